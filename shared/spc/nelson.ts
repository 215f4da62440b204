import {
  beyondLimits,
  completed,
  inARow,
  judgeBy,
  mostBeyond,
  type Rule,
  type RuleSignals,
  type Standing,
} from "./zones.ts";

/**
 * Nelson's eight tests. Sources: L. S. Nelson, Journal of Quality Technology 16 (1984) 237-239; qcc 3.0, R/rules.R.
 */

/** Six points in a row that rise, or that fall; equal neighbours break it. */
const steady: Rule = (points) => {
  const rising = completed(
    steps(points).map((step) => step > 0),
    5,
  );
  const falling = completed(
    steps(points).map((step) => step < 0),
    5,
  );
  return points.map((_, i) => i > 0 && (rising[i - 1] === true || falling[i - 1] === true));
};

/** Fourteen points that go up and down by turns: twelve turns in a row. */
const alternating: Rule = (points) => {
  const step = steps(points);
  const turns = completed(
    step.slice(1).map((next, i) => next * (step[i] ?? Number.NaN) < 0),
    12,
  );
  return points.map((_, i) => i > 1 && turns[i - 2] === true);
};

/** Fifteen in a row within one sigma, the edge included: less variation than the limits promise. */
const hugging: Rule = (points) =>
  completed(
    points.map(({ y, centre, sigma }) => y >= centre - sigma && y <= centre + sigma),
    15,
  );

/** Eight in a row outside one sigma, with both sides among them: as of two processes. */
const avoiding: Rule = (points) => {
  const above = points.map(({ y, centre, sigma }) => y > centre + sigma);
  const below = points.map(({ y, centre, sigma }) => y < centre - sigma);
  const outside = completed(
    points.map((_, i) => above[i] === true || below[i] === true),
    8,
  );
  const inLast = (held: readonly boolean[], i: number) => held.slice(Math.max(0, i - 7), i + 1).includes(true);
  return outside.map((isOutside, i) => isOutside && inLast(above, i) && inLast(below, i));
};

const RULES = [
  beyondLimits,
  inARow(9),
  steady,
  alternating,
  mostBeyond(2, 3, 2),
  mostBeyond(4, 5, 1),
  hugging,
  avoiding,
];

function steps(points: readonly Standing[]): number[] {
  return points.slice(1).map(({ y }, i) => y - (points[i]?.y ?? Number.NaN));
}

export function nelson(points: readonly Standing[]): RuleSignals {
  return judgeBy(RULES, points);
}
