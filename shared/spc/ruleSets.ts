/**
 * The sets of rules by which a signal can be known. Anhøj's runs rules with the limits are what a board uses; the others are
 * for those who ask for them by name. One set at a time: rules that are added up give false alarms that add up too.
 */
export const RULE_SETS = ["anhoej", "bestbox", "cutbox", "westernElectric", "nelson", "makingDataCount"] as const;
export type RuleSet = (typeof RULE_SETS)[number];

export type RuleName =
  | "outside"
  | "long-run"
  | "few-crossings"
  | "two-of-three"
  | "four-of-five"
  | "one-side"
  | "steady"
  | "alternating"
  | "hugging"
  | "avoiding";

export interface RuleFacts {
  /** As its source counts them. */
  readonly number: number;
  readonly name: RuleName;
  /** How many points in a row it looks at; absent where that follows the length of the series. */
  readonly points?: number;
}

export interface RuleSetFacts {
  /** `series`: the verdict is of a whole phase. `point`: each point breaks a rule or does not. */
  readonly judges: "series" | "point";
  readonly source: string;
  readonly rules: readonly RuleFacts[];
}

const OUTSIDE: RuleFacts = { number: 1, name: "outside", points: 1 };
const RUNS: readonly RuleFacts[] = [OUTSIDE, { number: 2, name: "long-run" }, { number: 3, name: "few-crossings" }];
const BOXES = "Anhøj and Wentzel-Larsen, PLoS ONE 15(6) (2020) e0233920";

export const RULE_SET_FACTS: Readonly<Record<RuleSet, RuleSetFacts>> = {
  anhoej: {
    judges: "series",
    source: "Anhøj and Olesen, PLoS ONE 9(11) (2014) e113825; Shewhart's limits at three sigma",
    rules: RUNS,
  },
  bestbox: { judges: "series", source: BOXES, rules: RUNS },
  cutbox: { judges: "series", source: BOXES, rules: RUNS },
  westernElectric: {
    judges: "point",
    source: "Western Electric, Statistical Quality Control Handbook (1956)",
    rules: [
      OUTSIDE,
      { number: 2, name: "two-of-three", points: 3 },
      { number: 3, name: "four-of-five", points: 5 },
      { number: 4, name: "one-side", points: 8 },
    ],
  },
  nelson: {
    judges: "point",
    source: "L. S. Nelson, Journal of Quality Technology 16 (1984) 237-239",
    rules: [
      OUTSIDE,
      { number: 2, name: "one-side", points: 9 },
      { number: 3, name: "steady", points: 6 },
      { number: 4, name: "alternating", points: 14 },
      { number: 5, name: "two-of-three", points: 3 },
      { number: 6, name: "four-of-five", points: 5 },
      { number: 7, name: "hugging", points: 15 },
      { number: 8, name: "avoiding", points: 8 },
    ],
  },
  makingDataCount: {
    judges: "point",
    source: "NHS England, Making Data Count; NHSRplotthedots 0.2.2",
    rules: [
      OUTSIDE,
      { number: 2, name: "steady", points: 7 },
      { number: 3, name: "two-of-three", points: 3 },
      { number: 4, name: "one-side", points: 7 },
    ],
  },
};

/** So many in a row on one side of the centre are a signal, whatever the length of the series; `undefined` for runs rules. */
export function rowOf(set: RuleSet): number | undefined {
  return RULE_SET_FACTS[set].rules.find((rule) => rule.name === "one-side")?.points;
}
