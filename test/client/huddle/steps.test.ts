import { describe, expect, test } from "vitest";
import { type CardId, type LaneId, newId } from "../../../shared/base/ids.ts";
import { type Card, cardSchema } from "../../../shared/board/schema.ts";
import { type NamedLane, testsToEvaluate } from "../../../client/huddle/ideasStage.tsx";
import { countdown } from "../../../client/huddle/names.ts";
import { pagedActs } from "../../../client/huddle/ActRow.tsx";
import { dueCards } from "../../../client/huddle/todayStage.tsx";
import { seededRandom } from "../../support/ids.ts";

const random = seededRandom(12);
const TODAY = "2026-11-23";
const lane = (meaning: NamedLane["meaning"]): NamedLane => ({ id: newId<"lane">(random), meaning, name: meaning });
const testing = lane("testing");

function card(title: string, laneId: LaneId, more: Partial<Card> = {}): Card {
  return cardSchema.parse({ id: newId<"card">(random) satisfies CardId, title, laneId, rank: "i", ...more });
}

describe("what a step has to do", () => {
  test("what was promised for today comes with the oldest promise first, each card once", () => {
    const cards = [
      card("i dag", testing.id, { due: TODAY, evaluateOn: TODAY }),
      card("i morgen", testing.id, { due: "2026-11-24" }),
      card("forrige uke", testing.id, { evaluateOn: "2026-11-16" }),
    ];
    expect(dueCards(cards, TODAY).map((due) => [due.card.title, due.kind])).toEqual([
      ["forrige uke", "evaluate"],
      ["i dag", "due"],
    ]);
  });
  test("of the tests those whose day has come are taken; those that go on are left alone", () => {
    const cards = [
      card("goes on", testing.id, { evaluateOn: "2026-12-01" }),
      card("to evaluate", testing.id, { evaluateOn: TODAY }),
      card("without a day", testing.id),
    ];
    expect(testsToEvaluate(cards, TODAY).map(({ title }) => title)).toEqual(["to evaluate"]);
  });
  test("time left is minutes and seconds, also when it is over", () => {
    expect([86_000, 600, 0, -20_500].map(countdown)).toEqual(["1:26", "0:00", "0:00", "0:20"]);
  });
  test("a long list of choices takes turns in the row, and comes round", () => {
    const names = Array.from({ length: 8 }, (_, n) => ({ key: `${n}`, label: `${n}`, onPress: () => undefined }));
    const words = { more: "Flere", cancel: "Avbryt" };
    const turned: number[] = [];
    const first = pagedActs(
      names,
      0,
      (page) => turned.push(page),
      words,
      () => undefined,
    );
    const second = pagedActs(
      names,
      1,
      (page) => turned.push(page),
      words,
      () => undefined,
    );
    expect(first.map(({ label }) => label)).toEqual(["0", "1", "2", "3", "4", "5", "Flere", "Avbryt"]);
    expect(second.map(({ label }) => label)).toEqual(["6", "7", "Flere", "Avbryt"]);
    for (const acts of [first, second]) acts.find(({ key }) => key === "more")?.onPress();
    expect(turned).toEqual([1, 0]);
  });
});
