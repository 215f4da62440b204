import type { UnitId } from "../../shared/base/ids.ts";
import { DAY } from "../../shared/base/time.ts";
import { answeringSeries, type Answering, dealtBy } from "../../shared/health/answering.ts";
import type { Parts } from "../parts.ts";
import { escalationsOfBoards } from "../storage/escalations.ts";

const LOOKS_BACK = 371 * DAY;

/**
 * How long matters wait for the answer of a unit, from the history that both sides have. Open to those who send: a clock that
 * only one side can read is none. Units stand by themselves here; nothing compares one with another.
 */
export async function answeringOf(parts: Parts, unitId: UnitId): Promise<Answering> {
  const { authority, clock, storage } = parts;
  const zone = authority.zoneOf(unitId);
  const boards = authority.boards().filter((board) => board.unitId === unitId);
  const ids = boards.map(({ id }) => id);
  const matters = await escalationsOfBoards(storage.db, ids, clock.now() - LOOKS_BACK);
  const dealt = matters.filter(({ kind }) => kind === "action").flatMap((matter) => dealtBy(matter, new Set(ids)));
  return { unitId, unitName: authority.unit(unitId)?.name ?? "", zone, ...answeringSeries(dealt, zone) };
}
