import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  base32,
  type Id,
  type MeasureId,
  type MeetingId,
  type MeetingTypeId,
  type PersonId,
} from "../../../shared/base/ids.ts";
import { MINUTE } from "../../../shared/base/time.ts";
import { agendaMs, agendaSchema, DEFAULT_AGENDA, IMPROVEMENT_AGENDA } from "../../../shared/huddle/agenda.ts";
import {
  apply,
  currentStep,
  expectedEnd,
  type Huddle,
  type HuddleCommand,
  huddleSchema,
  leftOfStep,
  type Running,
  start,
  startsFreely,
  usedShare,
  usualHeads,
} from "../../../shared/huddle/huddle.ts";

function id<K extends string>(n: number): Id<K> {
  return base32(new Uint8Array(16).fill(n)) as Id<K>;
}
const PLANNED = Date.UTC(2026, 10, 23, 6, 45);
const SECOND = 1000;

function begun(at: number = PLANNED, plannedAt: number | null = PLANNED): Running {
  return start(
    {
      id: id<"meeting">(1),
      typeId: id<"meetingType">(2),
      plannedAt,
      steps: DEFAULT_AGENDA,
      leader: null,
      heads: { room: 8, remote: 2 },
    },
    at,
  );
}

function after(huddle: Huddle, command: HuddleCommand, at: number): Huddle {
  const next = apply(huddle, command, at);
  if (!next.ok) throw new Error(next.refusal.code);
  return next.value;
}
function running(huddle: Huddle): Running {
  if (huddle.state !== "running") throw new Error(huddle.state);
  return huddle;
}

describe("the agenda", () => {
  test("the usual meeting takes ten minutes in eight steps", () => {
    expect(agendaMs(DEFAULT_AGENDA)).toBe(10 * MINUTE);
    expect(DEFAULT_AGENDA.map(({ meaning }) => meaning)).toEqual([
      "welcome",
      "answers",
      "cross",
      "today",
      "measures",
      "ideas",
      "raise",
      "thanks",
    ]);
    expect(agendaMs(IMPROVEMENT_AGENDA)).toBe(20 * MINUTE);
  });
  test("a step of a board's own must have a title, and ids are not shared", () => {
    expect(agendaSchema.safeParse([{ id: "a", meaning: "own", minutes: 1, title: null }]).success).toBe(false);
    expect(agendaSchema.safeParse([DEFAULT_AGENDA[0], DEFAULT_AGENDA[0]]).success).toBe(false);
    expect(agendaSchema.safeParse(DEFAULT_AGENDA).success).toBe(true);
  });
});

describe("the end of the meeting", () => {
  test("who starts two minutes late ends on time all the same", () => {
    expect(begun(PLANNED + 2 * MINUTE).endsAt).toBe(PLANNED + 10 * MINUTE);
  });
  test("who starts five minutes early is done early", () => {
    expect(begun(PLANNED - 5 * MINUTE).endsAt).toBe(PLANNED + 5 * MINUTE);
  });
  test("who starts after the planned end gets the whole length", () => {
    expect(begun(PLANNED + 12 * MINUTE).endsAt).toBe(PLANNED + 22 * MINUTE);
  });
  test("an unplanned meeting has its length", () => {
    expect(begun(PLANNED, null).endsAt).toBe(PLANNED + 10 * MINUTE);
  });
  test("a step over time eats of the rest and does not move the end", () => {
    const late = running(after(begun(), { do: "next", from: 0 }, PLANNED + 3 * MINUTE));
    expect(late.endsAt).toBe(PLANNED + 10 * MINUTE);
    expect(expectedEnd(late, PLANNED + 3 * MINUTE)).toBe(PLANNED + 12.5 * MINUTE);
  });
});

describe("people seen to be here from elsewhere", () => {
  test("are counted up to their number once, however many screens say so, and never down", () => {
    const seen = { do: "headsAtLeast", where: "remote", count: 3 } as const;
    const once = after(begun(), seen, PLANNED);
    expect(running(once).heads.remote).toBe(3);
    expect(after(once, seen, PLANNED)).toBe(once);
    expect(running(after(once, { ...seen, count: 1 }, PLANNED)).heads.remote).toBe(3);
  });
});

describe("going through the steps", () => {
  test("time left counts down and below nothing, and no step advances alone", () => {
    const huddle = begun();
    expect(leftOfStep(huddle, PLANNED + 10 * SECOND)).toBe(20 * SECOND);
    expect(leftOfStep(huddle, PLANNED + 50 * SECOND)).toBe(-20 * SECOND);
    expect(currentStep(huddle).meaning).toBe("welcome");
  });
  test("two who press next at once go one step on", () => {
    const once = after(begun(), { do: "next", from: 0 }, PLANNED + 20 * SECOND);
    const twice = after(once, { do: "next", from: 0 }, PLANNED + 21 * SECOND);
    expect(running(twice).step).toBe(1);
    expect(twice).toBe(once);
  });
  test("two who press back at once go one step back", () => {
    let huddle: Huddle = after(begun(), { do: "goTo", to: 4 }, PLANNED + MINUTE);
    for (const _ of [1, 2]) huddle = after(huddle, { do: "back", from: 4 }, PLANNED + 2 * MINUTE);
    expect(running(huddle).step).toBe(3);
  });
  test("coming back to a step goes on with the time that is left of it", () => {
    let huddle: Huddle = after(begun(), { do: "next", from: 0 }, PLANNED + 30 * SECOND);
    huddle = after(huddle, { do: "next", from: 1 }, PLANNED + 60 * SECOND);
    huddle = after(huddle, { do: "back", from: 2 }, PLANNED + 90 * SECOND);
    expect(leftOfStep(running(huddle), PLANNED + 100 * SECOND)).toBe(50 * SECOND);
  });
  test("after the last step nothing comes, and before the first nothing", () => {
    const last = after(begun(), { do: "goTo", to: 7 }, PLANNED);
    expect(running(after(last, { do: "next", from: 7 }, PLANNED)).step).toBe(7);
    expect(running(after(begun(), { do: "back", from: 0 }, PLANNED)).step).toBe(0);
  });
  test("what the room has open closes with the step, what was seen stays", () => {
    const measure = id<"measure">(9) as MeasureId;
    const shown = after(begun(), { do: "show", focus: { kind: "measure", id: measure } }, PLANNED);
    expect(running(shown)).toMatchObject({ focus: { id: measure }, seen: [measure] });
    expect(running(after(shown, { do: "next", from: 0 }, PLANNED))).toMatchObject({ focus: null, seen: [measure] });
  });
  test("bars fill with the minutes used", () => {
    const huddle = running(after(begun(), { do: "next", from: 0 }, PLANNED + 10 * SECOND));
    expect(usedShare(huddle, 0, PLANNED)).toBe(1);
    expect(usedShare(huddle, 1, PLANNED + 55 * SECOND)).toBe(0.5);
    expect(usedShare(huddle, 2, PLANNED)).toBe(0);
  });
});

describe("people", () => {
  test("two who count one more each count two more", () => {
    let huddle: Huddle = begun();
    for (const n of [1, 2]) huddle = after(huddle, { do: "heads", id: id(n), where: "room", by: 1 }, PLANNED);
    expect(running(huddle).heads).toEqual({ room: 10, remote: 2 });
  });
  test("one press that comes twice counts once", () => {
    let huddle: Huddle = begun();
    for (const _ of [1, 2]) huddle = after(huddle, { do: "heads", id: id(1), where: "room", by: 1 }, PLANNED);
    expect(running(huddle).heads.room).toBe(9);
  });
  test("there are never fewer than none", () => {
    expect(running(after(begun(), { do: "heads", id: id(1), where: "remote", by: -9 }, PLANNED)).heads.remote).toBe(0);
  });
  test("anybody may take the lead", () => {
    const leader = { personId: id<"person">(3) as PersonId, name: "Kari" };
    expect(running(after(begun(), { do: "takeLead", leader }, PLANNED)).leader).toEqual(leader);
  });
  test("the usual number is the median of the last meetings, one full house does not change it", () => {
    const last = [7, 8, 8, 9, 30].map((room) => ({ room, remote: 1 }));
    expect(usualHeads(last, { room: 1, remote: 0 })).toEqual({ room: 8, remote: 1 });
    expect(usualHeads([], { room: 6, remote: 0 })).toEqual({ room: 6, remote: 0 });
  });
});

test("a wall starts freely within thirty minutes of the planned time, either way", () => {
  expect(startsFreely(PLANNED, PLANNED - 30 * MINUTE)).toBe(true);
  expect(startsFreely(PLANNED, PLANNED + 30 * MINUTE)).toBe(true);
  expect(startsFreely(PLANNED, PLANNED + 30 * MINUTE + 1)).toBe(false);
});

test("a meeting that is over takes no more commands", () => {
  const over = after(begun(), { do: "end" }, PLANNED + 9 * MINUTE);
  expect(over).toMatchObject({ state: "ended", endedAt: PLANNED + 9 * MINUTE });
  expect(apply(over, { do: "next", from: 0 }, PLANNED)).toMatchObject({ refusal: { code: "meeting-over" } });
});

test("why a meeting was not held may be said, and only of one that was not", () => {
  const missed = {
    id: id<"meeting">(1) as MeetingId,
    typeId: id<"meetingType">(2) as MeetingTypeId,
    state: "notHeld",
    plannedAt: PLANNED,
    reason: null,
  } as const;
  const why: HuddleCommand = { do: "explain", reason: "Mottak av fem pasienter samtidig" };
  expect(after(missed, why, PLANNED)).toMatchObject({ reason: "Mottak av fem pasienter samtidig" });
  expect(apply(begun(), why, PLANNED)).toMatchObject({ refusal: { code: "was-held" } });
  expect(apply(missed, { do: "end" }, PLANNED)).toMatchObject({ refusal: { code: "meeting-over" } });
});

describe("whatever is pressed", () => {
  const step = fc.integer({ min: 0, max: 9 });
  const measure = fc.integer({ min: 1, max: 3 }).map((n) => ({ kind: "measure" as const, id: id<"measure">(n) }));
  const commands: fc.Arbitrary<HuddleCommand> = fc.oneof(
    fc.record({ do: fc.constant("next" as const), from: step }),
    fc.record({ do: fc.constant("back" as const), from: step }),
    fc.record({ do: fc.constant("goTo" as const), to: step }),
    fc.record({
      do: fc.constant("heads" as const),
      id: fc.integer({ min: 1, max: 9 }).map((n) => id<"press">(n)),
      where: fc.constantFrom("room" as const, "remote" as const),
      by: fc.integer({ min: -20, max: 20 }),
    }),
    fc.record({ do: fc.constant("show" as const), focus: fc.oneof(fc.constant(null), measure) }),
    fc.record({
      do: fc.constant("decide" as const),
      id: fc.integer({ min: 1, max: 3 }).map((n) => id<"decision">(n)),
      kind: fc.constantFrom("noAction" as const, "done" as const, "text" as const),
      text: fc.constant("bestiller ny"),
      about: fc.oneof(fc.constant(null), measure),
    }),
    fc.record({
      do: fc.constant("undecide" as const),
      id: fc.integer({ min: 1, max: 3 }).map((n) => id<"decision">(n)),
    }),
  );
  const timed = fc.array(fc.tuple(commands, fc.integer({ min: 0, max: 90_000 })), { maxLength: 40 });

  test("the row stays of its form, the end stands, and the time spent is the time that passed", () => {
    fc.assert(
      fc.property(timed, (list) => {
        let huddle: Huddle = begun();
        let at = PLANNED;
        for (const [command, wait] of list) {
          at += wait;
          const next = apply(huddle, command, at);
          if (next.ok) huddle = next.value;
        }
        expect(huddleSchema.parse(huddle)).toEqual(huddle);
        expect(running(huddle).endsAt).toBe(PLANNED + 10 * MINUTE);
        const over = after(huddle, { do: "end" }, at);
        if (over.state !== "ended") throw new Error(over.state);
        expect(over.spent.reduce((sum, ms) => sum + ms, 0)).toBe(at - PLANNED);
        expect(new Set(over.seen).size).toBe(over.seen.length);
      }),
    );
  });
  test("next and back given twice are given once", () => {
    fc.assert(
      fc.property(timed, fc.constantFrom("next" as const, "back" as const), (list, way) => {
        let huddle: Huddle = begun();
        for (const [command] of list) {
          const next = apply(huddle, command, PLANNED);
          if (next.ok) huddle = next.value;
        }
        const press: HuddleCommand = { do: way, from: running(huddle).step };
        const once = after(huddle, press, PLANNED);
        expect(after(once, press, PLANNED)).toEqual(once);
      }),
    );
  });
});
