import { instantAt, localDate, MINUTE, wallClock } from "../base/time.ts";
import { type AgendaStep, stepMs } from "../huddle/agenda.ts";
import type { HealthFacts, Held } from "./facts.ts";
import type { HealthId } from "./measures.ts";
import { median } from "./points.ts";
import { ofMainType } from "./series.ts";

/** One small test of the meeting itself, for two weeks. Worded by whoever shows it. */
export type MeetingTest =
  | { readonly kind: "moveTime"; readonly time: string }
  | { readonly kind: "shorten"; readonly step: AgendaStep; readonly minutes: number }
  | { readonly kind: "invite" | "oneOldCard" | "oldestIdeaFirst" | "sayWhatYouAsk" | "signalFirst" };

/** What a team might try. Of one thing at a time: a meeting that changes everything learns nothing. */
export function testFor(about: HealthId, facts: HealthFacts): MeetingTest | undefined {
  const recent = ofMainType(facts.meetings).slice(-20);
  switch (about) {
    case "held":
      return { kind: "moveTime", time: betterTime(facts, recent) };
    case "onTime":
      return startsLate(facts) ? { kind: "moveTime", time: betterTime(facts, recent) } : shorten(recent);
    case "length":
      return shorten(recent);
    case "heads":
      return { kind: "invite" };
    case "fresh":
      return { kind: "oneOldCard" };
    case "ideaDays":
      return { kind: "oldestIdeaFirst" };
    case "answered":
      return { kind: "sayWhatYouAsk" };
    case "discussed":
      return { kind: "signalFirst" };
    case "solvedHere":
      return undefined;
  }
}

/** Times that people say: whole five minutes. */
const ROUND = 5 * MINUTE;
/** Where those that were held began as planned, their time says nothing of a better one. */
const LATER = 15 * MINUTE;

/** When the meeting in fact begins, where that is later than the plan; else a quarter of an hour later. */
function betterTime({ meetings, zone }: HealthFacts, recent: readonly Held[]): string {
  const planned = meetings.findLast(({ plannedAt }) => plannedAt !== null)?.plannedAt ?? recent.at(-1)?.startedAt ?? 0;
  const date = localDate(planned, zone);
  const started = recent.map(({ startedAt }) => {
    const { time } = wallClock(startedAt, zone);
    return instantAt(date, time, zone) - planned;
  });
  const usual = started.length === 0 ? 0 : median(started);
  const later = usual >= ROUND && usual <= 60 * MINUTE ? Math.ceil(usual / ROUND) * ROUND : LATER;
  return wallClock(planned + later, zone).time;
}

function startsLate({ meetings }: HealthFacts): boolean {
  const late = meetings
    .slice(-20)
    .flatMap(({ plannedAt, held }) => (held && plannedAt !== null ? [held.startedAt - plannedAt] : []));
  return late.length > 0 && median(late) > 2 * MINUTE;
}

/** The step that goes furthest over its plan, at what it has in fact taken, to the half minute. */
function shorten(recent: readonly Held[]): MeetingTest | undefined {
  const over = stepsOf(recent)
    .map((each) => ({ ...each, over: each.usual - stepMs(each.step) }))
    .toSorted((a, b) => b.over - a.over)[0];
  if (!over) return undefined;
  return { kind: "shorten", step: over.step, minutes: over.step.minutes };
}

export interface StepTimes {
  readonly step: AgendaStep;
  /** Median of the milliseconds that it took where it was not skipped. */
  readonly usual: number;
  /** In how many meetings it was passed over, and of how many. */
  readonly skipped: number;
  readonly of: number;
}

/** Shorter than this a step was only passed through. */
const PASSED = 5_000;

/** How long each step of the agenda as it is now has taken. */
export function stepsOf(held: readonly Held[]): readonly StepTimes[] {
  const now = held.at(-1)?.steps ?? [];
  return now.map((step) => {
    const spent = held.flatMap((meeting) => {
      const at = meeting.steps.findIndex(({ id }) => id === step.id);
      return at < 0 ? [] : [meeting.spent[at] ?? 0];
    });
    const done = spent.filter((ms) => ms >= PASSED);
    return {
      step,
      usual: done.length === 0 ? 0 : median(done),
      skipped: spent.length - done.length,
      of: spent.length,
    };
  });
}
