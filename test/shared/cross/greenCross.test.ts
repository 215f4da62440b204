import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { base32, type EventId } from "../../../shared/base/ids.ts";
import { addDays, DAY, instantAt, isHoliday, localDate } from "../../../shared/base/time.ts";
import {
  apply,
  type CrossCommand,
  type CrossState,
  crossCommand,
  crossSettings,
  crossState,
  dayOf,
  defaultCrossSettings,
  isClosed,
  monthPicture,
  coloured,
  uncoloured,
} from "../../../shared/cross/greenCross.ts";

const ZONE = "Europe/Oslo";
const MONDAY = "2026-11-23";
const NOW = instantAt(MONDAY, "07:46", ZONE);
const with4: CrossState = { zone: ZONE, settings: defaultCrossSettings, days: [] };
const empty: CrossState = { ...with4, settings: { ...defaultCrossSettings, crossScale: 3 } };
const event = (n: number): EventId => base32(new Uint8Array(16).fill(n)) as EventId;

function after(state: CrossState, ...commands: CrossCommand[]): CrossState {
  return commands.reduce((now, command) => {
    const next = apply(now, command, NOW);
    if (!next.ok) throw new Error(next.refusal.code);
    return next.value;
  }, state);
}

const colour = (
  date: string,
  to: "green" | "yellow" | "orange" | "red" | null,
  was: typeof to = null,
): CrossCommand => ({
  do: "colour",
  date,
  colour: to,
  was,
});

describe("days that wait for a colour", () => {
  test("on a Monday a ward that met on Friday colours Friday, Saturday and Sunday, oldest first", () => {
    expect(uncoloured(empty, "2026-11-20", NOW)).toEqual(["2026-11-20", "2026-11-21", "2026-11-22"]);
  });
  test("a unit closed at weekends colours only Friday", () => {
    const clinic = { ...empty, settings: crossSettings.parse({ closedWeekdays: [6, 7] }) };
    expect(uncoloured(clinic, "2026-11-20", NOW)).toEqual(["2026-11-20"]);
  });
  test("a weekend day said to be open is asked for although weekends are closed", () => {
    const clinic = { ...empty, settings: crossSettings.parse({ closedWeekdays: [6, 7] }) };
    const open = after(clinic, { do: "close", date: "2026-11-21", closed: false });
    expect(uncoloured(open, "2026-11-20", NOW)).toEqual(["2026-11-20", "2026-11-21"]);
  });
  test("the first meeting of all asks only for yesterday", () => {
    expect(uncoloured(empty, null, NOW)).toEqual(["2026-11-22"]);
  });
  test("what a meeting says that it coloured are the days it was asked about, never the months before it", () => {
    const old = after(empty, { do: "colour", date: "2026-10-05", colour: "green", was: null });
    expect(coloured(old, null, NOW)).toEqual([]);
    const done = after(old, { do: "colour", date: "2026-11-22", colour: "yellow", was: null });
    expect(coloured(done, null, NOW)).toEqual(["2026-11-22"]);
  });
  test("a meeting that ends the day asks for today too", () => {
    const evening = { ...empty, settings: crossSettings.parse({ crossUpTo: "today" }) };
    expect(uncoloured(evening, "2026-11-22", NOW)).toEqual(["2026-11-22", MONDAY]);
  });
  test("after a long summer no more than a month is asked for", () => {
    expect(uncoloured(empty, "2026-06-01", NOW)).toHaveLength(31);
  });
  test("a single closed day of the settings is not asked for", () => {
    const moved = { ...empty, settings: crossSettings.parse({ closedDays: ["2026-11-21"] }) };
    expect(uncoloured(moved, "2026-11-20", NOW)).toEqual(["2026-11-20", "2026-11-22"]);
  });
  test("holidays are closed where the setting says so", () => {
    const clinic = { ...empty, settings: crossSettings.parse({ closedOnHolidays: true }) };
    expect(isClosed(clinic, "2026-12-25")).toBe(true);
    expect(isClosed(empty, "2026-12-25")).toBe(false);
    expect(isHoliday("2026-12-25")).toBe(true);
  });
});

describe("colouring", () => {
  test("a day gets its colour and leaves no history the first time", () => {
    const day = dayOf(after(empty, colour("2026-11-22", "yellow")), "2026-11-22");
    expect(day).toMatchObject({ colour: "yellow", history: [] });
  });
  test("a correction keeps what stood before", () => {
    const day = dayOf(after(empty, colour("2026-11-22", "green"), colour("2026-11-22", "red", "green")), "2026-11-22");
    expect(day).toMatchObject({ colour: "red", history: [{ what: "colour", before: "green", at: NOW }] });
  });
  test("a colour taken away is history too", () => {
    const day = dayOf(after(empty, colour("2026-11-22", "green"), colour("2026-11-22", null, "green")), "2026-11-22");
    expect(day).toMatchObject({ colour: null, history: [{ before: "green" }] });
  });
  test("who saw an uncoloured day does not paint over what another chose meanwhile", () => {
    const state = after(empty, colour("2026-11-22", "red"));
    expect(apply(state, colour("2026-11-22", "green"), NOW)).toMatchObject({
      ok: false,
      refusal: { code: "coloured-meanwhile", current: { colour: "red" } },
    });
  });
  test("the same colour twice is one colour", () => {
    const state = after(empty, colour("2026-11-22", "red"));
    expect(after(state, colour("2026-11-22", "red"))).toBe(state);
  });
  test("orange belongs to the scale of four only", () => {
    expect(apply(empty, colour("2026-11-22", "orange"), NOW)).toMatchObject({ refusal: { code: "not-in-scale" } });
    expect(apply(with4, colour("2026-11-22", "orange"), NOW).ok).toBe(true);
  });
  test("a day that has not begun has no colour", () => {
    expect(apply(empty, colour("2026-11-24", "green"), NOW)).toMatchObject({ refusal: { code: "future-day" } });
  });
});

describe("events", () => {
  const fall: CrossCommand = {
    do: "event",
    date: "2026-11-22",
    id: event(1),
    kind: "fall",
    line: "",
    reported: "no",
  };
  test("a ready choice is enough: nothing has to be typed", () => {
    expect(dayOf(after(empty, fall), "2026-11-22").events).toEqual([
      { id: event(1), kind: "fall", line: "", reported: "no" },
    ]);
  });
  test("an event without a choice and without a line is refused", () => {
    expect(apply(empty, { ...fall, kind: null }, NOW)).toMatchObject({ refusal: { code: "empty-event" } });
  });
  test("a corrected line keeps the one before", () => {
    const day = dayOf(after(empty, fall, { ...fall, reported: "yes" }), "2026-11-22");
    expect(day.events).toMatchObject([{ reported: "yes" }]);
    expect(day.history).toMatchObject([{ what: "event", before: { reported: "no" } }]);
  });
  test("an event taken away stands in the history", () => {
    const day = dayOf(after(empty, fall, { do: "removeEvent", date: "2026-11-22", id: event(1) }), "2026-11-22");
    expect(day.events).toEqual([]);
    expect(day.history).toMatchObject([{ what: "event", before: { kind: "fall" } }]);
  });
  test("a line is one line of at most 140 signs", () => {
    expect(crossCommand.safeParse({ ...fall, line: "to\nlinjer" }).success).toBe(false);
    expect(crossCommand.safeParse({ ...fall, line: "x".repeat(141) }).success).toBe(false);
    expect(crossCommand.safeParse({ ...fall, line: "  hull i gulvet " }).data).toMatchObject({ line: "hull i gulvet" });
  });
});

test("the picture of a month shows every day once, with what it is", () => {
  const clinic = { ...empty, settings: crossSettings.parse({ closedWeekdays: [7] }) };
  const cells = monthPicture(after(clinic, colour("2026-11-17", "red")), "2026-11", "2026-11-20", NOW);
  expect(cells).toHaveLength(30);
  expect(cells.map(({ state }) => state).slice(16, 25)).toEqual([
    "red",
    "blank",
    "blank",
    "waiting",
    "waiting",
    "closed",
    "blank",
    "future",
    "future",
  ]);
  expect(cells.find(({ isToday }) => isToday)?.date).toBe(MONDAY);
});

function run(list: readonly CrossCommand[]): CrossState {
  return list.reduce((state, command) => {
    const next = apply(state, command, NOW);
    return next.ok ? next.value : state;
  }, with4);
}

describe("whatever is pressed", () => {
  const days = fc.integer({ min: 0, max: 5 }).map((back) => addDays(MONDAY, -back));
  const colours = fc.constantFrom(null, "green" as const, "yellow" as const, "orange" as const, "red" as const);
  const commands: fc.Arbitrary<CrossCommand> = fc.oneof(
    fc.record({ do: fc.constant("colour" as const), date: days, colour: colours, was: colours }),
    fc.record({ do: fc.constant("close" as const), date: days, closed: fc.boolean() }),
    fc.record({
      do: fc.constant("event" as const),
      date: days,
      id: fc.integer({ min: 1, max: 3 }).map(event),
      kind: fc.constantFrom(null, "fall" as const),
      line: fc.constantFrom("", "glatt gulv"),
      reported: fc.constantFrom("yes" as const, "no" as const, "notRelevant" as const),
    }),
    fc.record({ do: fc.constant("removeEvent" as const), date: days, id: fc.integer({ min: 1, max: 3 }).map(event) }),
  );

  test("the state stays of its form, days sorted and each once, and history only grows", () => {
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 40 }), (list) => {
        let state = with4;
        for (const command of list) {
          const next = apply(state, command, NOW);
          if (!next.ok) continue;
          for (const day of state.days) {
            expect(dayOf(next.value, day.date).history.slice(0, day.history.length)).toEqual(day.history);
          }
          state = next.value;
        }
        expect(crossState.parse(state)).toEqual(state);
        const dates = state.days.map(({ date }) => date);
        expect(dates).toEqual([...new Set(dates)].toSorted());
      }),
    );
  });
  test("a command given twice in a row is the same as once", () => {
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 15 }), commands, (list, last) => {
        expect(run([...list, last, last])).toEqual(run([...list, last]));
      }),
    );
  });
  test("no day that waits is closed, coloured or still to come", () => {
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 30 }), fc.integer({ min: 0, max: 60 }), (list, back) => {
        const state = run(list);
        const last = localDate(NOW - back * DAY, ZONE);
        const waiting = uncoloured(state, last, NOW);
        expect([...waiting].toSorted()).toEqual(waiting);
        for (const date of waiting) {
          expect(isClosed(state, date) || dayOf(state, date).colour !== null || date >= MONDAY).toBe(false);
        }
      }),
    );
  });
});
