import { describe, expect, test } from "vitest";
import { CardViews } from "../../../server/sync/cardViews.ts";
import type { CardView } from "../../../server/storage/updateLog.ts";
import { type BoardId, type CardId, newId } from "../../../shared/base/ids.ts";
import { DAY, MINUTE } from "../../../shared/base/time.ts";
import { addCard, archiveCard, moveCard } from "../../../shared/board/cards.ts";
import { BoardDocument } from "../../../shared/board/document.ts";
import { applyTemplate, defaultLaneId } from "../../../shared/board/templates.ts";
import { seededRandom } from "../../support/ids.ts";

const random = seededRandom(14);
const [NEW, TESTING] = [defaultLaneId("new"), defaultLaneId("testing")];
const START = Date.UTC(2026, 10, 23, 6, 45);

/** A board with one card in *Nye ideer*, and what the server knows of it. */
function aBoard() {
  const board = new BoardDocument();
  const views = new CardViews(newId<"board">(random) satisfies BoardId);
  const id: CardId = newId(random);
  board.edit("test", (each) => {
    applyTemplate(each);
    addCard(each, { id, title: "Fast plass til blærescanner", laneId: NEW });
  });
  let known: CardView | undefined;
  const learn = (now: number): void => {
    known = views.rebuild(board, now)?.put.find(({ cardId }) => cardId === id) ?? known;
  };
  learn(START);
  return {
    move(laneId: typeof NEW, now: number): CardView | undefined {
      board.edit("test", (each) => moveCard(each, id, { laneId, beforeId: null }));
      learn(now);
      return known;
    },
  };
}

describe("when an idea was first answered", () => {
  test("is when it first left the lane for what is new, wherever it goes afterwards", () => {
    const board = aBoard();
    expect(board.move(TESTING, START + DAY)).toMatchObject({ answeredAt: START + DAY });
    expect(board.move(NEW, START + 3 * DAY)).toMatchObject({ answeredAt: START + DAY });
  });
  test("is not yet, where the move was taken back", () => {
    const board = aBoard();
    board.move(TESTING, START + DAY);
    expect(board.move(NEW, START + DAY + MINUTE)).toMatchObject({ answeredAt: null });
  });
});

describe("since when a card has stood in its lane", () => {
  test("begins anew when it comes to another", () => {
    expect(aBoard().move(TESTING, START + DAY)).toMatchObject({
      laneId: TESTING,
      since: START + DAY,
      createdAt: START,
    });
  });
  test("goes on when a move is taken back: the idea has waited as long as it had", () => {
    const board = aBoard();
    board.move(TESTING, START + DAY);
    expect(board.move(NEW, START + DAY + MINUTE)).toMatchObject({ laneId: NEW, since: START });
  });
  test("begins anew when it comes back later: then it was tried, and has come again", () => {
    const board = aBoard();
    board.move(TESTING, START + DAY);
    expect(board.move(NEW, START + 2 * DAY)).toMatchObject({ laneId: NEW, since: START + 2 * DAY });
  });
});

describe("what is told of as moved", () => {
  /** @returns the cards told of, by the one change; undefined when nothing of it is kept or told */
  function movedBy(change: (board: BoardDocument, ids: readonly CardId[]) => void): readonly CardId[] | undefined {
    const board = new BoardDocument();
    const views = new CardViews(newId<"board">(random) satisfies BoardId);
    const ids: CardId[] = [newId(random), newId(random)];
    board.edit("test", (each) => {
      applyTemplate(each);
      for (const [index, id] of ids.entries())
        addCard(each, { id, title: "Sjekkliste", laneId: [NEW, TESTING][index] ?? NEW });
    });
    views.rebuild(board, START);
    let told: readonly string[] | undefined;
    const stop = board.observe((changed) => {
      told = views.follow(board, changed, START + DAY)?.moved;
    });
    board.edit("test", (each) => change(each, ids));
    stop();
    return told && ids.filter((id) => told?.includes(id));
  }

  test("is a card that comes into another lane, or is put away", () => {
    const [first] = movedBy((board, [id]) => id && moveCard(board, id, { laneId: TESTING, beforeId: null })) ?? [];
    expect(first).toBeDefined();
    expect(movedBy((board, [id]) => id && archiveCard(board, id))).toHaveLength(1);
  });
  test("is every card of a lane that is called otherwise", () => {
    expect(movedBy((board) => board.lanes.patch(TESTING, { name: "Prøves nå" }))).toHaveLength(1);
  });
  test("is none when something is written on it, or it moves within its lane", () => {
    expect(movedBy((board, [id]) => id && board.cards.patch(id, { title: "Sjekkliste for natt" }))).toEqual([]);
    expect(movedBy((board, [id]) => id && moveCard(board, id, { laneId: NEW, beforeId: null }))).toBeUndefined();
  });
});
