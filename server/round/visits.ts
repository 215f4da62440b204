import type { Instant } from "../../shared/base/time.ts";
import { type BoardVisit, type BoardVisits, HANDED_OUT } from "../../shared/round/visit.ts";
import type { BoardFacts } from "../access/authority.ts";
import type { Parts } from "../parts.ts";
import type { Db } from "../storage/database.ts";
import { questionsById } from "../storage/questions.ts";
import { thanksById } from "../storage/thanks.ts";
import { actsOf, visitsTo } from "../storage/visits.ts";

/** More than a day of leaders: a board that is visited more often is not counted by it. */
const MOST = 60;

/** Who has visited a board, and what they left there: units and times, never persons. */
export async function visitsOn(
  parts: Parts,
  db: Db,
  board: BoardFacts,
  span: number = HANDED_OUT,
): Promise<BoardVisits> {
  const since: Instant = parts.clock.now() - span;
  const visits = await visitsTo(db, board.id, since, MOST);
  const acts = await actsOf(
    db,
    visits.map(({ id }) => id),
  );
  const all = [...acts.values()].flat();
  const thanks = await thanksById(
    db,
    all.flatMap((act) => (act.kind === "thanks" ? [act.id] : [])),
  );
  const questions = await questionsById(
    db,
    all.flatMap((act) => (act.kind === "question" ? [act.id] : [])),
  );
  const items = visits.flatMap(({ id, unitId, arrivedAt, thereUntil, leftAt }): BoardVisit[] => {
    const unit = parts.authority.unit(unitId);
    if (!unit) return [];
    const own = acts.get(id) ?? [];
    return [
      {
        id,
        from: { unitId, unitName: unit.name, kind: unit.kind },
        arrivedAt,
        thereUntil,
        leftAt,
        thanks: own.flatMap((act) => {
          const found = act.kind === "thanks" ? thanks.get(act.id) : undefined;
          return found ? [{ id: found.id, to: found.to, line: found.line }] : [];
        }),
        questions: own.flatMap((act) => {
          const found = act.kind === "question" ? questions.get(act.id) : undefined;
          return found ? [{ id: found.id, text: found.text }] : [];
        }),
      },
    ];
  });
  return { items };
}
