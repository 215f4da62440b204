import { describe, expect, test } from "vitest";
import { type MeetingTypeId, newId, type MeasureId } from "../../../shared/base/ids.ts";
import { DAY, instantAt, MINUTE } from "../../../shared/base/time.ts";
import { fadingOf, findingOf } from "../../../shared/health/fading.ts";
import type { Held, HealthFacts, PastMeeting } from "../../../shared/health/facts.ts";
import { HEALTH_MEASURES } from "../../../shared/health/measures.ts";
import { healthSeries, mainType } from "../../../shared/health/series.ts";
import { DEFAULT_AGENDA } from "../../../shared/huddle/agenda.ts";
import { seededRandom } from "../../support/ids.ts";

const zone = "Europe/Oslo";
const random = seededRandom(3);
const DAILY: MeetingTypeId = newId(random);
const WEEKLY: MeetingTypeId = newId(random);
const FALLS: MeasureId = newId(random);
const NOTHING: HealthFacts = { zone, meetings: [], ideas: [], matters: [], solved: [], signals: [] };

interface How {
  readonly late?: number;
  readonly minutes?: number;
  readonly heads?: number;
  readonly over?: number;
  readonly seen?: readonly MeasureId[];
  readonly isEndKnown?: boolean;
  readonly fresh?: Held["fresh"];
}

function at(day: string, time = "07:45") {
  return instantAt(day, time, zone);
}

function held(day: string, how: How = {}, typeId = DAILY): PastMeeting {
  const plannedAt = at(day);
  const startedAt = plannedAt + (how.late ?? 0) * MINUTE;
  const endsAt = plannedAt + 10 * MINUTE;
  const endedAt = how.minutes === undefined ? endsAt + (how.over ?? 0) * MINUTE : startedAt + how.minutes * MINUTE;
  const { heads = 6, seen = [], isEndKnown = true, fresh = null } = how;
  return {
    typeId,
    plannedAt,
    held: { startedAt, endsAt, endedAt, isEndKnown, heads, fresh, seen, steps: DEFAULT_AGENDA, spent: [] },
  };
}

function missed(day: string): PastMeeting {
  return { typeId: DAILY, plannedAt: at(day), held: null };
}

const NOW = at("2026-11-23", "12:00");
const ratios = (points: readonly { period: string; numerator: number | null; denominator: number | null }[]) =>
  points.map(({ period, numerator, denominator }) => [period, numerator, denominator]);

describe("the series of a board's own meetings", () => {
  test("held of planned, by week: 4 of 5, and 3 of 3 in a week with two holidays", () => {
    const meetings = [
      ...["2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05"].map((day) => held(day)),
      missed("2026-11-06"),
      ...["2026-11-09", "2026-11-10", "2026-11-11"].map((day) => held(day)),
      { ...held("2026-11-12"), plannedAt: null },
    ];
    expect(ratios(healthSeries({ ...NOTHING, meetings }, NOW).held)).toEqual([
      ["2026-W45", 4, 5],
      ["2026-W46", 3, 3],
    ]);
  });

  test("on time is within two minutes, ended by the clock that shows minutes; what nobody ended is not judged", () => {
    const meetings = [
      held("2026-11-02", { late: 2 }),
      held("2026-11-03", { late: 3 }),
      held("2026-11-04", { over: 0.9 }),
      held("2026-11-05", { over: 1 }),
      held("2026-11-06", { isEndKnown: false }),
    ];
    expect(ratios(healthSeries({ ...NOTHING, meetings }, NOW).onTime)).toEqual([["2026-W45", 2, 4]]);
  });

  test("length and heads are of the type that is held most, one point a meeting", () => {
    const meetings = [
      held("2026-11-02", { minutes: 9, heads: 7 }),
      held("2026-11-02", { minutes: 20, heads: 12 }, WEEKLY),
      held("2026-11-03", { minutes: 11.5, heads: 5 }),
    ];
    const series = healthSeries({ ...NOTHING, meetings }, NOW);
    expect(mainType(meetings)).toBe(DAILY);
    expect(series.length.map(({ value }) => value)).toEqual([9, 11.5]);
    expect(series.heads.map(({ value }) => value)).toEqual([7, 5]);
  });

  test("freshness is as it was at the end of the week's last meeting", () => {
    const meetings = [
      held("2026-11-02", { fresh: { count: 9, of: 10 } }),
      held("2026-11-06", { fresh: { count: 6, of: 12 } }),
      held("2026-11-09", { fresh: null }),
    ];
    expect(ratios(healthSeries({ ...NOTHING, meetings }, NOW).fresh)).toEqual([["2026-W45", 6, 12]]);
  });

  test("days to the first answer are the median of the ideas answered in a week", () => {
    const idea = (given: string, answered: string | null) => ({
      givenAt: at(given),
      answeredAt: answered === null ? null : at(answered),
    });
    const ideas = [
      idea("2026-11-02", "2026-11-03"),
      idea("2026-11-01", "2026-11-05"),
      idea("2026-10-20", "2026-11-06"),
      idea("2026-11-01", null),
    ];
    expect(healthSeries({ ...NOTHING, ideas }, NOW).ideaDays.map(({ period, value }) => [period, value])).toEqual([
      ["2026-W45", 4],
    ]);
  });

  test("a matter counts when it is judged, or when its time is up; in time and confirmed is one thing", () => {
    const sentAt = at("2026-10-12");
    const due = sentAt + DAY;
    const matters = [
      { sentAt, due, answeredAt: due, judged: "confirmed" },
      { sentAt, due, answeredAt: due + 1, judged: "confirmed" },
      { sentAt, due, answeredAt: null, judged: null },
      { sentAt, due, answeredAt: due - 1, judged: "reopened" },
      { sentAt, due, answeredAt: due - 1, judged: null },
      { sentAt: NOW, due: NOW + DAY, answeredAt: null, judged: null },
      { sentAt, due: null, answeredAt: due, judged: "confirmed" },
    ] as const;
    expect(ratios(healthSeries({ ...NOTHING, matters }, NOW).answered)).toEqual([["2026-10", 1, 4]]);
  });

  test("what was solved, by whether it was solved where it arose", () => {
    const solved = [
      { at: at("2026-10-05"), isHere: true },
      { at: at("2026-10-06"), isHere: true },
      { at: at("2026-10-07"), isHere: false },
    ];
    expect(ratios(healthSeries({ ...NOTHING, solved }, NOW).solvedHere)).toEqual([["2026-10", 2, 3]]);
  });

  test("a signal is discussed when a meeting within a week looks at it; one dealt with before any meeting asks nobody", () => {
    const meetings = [held("2026-10-05", { seen: [FALLS] }), held("2026-10-06")];
    const found = (day: string, time: string, touchedAt: number | null = null, measureId = FALLS) => ({
      measureId,
      foundAt: at(day, time),
      touchedAt,
    });
    const signals = [
      found("2026-10-05", "07:00"),
      found("2026-10-05", "12:00"),
      found("2026-10-05", "12:00", at("2026-10-06", "07:50"), newId(random)),
      found("2026-10-05", "12:00", at("2026-10-05", "13:00")),
      found("2026-10-07", "12:00"),
    ];
    expect(ratios(healthSeries({ ...NOTHING, meetings, signals }, NOW).discussed)).toEqual([["2026-10", 2, 3]]);
  });
});

/** Twenty-four weeks of five planned meetings. */
function weeks(heldOf: (week: number) => number): PastMeeting[] {
  const monday = at("2026-06-08");
  return Array.from({ length: 24 }, (_, week) =>
    Array.from({ length: 5 }, (__, day) => {
      const date = new Date(monday + (week * 7 + day) * DAY).toISOString().slice(0, 10);
      return day < heldOf(week) ? held(date) : missed(date);
    }),
  ).flat();
}

describe("a meeting that fades", () => {
  test("all held, always: nothing fades, and the engine says that it is constant", () => {
    const series = healthSeries({ ...NOTHING, meetings: weeks(() => 5) }, NOW);
    expect(findingOf(HEALTH_MEASURES.held, series.held, NOW, zone).kind).toBe("constant");
    expect(fadingOf(series, NOW, zone)).toEqual([]);
  });

  test("a week with one of five, after half a year with nearly all, is a signal", () => {
    const series = healthSeries({ ...NOTHING, meetings: weeks((week) => (week < 23 ? 5 - (week % 2) : 1)) }, NOW);
    // By hand: 105 of 120 is 87.5 %; sigma of five is sqrt(0.875 * 0.125 / 5) = 14.79 %; the lower limit 43.13 %.
    const finding = findingOf(HEALTH_MEASURES.held, series.held, NOW, zone);
    expect(finding).toMatchObject({ kind: "outside", side: "below", value: 20, level: 87.5 });
    expect(finding.kind === "outside" && finding.limit).toBeCloseTo(43.13, 2);
    expect(fadingOf(series, NOW, zone)).toEqual(["held"]);
  });

  test("a good signal is no reason to try anything", () => {
    const series = healthSeries({ ...NOTHING, meetings: weeks((week) => (week < 23 ? week % 2 : 5)) }, NOW);
    expect(fadingOf(series, NOW, zone)).toEqual([]);
  });

  test("few data are few data", () => {
    const series = healthSeries({ ...NOTHING, meetings: [held("2026-11-02"), missed("2026-11-03")] }, NOW);
    expect(findingOf(HEALTH_MEASURES.held, series.held, NOW, zone).kind).toBe("few");
    expect(fadingOf(series, NOW, zone)).toEqual([]);
  });
});
