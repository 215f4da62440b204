import { signalPoints } from "../../shared/spc/explain.ts";
import type { RuleSet } from "../../shared/spc/ruleSets.ts";
import { type Fact, calm, values, shares, read, broken, by } from "./facts.ts";

/** Which rule of which set is broken where. */
export const RULES: readonly Fact[] = [
  [
    "a point beyond the limits breaks rule 1 of each set",
    () =>
      (["anhoej", "bestbox", "cutbox", "westernElectric", "nelson", "makingDataCount"] as const).every((rules) =>
        broken(by(rules, [...calm, 40]), -1).startsWith("1 above"),
      ),
  ],
  [
    "two of three beyond two sigma are Western Electric's rule 2, Nelson's 5, Making Data Count's 3",
    () => {
      const ys = [...calm, 22, 13, 22];
      return (
        broken(by("westernElectric", ys), -1) === "2 above" &&
        broken(by("nelson", ys), -1) === "5 above" &&
        broken(by("makingDataCount", ys), -1) === "3 above" &&
        broken(by("anhoej", ys), -1) === ""
      );
    },
  ],
  [
    "far below counts as far above does, and a line clipped at zero makes no zone narrower",
    () => {
      const below = by("makingDataCount", [...calm, 3, 11, 3]);
      const rare = shares([...calm.map((y) => [Math.round(y / 6), 50] as const), [4, 50], [4, 50]]);
      const clipped = read(rare, { chart: "p", rules: "westernElectric", freeze: calm.length });
      return broken(below, -1) === "3 below" && clipped.points[0]?.lower === 0 && broken(clipped, -1) === "";
    },
  ],
  [
    "four of five beyond one sigma are Western Electric's rule 3 and Nelson's 6",
    () => {
      const ys = [...calm, 7, 7, 13, 7, 7];
      return broken(by("westernElectric", ys), -1) === "3 below" && broken(by("nelson", ys), -1) === "6 below";
    },
  ],
  [
    "eight on one side are Western Electric's, nine Nelson's, seven Making Data Count's",
    () => {
      const row = (length: number) => [...calm, 10, ...Array<number>(length).fill(13.5)];
      const fires = (rules: RuleSet, length: number) =>
        by(rules, row(length))
          .points.at(-1)
          ?.broken.some(({ name }) => name === "one-side") === true;
      return (
        fires("westernElectric", 8) &&
        !fires("westernElectric", 7) &&
        fires("nelson", 9) &&
        !fires("nelson", 8) &&
        fires("makingDataCount", 7) &&
        !fires("makingDataCount", 6)
      );
    },
  ],
  [
    "six that rise are Nelson's rule 3, seven Making Data Count's",
    () => {
      const rise = (length: number) => [...calm, ...Array.from({ length }, (_, i) => 8 + 1.4 * i)];
      const steady = (rules: RuleSet, length: number) =>
        by(rules, rise(length))
          .points.at(-1)
          ?.broken.some(({ name, side }) => name === "steady" && side === "rising") === true;
      return (
        steady("nelson", 6) && !steady("nelson", 5) && steady("makingDataCount", 7) && !steady("makingDataCount", 6)
      );
    },
  ],
  [
    "a missing point and one that is left out come between no neighbours",
    () => {
      const ys = [...calm, 10, 13.5, 13.5, 13.5, 13.5, Number.NaN, 13.5, 13.5, 60, 13.5, 13.5];
      const analysis = read(values(ys), { rules: "westernElectric", freeze: 24, excluded: [33] });
      return (
        broken(analysis, -1) === "4 above" && broken(analysis, -2) === "" && analysis.points[32]?.broken.length === 0
      );
    },
  ],
  [
    "nothing is judged under ten useful points, in any set",
    () =>
      (["westernElectric", "nelson", "makingDataCount", "anhoej"] as const).every((rules) =>
        read(values([1, 2, 3, 4, 5, 6, 6, 7, 8, 9, 10]), { rules }).points.every((point) => point.broken.length === 0),
      ),
  ],
  [
    "an unfinished point breaks no rule, and is in no count",
    () => {
      const { points, phases } = read(values([...calm, 90]), { rules: "nelson", unfinished: true });
      return points.at(-1)?.broken.length === 0 && phases[0]?.runs.useful === 24;
    },
  ],
  [
    "the points of a run that is too long are marked, those on the line are not",
    () => {
      const marked = signalPoints(read(values([...calm, ...Array<number>(12).fill(13.5)]), { freeze: 24 }));
      return marked.has(35) && marked.has(24) && !marked.has(22);
    },
  ],
  [
    "the best box judges by its own limits, and tells them",
    () => {
      const ys = [1, 2, 1, 2, 1, 2, 2, 2, 2, 2, 2, 2, 1, 2].map((y, i) => y + i / 1000);
      const [anhoej, box] = [read(values(ys), { chart: "run" }), read(values(ys), { chart: "run", rules: "bestbox" })];
      return anhoej.phases[0]?.runs.longestMax === 7 && box.phases[0]?.runs.longestMax === 6;
    },
  ],
  [
    "a run that the last point has just made is preliminary, and holds with one more",
    () => {
      const preliminary = (more: number) =>
        read(values([...calm, ...Array<number>(more).fill(13.5)]), { freeze: 24 }).phases[0]?.preliminary;
      return preliminary(8) === "last-point" && preliminary(10) === undefined;
    },
  ],
  [
    "a T chart is judged by its zones where it is even",
    () => {
      const days = calm.map((y) => (y / 10) ** 3.6);
      const at = (y: number) =>
        broken(
          read(values([...days, (y / 10) ** 3.6, (y / 10) ** 3.6, 1.3 ** 3.6, (y / 10) ** 3.6, (y / 10) ** 3.6]), {
            chart: "t",
            rules: "westernElectric",
            freeze: 24,
          }),
          -1,
        );
      return at(7) === "3 below";
    },
  ],
];
