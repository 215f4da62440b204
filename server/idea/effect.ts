import { localDate } from "../../shared/base/time.ts";
import type { Receipt } from "../../shared/idea/idea.ts";
import { beforeAfter, withoutFew } from "../../shared/measure/beforeAfter.ts";
import type { BoardFacts } from "../access/authority.ts";
import type { Parts } from "../parts.ts";
import type { CardView } from "../storage/updateLog.ts";
import { measureById, pointsOf, readingOf } from "../storage/measures.ts";
import { testsOfCard } from "../storage/testView.ts";

/**
 * Before and after of an idea that is in use, for whoever gave it: of the measure that its tests aimed at. A closed board
 * tells nothing of its measures.
 */
export async function effectOf(
  parts: Parts,
  board: BoardFacts,
  card: Pick<CardView, "cardId" | "since">,
): Promise<Receipt["effect"]> {
  const { db } = parts.storage;
  const tests = board.closed ? [] : await testsOfCard(db, board.id, card.cardId);
  const adopted = tests.findLast(({ decision }) => decision === "adopt");
  const aimed = tests.findLast(({ measureId }) => measureId !== null);
  if (!adopted || !aimed?.measureId) return null;
  const measure = await measureById(db, aimed.measureId);
  if (!measure) return null;
  const unitId = aimed.unitId ?? measure.unitId;
  const series = { measureId: measure.id, unitId };
  const days = tests.map(({ from, seenAt }) => from ?? localDate(seenAt, board.zone)).toSorted();
  const used = adopted.endedOn ?? localDate(adopted.decidedAt ?? card.since, board.zone);
  const { reading } = await readingOf(db, series);
  const when = { now: parts.clock.now(), zone: parts.authority.zoneOf(unitId) };
  const points = await pointsOf(db, series);
  const between = { tried: days[0] ?? used, used };
  const found = beforeAfter(measure.definition, reading, points, between, when);
  const { name, unit, decimals } = measure.definition;
  return found ? { name, unit, decimals, ...withoutFew(found, measure.definition, points, between) } : null;
}
