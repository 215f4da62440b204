import { describe, expect, test } from "vitest";
import type { Pending } from "../../../client/live/outbox.ts";
import { startPath, withNext, withPending } from "../../../client/huddle/meetingNow.ts";
import { type BoardId, type MeetingTypeId, newId } from "../../../shared/base/ids.ts";
import { DAY, MINUTE } from "../../../shared/base/time.ts";
import { plannedMeetingId } from "../../../shared/huddle/late.ts";
import { firstMeetingType } from "../../../shared/huddle/meetingType.ts";
import { type MeetingNow, meetingNow } from "../../../shared/protocol/meetings.ts";
import { seededRandom } from "../../support/ids.ts";

/** A Monday at 07:45 in Oslo, when the board meets. */
const MONDAY = Date.parse("2026-11-23T06:45:00Z");
const random = seededRandom(7);
const board: BoardId = newId(random);
const typeId: MeetingTypeId = newId(random);
const type = firstMeetingType("huddle", typeId, board, "2026-11-01");
const calendar = { zone: "Europe/Oslo", closedDays: [] };
const press = () => newId<"press">(random);

function quiet(): MeetingNow {
  const next = { typeId, plannedAt: MONDAY, endsAt: MONDAY + 10 * MINUTE };
  const rest = { running: null, justEnded: null, lastEnd: null, missed: null, leaders: [] };
  return meetingNow.parse({ ...rest, next, types: [type], usual: [{ typeId, heads: { room: 7, remote: 1 } }] });
}
let order = 0;
function pending(path: string, body: unknown, at: number, kind: "waiting" | "sent" = "waiting"): Pending {
  order += 1;
  return { id: press(), queue: "meeting", path, body, stale: [], as: null, at, order, state: { kind } };
}
const late = { id: newId<"meeting">(random), steps: type.steps, heads: { room: 7, remote: 1 } };
const begin = (at: number) => pending(startPath(board), { typeId, late }, at);

describe("the meeting of a screen without network", () => {
  test("runs from its start through its steps to its end, with the id that follows from the plan", () => {
    const id = plannedMeetingId(typeId, MONDAY);
    const begun = withPending(quiet(), [begin(MONDAY + MINUTE)], calendar);
    expect(begun.running).toMatchObject({ id, startedAt: MONDAY + MINUTE, plannedAt: MONDAY, heads: { room: 7 } });
    const path = `/meetings/${id}/commands`;
    const steps = [
      begin(MONDAY + MINUTE),
      pending(path, { do: "heads", id: press(), where: "room", by: 1 }, MONDAY + MINUTE),
      pending(path, { do: "next", from: 0, id: press(), after: null }, MONDAY + 2 * MINUTE),
    ];
    expect(withPending(quiet(), steps, calendar).running).toMatchObject({ step: 1, heads: { room: 8 } });
    const over = withPending(quiet(), [...steps, pending(path, { do: "end" }, MONDAY + 8 * MINUTE)], calendar);
    expect(over).toMatchObject({ running: null, justEnded: { id, endedAt: MONDAY + 8 * MINUTE } });
  });

  test("is not begun or counted twice when the server has it already", () => {
    const id = plannedMeetingId(typeId, MONDAY);
    const begun = begin(MONDAY);
    const one = pending(`/meetings/${id}/commands`, { do: "next", from: 0, id: press(), after: null }, MONDAY + MINUTE);
    const known = withPending(quiet(), [begun, one], calendar);
    expect(withPending(known, [begun, one], calendar)).toEqual(known);
  });

  test("that was refused is not shown as done", () => {
    const trouble = { code: "meeting-running", message: "" } as const;
    const refused: Pending = { ...begin(MONDAY), state: { kind: "refused", trouble } };
    expect(withPending(quiet(), [refused], calendar).running).toBeNull();
  });

  test("outside the plan has an id of its own", () => {
    expect(withPending(quiet(), [begin(MONDAY + 5 * 60 * MINUTE)], calendar).running).toMatchObject({
      id: late.id,
      plannedAt: null,
    });
  });
});

describe("which meeting comes next, on a screen without network", () => {
  test("follows from the rhythm as days go by", () => {
    expect(withNext(quiet(), MONDAY - MINUTE, calendar).next?.plannedAt).toBe(MONDAY);
    expect(withNext(quiet(), MONDAY + 10 * MINUTE, calendar).next?.plannedAt).toBe(MONDAY + DAY);
    // Over the weekend, and past a day on which the unit is closed.
    const closed = { ...calendar, closedDays: ["2026-11-30"] };
    expect(withNext(quiet(), MONDAY + 5 * DAY, closed).next?.plannedAt).toBe(MONDAY + 8 * DAY);
  });

  test("is not the one that has just been held", () => {
    const id = plannedMeetingId(typeId, MONDAY);
    const end = pending(`/meetings/${id}/commands`, { do: "end" }, MONDAY + 4 * MINUTE);
    const held = withPending(quiet(), [begin(MONDAY), end], calendar);
    expect(withNext(held, MONDAY + 5 * MINUTE, calendar).next?.plannedAt).toBe(MONDAY + DAY);
  });
});
