import { type Finding, isSignal } from "../spc/explain.ts";
import type { Signal } from "./signal.ts";

/**
 * What a tile says of a series at a glance: a signal that nobody has seen, firm or still preliminary; one that was seen, or
 * explained; one that the chart gives and no row tells of, as in a sum of units; or none.
 */
export type SignalState = "none" | "signal" | "new" | "preliminary" | "seen" | "explained";

/** @param signals those of the series that are not closed, oldest first */
export function signalState(
  finding: Finding,
  signals: readonly Pick<Signal, "state" | "firm" | "standing">[],
): SignalState {
  const unseen = signals.filter(({ state }) => state === "new");
  if (unseen.length > 0) return unseen.some(({ firm }) => firm) ? "new" : "preliminary";
  if (!isSignal(finding)) return "none";
  const known = signals.findLast(({ standing }) => standing);
  if (!known) return "signal";
  return known.state === "explained" ? "explained" : "seen";
}

const URGENCY: readonly SignalState[] = ["new", "preliminary", "signal", "seen", "explained"];

/** Signals that nobody has seen first, then the others, then what has gone old, then the rest; within each as they stand. */
export function byUrgency<T extends { readonly state: SignalState; readonly old: boolean }>(tiles: readonly T[]): T[] {
  const rank = ({ state, old }: T) => {
    const urgency = URGENCY.indexOf(state);
    if (urgency >= 0) return Math.min(urgency, 2);
    return old ? 3 : 4;
  };
  return tiles
    .map((tile, i) => ({ tile, i }))
    .toSorted((a, b) => rank(a.tile) - rank(b.tile) || a.i - b.i)
    .map(({ tile }) => tile);
}
