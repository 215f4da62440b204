import type { MeetingTypeId } from "../../shared/base/ids.ts";
import { type Instant, localDate } from "../../shared/base/time.ts";
import type { Lane, Tile } from "../../shared/board/schema.ts";
import type { Ended } from "../../shared/huddle/huddle.ts";
import type { MeetingFacts } from "../../shared/protocol/meetings.ts";
import type { BoardFacts } from "../access/authority.ts";
import { boardById } from "../storage/boards.ts";
import { cardsOfBoard } from "../storage/cardView.ts";
import { crossDaysChangedSince } from "../storage/cross.ts";
import type { Db } from "../storage/database.ts";
import { measureById, pointsOf, readingOf } from "../storage/measures.ts";
import { meetingTypeById } from "../storage/meetings.ts";
import { testsDecidedBetween } from "../storage/testView.ts";
import { thanksSince } from "../storage/thanks.ts";
import { saidBefore, todayOf } from "../storage/today.ts";
import { messagesOf, questionsAround, sinceBefore, visitsOf, type When } from "./factsAround.ts";
import { handledIn, raisedIn } from "./factsOfMatters.ts";

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
  const since = await sinceBefore(db, board, meeting);
  const until = meeting.left ? now : meeting.endedAt;
  const isNews: When = (at) => (at > since && at <= until) || when(at);
  const span = { when, isNews, since, now };
  const visits = await visitsOf(db, board, isNews, since);
  const ofVisits = new Set(visits.flatMap(({ thanks }) => thanks.map(({ id }) => id)));
  const given = await thanksSince(db, board.id, meeting.startedAt - 1);
  return {
    type: await typeName(db, meeting.typeId),
    cross: await crossOf(db, board, meeting, when),
    measures: await measuresSeen(db, board, meeting, tiles),
    about: await namesOf(db, board, meeting),
    ...(await raisedIn(db, board.id, span)),
    handled: await handledIn(db, board.id, span),
    messages: await messagesOf(db, board, meeting),
    visits,
    ...(await questionsAround(db, board, isNews, until)),
    today: await dayOf(db, board, meeting),
    thanks: given.filter(({ id, at }) => when(at) && !ofVisits.has(id)),
    tests: await testsOf(db, board, meeting, when, now),
    cards: await cardsOf(db, board, meeting, lanes, when),
  };
}

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

async function namesOf(db: Db, board: BoardFacts, meeting: Ended): Promise<MeetingFacts["about"]> {
  const ids = new Set<string>(meeting.decisions.flatMap(({ about }) => (about?.kind === "card" ? [about.id] : [])));
  const cards = ids.size === 0 ? [] : await cardsOfBoard(db, board.id);
  return cards.filter(({ cardId }) => ids.has(cardId)).map(({ cardId, title }) => ({ id: cardId, name: title }));
}
