import type { Instant } from "../../shared/base/time.ts";
import { DAY } from "../../shared/base/time.ts";
import type { HealthFacts, Solved } from "../../shared/health/facts.ts";
import type { BoardFacts } from "../access/authority.ts";
import type { Parts } from "../parts.ts";
import { cardsOfBoard } from "../storage/cardView.ts";
import { ideasAnsweredSince, pastMeetings, signalTimes } from "../storage/health.ts";

/** A year and a week: a season is compared with itself, and a chart can still be read. */
const LOOKS_BACK = 371 * DAY;

/** Brings together what the health of a board follows from. Nothing of it is kept a second time. */
export async function healthFacts(parts: Parts, board: BoardFacts, now: Instant): Promise<HealthFacts> {
  const { db } = parts.storage;
  const since = now - LOOKS_BACK;
  // The tiles as they stand: what of a unit's measures the board shows.
  const tiles = await parts.sync.read(board.id, (document) => document.tiles.all());
  const shown = tiles.filter(({ unitId }) => unitId === null || unitId === board.unitId);
  const measures = [...new Set(shown.map(({ measureId }) => measureId))];
  return {
    zone: board.zone,
    meetings: await pastMeetings(db, board.id, since),
    ideas: await ideasAnsweredSince(db, board.id, since),
    matters: [],
    solved: await solvedOf(parts, board, since),
    signals: await signalTimes(db, board.unitId, measures, since),
  };
}

/** What was taken into use here, by the board's own work. */
async function solvedOf(parts: Parts, board: BoardFacts, since: Instant): Promise<Solved[]> {
  const cards = await cardsOfBoard(parts.storage.db, board.id);
  return cards
    .filter(({ meaning, since: at }) => meaning === "inUse" && at >= since)
    .map(({ since: at }) => ({ at, isHere: true }))
    .toSorted((a, b) => a.at - b.at);
}
