import type { ChartDefinition } from "../../shared/spc/analyse.ts";
import { funnel } from "../../shared/spc/funnel.ts";
import { makingDataCount } from "../../shared/spc/makingDataCount.ts";
import type { Row } from "../../shared/spc/series.ts";
import { type Fact, calm, values, shares, read, R, near } from "./facts.ts";

/** Where the engine differs from the reference tools on purpose, and what those give. */
export const DIFFERENCES: readonly Fact[] = [
  [
    "a constant series is said to have no variation; qicharts2 says nothing",
    () => {
      const ys = values(Array(24).fill(7));
      return read(ys).phases[0]?.constant === true && read(ys, R).phases[0]?.constant === false;
    },
  ],
  [
    "events of nobody count nowhere; qicharts2 plots infinity and adds them to the centre",
    () => {
      const pairs = shares([...calm.map((y) => [y, 100] as const), [5, 0]]);
      const [ours, theirs] = [read(pairs, { chart: "p" }), read(pairs, { chart: "p", ...R })];
      const sum = calm.reduce((a, b) => a + b);
      return (
        near(ours.points[0]?.centre, sum / 2400) &&
        Number.isNaN(ours.points.at(-1)?.y) &&
        near(theirs.points[0]?.centre, (sum + 5) / 2400) &&
        theirs.points.at(-1)?.y === Number.POSITIVE_INFINITY
      );
    },
  ],
  [
    "a unit without anybody takes no limit from the others; in qicharts2 it takes them all",
    () => {
      const pairs = shares([
        [4, 90],
        [9, 120],
        [2, 80],
        [0, 0],
        [7, 110],
      ]).map((row) => ({ ...row, x: `U${row.x}` }));
      const theirs = read(pairs, { chart: "up", funnel: true, ...R });
      const ours = funnel(
        pairs.map(({ x, y, n = 0 }) => ({ name: x, count: y, size: n })),
        { chart: "up" },
      );
      return (
        theirs.points.every(({ upper }) => Number.isNaN(upper)) &&
        ours.skipped.join() === "U3" &&
        ours.points.every(({ upper }) => upper > ours.centre)
      );
    },
  ],
  [
    "the sum of nothing is missing; qicharts2 counts none",
    () => {
      const rows = [...values(calm), { x: 24, y: Number.NaN }, { x: 24, y: Number.NaN }];
      return (
        Number.isNaN(read(rows, { chart: "c" }).points.at(-1)?.y) &&
        read(rows, { chart: "c", ...R }).points.at(-1)?.y === 0
      );
    },
  ],
  [
    "sigma of an I′ chart comes from its baseline; in qicharts2 from all points",
    () => {
      const pairs = shares([...calm, ...calm.map((y) => 3 * y)].map((y) => [y, 40] as const));
      const upper = (definition: Partial<ChartDefinition>, rows = pairs) =>
        read(rows, { chart: "ip", ...definition }).points[0]?.upper;
      return (
        near(upper({ freeze: 24 }), upper({}, pairs.slice(0, 24)) ?? 0) &&
        !near(upper({ freeze: 24, ...R }), upper(R, pairs.slice(0, 24)) ?? 0)
      );
    },
  ],
  [
    "a given centre of a T chart is in its own unit; qicharts2 takes it as transformed",
    () => {
      const rows = values(calm).map((row) => ({ ...row, centre: 12 }));
      return (
        near(read(rows, { chart: "t" }).points[0]?.centre, 12) &&
        near(read(rows, { chart: "t", ...R }).points[0]?.centre, 12 ** 3.6)
      );
    },
  ],
  [
    "a phase can have a baseline of its own; qicharts2 knows none within a part",
    () => {
      const rows = values([...calm, ...calm.map((y) => y + 20), ...calm.map((y) => y + 40)]);
      const level = (definition: Partial<ChartDefinition>) =>
        read(rows, { phaseEnds: [24], ...definition }).points.at(-1)?.centre;
      const mean = calm.reduce((a, b) => a + b) / 24;
      return (
        near(level({ freeze: 48 }), mean + 20) &&
        near(level({ freeze: 48, ...R }), mean + 30) &&
        near(read(rows, { phaseEnds: [24], freeze: 48 }).points[0]?.centre, mean)
      );
    },
  ],
  [
    "both lower lines of a T chart end at zero; qicharts2 leaves one out",
    () => {
      const rows = values([1, 200, 2, 150, 1, 300, 3, 90, 2, 250, 1, 180, 2, 220, 1, 160, 2, 140, 1, 210, 3, 190]);
      return (
        read(rows, { chart: "t" }).points[0]?.lower95 === 0 &&
        Number.isNaN(read(rows, { chart: "t", ...R }).points[0]?.lower95)
      );
    },
  ],
  [
    "runs of fewer than ten useful points are preliminary; qicharts2 has no least number",
    () => {
      const rows = values([...Array<number>(20).fill(9), 10, 10, 10, 10, 10, 10]);
      const [ours, theirs] = [read(rows, { chart: "run" }).phases[0], read(rows, { chart: "run", ...R }).phases[0]];
      return (
        ours?.preliminary === "few-points" &&
        ours.runsSignal &&
        theirs?.runsSignal === true &&
        theirs.preliminary === undefined
      );
    },
  ],
  [
    "limits below zero are lifted for the whole series, or not at all",
    () => {
      const rows = values([...calm.map((y) => y - 8), ...calm.map((y) => y - 7.5)]);
      const lower = (first: Row[]) => read(first, { phaseEnds: [24] }).points.at(-1)?.lower ?? Number.NaN;
      return lower(rows) === 0 && lower([{ x: 0, y: -1 }, ...rows.slice(1)]) < 0;
    },
  ],
  [
    "100 % month after month meets its target; NHSRplotthedots calls it inconsistent",
    () => {
      const assured = (compat: object) =>
        makingDataCount(Array(15).fill(100), { better: "up", target: 95, ...compat }).assurance;
      return assured({}) === "pass" && assured({ compat: "NHSRplotthedots" }) === "inconsistent";
    },
  ],
];
