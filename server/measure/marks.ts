import type { Actor } from "../../shared/access/actor.ts";
import { may } from "../../shared/access/policy.ts";
import type { BoardId, MeasureId } from "../../shared/base/ids.ts";
import { localDate } from "../../shared/base/time.ts";
import type { TestMark } from "../../shared/measure/measure.ts";
import type { Parts } from "../parts.ts";
import { measureById, type SeriesId, type StoredMeasure } from "../storage/measures.ts";
import { testsOfMeasure } from "../storage/testView.ts";
import type { TestView } from "../storage/updateLog.ts";

/** A series and the measure that it is of. */
interface MarkedSeries extends SeriesId {
  readonly measure: StoredMeasure;
}

/** The tests that aim at a series, from the boards that one may read: a closed board's tests are nobody else's business. */
export async function marksOf(parts: Parts, actor: Actor, { measure, unitId }: MarkedSeries): Promise<TestMark[]> {
  const { authority, storage } = parts;
  const tests = await testsOfMeasure(storage.db, measure.id);
  return tests.flatMap((test): TestMark[] => {
    const board = authority.board(test.boardId);
    if (!board || (test.unitId ?? measure.unitId) !== unitId || !may(actor, "board:read", board)) return [];
    return [markOf(test, authority.zoneOf(board.unitId))];
  });
}

/** The days that people said; where they said none, the day on which the server heard of it, where the board stands. */
function markOf(test: TestView, zone: string): TestMark {
  const { boardId, cardId, number, title, decision, decidedAt } = test;
  const heard = decidedAt === null ? null : localDate(decidedAt, zone);
  const from = test.from ?? localDate(test.seenAt, zone);
  const to = decision === null ? null : (test.endedOn ?? heard);
  return { boardId, cardId, number, title, from, to, decision };
}

/** A test began or ended, or aims elsewhere: every screen that shows the chart asks for it anew. */
export async function tellOfMarks(parts: Parts, boardId: BoardId, measures: readonly MeasureId[]): Promise<void> {
  const { authority, live, log, storage, sync } = parts;
  try {
    for (const id of measures) {
      const news = { kind: "measure:changed", id } as const;
      const units = new Set([authority.board(boardId)?.unitId, (await measureById(storage.db, id))?.unitId]);
      for (const unitId of units) if (unitId) live.tell(`unit:${unitId}`, news);
      for (const board of new Set([boardId, ...sync.showing(id)])) live.tell(`board:${board}`, news);
    }
  } catch (error) {
    // The charts stand as they were until they are asked for again.
    log.error({ boardId, error: String(error) }, "the marks of tests could not be told");
  }
}
