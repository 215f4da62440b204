import { addDays, localDate } from "../../shared/base/time.ts";
import { crossSettings, isClosed } from "../../shared/cross/greenCross.ts";
import type { StopPicture } from "../../shared/round/round.ts";
import type { BoardFacts } from "../access/authority.ts";
import { messagesOn } from "../message/onBoard.ts";
import type { Parts } from "../parts.ts";
import { boardById } from "../storage/boards.ts";
import { cardsOfBoard } from "../storage/cardView.ts";
import { crossDays } from "../storage/cross.ts";
import type { Db } from "../storage/database.ts";
import { measuresById } from "../storage/measures.ts";
import { endedMeetings, lastNotHeld, runningOn } from "../storage/meetings.ts";
import { signalsIn } from "../storage/signals.ts";
import { saidBefore, todayOf } from "../storage/today.ts";
import { visitsOn } from "./visits.ts";

/** What a phone in a corridor has room for; the rest is a number, and one touch away on the board itself. */
const SIGNALS = 3;

/** A board in short, for whoever stands before it on a round. */
export async function stopOf(parts: Parts, board: BoardFacts): Promise<StopPicture> {
  const { db } = parts.storage;
  const now = parts.clock.now();
  const date = localDate(now, board.zone);
  const settings = (await boardById(db, board.id))?.settings;
  if (!settings) throw new RangeError("a board without settings");
  const yesterday = addDays(date, -1);
  const [day] = await crossDays(db, board.id, yesterday, yesterday);
  const state = { zone: board.zone, settings: crossSettings.parse(settings), days: day ? [day] : [] };
  return {
    zone: board.zone,
    yesterday: day ? { date: yesterday, colour: day.colour, events: day.events } : null,
    isClosedYesterday: isClosed(state, yesterday),
    today: {
      zone: board.zone,
      settings: settings.today,
      day: await todayOf(db, board.id, date),
      before: await saidBefore(db, board.id, date),
    },
    ...(await signalsOf(parts, db, board)),
    ...(await cardsOf(db, board)),
    meeting: await meetingOf(db, board),
    messages: await messagesOn(parts, db, board, now),
    visits: (await visitsOn(parts, db, board)).items,
  };
}

async function signalsOf(
  parts: Parts,
  db: Db,
  board: BoardFacts,
): Promise<Pick<StopPicture, "signals" | "moreSignals">> {
  const found = await signalsIn(db, [board.unitId], "new", 50);
  const shown = found.slice(0, SIGNALS);
  const measures = await measuresById(
    db,
    shown.map(({ measureId }) => measureId),
  );
  const unitName = parts.authority.unit(board.unitId)?.name ?? "";
  return {
    signals: shown.flatMap((signal) => {
      const definition = measures.get(signal.measureId)?.definition;
      return definition ? [{ ...signal, definition, unitName, zone: board.zone }] : [];
    }),
    moreSignals: found.length - shown.length,
  };
}

/** Ideas that have waited longest, and tests in the order in which they are due. */
async function cardsOf(db: Db, board: BoardFacts): Promise<Pick<StopPicture, "ideas" | "tests">> {
  const cards = (await cardsOfBoard(db, board.id)).filter(({ archived }) => !archived);
  const ideas = cards.filter(({ meaning, kind }) => meaning === "new" && kind === "idea");
  const tests = cards.filter(({ meaning }) => meaning === "testing");
  return {
    ideas: ideas.toSorted((a, b) => a.since - b.since).map(({ cardId: id, title, since }) => ({ id, title, since })),
    tests: tests
      .toSorted((a, b) => (a.evaluateOn ?? "9").localeCompare(b.evaluateOn ?? "9") || a.since - b.since)
      .map(({ cardId: id, title, evaluateOn }) => ({ id, title, evaluateOn })),
  };
}

async function meetingOf(db: Db, board: BoardFacts): Promise<StopPicture["meeting"]> {
  const [last] = await endedMeetings(db, board.id, 1);
  const missed = await lastNotHeld(db, board.id);
  return {
    isRunning: (await runningOn(db, board.id)) !== undefined,
    last: last
      ? { startedAt: last.startedAt, endedAt: last.endedAt, heads: last.heads.room + last.heads.remote }
      : null,
    missedAt: missed && missed.plannedAt > (last?.startedAt ?? 0) ? missed.plannedAt : null,
  };
}
