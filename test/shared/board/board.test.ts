import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { type CardId, newId } from "../../../shared/base/ids.ts";
import { addCard, archiveCard, cardsInLane, moveCard, patchCard, restoreCard } from "../../../shared/board/cards.ts";
import { BoardDocument } from "../../../shared/board/document.ts";
import { canonicalJson, type Changed } from "../../../shared/board/rowsDocument.ts";
import { addLane, lanesInOrder, moveLane, patchLane, rankBefore } from "../../../shared/board/lanes.ts";
import { migrate } from "../../../shared/board/migrations.ts";
import { applyTemplate, DEFAULT_LANES, defaultLaneId } from "../../../shared/board/templates.ts";
import { addTile, moveTile, patchTile, removeTile, tilesInOrder } from "../../../shared/board/tiles.ts";
import { seededRandom } from "../../support/ids.ts";

const random = seededRandom(17);
const NEW = defaultLaneId("new");
const NOT_NOW = defaultLaneId("notNow");

function aBoard(): BoardDocument {
  const board = new BoardDocument();
  board.edit("test", applyTemplate);
  return board;
}

function aCard(board: BoardDocument, title: string, laneId = NEW): CardId {
  const id = newId<"card">(random);
  board.edit("test", (each) => addCard(each, { id, title, laneId }));
  return id;
}

const titlesIn = (board: BoardDocument, laneId = NEW) => cardsInLane(board, laneId).map((card) => card.title);

describe("the lanes of a new board", () => {
  test("are the default ones, in order, without names of their own", () => {
    expect(lanesInOrder(aBoard()).map((lane) => [lane.meaning, lane.name])).toEqual(
      DEFAULT_LANES.map((meaning) => [meaning, null]),
    );
  });
  test("are one set when two write them at the same time", () => {
    const [one, two] = [aBoard(), aBoard()];
    Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(two.doc));
    Y.applyUpdate(two.doc, Y.encodeStateAsUpdate(one.doc));
    expect(lanesInOrder(one).length).toBe(DEFAULT_LANES.length);
    expect(one.digest()).toBe(two.digest());
  });
  test("written again write nothing", () => {
    const board = aBoard();
    const before = Y.encodeStateVector(board.doc);
    board.edit("test", applyTemplate);
    migrate(board.doc);
    expect(Y.encodeStateVector(board.doc)).toEqual(before);
  });
  test("keep their meaning when they are renamed, moved and hidden", () => {
    const board = aBoard();
    patchLane(board, NEW, { name: "Idébanken", hidden: true });
    moveLane(board, NEW, null);
    expect(lanesInOrder(board).at(-1)).toMatchObject({ meaning: "new", name: "Idébanken", hidden: true });
  });
  test("get company of the section's own", () => {
    const board = aBoard();
    const id = newId<"lane">(random);
    addLane(board, { id, name: "Venter på IKT" });
    expect(lanesInOrder(board).at(-1)).toMatchObject({ id, meaning: "own", name: "Venter på IKT" });
  });
});

describe("cards", () => {
  test("stand last in their lane, and go where they are put", () => {
    const board = aBoard();
    const [a, b, c] = ["a", "b", "c"].map((title) => aCard(board, title)) as [CardId, CardId, CardId];
    moveCard(board, c, { laneId: NEW, beforeId: a });
    expect(titlesIn(board)).toEqual(["c", "a", "b"]);
    moveCard(board, c, { laneId: NEW, beforeId: b });
    expect(titlesIn(board)).toEqual(["a", "c", "b"]);
    moveCard(board, a, { laneId: NEW, beforeId: null });
    expect(titlesIn(board)).toEqual(["c", "b", "a"]);
  });
  test("ask for a reason on the way to not now, and only then", () => {
    const board = aBoard();
    const id = aCard(board, "Kaffemaskin");
    expect(moveCard(board, id, { laneId: NOT_NOW, beforeId: null, reason: "  " })).toMatchObject({
      refusal: { code: "needs-reason" },
    });
    expect(moveCard(board, id, { laneId: NOT_NOW, beforeId: null, reason: "Ikke i år" }).ok).toBe(true);
    expect(moveCard(board, id, { laneId: NOT_NOW, beforeId: null }).ok).toBe(true);
    expect(board.cards.get(id)?.reason).toBe("Ikke i år");
  });
  test("are archived and come back as they were", () => {
    const board = aBoard();
    const id = aCard(board, "Tilbake");
    board.note(id)?.insert(0, "med notat");
    archiveCard(board, id);
    expect(titlesIn(board)).toEqual([]);
    restoreCard(board, id);
    expect(titlesIn(board)).toEqual(["Tilbake"]);
    expect(board.note(id)?.toString()).toBe("med notat");
  });
  test("that somebody removed meanwhile stay removed", () => {
    const board = aBoard();
    const id = aCard(board, "Borte");
    board.cards.remove(id);
    patchCard(board, id, { title: "Igjen?" });
    expect(board.cards.get(id)).toBeUndefined();
    expect(moveCard(board, id, { laneId: NEW, beforeId: null })).toMatchObject({ refusal: { code: "not-found" } });
  });
  test("that a peer made unreadable are not shown, and break nothing", () => {
    const board = aBoard();
    const id = aCard(board, "Uleselig");
    board.cards.row(id)?.set("title", { not: "a title" });
    board.cards.rows.set(newId(random), "not a row");
    expect(board.cards.all()).toEqual([]);
    expect(titlesIn(board)).toEqual([]);
  });
  test("a row of before a field was added has its default", () => {
    const board = aBoard();
    const id = newId<"card">(random);
    board.cards.rows.set(id, new Y.Map(Object.entries({ id, title: "Gammelt", laneId: NEW, rank: "i" })));
    expect(board.cards.get(id)).toMatchObject({ kind: "idea", who: "", due: null, archived: false });
  });
  test("a patch writes only what differs", () => {
    const board = aBoard();
    const id = aCard(board, "Lik");
    const before = Y.encodeStateVector(board.doc);
    patchCard(board, id, { title: "Lik", who: "" });
    expect(Y.encodeStateVector(board.doc)).toEqual(before);
  });
});

describe("tiles", () => {
  test("are added, sized, moved and removed", () => {
    const board = aBoard();
    const [a, b] = [newId<"tile">(random), newId<"tile">(random)];
    const measureId = newId<"measure">(random);
    for (const id of [a, b]) addTile(board, { id, measureId });
    patchTile(board, a, { width: 2 });
    moveTile(board, b, a);
    expect(tilesInOrder(board).map((tile) => [tile.id, tile.width])).toEqual([
      [b, 1],
      [a, 2],
    ]);
    removeTile(board, b);
    expect(tilesInOrder(board).map((tile) => tile.id)).toEqual([a]);
  });
});

describe("places in a list", () => {
  test("hold wherever a thing is put, also between two of one rank", () => {
    const inserts = fc.array(fc.tuple(fc.nat(30), fc.boolean()), { maxLength: 60 });
    fc.assert(
      fc.property(inserts, (puts) => {
        let list: { id: string; rank: string }[] = [];
        for (const [count, [place, twin]] of puts.entries()) {
          const at = Math.min(place, list.length);
          const next = list[at];
          const rank = rankBefore(list, next?.id ?? null);
          const put = { id: `${count}`.padStart(3, "0"), rank: twin && next ? next.rank : rank };
          list = [...list, put].toSorted((a, b) =>
            a.rank === b.rank ? (a.id < b.id ? -1 : 1) : a.rank < b.rank ? -1 : 1,
          );
          if (!twin && next && list.filter((other) => other.rank === next.rank).length === 1) {
            expect(list.indexOf(put)).toBe(list.indexOf(next) - 1);
          }
        }
      }),
    );
  });
});

describe("a board's document", () => {
  test("says which rows a transaction touched", () => {
    const board = aBoard();
    const id = aCard(board, "Sett");
    const heard: Changed[] = [];
    const stop = board.observe((changed) => heard.push(changed));
    board.edit("test", () => {
      patchCard(board, id, { who: "Kari" });
      board.note(id)?.insert(0, "a");
      patchLane(board, NEW, { hidden: true });
    });
    stop();
    board.note(id)?.insert(0, "b");
    expect(heard).toHaveLength(1);
    const rows = (["cards", "lanes", "tiles"] as const).map((root) => heard[0]?.rowsOf(root));
    expect(rows).toEqual([new Set([id]), new Set([NEW]), new Set()]);
    expect(heard[0]).toMatchObject({ local: true });
    expect([heard[0]?.textsOf("cards"), heard[0]?.allOf("cards")]).toEqual([new Set([id]), new Set([id])]);
  });
  test("has a digest that does not hang on the order of keys", () => {
    expect(canonicalJson({ b: [1, { d: null, c: "x" }], a: true })).toBe('{"a":true,"b":[1,{"c":"x","d":null}]}');
    const [one, two] = [aBoard(), new BoardDocument()];
    const id = aCard(one, "Lik");
    Y.applyUpdate(two.doc, Y.encodeStateAsUpdate(one.doc));
    for (const field of ["who", "reason"] as const) one.cards.patch(id, { [field]: "x" });
    for (const field of ["reason", "who"] as const) two.cards.patch(id, { [field]: "x" });
    expect(one.digest()).toBe(two.digest());
  });
});
