import { describe, expect, test } from "vitest";
import { UNITS } from "../../../server/demo/hospital.ts";
import { EXAMPLE_MATTERS } from "../../../server/demo/matters.ts";
import { CARDS_3B } from "../../../server/demo/cards.ts";
import { looksLikeIdentity } from "../../../shared/privacy/patientIdentity.ts";

/** What was done last to a matter. */
const ends = EXAMPLE_MATTERS.map(({ then }) => then.at(-1)?.do ?? "sent");

describe("the example's matters", () => {
  test("stand in every state", () => {
    expect(new Set(ends)).toEqual(new Set(["sent", "receive", "answer", "reopen", "confirm", "withdraw"]));
    expect(new Set(EXAMPLE_MATTERS.map(({ kind }) => kind))).toEqual(new Set(["action", "awareness"]));
  });

  test("come from sections that are there, oldest step first", () => {
    const sections = UNITS.filter(({ kind }) => kind === "section").map(({ key }) => key);
    expect(EXAMPLE_MATTERS.filter(({ from }) => !sections.includes(from))).toEqual([]);
    for (const { daysAgo, then } of EXAMPLE_MATTERS) {
      const days = [daysAgo, ...then.map((step) => step.daysAgo)];
      expect(days).toEqual(days.toSorted((a, b) => b - a));
    }
  });

  test("one of them came from a card that is on the board", () => {
    const titles = CARDS_3B.map(({ title }) => title);
    expect(EXAMPLE_MATTERS.some(({ what }) => titles.includes(what))).toBe(true);
  });

  test("hold nothing that looks like an identity", () => {
    const texts = EXAMPLE_MATTERS.flatMap(({ what, tried, asked }) => [what, tried, asked]);
    expect(texts.filter(looksLikeIdentity)).toEqual([]);
  });
});
