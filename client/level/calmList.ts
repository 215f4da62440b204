import type { EscalationId } from "../../shared/escalation/escalation.ts";
import type { LevelMatter } from "../../shared/level/overview.ts";

/** A line of a list that stands still while somebody reads in it. */
export interface CalmLine {
  readonly matter: LevelMatter;
  /** Others have dealt with it meanwhile: its line stays until the list may move again. */
  readonly isGone: boolean;
}

export interface CalmList {
  readonly lines: readonly CalmLine[];
  /** What has come meanwhile and would move lines that stand there. */
  readonly fresh: readonly LevelMatter[];
}

/**
 * A list as it stood when somebody began to read in it, with what is known of each matter now. Nothing moves under a finger:
 * what came waits to be asked for unless it comes last, and what others took stays; what the reader has dealt with goes.
 * @param shown the list as it stood
 * @param now the list as it is
 * @param mine what the reader has opened or thanked for
 */
export function calmList(
  shown: readonly LevelMatter[],
  now: readonly LevelMatter[],
  mine: ReadonlySet<EscalationId>,
): CalmList {
  const current = new Map(now.map((matter) => [matter.id, matter]));
  const known = new Set(shown.map(({ id }) => id));
  const lines = shown.flatMap((old): CalmLine[] => {
    const matter = current.get(old.id);
    if (matter) return [{ matter, isGone: false }];
    return mine.has(old.id) ? [] : [{ matter: old, isGone: true }];
  });
  const last = now.findLastIndex(({ id }) => known.has(id));
  const isFirst = lines.length === 0;
  const fresh = now.filter(({ id }, place) => !known.has(id) && place < last && !isFirst);
  const after = now.filter(({ id }, place) => !known.has(id) && (place > last || isFirst));
  return { lines: [...lines, ...after.map((matter) => ({ matter, isGone: false }))], fresh };
}
