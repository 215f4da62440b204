/**
 * What the zone rules (Western Electric, Nelson) judge: points against bands of one, two and three sigma around the centre.
 * On a board Anhøj's rules are the ones offered; these are for the workbench, where somebody asks for them by name.
 */

/** A point with its own centre and sigma; a limit of `NaN` is none. */
export interface Standing {
  readonly y: number;
  readonly centre: number;
  readonly sigma: number;
  /** The limits as the chart draws them, at three sigma and clipped to what is possible. */
  readonly lower: number;
  readonly upper: number;
}

export interface RuleSignals {
  /** By rule, counted from 1: whether it fires at each point. */
  readonly fired: readonly (readonly boolean[])[];
  /** The lowest rule that fires at each point. */
  readonly first: readonly (number | undefined)[];
}

export type Rule = (points: readonly Standing[]) => readonly boolean[];

export function judgeBy(rules: readonly Rule[], points: readonly Standing[]): RuleSignals {
  const fired = rules.map((rule) => rule(points));
  const first: (number | undefined)[] = points.map(() => undefined);
  fired.forEach((signals, rule) => {
    signals.forEach((fires, i) => {
      if (fires) first[i] ??= rule + 1;
    });
  });
  return { fired, first };
}

export const beyondLimits: Rule = (points) => points.map(({ y, lower, upper }) => y > upper || y < lower);

/** `enough` of the last `length` points lie more than `k` sigma off on one side, the last of them too. */
export function mostBeyond(enough: number, length: number, k: number): Rule {
  return (points) => {
    const over = points.map(({ y, centre, sigma }) => y > centre + k * sigma);
    const under = points.map(({ y, centre, sigma }) => y < centre - k * sigma);
    return points.map((_, i) => isMost(over, i, enough, length) || isMost(under, i, enough, length));
  };
}

function isMost(held: readonly boolean[], at: number, enough: number, length: number): boolean {
  if (at + 1 < length || !held[at]) return false;
  return held.slice(at + 1 - length, at + 1).filter(Boolean).length >= enough;
}

/** So many in a row on one side of the centre; a point on it breaks the row. */
export function inARow(length: number): Rule {
  return (points) => {
    const above = completed(
      points.map(({ y, centre }) => y > centre),
      length,
    );
    const below = completed(
      points.map(({ y, centre }) => y < centre),
      length,
    );
    return points.map((_, i) => above[i] === true || below[i] === true);
  };
}

/** Where a row of `length` that hold is complete, and every later point that keeps it. */
export function completed(held: readonly boolean[], length: number): boolean[] {
  let row = 0;
  return held.map((holds) => {
    row = holds ? row + 1 : 0;
    return row >= length;
  });
}
