import { describe, expect, test } from "vitest";
import { type CardId, newId } from "../../../shared/base/ids.ts";
import { addCard, cardsInLane, decideCard, patchCard, putBackCard } from "../../../shared/board/cards.ts";
import { BoardDocument } from "../../../shared/board/document.ts";
import { type Answered, answeredBetween, inLine } from "../../../shared/board/ideas.ts";
import { spotOf } from "../../../shared/board/matrix.ts";
import { type Card, cardSchema, type LaneMeaning } from "../../../shared/board/schema.ts";
import { applyTemplate, defaultLaneId } from "../../../shared/board/templates.ts";
import { seededRandom } from "../../support/ids.ts";

const random = seededRandom(41);
const [NEW, TESTING, NOT_NOW] = [defaultLaneId("new"), defaultLaneId("testing"), defaultLaneId("notNow")];
/** The meeting before ended, and this one began. */
const [LAST_END, STARTED] = [1_000_000, 9_000_000];

function aBoard(...titles: string[]): { board: BoardDocument; ids: CardId[] } {
  const board = new BoardDocument();
  const ids = titles.map(() => newId<"card">(random));
  board.edit("test", (each) => {
    applyTemplate(each);
    titles.forEach((title, at) => addCard(each, { id: ids[at] ?? newId(random), title, laneId: NEW }));
  });
  return { board, ids };
}

function aCard(title: string, more: Partial<Card> = {}): Card {
  return cardSchema.parse({ id: newId<"card">(random), title, laneId: NEW, rank: "i", ...more });
}

describe("an answer to an idea", () => {
  test("moves it, weighs it and gives it a day in one step", () => {
    const { board, ids } = aBoard("Fast plass til blærescanner");
    const [id] = ids as [CardId];
    const done = decideCard(board, id, { laneId: TESTING, spot: spotOf("test"), evaluateOn: "2026-11-30" });
    expect(done.ok).toBe(true);
    expect(board.cards.get(id)).toMatchObject({ laneId: TESTING, effect: 25, effort: 25, evaluateOn: "2026-11-30" });
  });
  test("is not given without a reason when it is not now, and then nothing is weighed either", () => {
    const { board, ids } = aBoard("Kaffemaskin");
    const [id] = ids as [CardId];
    expect(decideCard(board, id, { laneId: NOT_NOW, spot: spotOf("notNow") })).toMatchObject({
      refusal: { code: "needs-reason" },
    });
    expect(board.cards.get(id)).toMatchObject({ laneId: NEW, effect: null });
    expect(decideCard(board, id, { laneId: NOT_NOW, spot: spotOf("notNow"), reason: "Ikke i år" }).ok).toBe(true);
    expect(board.cards.get(id)).toMatchObject({ laneId: NOT_NOW, reason: "Ikke i år" });
  });
  test("is taken back whole: the idea stands where it stood in line", () => {
    const { board, ids } = aBoard("a", "b", "c");
    const [, b] = ids as [CardId, CardId, CardId];
    const before = board.cards.get(b);
    decideCard(board, b, { laneId: TESTING, spot: spotOf("doNow"), evaluateOn: "2026-11-30" });
    patchCard(board, b, { who: "Fagsykepleier", whoKind: "role" });
    if (before) putBackCard(board, before);
    expect(board.cards.get(b)).toEqual(before);
    expect(cardsInLane(board, NEW).map(({ title }) => title)).toEqual(["a", "b", "c"]);
  });
});

describe("the line of new ideas", () => {
  test("begins with what the meeting before had no time for, and keeps its order", () => {
    const [fresh, old, older] = [aCard("ny"), aCard("sto igjen"), aCard("sto igjen, lenger bak")];
    const since = new Map([
      [fresh.id, LAST_END + 1],
      [old.id, LAST_END - 5],
      [older.id, LAST_END - 9],
    ]);
    expect(
      inLine([fresh, old, older], since, LAST_END).map(({ card, isLeftOver }) => [card.title, isLeftOver]),
    ).toEqual([
      ["sto igjen", true],
      ["sto igjen, lenger bak", true],
      ["ny", false],
    ]);
  });
  test("calls nothing left over before there has been a meeting, or while the server has not told since when", () => {
    const card = aCard("ny");
    expect(inLine([card], new Map([[card.id, 5]]), null)).toEqual([{ card, isLeftOver: false }]);
    expect(inLine([card], new Map(), LAST_END)).toEqual([{ card, isLeftOver: false }]);
  });
});

describe("the answers since last time", () => {
  const answered = (title: string, meaning: LaneMeaning, since: number, more: Partial<Answered> = {}): Answered => ({
    card: aCard(title),
    meaning,
    since,
    createdAt: 5,
    ...more,
  });
  const titles = (...ideas: Answered[]) => answeredBetween(ideas, LAST_END, STARTED).map(({ card }) => card.title);

  test("are those that came between the meetings, the oldest first", () => {
    expect(
      titles(
        answered("innført i går", "inUse", LAST_END + 9),
        answered("ikke nå", "notNow", LAST_END + 2),
        answered("svart på forrige gang", "testing", LAST_END - 1),
        answered("svart på i dette møtet", "testing", STARTED + 1),
      ),
    ).toEqual(["ikke nå", "innført i går"]);
  });
  test("are of ideas that were given: not of tasks, nor of cards made where they stand, nor of a section's own lanes", () => {
    const at = LAST_END + 1;
    expect(
      titles(
        answered("oppgave", "justDo", at, { card: aCard("oppgave", { kind: "task" }) }),
        answered("laget der", "testing", at, { createdAt: at }),
        answered("egen kolonne", "own", at),
        answered("ny", "new", at),
      ),
    ).toEqual([]);
  });
});
