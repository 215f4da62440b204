import type { Instant } from "../base/time.ts";
import { type Finding, isSignal } from "../spc/explain.ts";
import type { ReadSeries } from "./readSeries.ts";

/** What a tile says of a series at a glance. */
export type SignalState = "none" | "signal" | "new";

/**
 * Whether a signal is there, and whether it is new: its last point came after `since` (the end of the last meeting).
 * A run that goes on is new each time it grows only if it was no signal before: its completing point counts.
 */
export function signalState(finding: Finding, read: ReadSeries, since: Instant | undefined): SignalState {
  if (!isSignal(finding)) return "none";
  const at = completedAt(finding, read);
  const arrived = at === undefined ? undefined : read.recordedAt[at];
  return since !== undefined && arrived !== undefined && arrived > since ? "new" : "signal";
}

/** Index of the point with which a signal was there. */
function completedAt(finding: Finding, { analysis }: ReadSeries): number | undefined {
  if (finding.kind === "outside") return finding.at;
  if (finding.kind !== "run") return analysis.points.findLastIndex((point) => point.included);
  const longest = analysis.phases.at(-1)?.runs.longestMax ?? Number.POSITIVE_INFINITY;
  let useful = 0;
  for (let i = finding.from; i <= finding.to; i += 1) {
    const point = analysis.points[i];
    if (point?.included && !Number.isNaN(point.y) && point.y !== point.centre) useful += 1;
    if (useful > longest) return i;
  }
  return finding.to;
}

/** Signals first, then what has gone old, then the rest; within each as they stand on the board. */
export function byUrgency<T extends { readonly state: SignalState; readonly old: boolean }>(tiles: readonly T[]): T[] {
  const rank = ({ state, old }: T) => (state === "new" ? 0 : state === "signal" ? 1 : old ? 2 : 3);
  return tiles
    .map((tile, i) => ({ tile, i }))
    .toSorted((a, b) => rank(a.tile) - rank(b.tile) || a.i - b.i)
    .map(({ tile }) => tile);
}
