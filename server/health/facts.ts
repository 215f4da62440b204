import { DAY, type Instant } from "../../shared/base/time.ts";
import { lastStep, senderOf, stateOf } from "../../shared/escalation/state.ts";
import type { MatterStep } from "../../shared/escalation/step.ts";
import type { HealthFacts, RaisedMatter, Solved } from "../../shared/health/facts.ts";
import type { BoardFacts } from "../access/authority.ts";
import type { Parts } from "../parts.ts";
import { cardsOfBoard } from "../storage/cardView.ts";
import { escalationsOf, type StoredEscalation } from "../storage/escalations.ts";
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
  const raised = await raisedHere(parts, board, since);
  const measures = [...new Set(shown.map(({ measureId }) => measureId))];
  return {
    zone: board.zone,
    meetings: await pastMeetings(db, board.id, since),
    ideas: await ideasAnsweredSince(db, board.id, since),
    matters: raised.map(raisedMatter),
    solved: await solvedOf(parts, board, raised, since),
    signals: await signalTimes(db, board.unitId, measures, since),
  };
}

/** What the board asked an answer to; what it took back asks nobody. */
async function raisedHere(parts: Parts, board: BoardFacts, since: Instant): Promise<StoredEscalation[]> {
  const matters = await escalationsOf(parts.storage.db, board.id, since);
  return matters.filter(
    (matter) =>
      matter.kind === "action" && senderOf(matter, matter.from) === board.id && stateOf(matter) !== "withdrawn",
  );
}

function raisedMatter({ history }: StoredEscalation): RaisedMatter {
  const sent = history[0];
  const answered = history.findIndex(({ what }) => what === "answered");
  const judged = answered < 0 ? undefined : history.slice(answered).find(isJudgement);
  return {
    sentAt: sent?.at ?? 0,
    due: sent?.what === "sent" ? sent.due : null,
    answeredAt: history[answered]?.at ?? null,
    judged: judged?.what ?? null,
  };
}

function isJudgement(step: MatterStep): step is MatterStep & { what: "confirmed" | "reopened" } {
  return step.what === "confirmed" || step.what === "reopened";
}

/** What was taken into use here by the board's own work, and what came to an end because others solved it. */
async function solvedOf(
  parts: Parts,
  board: BoardFacts,
  raised: readonly StoredEscalation[],
  since: Instant,
): Promise<Solved[]> {
  const above = raised.filter((matter) => stateOf(matter) === "confirmed");
  const cardsAbove = new Set<string | null>(above.map(({ cardId }) => cardId));
  const cards = await cardsOfBoard(parts.storage.db, board.id);
  const here = cards
    .filter(({ meaning, since: at, cardId }) => meaning === "inUse" && at >= since && !cardsAbove.has(cardId))
    .map(({ since: at }) => ({ at, isHere: true }));
  const there = above.map((matter) => ({ at: lastStep(matter).at, isHere: false }));
  return [...here, ...there].toSorted((a, b) => a.at - b.at);
}
