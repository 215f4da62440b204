import type { ChartDefinition } from "../../shared/spc/analyse.ts";
import { adviseBaseline } from "../../shared/spc/baseline.ts";
import { explain, type Finding } from "../../shared/spc/explain.ts";
import { funnel } from "../../shared/spc/funnel.ts";
import { mdcIcons } from "../../shared/spc/mdcIcons.ts";
import type { RuleSet } from "../../shared/spc/ruleSets.ts";
import { targetMet } from "../../shared/spc/target.ts";
import { upcoming } from "../../shared/spc/upcoming.ts";
import { type Fact, calm, values, read, near, by } from "./facts.ts";

/** What a board says of a series. */
const finding = (ys: readonly number[], definition: Partial<ChartDefinition> = {}): Finding =>
  explain(read(values(ys), definition));

export const READING: readonly Fact[] = [
  [
    "a point outside is told with its value and the limit that it is beyond",
    () => {
      const found = finding([...calm, 40], { freeze: 24 });
      return (
        found.kind === "outside" && found.value === 40 && near(found.limit, read(values(calm)).points[0]?.upper ?? 0)
      );
    },
  ],
  [
    "a run is told with what is allowed and of how many useful points",
    () => {
      const found = finding([...calm, ...Array<number>(10).fill(13.5)], { freeze: 24 });
      return found.kind === "run" && found.length === 11 && found.allowed === 8 && found.useful === 34 && found.holds;
    },
  ],
  [
    "few crossings are told with their least number, and without a since-when of a run",
    () => {
      const slow = Array.from({ length: 36 }, (_, i) => 10 + (Math.floor(i / 6) % 2 === 0 ? 3 : -3) + (i % 3) / 10);
      const found = finding(slow, { chart: "run" });
      return found.kind === "crossings" && found.crossings === 5 && found.least === 13 && found.useful === 36;
    },
  ],
  [
    "after an accepted phase today's level is told beside the one before",
    () => {
      const found = finding([...calm, ...calm.map((y) => y - 6)], { phaseEnds: [24] });
      return found.kind === "stable" && near(found.before, 12.083333333333334) && near(found.level, 6.083333333333333);
    },
  ],
  [
    "a pattern is told with its set, its rule and its points",
    () => {
      const found = finding([...calm, 10, ...Array<number>(9).fill(13.5)], { rules: "westernElectric", freeze: 24 });
      return (
        found.kind === "pattern" &&
        found.rule.number === 4 &&
        found.length === 9 &&
        found.from === 25 &&
        found.at === 33
      );
    },
  ],
  [
    "a target is met stably, not without change, or now and then",
    () => {
      const met = (target: number, better: "up" | "down" = "up") => targetMet(read(values(calm)), target, better);
      return (
        met(-5) === "met-stably" &&
        met(40) === "not-without-change" &&
        met(12) === "varies" &&
        met(40, "down") === "met-stably" &&
        met(-5, "down") === "not-without-change"
      );
    },
  ],
  [
    "a target of a series that never moves is read from its points",
    () => {
      const met = (target: number) => targetMet(read(values(Array(24).fill(100))), target, "up");
      return met(95) === "met-stably" && met(100) === "met-stably" && met(100.5) === "not-without-change";
    },
  ],
  [
    "nothing is said of a target while the level moves, too early, or where neither way is better",
    () =>
      targetMet(read(values([...calm, ...calm.map((y) => y + 9)])), 50, "up") === undefined &&
      targetMet(read(values(calm.slice(0, 12))), 50, "up") === undefined &&
      targetMet(read(values(calm)), 50, "neutral") === undefined &&
      targetMet(read(values(calm)), null, "up") === undefined,
  ],
  [
    "the icons of Making Data Count follow the latest point and the target",
    () => {
      const icons = (y: number, better: "up" | "down" | "neutral") =>
        mdcIcons(read(values([...calm, y]), { freeze: 24 }), better, 40);
      return (
        icons(39, "up")?.variation === "improvement-high" &&
        icons(39, "down")?.variation === "concern-high" &&
        icons(12, "up")?.variation === "common" &&
        icons(39, "neutral")?.variation === "neutral-high" &&
        icons(12, "up")?.assurance === "fail" &&
        icons(12, "down")?.assurance === "pass"
      );
    },
  ],
  [
    "what it takes for the next signal follows the chosen rules",
    () => {
      const more = (rules: RuleSet) => upcoming(by(rules, [...calm, 10, 13.5, 13.5]))?.run?.more;
      return (
        more("makingDataCount") === 5 && more("westernElectric") === 6 && more("nelson") === 7 && more("anhoej") === 7
      );
    },
  ],
  [
    "a baseline with a broken rule is never advised to be frozen",
    () => {
      const advice = (rules: RuleSet) =>
        adviseBaseline(read(values([...calm, 9, 8, 9, 8, 9, 8, 9, 8]), { rules }), { chart: "i", rules })?.kind;
      return advice("westernElectric") === "not-stable" && advice("anhoej") === "freeze";
    },
  ],
  [
    "a funnel keeps the order of its units, and its curves meet their limits",
    () => {
      const units = [
        ["Ås", 9, 400],
        ["Bø", 30, 900],
        ["By", 2, 100],
      ].map(([name, count, size]) => ({ name: String(name), count: Number(count), size: Number(size) }));
      const { points, curve, centre } = funnel(units, { chart: "p", multiply: 100 });
      return (
        points.map(({ name }) => name).join() === "Ås,Bø,By" &&
        near(centre, 100 * (41 / 1400)) &&
        near(curve[0]?.upper, points[2]?.upper ?? 0) &&
        near(curve.at(-1)?.upper, points[1]?.upper ?? 0)
      );
    },
  ],
];
