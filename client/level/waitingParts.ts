import type { Instant } from "../../shared/base/time.ts";
import type { LevelMatter } from "../../shared/level/overview.ts";
import { nearnessOf } from "./matterLine.ts";

/** From so many on, a list is told in parts that can be folded. */
const LONG = 8;

const WAITING_PARTS = ["safety", "over", "today", "later", "told"] as const;
export type WaitingPartKey = (typeof WAITING_PARTS)[number];

export interface WaitingPart {
  readonly key: WaitingPartKey;
  readonly matters: readonly LevelMatter[];
}

/**
 * A long list in parts: safety, then by how near svarfrist is, and last what only is to be read. Within a part the order of
 * the list stands.
 * @returns nothing for a list that is short enough to be seen whole
 */
export function waitingParts(matters: readonly LevelMatter[], now: Instant, zone: string): readonly WaitingPart[] {
  if (matters.length <= LONG) return [];
  const parts = Map.groupBy(matters, (matter) => partOf(matter, now, zone));
  return WAITING_PARTS.flatMap((key) => {
    const there = parts.get(key);
    return there ? [{ key, matters: there }] : [];
  });
}

function partOf(matter: LevelMatter, now: Instant, zone: string): WaitingPartKey {
  if (matter.safety) return "safety";
  const near = nearnessOf(matter, now, zone);
  if (near === "none") return matter.kind === "awareness" ? "told" : "later";
  return near === "soon" ? "today" : near;
}
