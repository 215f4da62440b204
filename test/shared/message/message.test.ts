import { describe, expect, test } from "vitest";
import { type MessageId, newId, type UnitId } from "../../../shared/base/ids.ts";
import { DAY, HOUR } from "../../../shared/base/time.ts";
import {
  atOnce,
  type BoardMessage,
  change,
  endOf,
  greetingStep,
  hasGreeted,
  inOrder,
  isInForce,
  LONGEST_DAYS,
  mayLastUntil,
  messageCommand,
  type Reached,
  readBy,
} from "../../../shared/message/message.ts";
import { seededRandom } from "../../support/ids.ts";

const NOW = Date.parse("2026-11-23T06:45:00Z");
const TODAY = "2026-11-23";
const random = seededRandom(1);

function message(own: Partial<BoardMessage> = {}): BoardMessage {
  return {
    id: newId<"message">(random),
    from: { unitId: "u" as UnitId, unitName: "Kirurgisk klinikk", kind: "clinic" },
    distance: 2,
    text: "Ny rutine",
    sentAt: NOW - HOUR,
    until: "2026-11-27",
    endsAt: NOW + 4 * DAY,
    readAt: null,
    ...own,
  };
}
const texts = (messages: readonly BoardMessage[]) => messages.map(({ text }) => text);

describe("the order on a board", () => {
  test("is unread first, then the nearest sender, then the newest", () => {
    const all = [
      message({ text: "lest", readAt: NOW }),
      message({ text: "langt unna og ny", distance: 3, sentAt: NOW }),
      message({ text: "nær og gammel", distance: 1, sentAt: NOW - DAY }),
      message({ text: "nær og ny", distance: 1 }),
    ];
    expect(texts(inOrder(all))).toEqual(["nær og ny", "nær og gammel", "langt unna og ny", "lest"]);
    expect(inOrder(all.toReversed())).toEqual(inOrder(all));
  });

  test("shows three at once and counts the others", () => {
    const five = Array.from({ length: 5 }, () => message());
    const { shown, more } = atOnce(five, NOW);
    expect([shown.length, more]).toEqual([3, 2]);
    expect(atOnce(five.slice(0, 3), NOW).more).toBe(0);
  });

  test("leaves out what is over, by the clock alone", () => {
    const last = message({ endsAt: NOW + 1 });
    expect(atOnce([last], NOW).shown).toEqual([last]);
    expect(atOnce([last], NOW + 1).shown).toEqual([]);
    expect(isInForce(last, NOW + 1)).toBe(false);
  });
});

describe("its last day", () => {
  test("ends at midnight by the sender's clock, also when the clock is changed", () => {
    expect(endOf("2026-11-27", "Europe/Oslo")).toBe(Date.parse("2026-11-27T23:00:00Z"));
    // 23 hours in March, 25 in October.
    expect(endOf("2027-03-28", "Europe/Oslo") - endOf("2027-03-27", "Europe/Oslo")).toBe(23 * HOUR);
    expect(endOf("2027-10-31", "Europe/Oslo") - endOf("2027-10-30", "Europe/Oslo")).toBe(25 * HOUR);
  });

  test("is today at the earliest, and at most ninety days ahead", () => {
    expect(mayLastUntil("2026-11-22", TODAY)).toBe(false);
    expect(mayLastUntil(TODAY, TODAY)).toBe(true);
    expect(mayLastUntil("2027-02-21", TODAY)).toBe(true);
    expect(LONGEST_DAYS).toBe(90);
    expect(mayLastUntil("2027-02-22", TODAY)).toBe(false);
  });
});

describe("a change by the sender", () => {
  const state = { text: "Før", until: "2026-11-27", endedAt: null };
  const id = "a".repeat(26) as MessageId;
  const on = (isRead: boolean) => ({ isRead, today: TODAY, now: NOW });

  test("of the text is possible until a unit has read it", () => {
    const command = { do: "change", id, version: 1, text: "Etter" } as const;
    expect(change(state, command, on(false))).toEqual({ ok: true, value: { ...state, text: "Etter" } });
    expect(change(state, command, on(true))).toEqual({ ok: false, refusal: { code: "read-already" } });
  });

  test("of its last day, and to take it down and up again, is possible as long as it has not run out", () => {
    const extend = { do: "extend", id, version: 1, until: "2026-12-04" } as const;
    expect(change(state, extend, on(true))).toMatchObject({ value: { until: "2026-12-04" } });
    const ended = change(state, { do: "end", id, version: 1 }, on(true));
    expect(ended).toMatchObject({ value: { endedAt: NOW } });
    if (!ended.ok) throw new Error("refused");
    expect(change(ended.value, { do: "end", id, version: 2 }, { ...on(true), now: NOW + HOUR })).toEqual(ended);
    expect(change(ended.value, extend, on(true))).toMatchObject({ refusal: { code: "over" } });
    expect(change(ended.value, { do: "resume", id, version: 2 }, on(true))).toEqual({ ok: true, value: state });
    const past = { ...state, until: "2026-11-22" };
    for (const step of ["end", "resume"] as const) {
      expect(change(past, { do: step, id, version: 1 }, on(true))).toMatchObject({ refusal: { code: "over" } });
    }
  });

  test("is held to three hundred signs", () => {
    const send = (text: string) => messageCommand.safeParse({ do: "send", id, text, until: TODAY, to: null }).success;
    expect([send("x"), send("x".repeat(300)), send("x".repeat(301)), send("  ")]).toEqual([true, true, false, false]);
  });
});

test("the sum is counted from the list that is shown", () => {
  const unit = (readAt: number | null): Reached => {
    return { unitId: "u" as UnitId, name: "3B", kind: "section", boardId: null, depth: 1, readAt };
  };
  expect(readBy([unit(NOW), unit(null), unit(NOW)])).toEqual({ read: 2, of: 3 });
  expect(readBy([])).toEqual({ read: 0, of: 0 });
});

describe("the step that shows messages", () => {
  const steps = [{ meaning: "cross" }, { meaning: "welcome" }, { meaning: "ideas" }];
  const at = (step: number) => ({ state: "running", step, steps });

  test("is the welcome, wherever it stands; the first where there is none", () => {
    expect(greetingStep(steps)).toBe(1);
    expect(greetingStep([{ meaning: "cross" }])).toBe(0);
  });

  test("has been shown when the meeting goes on from it, or ends in it", () => {
    expect(hasGreeted(at(1), at(2))).toBe(true);
    expect(hasGreeted(at(1), { state: "ended" })).toBe(true);
    expect(hasGreeted(at(1), at(1))).toBe(false);
    expect(hasGreeted(at(0), at(1))).toBe(false);
    expect(hasGreeted({ state: "notHeld" }, { state: "notHeld" })).toBe(false);
  });
});
