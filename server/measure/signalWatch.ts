import { setImmediate as nextTurn } from "node:timers/promises";
import { newId } from "../../shared/base/ids.ts";
import { every, type Timer } from "../clock.ts";
import { stackOf } from "../http.ts";
import type { Parts } from "../parts.ts";
import { holdSeries, measureById, type SeriesId } from "../storage/measures.ts";
import { isDue, lookAgain, seriesDue } from "../storage/signalLooks.ts";
import { keepSignals, newsOfSignals } from "./signalKeeping.ts";

const LOOK_EVERY_MS = 1000;
/** In one transaction: one wait for the disk, and nobody else waits long. */
const BATCH = 20;
const BATCHES_AT_START = 25;

/**
 * Looks at the series whose time has come: a period has ended, a figure can no longer be corrected, or more came in one call
 * than its transaction judged. What is due stands in the database, so a stop of the server forgets none and does none twice.
 */
export async function startSignals(parts: Parts): Promise<Timer> {
  const stop = new AbortController();
  const look = async (batches = Number.POSITIVE_INFINITY): Promise<void> => {
    try {
      for (let done = 0; done < batches && !stop.signal.aborted && (await lookAtDue(parts)) === BATCH; done += 1) {
        // SQLite answers at once, so nobody else would be heard until all is done: a hospital's night has 100,000 series.
        await nextTurn();
      }
    } catch (error) {
      parts.log.error({ error: stackOf(error) }, "signals could not be looked at");
    }
  };
  // What a stop left over must not hold up the start either.
  await look(BATCHES_AT_START);
  const ticking = every(parts.clock, LOOK_EVERY_MS, () => look());
  return {
    cancel() {
      stop.abort();
      ticking.cancel();
    },
  };
}

/** @returns how many there were */
async function lookAtDue(parts: Parts): Promise<number> {
  const due = await seriesDue(parts.storage.db, parts.clock.now(), BATCH);
  if (due.length === 0) return 0;
  const changed = await parts.storage.transaction(async (tx) => {
    const found: SeriesId[] = [];
    // In one order, so that two processes that take the same do not wait for each other.
    for (const series of due.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))) {
      const now = parts.clock.now();
      await holdSeries(tx, series);
      // Another process, or the next figure, may have looked meanwhile.
      if (!(await isDue(tx, series, now))) continue;
      const measure = await measureById(tx, series.measureId);
      const looking = { now, zone: parts.authority.zoneOf(series.unitId), newId: () => newId<"signal">(parts.random) };
      if (!measure || measure.archived) await lookAgain(tx, series, null, 0);
      else if (await keepSignals(tx, measure, series, looking)) found.push(series);
    }
    return found;
  });
  parts.live.tellAll(changed.flatMap((series) => newsOfSignals(parts, series)));
  return due.length;
}

function orderOf({ measureId, unitId }: SeriesId): string {
  return `${measureId} ${unitId}`;
}
