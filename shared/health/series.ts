import type { MeetingTypeId } from "../base/ids.ts";
import { DAY, type Instant, localDate, MINUTE } from "../base/time.ts";
import type { StoredPoint } from "../measure/measure.ts";
import { type Period, periodOf } from "../measure/period.ts";
import type { FoundSignal, Held, HealthFacts, PastMeeting } from "./facts.ts";
import type { HealthId } from "./measures.ts";
import { counted, medians, oneByOne, type Share, shares } from "./points.ts";

/** Started on time is within so long of the plan. Source: the VA pilot in domain/practice.md 2.6. */
const LATE_AFTER = 2 * MINUTE;
/** People end by a clock that shows minutes. */
const OVER_AFTER = MINUTE;
/** Length and heads are told for the last so many meetings of a kind: older ones say little of how it goes now. */
const LAST_MEETINGS = 60;
/** A signal that no meeting has taken up by then was not taken up. */
const TALKED_WITHIN = 7 * DAY;

/** All series of a board. A period in which nothing was planned, given or found has no point. */
export function healthSeries(facts: HealthFacts, now: Instant): Readonly<Record<HealthId, StoredPoint[]>> {
  const week: InPeriod = (at) => periodOf(localDate(at, facts.zone), "week");
  const month: InPeriod = (at) => periodOf(localDate(at, facts.zone), "month");
  const usual = ofMainType(facts.meetings).slice(-LAST_MEETINGS);
  return {
    held: shares(plannedOnes(facts.meetings).map((each) => share(each.plannedAt, each.held !== null, week))),
    onTime: shares(
      plannedOnes(facts.meetings).flatMap(({ plannedAt, held }) =>
        held?.isEndKnown ? [share(plannedAt, isOnTime(plannedAt, held), week)] : [],
      ),
    ),
    length: oneByOne(
      usual.filter(({ isEndKnown }) => isEndKnown).map((held) => ({ value: minutesOf(held), at: held.startedAt })),
    ),
    heads: oneByOne(usual.map(({ heads, startedAt }) => ({ value: heads, at: startedAt }))),
    fresh: freshOf(facts.meetings, week),
    ideaDays: medians(
      facts.ideas.flatMap(({ givenAt, answeredAt }) =>
        answeredAt === null ? [] : [{ period: week(answeredAt), value: (answeredAt - givenAt) / DAY, at: answeredAt }],
      ),
    ),
    answered: shares(answeredOf(facts, month, now)),
    solvedHere: shares(facts.solved.map(({ at, isHere }) => share(at, isHere, month))),
    discussed: shares(discussedOf(facts, month, now)),
  };
}

type InPeriod = (at: Instant) => Period;

function share(at: Instant, isYes: boolean, period: InPeriod): Share {
  return { period: period(at), isYes, at };
}

type Planned = PastMeeting & { readonly plannedAt: Instant };

function plannedOnes(meetings: readonly PastMeeting[]): readonly Planned[] {
  return meetings.filter((each): each is Planned => each.plannedAt !== null);
}

function isOnTime(plannedAt: Instant, { startedAt, endedAt, endsAt }: Held): boolean {
  return startedAt <= plannedAt + LATE_AFTER && endedAt < endsAt + OVER_AFTER;
}

function minutesOf({ startedAt, endedAt }: Held): number {
  return (endedAt - startedAt) / MINUTE;
}

/** The type that was held most often: ten minutes a day and twenty a week are not one process. */
export function mainType(meetings: readonly PastMeeting[]): MeetingTypeId | undefined {
  const groups = Map.groupBy(
    meetings.filter(({ held }) => held !== null),
    ({ typeId }) => typeId,
  );
  return [...groups].toSorted(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1))[0]?.[0];
}

export function ofMainType(meetings: readonly PastMeeting[]): readonly Held[] {
  const main = mainType(meetings);
  return meetings.flatMap(({ typeId, held }) => (held && typeId === main ? [held] : []));
}

/** As it was at the end of the last meeting of each week. */
function freshOf(meetings: readonly PastMeeting[], week: InPeriod): StoredPoint[] {
  const last = new Map<Period, StoredPoint>();
  for (const { held } of meetings) {
    if (!held?.fresh || held.fresh.of === 0) continue;
    const period = week(held.endedAt);
    last.set(period, counted(period, held.fresh.count, held.fresh.of, held.endedAt));
  }
  return [...last.values()];
}

/** Answered in time, and confirmed. One whose time is not up, or that nobody has judged yet, does not count yet. */
function answeredOf({ matters }: HealthFacts, month: InPeriod, now: Instant): Share[] {
  return matters.flatMap(({ sentAt, due, answeredAt, judged }) => {
    if (due === null) return [];
    const isInTime = answeredAt !== null && answeredAt <= due;
    if (answeredAt === null ? now <= due : isInTime && judged === null) return [];
    return [share(sentAt, isInTime && judged === "confirmed", month)];
  });
}

/**
 * Of the signals that stood new when a meeting began, those that the meeting looked at or did something with within a week.
 * One that was dealt with before any meeting never waited for one.
 */
function discussedOf({ signals, meetings }: HealthFacts, month: InPeriod, now: Instant): Share[] {
  const held = meetings.flatMap((each) => (each.held ? [each.held] : []));
  return signals.flatMap((signal) => {
    const until = signal.foundAt + TALKED_WITHIN;
    const after = held.filter(({ startedAt }) => startedAt >= signal.foundAt && startedAt <= until);
    const [first] = after;
    if (!first || (signal.touchedAt !== null && signal.touchedAt < first.startedAt)) return [];
    const isTalked = after.some((meeting) => isTalkedAt(meeting, signal));
    if (!isTalked && now < until) return [];
    return [share(signal.foundAt, isTalked, month)];
  });
}

function isTalkedAt({ seen, startedAt, endedAt }: Held, { measureId, touchedAt }: FoundSignal): boolean {
  if (seen.includes(measureId)) return true;
  return touchedAt !== null && touchedAt >= startedAt && touchedAt <= endedAt;
}
