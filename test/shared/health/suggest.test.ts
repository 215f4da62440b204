import { describe, expect, test } from "vitest";
import { type MeetingTypeId, newId } from "../../../shared/base/ids.ts";
import { DAY, instantAt, MINUTE } from "../../../shared/base/time.ts";
import type { HealthFacts, PastMeeting } from "../../../shared/health/facts.ts";
import { mayAsk } from "../../../shared/health/health.ts";
import { stepsOf, testFor } from "../../../shared/health/suggest.ts";
import { DEFAULT_AGENDA, stepMs } from "../../../shared/huddle/agenda.ts";
import { seededRandom } from "../../support/ids.ts";

const zone = "Europe/Oslo";
const DAILY: MeetingTypeId = newId(seededRandom(4));
const FIRST = instantAt("2026-11-02", "07:45", zone);
const asPlanned = DEFAULT_AGENDA.map(stepMs);

function held(day: number, late: number, spent: readonly number[] = asPlanned): PastMeeting {
  const plannedAt = FIRST + day * DAY;
  const endsAt = plannedAt + 10 * MINUTE;
  const rest = { endsAt, endedAt: endsAt, isEndKnown: true, heads: 6, fresh: null, seen: [], steps: DEFAULT_AGENDA };
  return { typeId: DAILY, plannedAt, held: { startedAt: plannedAt + late * MINUTE, ...rest, spent } };
}

function facts(meetings: readonly PastMeeting[]): HealthFacts {
  return { zone, meetings, ideas: [], matters: [], solved: [], signals: [] };
}

describe("a test of the meeting itself", () => {
  test("a meeting that is seldom held is tried at the time at which it in fact begins", () => {
    const late = [held(0, 12), held(1, 14), held(2, 11)];
    expect(testFor("held", facts(late))).toEqual({ kind: "moveTime", time: "08:00" });
  });

  test("or a quarter of an hour later, where it begins as planned", () => {
    expect(testFor("held", facts([held(0, 0), held(1, 1)]))).toEqual({ kind: "moveTime", time: "08:00" });
  });

  test("one that runs over its time gives the step that does so the time that it was meant to have", () => {
    const over = asPlanned.map((ms, at) => (DEFAULT_AGENDA[at]?.meaning === "cross" ? ms + 2 * MINUTE : ms));
    expect(testFor("length", facts([held(0, 0, over)]))).toMatchObject({
      kind: "shorten",
      step: { meaning: "cross" },
      minutes: 2,
    });
    expect(testFor("onTime", facts([held(0, 0, over)]))).toMatchObject({ kind: "shorten" });
    expect(testFor("onTime", facts([held(0, 6, over)]))).toMatchObject({ kind: "moveTime" });
  });

  test("nothing is proposed to raise less: what is solved here is no aim of its own", () => {
    expect(testFor("solvedHere", facts([held(0, 0)]))).toBeUndefined();
  });
});

describe("what is not asked again", () => {
  const now = FIRST + 100 * DAY;
  test("after no, not for four weeks; after a test, not while it shows; of other things it is asked all the same", () => {
    expect(mayAsk("held", [], now)).toBe(true);
    expect(mayAsk("held", [{ about: "held", choice: "notNow", at: now - 27 * DAY }], now)).toBe(false);
    expect(mayAsk("held", [{ about: "held", choice: "notNow", at: now - 28 * DAY }], now)).toBe(true);
    expect(mayAsk("held", [{ about: "held", choice: "tried", at: now - 55 * DAY }], now)).toBe(false);
    expect(mayAsk("length", [{ about: "held", choice: "notNow", at: now }], now)).toBe(true);
  });
  test("a review that was put off comes in two weeks, one that was answered in three months", () => {
    expect(mayAsk("agenda", [{ about: "agenda", choice: "later", at: now - 14 * DAY }], now)).toBe(true);
    expect(mayAsk("agenda", [{ about: "agenda", choice: "kept", at: now - 83 * DAY }], now)).toBe(false);
  });
});

describe("what the steps of an agenda take", () => {
  test("the median of those that were held, and how many were passed over", () => {
    const spent = (cross: number) => asPlanned.map((ms, at) => (at === 2 ? cross * MINUTE : ms));
    const meetings = [held(0, 0, spent(3)), held(1, 0, spent(4)), held(2, 0, spent(0)), held(3, 0, spent(5))];
    const times = stepsOf(meetings.flatMap((each) => (each.held ? [each.held] : [])));
    expect(times[2]).toMatchObject({ step: { meaning: "cross" }, usual: 4 * MINUTE, skipped: 1, of: 4 });
    expect(times[0]).toMatchObject({ usual: 0.5 * MINUTE, skipped: 0, of: 4 });
  });
});
