import type { PulledRow } from "../../shared/pull/readPulled.ts";
import type { Act } from "../commands.ts";
import { pointsChanged } from "../measure/pointsChanged.ts";
import type { Parts } from "../parts.ts";
import { measuresById } from "../storage/measures.ts";
import { storePlaced, type Stored } from "../storage/points.ts";

/** Stores what a fetch brought, as what is pushed. */
export async function storePulled(
  parts: Parts,
  act: Act,
  rows: readonly PulledRow[],
  by: string,
): Promise<Omit<Stored, "touched">> {
  const placed = rows.map(({ target, unitId, point }) => ({ ...point, measureId: target.measureId, unitId }));
  const { touched, ...counts } = await storePlaced(act.tx, placed, by, act.now);
  const measures = await measuresById(act.tx, [...new Set(touched.map(({ measureId }) => measureId))]);
  await pointsChanged(parts, act, touched, measures);
  return counts;
}
