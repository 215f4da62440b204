import { describe, expect, test } from "vitest";
import { UNITS } from "../../../server/demo/hospital.ts";
import { EXAMPLE_MATTERS } from "../../../server/demo/matters.ts";
import { STORIES_3B } from "../../../server/demo/cardStories.ts";
import { looksLikeIdentity } from "../../../shared/privacy/patientIdentity.ts";

/** What was done last to a matter. */
const ends = EXAMPLE_MATTERS.map(({ then }) => then.at(-1)?.do ?? "sent");

describe("the example's matters", () => {
  test("stand in every state", () => {
    expect(new Set(ends)).toEqual(
      new Set([
        "sent",
        "receive",
        "interim",
        "delegate",
        "merge",
        "forward",
        "answer",
        "confirm",
        "reopen",
        "withdraw",
      ]),
    );
    expect(new Set(EXAMPLE_MATTERS.map(({ kind }) => kind))).toEqual(new Set(["action", "awareness"]));
  });

  test("come from units that are there, the managers' own too, oldest step first", () => {
    const units = UNITS.map(({ key }) => key);
    expect(EXAMPLE_MATTERS.filter(({ from }) => !units.includes(from))).toEqual([]);
    expect(new Set(EXAMPLE_MATTERS.map(({ to }) => to))).toEqual(new Set(["department", "clinic", "hospital"]));
    for (const { daysAgo, then } of EXAMPLE_MATTERS) {
      const days = [daysAgo, ...then.map((step) => step.daysAgo)];
      expect(days).toEqual(days.toSorted((a, b) => b - a));
    }
  });

  test("one of them came from a card that is on the board", () => {
    const titles = STORIES_3B.map(({ title }) => title);
    expect(EXAMPLE_MATTERS.some(({ what }) => titles.includes(what))).toBe(true);
  });

  test("hold nothing that looks like an identity", () => {
    const texts = EXAMPLE_MATTERS.flatMap(({ what, tried, asked }) => [what, tried, asked]);
    expect(texts.filter(looksLikeIdentity)).toEqual([]);
  });
});
