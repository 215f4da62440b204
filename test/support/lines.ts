import { newId } from "../../shared/base/ids.ts";
import type { LevelUnit } from "../../shared/level/overview.ts";
import { seededRandom } from "./ids.ts";

const random = seededRandom(11);

/** A line of the day: a section's only board, of which nothing is known. */
export function aLine(change: Partial<LevelUnit> = {}): LevelUnit {
  const boardId = newId<"board">(random);
  return {
    unitId: newId(random),
    name: "Sengepost",
    kind: "section",
    parentId: null,
    depth: 1,
    boardId,
    boardName: null,
    mainId: boardId,
    meeting: { state: "none", plannedAt: null, plannedEnd: null, startedAt: null },
    next: null,
    cross: null,
    events: [],
    staff: [],
    beds: null,
    raised: null,
    ...change,
  };
}
