import type { BoardId, PersonId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { EscalationId } from "../../shared/escalation/escalation.ts";
import type { NoticeEvent } from "../../shared/notice/event.ts";
import type { NoticeId } from "../../shared/notice/wire.ts";
import type { Db } from "./database.ts";
import { stepsWithClock } from "./escalations.ts";

export interface NoticeTables {
  notices: NoticeRow;
}

interface NoticeRow {
  id: NoticeId;
  person_id: PersonId;
  event: NoticeEvent;
  matter_id: EscalationId;
  number: number;
  board_id: BoardId;
  at: number;
  read_at: number | null;
}

/** What a person is told of, behind the bell. */
export interface StoredNotice {
  readonly id: NoticeId;
  readonly personId: PersonId;
  readonly event: NoticeEvent;
  readonly matterId: EscalationId;
  readonly number: number;
  /** Where one acts on it. */
  readonly boardId: BoardId;
  readonly at: Instant;
  readonly readAt: Instant | null;
}

function fromRow(row: NoticeRow): StoredNotice {
  return {
    id: row.id,
    personId: row.person_id,
    event: row.event,
    matterId: row.matter_id,
    number: row.number,
    boardId: row.board_id,
    at: row.at,
    readAt: row.read_at,
  };
}

/**
 * Tells a person of one thing.
 * @returns whether it is new: the same thing is told once
 */
export async function insertNotice(db: Db, notice: Omit<StoredNotice, "readAt">): Promise<boolean> {
  const { id, personId, event, matterId, number, boardId, at } = notice;
  const result = await db
    .insertInto("notices")
    .values({
      id,
      person_id: personId,
      event,
      matter_id: matterId,
      number,
      board_id: boardId,
      at,
      read_at: null,
    })
    .onConflict((conflict) => conflict.columns(["person_id", "event", "matter_id", "number"]).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** A person's last notices, the newest first. */
export async function noticesOf(db: Db, personId: PersonId, most: number): Promise<StoredNotice[]> {
  const rows = await db
    .selectFrom("notices")
    .selectAll()
    .where("person_id", "=", personId)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(most)
    .execute();
  return rows.map(fromRow);
}

/** Marks as read what had come by an instant. @returns whether anything was unread */
export async function markRead(db: Db, personId: PersonId, until: Instant, at: Instant): Promise<boolean> {
  const result = await db
    .updateTable("notices")
    .set({ read_at: at })
    .where("person_id", "=", personId)
    .where("at", "<=", until)
    .where("read_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Who has not read what they were told of a matter. */
export async function unreadAbout(db: Db, matterId: EscalationId): Promise<PersonId[]> {
  const rows = await db
    .selectFrom("notices")
    .select("person_id")
    .distinct()
    .where("matter_id", "=", matterId)
    .where("read_at", "is", null)
    .execute();
  return rows.map(({ person_id: id }) => id);
}

export async function forgetNoticesBefore(db: Db, before: Instant): Promise<void> {
  await db.deleteFrom("notices").where("at", "<", before).execute();
}

/** Matters of which a svarfrist lies between two instants and nobody has been told yet that it is near. */
export async function mattersDueSoon(db: Db, after: Instant, until: Instant): Promise<EscalationId[]> {
  const rows = await stepsWithClock(db)
    .select("step.escalation_id")
    .distinct()
    .where("step.due", ">", after)
    .where("step.due", "<=", until)
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom("notices")
            .select("notices.id")
            .whereRef("notices.matter_id", "=", "step.escalation_id")
            .whereRef("notices.number", "=", "step.number")
            .where("notices.event", "=", "due-soon"),
        ),
      ),
    )
    .execute();
  return rows.map(({ escalation_id: id }) => id).toSorted();
}
