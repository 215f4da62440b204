import { expect, test } from "vitest";
import { liveCards } from "../../../client/since/liveCards.ts";
import { type Card, cardSchema, type Lane, laneSchema } from "../../../shared/board/schema.ts";
import { type CardId, type LaneId, newId } from "../../../shared/base/ids.ts";
import type { SinceCard } from "../../../shared/since/since.ts";
import { seededRandom } from "../../support/ids.ts";

const random = seededRandom(9);
const [ideas, tests]: LaneId[] = [newId(random), newId(random)];
const LANES: readonly Lane[] = [
  laneSchema.parse({ id: ideas, meaning: "new", rank: "a" }),
  laneSchema.parse({ id: tests, meaning: "testing", rank: "b" }),
];

const cardIn = (laneId: LaneId | undefined, id: CardId = newId(random)): Card =>
  cardSchema.parse({ id, title: "En idé", laneId, rank: "a" });
const boardOf = (cards: readonly Card[]) => ({
  lanes: LANES,
  cards,
  cardsIn(laneId: string): readonly Card[] {
    return this.cards.filter((card) => card.laneId === laneId);
  },
});
const toldOf = ({ id, title, laneId, due, evaluateOn, archived }: Card): SinceCard => {
  const times = { since: 20, createdAt: 10 };
  return { cardId: id, title, laneId, meaning: "new", due, evaluateOn, archived, ...times };
};

test("what the server has told of keeps its times", () => {
  const card = cardIn(ideas);
  const live = liveCards(boardOf([{ ...card, title: "Nytt navn" }]), [toldOf(card)]);
  expect(live).toEqual([{ ...toldOf(card), title: "Nytt navn" }]);
});

test("a card that has just come is newer than all that the server has told of", () => {
  const [live] = liveCards(boardOf([cardIn(ideas)]), []);
  expect(live).toMatchObject({ meaning: "new", since: Number.MAX_SAFE_INTEGER, createdAt: Number.MAX_SAFE_INTEGER });
});

test("one that has just been moved is as old as it was, in its lane since now", () => {
  const card = cardIn(ideas);
  const live = liveCards(boardOf([cardIn(tests, card.id)]), [toldOf(card)]);
  expect(live).toMatchObject([{ meaning: "testing", since: Number.MAX_SAFE_INTEGER, createdAt: 10 }]);
});

test("one that is taken down is gone at once", () => {
  expect(liveCards(boardOf([]), [toldOf(cardIn(ideas))])).toEqual([]);
});
