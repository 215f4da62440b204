import { dueFrom } from "../huddle/settle.ts";
import { dueTypes, moveDue } from "../storage/meetings.ts";
import type { Scene } from "./scene.ts";

/** A meeting of this morning was not missed: the example has only just begun, and its next one is the newcomer's to hold. */
export async function skipToday({ parts, now }: Scene): Promise<void> {
  const { db } = parts.storage;
  for (const { type, dueAt } of await dueTypes(db, now)) {
    const board = parts.authority.board(type.boardId);
    if (board) await moveDue(db, type.id, dueAt, await dueFrom(db, board, type, now));
  }
}
