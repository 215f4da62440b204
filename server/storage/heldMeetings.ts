import type { BoardId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { Db } from "./database.ts";

/** A meeting that was held from beginning to end. */
export interface HeldMeeting {
  readonly boardId: BoardId;
  readonly startedAt: Instant;
}

/** The meetings that some boards have begun since an instant and held to their end. */
export async function heldSince(db: Db, boards: readonly BoardId[], since: Instant): Promise<HeldMeeting[]> {
  if (boards.length === 0) return [];
  const rows = await db
    .selectFrom("meetings")
    .select(["board_id", "started_at"])
    .where("board_id", "in", boards)
    .where("state", "=", "ended")
    .where("started_at", ">=", since)
    .execute();
  return rows.map(({ board_id: boardId, started_at: startedAt }) => ({ boardId, startedAt: startedAt ?? since }));
}
