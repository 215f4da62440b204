import type { MeasureId } from "../../shared/base/ids.ts";
import type { News, Room } from "../../shared/protocol/live.ts";
import type { Act } from "../commands.ts";
import type { Parts } from "../parts.ts";
import type { SeriesId, StoredMeasure } from "../storage/measures.ts";
import { signalsOfChanged } from "./signalKeeping.ts";

/**
 * What follows in the same transaction when figures of series have become others, however they came: from a feed, a file,
 * a pulled source or a hand. The one place for it.
 * @param touched each series once @param measures those of the series, and maybe more
 */
export async function pointsChanged(
  parts: Parts,
  act: Act,
  touched: readonly SeriesId[],
  measures: ReadonlyMap<MeasureId, StoredMeasure>,
): Promise<void> {
  await signalsOfChanged(parts, act, touched, measures);
  act.after(() => parts.live.tellAll(newsOf(parts, touched, measures)));
}

/**
 * Screens that show one of the series hear of its measure; lists of measures hear that theirs has newer figures. One unit's
 * news are also those of the units above it, so that a batch for a hospital's sections tells each list of them once.
 */
function newsOf(
  parts: Parts,
  touched: readonly SeriesId[],
  measures: ReadonlyMap<MeasureId, StoredMeasure>,
): (readonly [Room, News])[] {
  const told: (readonly [Room, News])[] = [];
  for (const { measureId, unitId } of touched) {
    told.push([`unit:${unitId}`, { kind: "measure:changed", id: measureId }]);
    const owner = measures.get(measureId)?.unitId;
    if (owner) told.push([`unit:${unitId}`, { kind: "measures:changed", id: owner }]);
  }
  const ids = new Set(touched.map(({ measureId }) => measureId));
  for (const [boardId, shown] of parts.sync.showingAny(ids)) {
    for (const id of shown) told.push([`board:${boardId}`, { kind: "measure:changed", id }]);
  }
  return told;
}
