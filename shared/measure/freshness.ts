import type { Instant } from "../base/time.ts";
import { endOf, type Period, type Rhythm, rhythmLength } from "./period.ts";

/** How old a measure's last figure is; `old` = nothing has come for twice its rhythm. */
export interface Freshness {
  readonly latest: Period;
  readonly recordedAt: Instant;
  readonly old: boolean;
  /** When the next figure was or will be due, a rhythm after the last one's period; events are never due. */
  readonly due: Instant | undefined;
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
  const due = length === undefined || end === undefined ? undefined : end + length;
  const old = due !== undefined && length !== undefined && now > due + length;
  return { latest: latest.period, recordedAt: latest.recordedAt, old, due };
}
