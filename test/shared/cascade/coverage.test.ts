import { describe, expect, test } from "vitest";
import { type BoardId, type MeetingTypeId, newId } from "../../../shared/base/ids.ts";
import { DEFAULT_ZONE, HOUR, instantAt, MINUTE, wallClock } from "../../../shared/base/time.ts";
import { coverageOf, type DayBoard, type DayMeeting, tellingBoards } from "../../../shared/cascade/coverage.ts";
import { DEFAULT_AGENDA } from "../../../shared/huddle/agenda.ts";
import type { Rhythm } from "../../../shared/huddle/rhythm.ts";
import { seededRandom } from "../../support/ids.ts";

const random = seededRandom(27);
const boardId: BoardId = newId(random);
const [daily, weekly]: [MeetingTypeId, MeetingTypeId] = [newId(random), newId(random)];
const RHYTHM: Rhythm = {
  weekdays: [1, 2, 3, 4, 5],
  time: "07:45",
  everyWeeks: 1,
  from: "2026-01-05",
  onHolidays: false,
};
const at = (date: string, time: string) => instantAt(date, time, DEFAULT_ZONE);

function aBoard(change: Partial<DayBoard> = {}, rhythm: Partial<Rhythm> = {}): DayBoard {
  return {
    boardId,
    kind: "huddle",
    zone: DEFAULT_ZONE,
    closedDays: [],
    types: [{ id: daily, kind: "huddle", rhythm: { ...RHYTHM, ...rhythm }, steps: DEFAULT_AGENDA }],
    meetings: [],
    ...change,
  };
}

function row(state: DayMeeting["state"], plannedAt: number | null, startedAt: number | null): DayMeeting {
  const endedAt = state === "ended" && startedAt !== null ? startedAt + 10 * MINUTE : null;
  return { boardId, typeId: daily, kind: "huddle", state, plannedAt, startedAt, endedAt };
}

const MONDAY = "2026-11-23";
const planned = at(MONDAY, "07:45");

describe("a board's day", () => {
  test("is not yet until its meeting begins, also when it is late, and has its time", () => {
    const notYet = { state: "notYet", plannedAt: planned, plannedEnd: planned + 10 * MINUTE, startedAt: null };
    expect(coverageOf(aBoard(), at(MONDAY, "06:00"))).toMatchObject(notYet);
    expect(coverageOf(aBoard(), at(MONDAY, "07:54"))).toMatchObject(notYet);
  });

  test("is live while it runs, and held from then on, with the time at which it began", () => {
    const running = aBoard({ meetings: [row("running", planned, planned + MINUTE)] });
    expect(coverageOf(running, planned + 3 * MINUTE)).toMatchObject({ state: "running", startedAt: planned + MINUTE });
    const held = aBoard({ meetings: [row("ended", planned, planned + MINUTE)] });
    expect(coverageOf(held, planned + 5 * HOUR)).toMatchObject({ state: "held", startedAt: planned + MINUTE });
  });

  test("is missed when that is written down, and held after all when they met later", () => {
    const missed = row("notHeld", planned, null);
    expect(coverageOf(aBoard({ meetings: [missed] }), planned + HOUR)).toMatchObject({
      state: "missed",
      plannedAt: planned,
    });
    const later = row("ended", null, planned + 3 * HOUR);
    expect(coverageOf(aBoard({ meetings: [missed, later] }), planned + 5 * HOUR)).toMatchObject({
      state: "held",
      plannedAt: null,
      startedAt: planned + 3 * HOUR,
    });
  });

  test("has no meeting in a weekend, on a closed day, or when its plan is of later than its time", () => {
    expect(coverageOf(aBoard(), at("2026-11-28", "07:00")).state).toBe("none");
    expect(coverageOf(aBoard({ closedDays: [MONDAY] }), planned - HOUR).state).toBe("none");
    // Past its end without a row: the board was made at nine, nothing was missed.
    expect(coverageOf(aBoard(), at(MONDAY, "09:00")).state).toBe("none");
    expect(coverageOf(aBoard({ types: [] }), planned - HOUR).state).toBe("none");
  });

  test("has nothing to do with yesterday's rows, nor with the improvement meeting of the week", () => {
    const yesterday = row("ended", planned - 24 * HOUR, planned - 24 * HOUR);
    expect(coverageOf(aBoard({ meetings: [yesterday] }), planned - HOUR).state).toBe("notYet");
    const improvement: DayMeeting = { ...row("ended", null, planned - 2 * HOUR), typeId: weekly, kind: "improvement" };
    expect(coverageOf(aBoard({ meetings: [improvement] }), planned - HOUR).state).toBe("notYet");
  });

  test("of a board that meets twice, the morning speaks until the afternoon is held", () => {
    const afternoon = { id: weekly, kind: "own" as const, rhythm: { ...RHYTHM, time: "14:00" }, steps: DEFAULT_AGENDA };
    const { types } = aBoard();
    const twice = (meetings: DayMeeting[]) => aBoard({ types: [...types, afternoon], meetings });
    expect(coverageOf(twice([]), planned - HOUR).plannedAt).toBe(planned);
    expect(coverageOf(twice([row("notHeld", planned, null)]), planned + HOUR).state).toBe("missed");
    const held: DayMeeting = { ...row("ended", at(MONDAY, "14:00"), at(MONDAY, "14:01")), typeId: weekly, kind: "own" };
    expect(coverageOf(twice([row("notHeld", planned, null), held]), at(MONDAY, "15:00")).state).toBe("held");
  });
});

describe("the boards that tell the day of a unit", () => {
  const morning = aBoard();
  const other = (change: Partial<DayBoard>): DayBoard => aBoard({ boardId: newId(random), ...change });
  const told = (boards: DayBoard[]) => tellingBoards(boards, boards[0]?.boardId, planned + HOUR);

  test("are all that it meets at, each for itself", () => {
    const second = other({ kind: "management" });
    expect(told([morning, second])).toEqual([morning, second]);
  });

  test("are none for risks or for improvement, nor one without days, also where its plan was not held", () => {
    const missed = [row("notHeld", planned, null)];
    const risks = other({ kind: "risk", meetings: missed });
    const weekDay = other({ kind: "improvement" });
    const whenNeeded = other({ types: [{ ...morning.types[0]!, rhythm: { ...RHYTHM, weekdays: [] } }] });
    expect(told([risks, morning, weekDay, whenNeeded])).toEqual([morning]);
    // Until there is a meeting there after all: then it is one of the day.
    const crisis = { ...whenNeeded, meetings: [row("running", null, planned + 50 * MINUTE)] };
    expect(told([morning, crisis])).toEqual([morning, crisis]);
  });

  test("is the one that matters come to, where it meets at none", () => {
    const risks = other({ kind: "risk" });
    expect(told([risks, other({ kind: "improvement" })])).toEqual([risks]);
    expect(tellingBoards([], undefined, planned)).toEqual([]);
  });
});

test("a meeting that runs over its end, and over midnight, is the one that runs until it ends", () => {
  const late = at(MONDAY, "23:50");
  const running = row("running", late, late);
  const tuesday = at("2026-11-24", "00:20");
  expect(coverageOf(aBoard({ meetings: [running] }), tuesday)).toMatchObject({ state: "running", startedAt: late });
  const ended = { ...running, state: "ended" as const, endedAt: tuesday };
  expect(coverageOf(aBoard({ meetings: [ended] }), tuesday + MINUTE)).toMatchObject({ state: "notYet" });
});

describe("in 2027", () => {
  const everyDay = { weekdays: [1, 2, 3, 4, 5, 6, 7] };

  test.each([
    ["the night when summer time begins", "2027-03-28", "2027-03-28T05:45:00Z"],
    ["the day before it", "2027-03-27", "2027-03-27T06:45:00Z"],
    ["the night when it ends", "2027-10-31", "2027-10-31T06:45:00Z"],
    ["the day before that", "2027-10-30", "2027-10-30T05:45:00Z"],
  ])("07:45 is 07:45 on the wall: %s", (_name, date, utc) => {
    // Asked at half past midnight, before the clock is changed.
    const line = coverageOf(aBoard({}, { ...everyDay, onHolidays: true }), at(date, "00:30"));
    expect(line.plannedAt).toBe(Date.parse(utc));
    expect(wallClock(line.plannedAt ?? 0, DEFAULT_ZONE)).toMatchObject({ date, time: "07:45" });
  });

  test("a meeting in the hour that summer time skips, and in the one that comes twice, is one meeting", () => {
    const skipped = coverageOf(aBoard({}, { ...everyDay, time: "02:30", onHolidays: true }), at("2027-03-28", "00:30"));
    expect(wallClock(skipped.plannedAt ?? 0, DEFAULT_ZONE).time).toBe("03:30");
    const board = aBoard({}, { ...everyDay, time: "02:30", onHolidays: true });
    const first = at("2027-10-31", "02:30");
    expect(coverageOf(board, first - HOUR).plannedAt).toBe(first);
    // The hour again: its end has passed, and it is not planned a second time.
    expect(coverageOf({ ...board, meetings: [row("notHeld", first, null)] }, first + HOUR).state).toBe("missed");
  });

  test("a meeting held before the clock was changed belongs to its own day after it", () => {
    const before = at("2027-10-31", "00:10");
    const board = aBoard({ meetings: [row("ended", null, before)] }, everyDay);
    expect(coverageOf(board, at("2027-10-31", "23:30")).state).toBe("held");
    expect(coverageOf(board, at("2027-11-01", "00:10"))).toMatchObject({ state: "notYet" });
  });

  test.each([
    ["2027-03-24", "notYet"], // Wednesday
    ["2027-03-25", "none"], // Maundy Thursday
    ["2027-03-26", "none"], // Good Friday
    ["2027-03-29", "none"], // Easter Monday
    ["2027-03-30", "notYet"],
  ])("over Easter a board that is closed on holidays is %s: %s", (date, state) => {
    expect(coverageOf(aBoard(), at(date, "06:00")).state).toBe(state);
  });

  test("one that meets on holidays meets over Easter too", () => {
    const board = aBoard({}, { ...everyDay, onHolidays: true });
    const days = ["2027-03-25", "2027-03-26", "2027-03-27", "2027-03-28", "2027-03-29"];
    expect(days.map((date) => coverageOf(board, at(date, "06:00")).state)).toEqual(days.map(() => "notYet"));
  });
});
