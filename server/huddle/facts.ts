import type { MeetingTypeId } from "../../shared/base/ids.ts";
import type { Ended } from "../../shared/huddle/huddle.ts";
import type { MeetingFacts } from "../../shared/protocol/meetings.ts";
import type { BoardFacts } from "../access/authority.ts";
import { crossDaysChangedSince } from "../storage/cross.ts";
import type { Db } from "../storage/database.ts";
import { meetingTypeById } from "../storage/meetings.ts";

/**
 * What happened on the board while a meeting ran, read in the transaction that ends it: a record that changes later is
 * not a record.
 */
export async function factsOf(db: Db, board: BoardFacts, meeting: Ended): Promise<MeetingFacts> {
  return {
    type: await typeName(db, meeting.typeId),
    cross: await crossOf(db, board, meeting),
    measures: [],
    cards: [],
  };
}

async function typeName(db: Db, id: MeetingTypeId): Promise<MeetingFacts["type"]> {
  const type = await meetingTypeById(db, id, "also deleted");
  return { kind: type?.kind ?? "huddle", name: type?.name ?? null };
}

async function crossOf(db: Db, board: BoardFacts, meeting: Ended): Promise<MeetingFacts["cross"]> {
  const changed = await crossDaysChangedSince(db, board.id, meeting.startedAt);
  return changed.map(({ date, colour, closed, events }) => ({ date, colour, closed, events }));
}
