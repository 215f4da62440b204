import { describe, expect, test } from "vitest";
import { base32, type Id } from "../../../shared/base/ids.ts";
import { MINUTE } from "../../../shared/base/time.ts";
import {
  applyMark,
  isLate,
  type Mark,
  type MarkCommand,
  MOST_MARKS,
  openMarks,
} from "../../../shared/escalation/mark.ts";

function id<K extends string>(n: number): Id<K> {
  return base32(new Uint8Array(16).fill(n)) as Id<K>;
}
const NOW = Date.UTC(2026, 10, 23, 6, 55);
const board = id<"board">(1);
const by = { kind: "screen", name: "Gangen" } as const;
const marking: MarkCommand = { do: "mark", id: id(3), cardId: id(4), what: "Låst medisinrom" };
const drop: MarkCommand = { do: "drop", id: id(3) };
const restore: MarkCommand = { do: "restore", id: id(3) };

function after(...commands: MarkCommand[]): readonly Mark[] {
  return commands.reduce<readonly Mark[]>((marks, command) => {
    const next = applyMark(marks, board, command, by, NOW);
    if (!next.ok) throw new Error(next.refusal.code);
    return next.value;
  }, []);
}

describe("what the meeting marks and somebody writes afterwards", () => {
  test("one touch marks it, and the same touch twice marks it once", () => {
    expect(after(marking, marking)).toEqual([
      { id: id(3), boardId: board, cardId: id(4), what: "Låst medisinrom", chart: null, at: NOW, by, droppedAt: null },
    ]);
  });

  test("it should be sent within 30 minutes, and stays when it is not", () => {
    const [mark] = after(marking);
    expect(mark && [isLate(mark, NOW + 29 * MINUTE), isLate(mark, NOW + 30 * MINUTE)]).toEqual([false, true]);
    expect(openMarks(after(marking))).toHaveLength(1);
  });

  test("it is dropped by a hand and fetched back as it was", () => {
    expect(openMarks(after(marking, drop))).toEqual([]);
    expect(after(marking, drop, restore)).toEqual(after(marking));
  });

  test("dropping what is a matter by now changes nothing, fetching it back is refused", () => {
    expect(applyMark([], board, drop, by, NOW)).toEqual({ ok: true, value: [] });
    expect(applyMark([], board, restore, by, NOW)).toEqual({ ok: false, refusal: { code: "sent" } });
  });

  test("a board that has stopped writing them is told so", () => {
    const many = Array.from({ length: MOST_MARKS }, (_, n): MarkCommand => ({ ...marking, id: id(n + 10) }));
    expect(applyMark(after(...many), board, marking, by, NOW)).toEqual({ ok: false, refusal: { code: "too-many" } });
  });
});
