import type { Levels } from "./limits.ts";

/** From what a chart family computes to what is drawn: in the unit shown, and no limit where there is none. */

export function scale(levels: Levels, by: number): Levels {
  const times = (values: readonly number[]) => (by === 1 ? values : values.map((value) => value * by));
  const finite = (values: readonly number[]) =>
    values.map((value) => (Number.isFinite(value * by) ? value * by : Number.NaN));
  return {
    ...levels,
    y: times(levels.y),
    centre: times(levels.centre),
    lower: finite(levels.lower),
    upper: finite(levels.upper),
    lower95: finite(levels.lower95),
    upper95: finite(levels.upper95),
  };
}

export function withoutLimits(levels: Levels): Levels {
  const none = levels.y.map(() => Number.NaN);
  return { ...levels, lower: none, upper: none, lower95: none, upper95: none };
}

export function isBelowZero({ y }: Levels): boolean {
  return y.some((value) => value < 0);
}

export function floorAtZero(levels: Levels): Levels {
  const floor = (values: readonly number[]) =>
    values.some((value) => value < 0) ? values.map((value) => (value < 0 ? 0 : value)) : values;
  return { ...levels, lower: floor(levels.lower), lower95: floor(levels.lower95) };
}
