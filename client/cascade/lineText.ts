import type { Counts } from "../../shared/level/counts.ts";
import { meetToday } from "../../shared/level/counts.ts";
import type { LevelUnit } from "../../shared/level/overview.ts";
import type { Words } from "../words/catalogue.ts";

/** "5 av 6 holdt · 1 i gang · 1 uten møte i dag": what is said adds up to the list that it counts. */
export function meetingsText(counts: Counts, words: Words["cascade"]): string {
  const { held, running, missed, none } = counts;
  const all = meetToday(counts);
  if (all === 0) return words.nobody;
  const said = [
    words.heldOf(held, all),
    running > 0 && words.running(running),
    missed > 0 && words.missed(missed),
    none > 0 && words.without(none),
  ];
  return said.filter(Boolean).join(" · ");
}

/** What a line is called: its unit, with the board where that tells it from another of the unit. */
export function lineName({ name, boardName }: Pick<LevelUnit, "name" | "boardName">): string {
  return boardName === null ? name : `${name} · ${boardName}`;
}

/** One key for each line of a list. */
export function lineKey({ unitId, boardId }: Pick<LevelUnit, "unitId" | "boardId">): string {
  return boardId ?? unitId;
}
