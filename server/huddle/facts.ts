import type { BoardId, MeetingTypeId } from "../../shared/base/ids.ts";
import { type Instant, localDate } from "../../shared/base/time.ts";
import type { Lane, Tile } from "../../shared/board/schema.ts";
import type { MatterStep } from "../../shared/escalation/step.ts";
import type { Ended } from "../../shared/huddle/huddle.ts";
import type { MeetingFacts } from "../../shared/protocol/meetings.ts";
import type { BoardFacts } from "../access/authority.ts";
import { boardById } from "../storage/boards.ts";
import { cardsOfBoard } from "../storage/cardView.ts";
import { crossDaysChangedSince } from "../storage/cross.ts";
import type { Db } from "../storage/database.ts";
import { raisedMovedBetween } from "../storage/escalations.ts";
import { measureById, pointsOf, readingOf } from "../storage/measures.ts";
import { meetingTypeById } from "../storage/meetings.ts";
import { messagesShownIn } from "../storage/messages.ts";
import { testsDecidedBetween } from "../storage/testView.ts";
import { thanksSince } from "../storage/thanks.ts";
import { saidBefore, todayOf } from "../storage/today.ts";
import { unitById } from "../storage/units.ts";

/** What of the document a record needs; read before the transaction, since the document has a writer of its own. */
export interface BoardPlaces {
  readonly lanes: readonly Lane[];
  readonly tiles: readonly Tile[];
}

/**
 * What happened on the board while a meeting ran, read in the transaction that ends it: a record that changes later is
 * not a record.
 */
export async function factsOf(
  db: Db,
  board: BoardFacts,
  meeting: Ended,
  { lanes, tiles }: BoardPlaces,
  now: Instant,
): Promise<MeetingFacts> {
  const when = heldWhen(meeting, now);
  return {
    type: await typeName(db, meeting.typeId),
    cross: await crossOf(db, board, meeting, when),
    measures: await measuresSeen(db, board, meeting, tiles),
    about: await namesOf(db, board, meeting),
    ...(await mattersOf(db, board, meeting, when, now)),
    messages: await messagesOf(db, meeting),
    today: await dayOf(db, board, meeting),
    thanks: (await thanksSince(db, board.id, meeting.startedAt - 1)).filter(({ at }) => when(at)),
    tests: await testsOf(db, board, meeting, when, now),
    cards: await cardsOf(db, board, meeting, lanes, when),
  };
}

/** Whether an instant belongs to a meeting. */
type When = (at: Instant) => boolean;

/**
 * From its start to its end; of one that was held without network, also the moments in which what was done arrives, since
 * rows and cards carry the time at which the server had them.
 */
function heldWhen({ startedAt, endedAt, left, lateSince }: Ended, now: Instant): When {
  // One that nobody ended may have gone on for a while.
  const until = left ? now : endedAt;
  return (at) => (at >= startedAt && at <= until) || (lateSince !== undefined && at >= lateSince && at <= now);
}

async function typeName(db: Db, id: MeetingTypeId): Promise<MeetingFacts["type"]> {
  const type = await meetingTypeById(db, id, "also deleted");
  return { kind: type?.kind ?? "huddle", name: type?.name ?? null };
}

async function crossOf(db: Db, board: BoardFacts, meeting: Ended, when: When): Promise<MeetingFacts["cross"]> {
  const touched = await crossDaysChangedSince(db, board.id, meeting.startedAt);
  const changed = touched.filter(({ changedAt }) => when(changedAt));
  return changed.map(({ date, colour, closed, events }) => ({ date, colour, closed, events }));
}

/** What stood on the stage of the first step, as it read then. */
async function messagesOf(db: Db, meeting: Ended): Promise<MeetingFacts["messages"]> {
  const shown = await messagesShownIn(db, meeting.id);
  const named = shown.map(async ({ id, unitId, text }) => ({
    id,
    from: (await unitById(db, unitId))?.name ?? "",
    text,
  }));
  return await Promise.all(named);
}

/** The day as it stood, with the need and the levels of then: both may be set otherwise tomorrow. */
async function dayOf(db: Db, board: BoardFacts, { endedAt }: Ended): Promise<MeetingFacts["today"]> {
  const date = localDate(endedAt, board.zone);
  const day = await todayOf(db, board.id, date);
  const settings = (await boardById(db, board.id))?.settings.today;
  const isSaid = day.staff.length > 0 || day.patients !== null || day.level !== null;
  if (!settings || !isSaid) return null;
  return { zone: board.zone, settings, day, before: await saidBefore(db, board.id, date) };
}

/** Cards made or moved since the start; who did it is not said, and an archived one is not news. */
async function cardsOf(
  db: Db,
  board: BoardFacts,
  meeting: Ended,
  lanes: readonly Lane[],
  when: When,
): Promise<MeetingFacts["cards"]> {
  const cards = await cardsOfBoard(db, board.id);
  return cards
    .filter(({ since, archived }) => !archived && when(since))
    .map((card) => ({
      id: card.cardId,
      title: card.title,
      change: card.createdAt >= meeting.startedAt ? ("made" as const) : ("moved" as const),
      laneMeaning: card.meaning ?? "own",
      laneName: lanes.find(({ id }) => id === card.laneId)?.name ?? null,
      reason: card.meaning === "notNow" && card.reason !== "" ? card.reason : null,
      who: card.who,
      due: card.due,
      evaluateOn: card.evaluateOn,
    }));
}

/** The tests that were decided while it ran, as the server heard of it. */
async function testsOf(
  db: Db,
  board: BoardFacts,
  meeting: Ended,
  when: When,
  now: Instant,
): Promise<MeetingFacts["tests"]> {
  const decided = await testsDecidedBetween(db, board.id, meeting.startedAt, now);
  return decided.flatMap(({ cardId, title, number, plan, outcome, happened, decision, decidedAt }) =>
    decision === null || decidedAt === null || !when(decidedAt)
      ? []
      : [{ id: cardId, title, number, plan, outcome, happened, decision }],
  );
}

/** The measures that were shown, with all that their sentence follows from. */
async function measuresSeen(
  db: Db,
  board: BoardFacts,
  meeting: Ended,
  tiles: readonly Tile[],
): Promise<MeetingFacts["measures"]> {
  const measures: MeetingFacts["measures"] = [];
  for (const id of meeting.seen) {
    const measure = await measureById(db, id);
    if (!measure) continue;
    const unitId = tiles.find(({ measureId }) => measureId === id)?.unitId ?? board.unitId;
    const series = { measureId: id, unitId };
    const { reading } = await readingOf(db, series);
    measures.push({ id, definition: measure.definition, reading, points: await pointsOf(db, series) });
  }
  return measures;
}

/** What was raised while the meeting ran, and which answers were judged. */
async function mattersOf(
  db: Db,
  board: BoardFacts,
  meeting: Ended,
  when: When,
  now: Instant,
): Promise<Pick<MeetingFacts, "raised" | "answers">> {
  const raised: MeetingFacts["raised"] = [];
  const answers: MeetingFacts["answers"] = [];
  const isNow = ({ at }: MatterStep): boolean => when(at);
  for (const { id, kind, what, asked, history } of await raisedMovedBetween(db, board.id, meeting.startedAt, now)) {
    const isWithdrawn = history.at(-1)?.what === "withdrawn";
    const [first] = history;
    if (first?.what === "sent" && isNow(first) && !isWithdrawn) {
      raised.push({ id, kind, what, asked, to: await unitNameOf(db, first.to) });
    }
    const judged = history.findLast((step) => isNow(step) && (step.what === "confirmed" || step.what === "reopened"));
    const answer = judged && history.slice(0, history.indexOf(judged)).findLast((step) => step.what === "answered");
    if (judged && answer) {
      const from = await unitNameOf(db, answer.board);
      answers.push({ id, what, text: answer.text, from, solved: judged.what === "confirmed" });
    }
  }
  return { raised, answers };
}

async function unitNameOf(db: Db, id: BoardId): Promise<string> {
  const board = await boardById(db, id);
  return (board && (await unitById(db, board.unitId))?.name) ?? "";
}

async function namesOf(db: Db, board: BoardFacts, meeting: Ended): Promise<MeetingFacts["about"]> {
  const ids = new Set<string>(meeting.decisions.flatMap(({ about }) => (about?.kind === "card" ? [about.id] : [])));
  const cards = ids.size === 0 ? [] : await cardsOfBoard(db, board.id);
  return cards.filter(({ cardId }) => ids.has(cardId)).map(({ cardId, title }) => ({ id: cardId, name: title }));
}
