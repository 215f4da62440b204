import type { BoardId, UnitId } from "../../shared/base/ids.ts";
import { instantAt, localDate } from "../../shared/base/time.ts";
import { ordered, type RoundPicture, type RoundStop, type WalkedVisit } from "../../shared/round/round.ts";
import { unitsBelow } from "../../shared/tier/below.ts";
import type { Parts } from "../parts.ts";
import { cardsOfBoard } from "../storage/cardView.ts";
import { questionsById } from "../storage/questions.ts";
import { thanksById } from "../storage/thanks.ts";
import type { StoredUnit } from "../storage/units.ts";
import { mainAmong } from "../tier/boardsAfter.ts";
import { actsOf, lastVisitsBy, ownOrderOf, type StoredVisit, visitsBy } from "../storage/visits.ts";
import { askedAs } from "./questions.ts";

/** The boards of a unit's round, what it has done on it today, and where its own answers come back to. */
export async function roundOf(parts: Parts, unit: StoredUnit): Promise<RoundPicture> {
  const { db } = parts.storage;
  const last = await lastVisitsBy(db, unit.id);
  const inTree = stopsBelow(parts, unit.id).map((stop) => ({ ...stop, lastVisit: last.get(stop.boardId) ?? null }));
  const own = await ownOrderOf(db, unit.id);
  const { stops, leftOut } = ordered(inTree, own);
  const ownBoardId = ownBoardOf(parts, unit.id);
  return {
    unitId: unit.id,
    zone: unit.zone,
    ownBoardId,
    stops: [...stops],
    leftOut: [...leftOut],
    isOwnOrder: own !== undefined,
    today: await walkedToday(parts, unit, ownBoardId),
  };
}

/** One board of each unit below that has one and is in use: that which matters come to, in the order of the tree. */
export function stopsBelow({ authority }: Parts, root: UnitId): Omit<RoundStop, "lastVisit">[] {
  const boards = Map.groupBy(authority.boards(), ({ unitId }) => unitId);
  return unitsBelow(authority.units(), root).flatMap(({ unit, depth }) => {
    const there = boards.get(unit.id) ?? [];
    const board = mainAmong(there, unit.name) ?? there[0];
    if (!board || unit.closedAt !== null) return [];
    const { id: unitId, name: unitName, kind } = unit;
    return [{ boardId: board.id, boardName: board.name, unitId, unitName, kind, depth }];
  });
}

/** The board that speaks for a unit: that which matters come to, else any that it has. */
export function ownBoardOf({ authority }: Parts, unit: UnitId): BoardId | null {
  const own = authority.boards().filter(({ unitId }) => unitId === unit);
  return (mainAmong(own, authority.unit(unit)?.name) ?? own[0])?.id ?? null;
}

async function walkedToday(parts: Parts, unit: StoredUnit, ownBoardId: BoardId | null): Promise<WalkedVisit[]> {
  const { db } = parts.storage;
  const midnight = instantAt(localDate(parts.clock.now(), unit.zone), "00:00", unit.zone);
  const visits = await visitsBy(db, unit.id, midnight - 1);
  const acts = await actsOf(
    db,
    visits.map(({ id }) => id),
  );
  const all = [...acts.values()].flat();
  const questions = await questionsById(
    db,
    all.flatMap((act) => (act.kind === "question" ? [act.id] : [])),
  );
  const thanks = await thanksById(
    db,
    all.flatMap((act) => (act.kind === "thanks" ? [act.id] : [])),
  );
  const hasCards = ownBoardId !== null && all.some(({ kind }) => kind === "followUp");
  const cards = hasCards ? await cardsOfBoard(db, ownBoardId) : [];
  const walked = ({ id, boardId, arrivedAt }: StoredVisit): WalkedVisit => {
    const own = acts.get(id) ?? [];
    return {
      id,
      boardId,
      arrivedAt,
      thanks: own.flatMap((act) => (act.kind === "thanks" ? (thanks.get(act.id) ?? []) : [])),
      questions: own.flatMap((act) => {
        const found = act.kind === "question" ? questions.get(act.id) : undefined;
        return found ? (askedAs(parts, found) ?? []) : [];
      }),
      followUps: own.flatMap((act) => {
        const card = act.kind === "followUp" ? cards.find(({ cardId }) => cardId === act.id) : undefined;
        return card && act.kind === "followUp" ? [{ id: act.id, title: card.title }] : [];
      }),
    };
  };
  return visits.map(walked);
}
