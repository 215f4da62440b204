import { describe, expect, test } from "vitest";
import type { BoardId } from "../../../shared/base/ids.ts";
import { HOUR, MINUTE } from "../../../shared/base/time.ts";
import type { MatterStep } from "../../../shared/escalation/step.ts";
import { type Concerning, dueSoon, noticesFor } from "../../../shared/notice/notices.ts";

const section = "section" as BoardId;
const department = "department" as BoardId;
const clinic = "clinic" as BoardId;
const beside = "beside" as BoardId;
const SENT_AT = 1_795_000_000_000;
const DUE = SENT_AT + 3 * HOUR;
const by = { kind: "person", name: "Kari" } as const;
const clock = { due: DUE, rises: DUE + 30 * MINUTE, onCall: false };
const at = SENT_AT + 10 * MINUTE;

const sent: MatterStep = { what: "sent", to: department, at: SENT_AT, by, ...clock };
const received: MatterStep = { what: "received", at, by, board: department };
const risen: MatterStep = { what: "risen", to: clinic, at, by, ...clock };
const answered: MatterStep = { what: "answered", text: "Ja", at, by, board: department };

function matter(history: readonly MatterStep[], change: Partial<Concerning> = {}): Concerning {
  return { from: section, kind: "action", safety: true, history, ...change };
}
/** What the last step of a matter tells, as `event board`. */
const told = (history: readonly MatterStep[], change: Partial<Concerning> = {}) =>
  noticesFor(matter(history, change), history.length - 1).map(({ event, board }) => `${event} ${board}`);

describe("who is told of a step", () => {
  test("a new safety matter tells who has it; another waits for the meeting", () => {
    expect(told([sent])).toEqual(["safety-new department"]);
    expect(told([sent], { safety: false })).toEqual([]);
  });

  test("one that asks for nothing is told as that: nobody waits for an answer", () => {
    expect(told([sent], { kind: "awareness" })).toEqual(["safety-aware department"]);
  });

  test("where no level meets in time, whoever is on call is told too", () => {
    expect(told([{ ...sent, onCall: true }])).toEqual(["safety-new department", "on-call department"]);
  });

  test("a rise tells the level that has it now, the one that missed it, and the sender", () => {
    expect(told([sent, risen])).toEqual(["risen-here clinic", "risen-from department", "risen-ours section"]);
    expect(told([sent, risen], { safety: false })).toHaveLength(3);
  });

  test("an answer and an interim one tell the sender, also one that took over when units changed", () => {
    const interim: MatterStep = { what: "interim", text: "Snart", at, by, board: department, ...clock };
    const moved: MatterStep = { what: "rerouted", from: beside, to: null, at, by, ...clock };
    expect(told([sent, answered])).toEqual(["answered section"]);
    expect(told([sent, interim])).toEqual(["interim section"]);
    expect(told([sent, moved, answered])).toEqual(["answered beside"]);
  });

  test("what was not solved and what is urgent tell who has it now", () => {
    const reopened: MatterStep = { what: "reopened", at, by, ...clock };
    const urged: MatterStep = { what: "urged", at, by, ...clock };
    expect(told([sent, risen, answered, reopened])).toEqual(["reopened clinic"]);
    expect(told([sent, urged])).toEqual(["urged department"]);
  });

  test("one taken further, delegated or sent elsewhere when units change is new where it comes", () => {
    expect(told([sent, { what: "forwarded", to: clinic, at, by, ...clock }])).toEqual(["safety-new clinic"]);
    expect(told([sent, { what: "delegated", to: beside, at, by }])).toEqual(["safety-new beside"]);
    expect(told([sent, { what: "delegated", to: null, at, by }])).toEqual([]);
    expect(told([sent, { what: "rerouted", from: null, to: clinic, at, by, ...clock }])).toEqual(["safety-new clinic"]);
  });

  test("receiving, confirming, withdrawing and merging tell nobody", () => {
    for (const what of ["confirmed", "withdrawn"] as const) expect(told([sent, { what, at, by }])).toEqual([]);
    expect(told([sent, received])).toEqual([]);
    expect(told([sent, { what: "merged", group: null, at, by }])).toEqual([]);
  });

  test("an earlier step tells the same whatever came after it", () => {
    const whole = matter([sent, risen, answered]);
    expect(noticesFor(whole, 1)).toEqual(noticesFor(matter([sent, risen]), 1));
    expect(noticesFor(whole, 9)).toEqual([]);
  });
});

describe("a svarfrist that comes near", () => {
  const near = (history: readonly MatterStep[], now: number, change: Partial<Concerning> = {}) =>
    dueSoon(matter(history, change), now).map(({ board, number }) => `${board} ${number}`);

  test("is told within the hour before, and neither earlier nor after", () => {
    expect(near([sent], DUE - HOUR - 1)).toEqual([]);
    expect(near([sent], DUE - HOUR)).toEqual(["department 0"]);
    expect(near([sent], DUE - 1)).toEqual(["department 0"]);
    expect(near([sent], DUE)).toEqual([]);
  });

  test("is not told of what has been answered", () => {
    expect(near([sent, answered], DUE - HOUR)).toEqual([]);
  });

  test("is told also to whoever it was delegated to", () => {
    const delegated: MatterStep = { what: "delegated", to: beside, at, by };
    expect(near([sent, received, delegated], DUE - HOUR)).toEqual(["department 0", "beside 0"]);
  });

  test("is told anew for a new clock", () => {
    const due = DUE + 5 * HOUR;
    const interim: MatterStep = { what: "interim", text: "Snart", at, by, board: department, ...clock, due };
    expect(near([sent, interim], DUE - HOUR)).toEqual([]);
    expect(near([sent, interim], due - HOUR)).toEqual(["department 1"]);
  });

  test("is not told beside news of the same clock that came within that hour", () => {
    const short = { ...sent, due: SENT_AT + 40 * MINUTE };
    expect(near([short], SENT_AT + MINUTE)).toEqual([]);
    // Of one that is not of safety nothing was told yet.
    expect(near([short], SENT_AT + MINUTE, { safety: false })).toEqual(["department 0"]);
  });
});
