import type { BoardId, MeetingId, UnitId } from "../../shared/base/ids.ts";
import { addDays, type Instant, localDate } from "../../shared/base/time.ts";
import type { Huddle } from "../../shared/huddle/huddle.ts";
import { atOnce, type BoardMessage, endOf, hasGreeted, inOrder, isInForce } from "../../shared/message/message.ts";
import type { Authority, BoardFacts } from "../access/authority.ts";
import type { Act } from "../commands.ts";
import type { Parts } from "../parts.ts";
import { addSeen, lockMessage, messageById, messagesTo, type ReceivedMessage } from "../storage/messages.ts";
import type { Db } from "../storage/database.ts";

/** The messages that a board shows, in the order in which it shows them. */
export async function messagesOn(
  { authority }: Pick<Parts, "authority">,
  db: Db,
  board: BoardFacts,
  now: Instant,
): Promise<BoardMessage[]> {
  // A day more than the board's own: its sender may live by another clock.
  const rows = await messagesTo(db, board.unitId, addDays(localDate(now, board.zone), -1));
  const shown = rows.flatMap((row) => asShown(authority, board, row) ?? []);
  return inOrder(shown.filter((message) => isInForce(message, now)));
}

function asShown(authority: Authority, board: BoardFacts, row: ReceivedMessage): BoardMessage | undefined {
  const unit = authority.unit(row.unitId);
  if (!unit) return undefined;
  const { id, text, sentAt, until, readAt } = row;
  const up = board.path.indexOf(unit.id);
  return {
    id,
    from: { unitId: unit.id, unitName: unit.name, kind: unit.kind },
    // Moved to another place in the tree since: then the sender is further away than all that are above it now.
    distance: up < 0 ? board.path.length : up,
    text,
    sentAt,
    until,
    endsAt: endOf(until, unit.zone),
    readAt,
  };
}

/** Tells all boards of a unit, and those who sent, that something has been read. */
export async function markRead(
  { authority }: Pick<Parts, "authority">,
  act: Act,
  unit: UnitId,
  messages: readonly BoardMessage["id"][],
  meeting: MeetingId | null,
): Promise<void> {
  // What is being read is not changed meanwhile; in one order, so that two meetings never wait for each other.
  for (const id of messages.toSorted()) await lockMessage(act.tx, id);
  const fresh = await addSeen(act.tx, unit, messages, meeting, act.now);
  if (fresh.length === 0) return;
  for (const board of boardsOf(authority, unit)) {
    act.tell(`board:${board}`, { kind: "messages:changed", id: board });
  }
  const senders = new Set<UnitId>();
  for (const id of fresh) {
    const sender = (await messageById(act.tx, id))?.unitId;
    if (sender) senders.add(sender);
  }
  for (const sender of senders) act.tell(`unit:${sender}`, { kind: "sent-messages:changed", id: sender });
}

export function boardsOf(authority: Authority, unit: UnitId): BoardId[] {
  return authority.boards().flatMap(({ id, unitId }) => (unitId === unit ? [id] : []));
}

/**
 * What stood on the stage of a meeting's first step is read by its unit, once the meeting goes on from there. One that was
 * held without network is left out: which messages its wall had by then, nobody knows.
 */
export async function readInMeeting(
  parts: Pick<Parts, "authority">,
  act: Act,
  board: BoardFacts,
  before: Huddle,
  after: Huddle,
): Promise<void> {
  if (!hasGreeted(before, after)) return;
  const { shown } = atOnce(await messagesOn(parts, act.tx, board, act.now), act.now);
  await markRead(
    parts,
    act,
    board.unitId,
    shown.map(({ id }) => id),
    before.id,
  );
}
