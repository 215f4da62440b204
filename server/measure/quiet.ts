import { setImmediate as nextTurn } from "node:timers/promises";
import type { UnitId } from "../../shared/base/ids.ts";
import type { QuietSeries } from "../../shared/measure/feedKey.ts";
import { freshness } from "../../shared/measure/freshness.ts";
import { isCountable } from "../../shared/measure/tally.ts";
import type { Parts } from "../parts.ts";
import { type LatestOfSeries, latestOfSeries } from "../storage/latestSeries.ts";
import { measuresOf, type StoredMeasure } from "../storage/measures.ts";

/** A page lists so many; how many there are more it says. */
const MOST = 100;
/** Measures of one question: a hospital has hundreds of thousands of series, and walls wait for none of them. */
const AT_ONCE = 20;

/** The series of a unit and of those below it from which nothing has come for twice their rhythm, the longest silent first. */
export async function quietSeries(parts: Parts, unitId: UnitId): Promise<{ items: QuietSeries[]; count: number }> {
  const { authority, storage } = parts;
  const units = authority
    .units()
    .map(({ id }) => id)
    .filter((id) => authority.unitPath(id).includes(unitId));
  // Those above may have series here too: the trust's own measure is followed by each section.
  const owners = [...new Set([...units, ...authority.unitPath(unitId)])];
  const measures = (await measuresOf(storage.db, owners)).filter(
    // What is counted by hand comes when it happens.
    ({ archived, definition }) => !archived && definition.rhythm !== "event" && !isCountable(definition),
  );
  const quiet: QuietSeries[] = [];
  for (let from = 0; from < measures.length; from += AT_ONCE) {
    const some = new Map(measures.slice(from, from + AT_ONCE).map((measure) => [measure.id, measure]));
    for (const latest of await latestOfSeries(storage.db, [...some.keys()], units)) {
      const measure = some.get(latest.measureId);
      const found = measure && quietOf(parts, measure, latest);
      if (found) quiet.push(found);
    }
    await nextTurn();
  }
  const ordered = quiet.toSorted((a, b) => a.since - b.since || a.name.localeCompare(b.name, "nb-NO"));
  return { items: ordered.slice(0, MOST), count: quiet.length };
}

function quietOf(parts: Parts, { id, definition }: StoredMeasure, latest: LatestOfSeries): QuietSeries | undefined {
  const zone = parts.authority.zoneOf(latest.unitId);
  const { name, rhythm, responsible, source } = definition;
  const age = freshness(latest, rhythm, parts.clock.now(), zone);
  if (!age?.old || age.due === undefined) return undefined;
  const { period, recordedAt, unitId } = latest;
  const unitName = parts.authority.unit(unitId)?.name ?? "";
  const whose = { measureId: id, name, unitId, unitName, source, responsible, rhythm, zone };
  return { ...whose, latest: { period, recordedAt }, since: age.due };
}
