import type { Instant } from "../base/time.ts";
import { endOf, type Period, type Rhythm, rhythmLength } from "./period.ts";

/** How old a measure's last figure is; `old` = nothing has come for twice its rhythm. */
export interface Freshness {
  readonly latest: Period;
  readonly recordedAt: Instant;
  readonly old: boolean;
}

/**
 * Age counts from the end of the last period, since a week's figure cannot come before the week has ended.
 * Events come when they come, and series that count 1, 2, 3 tell no time: they are never old.
 */
export function freshness(
  latest: { readonly period: Period; readonly recordedAt: Instant } | undefined,
  rhythm: Rhythm,
  now: Instant,
  zone: string,
): Freshness | undefined {
  if (!latest) return undefined;
  const length = rhythmLength(rhythm);
  const end = endOf(latest.period, zone);
  const old = length !== undefined && end !== undefined && now - end > 2 * length;
  return { latest: latest.period, recordedAt: latest.recordedAt, old };
}
