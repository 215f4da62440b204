import { type Outcome, ok, refused } from "../base/outcome.ts";
import { addDays, type Instant, instantAt, isLocalDate, localDate, MINUTE, wallClock } from "../base/time.ts";
import { endOf, nextPeriod, type Period, periodOf, type Rhythm, startOf } from "../measure/period.ts";

/**
 * The one period of a measure that a FHIR Period is. Days and months are those of the unit's zone; an end without a time
 * takes its whole day along, as the standard says. Ends are written as the last second, the last minute, or as the first
 * instant after: all three are common.
 */
export function fhirPeriod(
  raw: { readonly start?: string | undefined; readonly end?: string | undefined },
  rhythm: Rhythm,
  zone: string,
): Outcome<Period, string> {
  if (rhythm === "event") return refused("This measure has a point for each event, and a report is of a period.");
  const start = raw.start === undefined ? undefined : momentOf(raw.start, zone);
  const end = raw.end === undefined ? undefined : momentOf(raw.end, zone);
  if (!start || !end) return refused("It needs a start and an end, as dates or as times with their zone.");
  const period = periodOf(localDate(start.from, zone), rhythm);
  const [from, to] = [startOf(period, zone), endOf(period, zone)];
  if (from === undefined || to === undefined) return refused("It is no period of the calendar.");
  const isEnd = end.until === to || (end.from <= to && end.from >= to - MINUTE);
  if (start.from === from && isEnd) return ok(period);
  return refused(
    `It is from ${shown(start.from, zone)} to ${shown(end.until, zone)} in ${zone}; a ${rhythm} of this measure is from ${shown(from, zone)} to ${shown(to, zone)}.`,
  );
}

/** What a dateTime covers: an instant, or the whole of a day, a month or a year. */
interface Covered {
  readonly from: Instant;
  /** The first instant after. */
  readonly until: Instant;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

function momentOf(text: string, zone: string): Covered | undefined {
  if (INSTANT.test(text)) {
    const at = isLocalDate(text.slice(0, 10)) ? Date.parse(text.replace(/(\.\d{3})\d+/, "$1")) : Number.NaN;
    return Number.isNaN(at) ? undefined : { from: at, until: at };
  }
  const day = (date: string): Instant => instantAt(date, "00:00", zone);
  if (/^\d{4}$/.test(text)) return { from: day(`${text}-01-01`), until: day(`${Number(text) + 1}-01-01`) };
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) {
    return { from: day(`${text}-01`), until: day(`${nextPeriod(text) ?? text}-01`) };
  }
  return isLocalDate(text) ? { from: day(text), until: day(addDays(text, 1)) } : undefined;
}

function shown(at: Instant, zone: string): string {
  const { date, time } = wallClock(at, zone);
  return time === "00:00" ? date : `${date} ${time}`;
}
