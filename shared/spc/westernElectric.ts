import { beyondLimits, inARow, judgeBy, mostBeyond, type RuleSignals, type Standing } from "./zones.ts";

/**
 * One point beyond three sigma; two of three beyond two; four of five beyond one; eight in a row on one side.
 * A signal marks the point that completes the pattern, and every later one that keeps it.
 * Sources: Western Electric, Statistical Quality Control Handbook (1956); qcc 3.0, R/rules.R.
 */
const RULES = [beyondLimits, mostBeyond(2, 3, 2), mostBeyond(4, 5, 1), inARow(8)];

export function westernElectric(points: readonly Standing[]): RuleSignals {
  return judgeBy(RULES, points);
}
