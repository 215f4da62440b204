import { describe, expect, test } from "vitest";
import { DAY, DEFAULT_ZONE, HOUR, instantAt, MINUTE, wallClock } from "../../../shared/base/time.ts";
import { clockFor, interimClock, type MeetingsAhead, urgedClock } from "../../../shared/escalation/replyBy.ts";
import { nextPlanned, type Rhythm } from "../../../shared/huddle/rhythm.ts";

const MINUTES = { department: 10, clinic: 15 };

function rhythm(time: string, change: Partial<Rhythm> = {}): Rhythm {
  return { weekdays: [1, 2, 3, 4, 5], time, everyWeeks: 1, from: "2026-01-01", onHolidays: false, ...change };
}

/** The next meetings of a level, as its own rhythm plans them. */
function ahead(of: Rhythm, minutes: number, after: number): MeetingsAhead {
  const meetings = [];
  for (let from = after; meetings.length < 3; ) {
    const start = nextPlanned(of, from, DEFAULT_ZONE, []);
    if (start === undefined) break;
    meetings.push({ start, end: start + minutes * MINUTE });
    from = start + 1;
  }
  return meetings;
}

const DEPARTMENT = rhythm("08:15");
const CLINIC = rhythm("08:45");

function at(date: string, time: string): number {
  return instantAt(date, time, DEFAULT_ZONE);
}

/** *Svarfrist* and when it rises, as the clocks on the walls show them. */
function clock(date: string, time: string, { safety = false, clinic = CLINIC, department = DEPARTMENT } = {}) {
  const now = at(date, time);
  const here = ahead(department, MINUTES.department, now);
  const { due, rises, onCall } = clockFor({ kind: "action", safety }, now, here, [ahead(clinic, MINUTES.clinic, now)]);
  return { due: due === null ? null : shown(due), rises: rises === null ? null : shown(rises), onCall };
}

function shown(instant: number): string {
  const { date, time } = wallClock(instant, DEFAULT_ZONE);
  return `${date} ${time}`;
}

describe("svarfrist is the end of the receiving level's next meeting", () => {
  test("raised at 07:55, it is answered by the end of the department's meeting the same day", () => {
    expect(clock("2026-11-23", "07:55")).toMatchObject({ due: "2026-11-23 08:25" });
  });

  test("what comes less than ten minutes before it starts waits for the next", () => {
    expect(clock("2026-11-23", "08:05")).toMatchObject({ due: "2026-11-23 08:25" });
    expect(clock("2026-11-23", "08:06")).toMatchObject({ due: "2026-11-24 08:25" });
  });

  test("a level without planned meetings answers within a week, safety within a day", () => {
    const now = at("2026-11-23", "07:55");
    expect(clockFor({ kind: "action", safety: false }, now, [], [[]])).toMatchObject({ due: now + 7 * DAY });
    expect(clockFor({ kind: "action", safety: true }, now, [], [[]])).toMatchObject({ due: now + DAY, onCall: true });
  });

  test("what is for awareness promises nothing", () => {
    expect(clockFor({ kind: "awareness", safety: false }, 0, [], [])).toEqual({
      due: null,
      rises: null,
      onCall: false,
    });
  });
});

describe("it goes up by itself", () => {
  test("safety half an hour after svarfrist", () => {
    expect(clock("2026-11-23", "07:55", { safety: true })).toEqual({
      due: "2026-11-23 08:25",
      rises: "2026-11-23 08:55",
      onCall: false,
    });
  });

  test("anything else after two meetings without an answer", () => {
    expect(clock("2026-11-23", "07:55").rises).toBe("2026-11-24 08:25");
    expect(clock("2026-11-27", "07:55").rises).toBe("2026-11-30 08:25");
  });

  test("or after seven days, but never before its svarfrist", () => {
    const weekly = rhythm("08:15", { weekdays: [3] });
    expect(clock("2026-11-23", "07:55", { department: weekly })).toMatchObject({
      due: "2026-11-25 08:25",
      rises: "2026-11-30 07:55",
    });
    const everyThird = rhythm("08:15", { weekdays: [3], everyWeeks: 3, from: "2026-12-09" });
    const late = clock("2026-11-23", "07:55", { department: everyThird });
    expect(late).toMatchObject({ due: "2026-12-09 08:25", rises: "2026-12-09 08:25" });
  });

  test("never from the top", () => {
    const now = at("2026-11-23", "07:55");
    const here = ahead(DEPARTMENT, 10, now);
    for (const safety of [true, false]) expect(clockFor({ kind: "action", safety }, now, here, []).rises).toBeNull();
  });
});

describe("safety does not wait out a weekend", () => {
  test("on a Friday after the meetings whoever is on call is told, and it does not go up through empty rooms", () => {
    expect(clock("2026-11-27", "15:00", { safety: true })).toEqual({
      due: "2026-11-30 08:25",
      rises: "2026-11-30 08:55",
      onCall: true,
    });
  });

  test("a level above that meets on Saturday has it ten minutes before", () => {
    const daily = rhythm("08:45", { weekdays: [1, 2, 3, 4, 5, 6, 7], onHolidays: true });
    expect(clock("2026-11-27", "15:00", { safety: true, clinic: daily })).toEqual({
      due: "2026-11-28 08:35",
      rises: "2026-11-28 08:35",
      onCall: false,
    });
  });
});

describe("the clocks of 2027", () => {
  test("on the night to 28 March an hour is lost, and svarfrist stays by the clock on the wall", () => {
    // Palm Sunday week: Monday to Wednesday are working days.
    expect(clock("2027-03-19", "15:00")).toMatchObject({ due: "2027-03-22 08:25", rises: "2027-03-23 08:25" });
    const sunday = rhythm("08:15", { weekdays: [1, 2, 3, 4, 5, 6, 7], onHolidays: true });
    expect(clock("2027-03-27", "15:00", { department: sunday })).toMatchObject({
      due: "2027-03-28 08:25",
      rises: "2027-03-29 08:25",
    });
    const real = at("2027-03-28", "08:25") - at("2027-03-27", "08:25");
    expect(real).toBe(23 * HOUR);
  });

  test("on the night to 31 October the hour that comes twice changes nothing by the clock on the wall", () => {
    const sunday = rhythm("08:15", { weekdays: [1, 2, 3, 4, 5, 6, 7], onHolidays: true });
    expect(clock("2027-10-30", "15:00", { department: sunday, safety: true })).toEqual({
      due: "2027-10-31 08:25",
      rises: "2027-10-31 08:55",
      onCall: false,
    });
    expect(at("2027-10-31", "08:25") - at("2027-10-30", "08:25")).toBe(25 * HOUR);
    // Meetings in the night itself: the second 02:30 is not a second meeting.
    const night = rhythm("02:30", { weekdays: [7], onHolidays: true });
    expect(clock("2027-10-30", "15:00", { department: night })).toMatchObject({ due: "2027-10-31 02:40" });
    expect(clock("2027-03-27", "15:00", { department: night })).toMatchObject({ due: "2027-03-28 03:40" });
  });

  test("over Easter, from Wednesday noon to Tuesday: nothing meets, nothing is missed", () => {
    expect(clock("2027-03-24", "12:00")).toMatchObject({ due: "2027-03-30 08:25", rises: "2027-03-31 08:25" });
    expect(clock("2027-03-24", "12:00", { safety: true })).toEqual({
      due: "2027-03-30 08:25",
      rises: "2027-03-30 08:55",
      onCall: true,
    });
    // Seven days come before the second meeting: from Maundy Thursday no working day is left out twice.
    expect(clock("2027-03-25", "09:00").rises).toBe("2027-03-31 08:25");
  });

  test("1 and 17 May, Ascension Day and Whit Monday are holidays, too", () => {
    for (const [raised, due] of [
      ["2027-05-05", "2027-05-07"],
      ["2027-05-14", "2027-05-18"],
    ] as const) {
      expect(clock(raised, "12:00").due).toBe(`${due} 08:25`);
    }
  });
});

test("an interim answer puts off the rise to its own time, and half an hour", () => {
  expect(interimClock(DAY, true)).toEqual({ due: DAY, rises: DAY + 30 * MINUTE, onCall: false });
  expect(interimClock(DAY, false).rises).toBeNull();
});

test("haster gives the ordinary clock back, never a later one than was promised", () => {
  const [soon, late] = [
    { due: 10, rises: 20, onCall: true },
    { due: 30, rises: 40, onCall: false },
  ];
  expect(urgedClock(soon, late)).toEqual(soon);
  expect(urgedClock(late, soon)).toMatchObject({ due: 10, rises: 20 });
  expect(urgedClock({ ...late, rises: null }, soon).rises).toBe(20);
});
