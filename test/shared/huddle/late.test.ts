import { describe, expect, test } from "vitest";
import { type MeetingTypeId, newId } from "../../../shared/base/ids.ts";
import { DAY, MINUTE } from "../../../shared/base/time.ts";
import { DEFAULT_AGENDA } from "../../../shared/huddle/agenda.ts";
import { apply, end, type Huddle, type HuddleCommand, type Running, start } from "../../../shared/huddle/huddle.ts";
import { applyLate, given, LATE_AFTER, leave, plannedMeetingId } from "../../../shared/huddle/late.ts";
import { seededRandom } from "../../support/ids.ts";

const AT = Date.parse("2026-11-23T06:45:00Z");
const random = seededRandom(4);
const typeId = newId<"meetingType">(random);
const press = () => newId<"press">(random);

function begun(): Running {
  const id = plannedMeetingId(typeId, AT);
  return start({ id, typeId, plannedAt: AT, steps: DEFAULT_AGENDA, leader: null, heads: { room: 6, remote: 0 } }, AT);
}
function after(huddle: Huddle, command: HuddleCommand, at: number, by = "Gangen"): Huddle {
  const next = applyLate(huddle, command, at, by);
  if (!next.ok) throw new Error(next.refusal.code);
  return next.value;
}
const refusal = (huddle: Huddle, command: HuddleCommand) => {
  const next = applyLate(huddle, command, AT + MINUTE);
  return next.ok ? "taken" : next.refusal.code;
};

describe("when a command counts as given", () => {
  test("is when it was received, unless it has waited", () => {
    expect(given(undefined, AT)).toEqual({ at: AT, isLate: false });
    expect(given(AT - LATE_AFTER + 1, AT)).toEqual({ at: AT, isLate: false });
    expect(given(AT - MINUTE, AT)).toEqual({ at: AT - MINUTE, isLate: true });
  });

  test("is never in the future, nor longer ago than anybody keeps a command", () => {
    expect(given(AT + DAY, AT)).toEqual({ at: AT, isLate: false });
    expect(given(AT - 40 * DAY, AT)).toEqual({ at: AT, isLate: true });
  });
});

test("a planned meeting has one id, whoever begins it, and each plan another", () => {
  expect(plannedMeetingId(typeId, AT)).toBe(plannedMeetingId(typeId, AT));
  const other = newId<"meetingType">(random);
  const plans: [MeetingTypeId, number][] = [];
  for (let day = 0; day < 400; day += 1) plans.push([typeId, AT + day * DAY], [other, AT + day * DAY]);
  expect(new Set(plans.map(([type, at]) => plannedMeetingId(type, at))).size).toBe(plans.length);
});

describe("commands that come after the network was away", () => {
  test("move the meeting at the times at which they were given", () => {
    const one = press();
    const first = after(begun(), { do: "next", from: 0, id: one, after: null }, AT + MINUTE);
    const second = after(first, { do: "next", from: 1, id: press(), after: one }, AT + 3 * MINUTE);
    expect(second).toMatchObject({ step: 2, stepStartedAt: AT + 3 * MINUTE, moved: { by: "Gangen" } });
    expect(after(second, { do: "end" }, AT + 9 * MINUTE)).toMatchObject({ state: "ended", endedAt: AT + 9 * MINUTE });
  });

  test("lose, each of them, when somebody else has moved the meeting meanwhile", () => {
    const moved = apply(begun(), { do: "goTo", to: 3, id: press() }, AT + MINUTE, "Lise");
    if (!moved.ok) throw new Error("not moved");
    const one = press();
    const chain: HuddleCommand[] = [
      { do: "next", from: 0, id: one, after: null },
      // The step from which it goes is the one where the others are, and it loses all the same.
      { do: "next", from: 3, id: press(), after: one },
      { do: "end", id: press(), after: one },
    ];
    expect(chain.map((command) => refusal(moved.value, command))).toEqual(Array(3).fill("moved-meanwhile"));
  });

  test("add what they add, also where others have moved or ended the meeting", () => {
    const decide: HuddleCommand = { do: "decide", id: newId<"decision">(random), kind: "done", text: "", about: null };
    const heads: HuddleCommand = { do: "heads", id: press(), where: "room", by: 2 };
    const measure = newId<"measure">(random);
    const show: HuddleCommand = { do: "show", focus: { kind: "measure", id: measure }, after: press() };
    const moved = apply(begun(), { do: "goTo", to: 3, id: press() }, AT + MINUTE, "Lise");
    if (!moved.ok || moved.value.state !== "running") throw new Error("not moved");
    for (const huddle of [moved.value, end(moved.value, AT + 8 * MINUTE)]) {
      const told = [heads, decide, show].reduce(
        (before, command) => after(before, command, AT + MINUTE),
        huddle as Huddle,
      );
      expect(told).toMatchObject({ heads: { room: 8 }, seen: [measure], decisions: [{ kind: "done" }] });
      if (told.state === "running") expect([told.step, told.focus]).toEqual([3, null]);
    }
    expect(refusal(end(moved.value, AT + 8 * MINUTE), { do: "next", from: 3 })).toBe("meeting-over");
  });

  test("go on with a meeting that the server ended because it heard nothing", () => {
    const one = press();
    const running = after(begun(), { do: "next", from: 0, id: one, after: null }, AT + MINUTE);
    if (running.state !== "running") throw new Error("not running");
    const left = leave(running);
    expect(left).toMatchObject({ state: "ended", endedAt: AT + 10 * MINUTE });
    const on = after(left, { do: "next", from: 1, id: press(), after: one }, AT + 2 * MINUTE);
    expect(on).toMatchObject({ state: "ended", left: { step: 2 } });
    const over = after(on, { do: "end" }, AT + 7 * MINUTE);
    expect(over).toMatchObject({ state: "ended", endedAt: AT + 7 * MINUTE });
    expect(over).not.toHaveProperty("left");
    if (over.state === "ended") expect(over.spent).toEqual([MINUTE, MINUTE, 5 * MINUTE, 0, 0, 0, 0, 0]);
  });
});
