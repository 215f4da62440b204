import { describe, expect, test } from "vitest";
import { type Aged, ageOf, dateChoices } from "../../../shared/board/ageing.ts";
import { DAY, instantAt } from "../../../shared/base/time.ts";

const zone = "Europe/Oslo";
const now = instantAt("2026-11-23", "07:42", zone);
const fresh: Aged = { card: { due: null, evaluateOn: null }, meaning: "new", since: now, now, zone, ageingDays: 7 };

describe("the age of a card", () => {
  test("a new idea says nothing until its answer is late", () => {
    expect(ageOf({ ...fresh, since: now - 6 * DAY })).toEqual([]);
    expect(ageOf({ ...fresh, since: now - 9 * DAY })).toEqual([{ kind: "unanswered", late: true, days: 9 }]);
  });

  test("days are counted on the calendar of the unit, not in hours", () => {
    const lateOnMonday = instantAt("2026-11-16", "23:50", zone);
    expect(ageOf({ ...fresh, since: lateOnMonday })).toEqual([{ kind: "unanswered", late: true, days: 7 }]);
  });

  test("a card at work has four times as long", () => {
    expect(ageOf({ ...fresh, meaning: "exploring", since: now - 27 * DAY })).toEqual([]);
    expect(ageOf({ ...fresh, meaning: "exploring", since: now - 28 * DAY })).toMatchObject([
      { kind: "still", days: 28 },
    ]);
  });

  test("what is done or put aside presses nobody", () => {
    const old = { ...fresh, since: now - 90 * DAY, card: { due: "2026-01-01", evaluateOn: null } };
    expect(ageOf({ ...old, meaning: "inUse" })).toEqual([]);
    expect(ageOf({ ...old, meaning: "notNow" })).toEqual([]);
  });

  test("what is late comes first, and an agreed date silences the days gone", () => {
    const card = { due: "2026-12-01", evaluateOn: "2026-11-20" };
    expect(ageOf({ ...fresh, card, meaning: "testing", since: now - 90 * DAY })).toEqual([
      { kind: "evaluateOverdue", late: true, date: "2026-11-20" },
      { kind: "due", late: false, date: "2026-12-01" },
    ]);
  });

  test("the day itself is not late", () => {
    expect(ageOf({ ...fresh, card: { due: "2026-11-23", evaluateOn: null } })).toMatchObject([
      { kind: "due", late: false },
    ]);
  });

  test("nothing is said of a card whose time the server has not told", () => {
    expect(ageOf({ ...fresh, since: undefined })).toEqual([]);
  });
});

describe("ready dates", () => {
  test("the next meeting comes first when it is known and not today", () => {
    const meeting = instantAt("2026-11-25", "07:45", zone);
    expect(dateChoices(now, zone, meeting)).toEqual([
      { kind: "nextMeeting", date: "2026-11-25" },
      { kind: "oneWeek", date: "2026-11-30" },
      { kind: "twoWeeks", date: "2026-12-07" },
    ]);
  });

  test("a meeting later today is no date to promise", () => {
    expect(dateChoices(now, zone, now + 3_600_000).map(({ kind }) => kind)).toEqual(["oneWeek", "twoWeeks"]);
    expect(dateChoices(now, zone, undefined)).toHaveLength(2);
  });
});
