import { describe, expect, test } from "vitest";
import { base32, type Id } from "../../../shared/base/ids.ts";
import { sent } from "../../../shared/escalation/apply.ts";
import { type MatterStep, NO_CLOCK } from "../../../shared/escalation/step.ts";
import { isUnconfirmed, meetingsSinceAnswer } from "../../../shared/escalation/unconfirmed.ts";

function id<K extends string>(n: number): Id<K> {
  return base32(new Uint8Array(16).fill(n)) as Id<K>;
}
const [section, department, other] = [id<"board">(1), id<"board">(2), id<"board">(3)];
const by = { kind: "person", name: "Lise Lund" } as const;
const asked = sent(department, NO_CLOCK, by, 10);
const answer: MatterStep = { what: "answered", board: department, text: "Ny lås", at: 20, by };
const matter = (...history: MatterStep[]) => ({ id: "m", from: { boardId: section }, history });

describe("an answer that nobody judges", () => {
  test("counts the sender's own meetings since the answer, and no others", () => {
    const held = [
      { boardId: section, startedAt: 15 },
      { boardId: section, startedAt: 20 },
      { boardId: other, startedAt: 30 },
      { boardId: section, startedAt: 40 },
    ];
    expect(meetingsSinceAnswer([matter(asked, answer)], held)).toEqual({ m: 2 });
    expect(meetingsSinceAnswer([matter(asked)], held)).toEqual({});
  });

  test("is told from the third meeting on, until the sender has judged it", () => {
    const open = matter(asked, answer);
    expect([isUnconfirmed(open, 2), isUnconfirmed(open, 3)]).toEqual([false, true]);
    expect(isUnconfirmed(matter(asked, answer, { what: "confirmed", at: 30, by }), 9)).toBe(false);
    expect(isUnconfirmed(matter(asked, answer, { what: "reopened", ...NO_CLOCK, at: 30, by }), 9)).toBe(false);
  });
});
