import { describe, expect, test } from "vitest";
import { daysWaited, dueToday, ideasAndTests, type WallCard } from "../../../client/screen/ideas.ts";
import { newId } from "../../../shared/base/ids.ts";
import { DAY } from "../../../shared/base/time.ts";
import { type Card, type LaneMeaning } from "../../../shared/board/schema.ts";
import { defaultLaneId } from "../../../shared/board/templates.ts";
import { seededRandom } from "../../support/ids.ts";

const NOW = Date.UTC(2026, 10, 23, 6, 42);
const random = seededRandom(3);

function aCard(title: string, meaning: LaneMeaning, more: Partial<Card> = {}, since?: number): WallCard {
  const card: Card = {
    id: newId<"card">(random),
    kind: "idea",
    title,
    laneId: defaultLaneId("new"),
    rank: "i",
    who: "",
    whoKind: null,
    due: null,
    evaluateOn: null,
    reason: "",
    effect: null,
    effort: null,
    archived: false,
    ...more,
  };
  return { card, meaning, since };
}

const titles = (cards: readonly { readonly card: Card }[]) => cards.map(({ card }) => card.title);

describe("ideas and tests on the wall", () => {
  test("begin with the idea that has waited longest, and let neither hide the other", () => {
    const ideas = [5, 1, 3, 2, 4].map((age) => aCard(`idé ${age}`, "new", {}, NOW - age * DAY));
    const tests = ["2026-12-24", "2026-11-30", "2026-12-01"].map((date) =>
      aCard(`test ${date}`, "testing", { evaluateOn: date }),
    );
    const picture = ideasAndTests([...ideas, ...tests, aCard("ferdig", "inUse"), aCard("utredes", "exploring")], NOW);
    expect([picture.ideas, picture.tests]).toEqual([5, 3]);
    expect(titles(picture.shown)).toEqual([
      "idé 5",
      "idé 4",
      "idé 3",
      "test 2026-11-30",
      "test 2026-12-01",
      "idé 2",
      "idé 1",
      "test 2026-12-24",
    ]);
  });

  test("show the idea that came a moment ago first, so that its giver sees it, and then in its turn", () => {
    const old = [9, 8, 7, 6].map((age) => aCard(`idé ${age}`, "new", {}, NOW - age * DAY));
    const cards = [...old, aCard("sendt nå", "new", {}, NOW - 60_000), aCard("flyttet nå", "testing", {}, NOW)];
    expect(titles(ideasAndTests(cards, NOW).shown).slice(0, 3)).toEqual(["sendt nå", "idé 9", "idé 8"]);
    expect(titles(ideasAndTests(cards, NOW + 10 * 60_000).shown).at(-1)).toBe("sendt nå");
  });

  test("count days in the unit's own zone, and none for a card that the server has not told of", () => {
    const justBeforeMidnight = Date.UTC(2026, 10, 21, 22, 59);
    expect(daysWaited(aCard("a", "new", {}, justBeforeMidnight), NOW, "Europe/Oslo")).toBe(2);
    expect(daysWaited(aCard("b", "new"), NOW, "Europe/Oslo")).toBe(0);
  });
});

describe("what is due today", () => {
  test("begins with what is most overdue, and leaves out what is done or put aside", () => {
    const due = dueToday(
      [
        aCard("i dag", "justDo", { due: "2026-11-23" }),
        aCard("evaluering", "testing", { evaluateOn: "2026-11-20", due: "2026-12-01" }),
        aCard("i morgen", "testing", { due: "2026-11-24" }),
        aCard("innført", "inUse", { due: "2026-11-01" }),
        aCard("ikke nå", "notNow", { due: "2026-11-01" }),
      ],
      "2026-11-23",
    );
    expect(due.map(({ card, kind, daysOver }) => [card.title, kind, daysOver])).toEqual([
      ["evaluering", "evaluate", 3],
      ["i dag", "due", 0],
    ]);
  });
});
