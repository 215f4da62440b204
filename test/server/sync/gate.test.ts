import fc from "fast-check";
import * as encoding from "lib0/encoding";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { newId, type CardId } from "../../../shared/base/ids.ts";
import { addCard, moveCard, patchCard } from "../../../shared/board/cards.ts";
import { BoardDocument } from "../../../shared/board/document.ts";
import type { Changed } from "../../../shared/board/rowsDocument.ts";
import { addLane, moveLane, patchLane } from "../../../shared/board/lanes.ts";
import { LONGEST } from "../../../shared/board/schema.ts";
import { applyTemplate, DEFAULT_LANES, defaultLaneId } from "../../../shared/board/templates.ts";
import { decideTest, writeTest } from "../../../shared/board/pdsa.ts";
import { addTile, removeTile } from "../../../shared/board/tiles.ts";
import { type GateRefusal, type Inspection, inspect, judgeResult, stateBefore } from "../../../server/sync/gate.ts";
import { seededRandom } from "../../support/ids.ts";

const random = seededRandom(11);
const NEW = defaultLaneId("new");
/** Synthetic: born 15 November (+ 80) 1980. */
const NUMBER = "15918012364";

/** A board as the server holds it, with one card. */
function aBoard() {
  const board = new BoardDocument();
  board.edit("server", applyTemplate);
  const card = newId<"card">(random);
  board.edit("server", (each) => addCard(each, { id: card, title: "Sengetun 4", laneId: NEW }));
  return { board, card };
}

/** What a client sends that edits a copy of the board as it likes. */
function updateOf(board: BoardDocument, change: (copy: BoardDocument, doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(board.doc));
  const copy = new BoardDocument(doc);
  const before = Y.encodeStateVector(doc);
  doc.transact(() => change(copy, doc));
  return Y.encodeStateAsUpdate(doc, before);
}

/** The whole gate, on a copy of the board. */
function pass(board: BoardDocument, update: Uint8Array): Inspection | GateRefusal {
  const found = inspect(board, update);
  if (found.kind !== "news") return found;
  const copy = new BoardDocument();
  Y.applyUpdate(copy.doc, Y.encodeStateAsUpdate(board.doc));
  const before = stateBefore(copy, found.addsRows);
  let changed: Changed | undefined;
  copy.observe((heard) => {
    changed = heard;
  });
  Y.applyUpdate(copy.doc, update);
  return (changed && judgeResult(copy, changed, before)) ?? found;
}

function reasonFor(change: (copy: BoardDocument, doc: Y.Doc, card: CardId) => void): string {
  const { board, card } = aBoard();
  const result = pass(
    board,
    updateOf(board, (copy, doc) => change(copy, doc, card)),
  );
  return result.kind === "refused" ? result.reason : result.kind;
}

describe("honest edits pass", () => {
  test.each<[string, (copy: BoardDocument, doc: Y.Doc, card: CardId) => void]>([
    ["a new card", (copy) => addCard(copy, { id: newId<"card">(random), title: "Ny", laneId: NEW })],
    ["a card's fields", (copy, _doc, card) => patchCard(copy, card, { who: "Fagsykepleier", due: "2026-12-01" })],
    ["a move", (copy, _doc, card) => moveCard(copy, card, { laneId: defaultLaneId("testing"), beforeId: null })],
    ["typing in a note", (copy, _doc, card) => copy.note(card)?.insert(0, "Ring 22 07 89 00")],
    ["a lane of one's own", (copy) => addLane(copy, { id: newId<"lane">(random), name: "Venter på IKT" })],
    [
      "a lane renamed and moved",
      (copy) => {
        patchLane(copy, NEW, { name: "Idébanken", hidden: true });
        moveLane(copy, NEW, null);
      },
    ],
    [
      "a tile that comes and goes",
      (copy) => {
        const id = newId<"tile">(random);
        addTile(copy, { id, measureId: newId<"measure">(random) });
        removeTile(copy, id);
      },
    ],
    [
      "a test that is written, decided and written again",
      (copy, _doc, card) => {
        moveCard(copy, card, { laneId: defaultLaneId("testing"), beforeId: null });
        const which = { cardId: card, number: 1, today: "2026-11-23", freshId: newId<"test">(random) };
        writeTest(copy, which, { plan: "Runde kl. 3, ring 22 07 89 00", from: "2026-11-24" });
        decideTest(copy, which, { decision: "adapt" });
        writeTest(copy, { ...which, number: 2, freshId: newId<"test">(random) }, { prediction: "Færre fall" });
      },
    ],
    [
      "a card that was added and removed offline",
      (copy) => {
        const id = newId<"card">(random);
        addCard(copy, { id, title: "Feil", laneId: NEW });
        copy.cards.remove(id);
      },
    ],
  ])("%s", (_name, change) => {
    expect(reasonFor(change)).toBe("news");
  });

  test("an edit of a card that somebody removed meanwhile", () => {
    const { board, card } = aBoard();
    const late = updateOf(board, (copy) => {
      patchCard(copy, card, { title: "For sent" });
      copy.note(card)?.insert(0, "for sent");
    });
    board.edit("server", (each) => each.cards.remove(card));
    expect(pass(board, late).kind).toBe("news");
  });

  test("an undo and a redo of adding and writing", () => {
    const { board } = aBoard();
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(board.doc));
    const copy = new BoardDocument(doc);
    const undo = new Y.UndoManager([copy.cards.rows], { trackedOrigins: new Set(["me"]), captureTimeout: 0 });
    const updates: Uint8Array[] = [];
    doc.on("update", (update: Uint8Array) => updates.push(update));
    const id = newId<"card">(random);
    copy.edit("me", (each) => addCard(each, { id, title: "Angre", laneId: NEW }));
    copy.edit("me", () => copy.note(id)?.insert(0, "en tekst"));
    undo.undo();
    undo.undo();
    undo.redo();
    undo.redo();
    for (const update of updates) {
      expect(pass(board, update).kind).toBe("news");
      Y.applyUpdate(board.doc, update);
    }
    expect(board.note(id)?.toString()).toBe("en tekst");
  });

  test("an update that is known already says nothing new", () => {
    const { board } = aBoard();
    expect(pass(board, Y.encodeStateAsUpdate(board.doc)).kind).toBe("nothing");
    expect(pass(board, Uint8Array.of(0, 0)).kind).toBe("nothing");
  });
});

describe("what may not stand in a board is refused", () => {
  test.each<[string, (copy: BoardDocument, doc: Y.Doc, card: CardId) => void, string]>([
    ["a root of one's own", (_copy, doc) => doc.getMap("escalations").set("a", 1), "root"],
    ["a root named after what every object has", (_copy, doc) => doc.getMap("__proto__").set("a", 1), "root"],
    ["a plain value for a row", (copy) => copy.cards.rows.set(newId(random), "tekst"), "cards"],
    ["a text for a row", (copy) => copy.cards.rows.set(newId(random), new Y.Text("x")), "cards"],
    ["an XML element for a row", (copy) => copy.cards.rows.set(newId(random), new Y.XmlElement("b")), "cards"],
    ["an id that is none", (copy) => copy.cards.rows.set("__proto__", new Y.Map()), "cards:id"],
    ["a field nobody knows", (copy, _doc, card) => copy.cards.row(card)?.set("escalation", "x"), "cards:key"],
    ["a field named constructor", (copy, _doc, card) => copy.cards.row(card)?.set("constructor", "x"), "cards:key"],
    ["an object as a value", (copy, _doc, card) => copy.cards.row(card)?.set("title", { a: 1 }), "cards:title"],
    ["bytes as a value", (copy, _doc, card) => copy.cards.row(card)?.set("title", Uint8Array.of(1)), "content"],
    ["a map in a row", (copy, _doc, card) => copy.cards.row(card)?.set("title", new Y.Map()), "cards:title"],
    ["a document in a row", (copy, _doc, card) => copy.cards.row(card)?.set("title", new Y.Doc()), "content"],
    ["a note set anew", (copy, _doc, card) => copy.cards.row(card)?.set("note", new Y.Text("ny")), "note"],
    ["a note taken away", (copy, _doc, card) => copy.cards.row(card)?.delete("note"), "note"],
    ["formatting", (copy, _doc, card) => copy.note(card)?.insert(0, "fet", { bold: true }), "content"],
    ["an embed", (copy, _doc, card) => copy.note(card)?.insertEmbed(0, { image: "x" }), "content"],
    ["a wrong word in a list of words", (copy) => copy.lanes.row(NEW)?.set("meaning", "done"), "lanes:meaning"],
    ["an id that is not its key", (copy, _doc, card) => copy.cards.row(card)?.set("id", newId(random)), "cards:id"],
    ["a day that is none", (copy, _doc, card) => copy.cards.row(card)?.set("due", "2026-02-30"), "cards:due"],
    ["a number for a text", (copy, _doc, card) => copy.cards.row(card)?.set("title", Number.NaN), "cards:title"],
    ["a title without end", (copy, _doc, card) => patchCard(copy, card, { title: "x".repeat(301) }), "cards:title"],
    ["a note without end", (copy, _doc, card) => copy.note(card)?.insert(0, "x".repeat(LONGEST.note + 1)), "note"],
    ["a field taken away", (copy, _doc, card) => copy.cards.row(card)?.delete("title"), "cards:title"],
    ["an order key that is none", (copy, _doc, card) => copy.cards.row(card)?.set("rank", "Å"), "cards:rank"],
    ["a decision that is none", (copy) => aTestRow(copy).set("decision", "maybe"), "tests:decision"],
    ["a cycle that is no number", (copy) => aTestRow(copy).set("number", 0), "tests:number"],
    ["a day on which no test begins", (copy) => aTestRow(copy).set("from", "2026-11-31"), "tests:from"],
    ["a field that a test has not", (copy) => aTestRow(copy).set("escalation", "x"), "tests:key"],
    ["a plan without end", (copy) => aTestRow(copy).set("plan", "x".repeat(LONGEST.plan + 1)), "tests:plan"],
    ["a default lane taken away", (copy) => copy.lanes.remove(NEW), "lanes"],
  ])("%s", (_name, change, field) => {
    expect(reasonFor(change)).toBe(`not-valid:${field}`);
  });

  test("list items under a map, where no screen would show them", () => {
    const { board } = aBoard();
    const doc = new Y.Doc();
    doc.getArray("cards").insert(0, ["skjult"]);
    expect(inspect(board, Y.encodeStateAsUpdate(doc))).toMatchObject({ kind: "refused", reason: "not-valid:cards:id" });
  });

  test("neighbours that stand in different texts", () => {
    const { board, card } = aBoard();
    const other = newId<"card">(random);
    board.edit("server", (each) => addCard(each, { id: other, title: "Nabo", laneId: NEW }));
    board.edit("server", () => board.note(card)?.insert(0, "a"));
    board.edit("server", () => board.note(other)?.insert(0, "b"));
    const client = board.doc.clientID;
    const last = Y.getState(board.doc.store, client);
    // A letter of client 9, with a left neighbour in one note and a right one in the other.
    const id = (clock: number) => [...varUint(client), ...varUint(clock)];
    const forged = Uint8Array.from([1, 1, 9, 0, 0xc4, ...id(last - 2), ...id(last - 1), 1, 120, 0]);
    expect(inspect(board, forged)).toMatchObject({ kind: "refused", reason: "not-valid:neighbours" });
  });

  test("a number that is a patient's, wherever it stands", () => {
    const bad = "patient-identity";
    expect(reasonFor((copy, _doc, card) => copy.note(card)?.insert(0, `Pas. ${NUMBER} ringte`))).toBe(bad);
    expect(reasonFor((copy, _doc, card) => patchCard(copy, card, { who: NUMBER }))).toBe(bad);
    expect(reasonFor((copy, _doc, card) => copy.cards.row(card)?.set("rank", NUMBER))).toBe(bad);
    expect(reasonFor((copy) => patchLane(copy, NEW, { name: "159180 12364" }))).toBe(bad);
    for (const field of ["plan", "prediction", "happened", "who"]) {
      expect(reasonFor((copy) => aTestRow(copy).set(field, `Prøvd på ${NUMBER}`))).toBe(bad);
    }
  });

  test("a number typed in pieces is refused at the ninth digit, by what results", () => {
    const { board, card } = aBoard();
    const kinds = [...NUMBER].map((_, at) => {
      const update = updateOf(board, (copy) => copy.note(card)?.insert(at, NUMBER[at] ?? ""));
      const result = pass(board, update);
      if (result.kind === "news") Y.applyUpdate(board.doc, update);
      return result.kind;
    });
    expect(kinds.indexOf("refused")).toBe(8);
  });

  test("a number that the same update takes away again, since the log would keep it", () => {
    const { board, card } = aBoard();
    const doc = new Y.Doc({ gc: false });
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(board.doc));
    const copy = new BoardDocument(doc);
    const before = Y.encodeStateVector(doc);
    for (const digit of NUMBER) copy.note(card)?.insert(copy.note(card)?.length ?? 0, digit);
    copy.note(card)?.delete(0, NUMBER.length);
    const result = inspect(board, Y.encodeStateAsUpdate(doc, before));
    expect(result).toMatchObject({ kind: "refused", reason: "patient-identity" });
  });

  test("maps within maps, however deep", () => {
    const { board } = aBoard();
    const update = updateOf(board, (copy) => {
      let map = new Y.Map<unknown>();
      copy.cards.rows.set(newId(random), map);
      for (let depth = 0; depth < 1_000; depth += 1) {
        const next = new Y.Map<unknown>();
        map.set("title", next);
        map = next;
      }
    });
    expect(pass(board, update)).toMatchObject({ kind: "refused", code: 4422 });
  });

  test("more cards than a board can hold, while removing one is allowed", () => {
    const { board } = aBoard();
    board.edit("server", () => {
      for (let count = board.cards.rows.size; count < 2_000; count += 1) {
        board.cards.add({ ...template(), id: newId<"card">(random) }, ["note"]);
      }
    });
    const more = updateOf(board, (copy) => copy.cards.add({ ...template(), id: newId<"card">(random) }, ["note"]));
    expect(pass(board, more)).toMatchObject({ kind: "refused", reason: "full" });
    const [first = ""] = board.cards.rows.keys();
    expect(
      pass(
        board,
        updateOf(board, (copy) => copy.cards.remove(first)),
      ).kind,
    ).toBe("news");
  });
});

/** A valid row of a test, for one thing in it to be made wrong. */
function aTestRow(copy: BoardDocument): Y.Map<unknown> {
  const id = newId<"test">(random);
  const row = { id, cardId: newId<"card">(random), number: 1, plan: "", prediction: "", from: null, measureId: null };
  const rest = { unitId: null, outcome: null, happened: "", decision: null, endedOn: null, who: "" } as const;
  copy.tests.add({ ...row, ...rest });
  return copy.tests.row(id) ?? new Y.Map();
}

function varUint(number: number): number[] {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, number);
  return [...encoding.toUint8Array(encoder)];
}

function template() {
  const texts = { title: "Kort", who: "", reason: "", rank: "i" };
  return {
    ...texts,
    kind: "idea",
    laneId: NEW,
    whoKind: null,
    due: null,
    evaluateOn: null,
    effect: null,
    effort: null,
    archived: false,
  } as const;
}

describe("bytes that are no honest update", () => {
  test("every cut of an update is malformed or leans on something missing, and nothing is thrown", () => {
    const { board, card } = aBoard();
    const update = updateOf(board, (copy) => {
      patchCard(copy, card, { title: "En tittel", who: "Kari" });
      copy.note(card)?.insert(0, "blåbærsyltetøy");
    });
    for (let length = 0; length < update.length; length += 1) {
      expect(inspect(board, update.slice(0, length))).toEqual({ kind: "refused", code: 4400, reason: "malformed" });
    }
  });

  test("bytes behind the end", () => {
    const { board } = aBoard();
    const update = updateOf(board, (copy) => patchLane(copy, NEW, { name: "Ny" }));
    expect(inspect(board, Uint8Array.from([...update, 0]))).toMatchObject({ code: 4400 });
  });

  test("random bytes and mutated updates never throw", () => {
    const { board, card } = aBoard();
    const honest = updateOf(board, (copy) => patchCard(copy, card, { title: "En tittel" }));
    const mutated = fc
      .array(fc.tuple(fc.nat(honest.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
      .map((changes) => {
        const bytes = Uint8Array.from(honest);
        for (const [at, value] of changes) bytes[at] = value;
        return bytes;
      });
    const before = board.digest();
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 60 }), mutated), (bytes) => {
        const result = pass(board, bytes);
        expect(["nothing", "gap", "news", "refused"]).toContain(result.kind);
      }),
      { numRuns: 3_000 },
    );
    expect(board.digest()).toBe(before);
  });

  test("thirty million structs claimed in seven bytes", () => {
    const { board } = aBoard();
    const claim = Uint8Array.of(1, 0x80, 0xce, 0xda, 0x0e, 1, 0);
    expect(inspect(board, claim)).toMatchObject({ code: 4400 });
  });

  test("an update of the second format", () => {
    const { board, card } = aBoard();
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(board.doc));
    const before = Y.encodeStateVector(doc);
    patchCard(new BoardDocument(doc), card, { title: "Annen skrivemåte" });
    expect(inspect(board, Y.encodeStateAsUpdateV2(doc, before)).kind).toBe("refused");
  });

  test("an update whose predecessor is missing is a gap, not a refusal", () => {
    const { board, card } = aBoard();
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(board.doc));
    const updates: Uint8Array[] = [];
    doc.on("update", (update: Uint8Array) => updates.push(update));
    const copy = new BoardDocument(doc);
    for (const title of ["en", "to"]) copy.edit("me", (each) => patchCard(each, card, { title }));
    const [first = new Uint8Array(), second = new Uint8Array()] = updates;
    expect(inspect(board, second).kind).toBe("gap");
    expect(inspect(board, first).kind).toBe("news");
    expect(inspect(board, Y.mergeUpdates([second, first])).kind).toBe("news");
  });

  test("a delete of what has not been written yet is a gap, of nothing or of what can never be a refusal", () => {
    const { board } = aBoard();
    // No structs; one client; one range: clock 5, length 9, of a client that nobody has heard of.
    expect(inspect(board, Uint8Array.of(0, 1, 77, 1, 5, 9)).kind).toBe("gap");
    const wrong = { code: 4422, reason: "not-valid:deletes" };
    expect(inspect(board, Uint8Array.of(0, 1, 77, 1, 5, 0))).toMatchObject(wrong);
    // The clock is 2^42.
    const far = [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01];
    expect(inspect(board, Uint8Array.of(0, 1, 77, 1, ...far, 9))).toMatchObject(wrong);
  });

  test("neighbours in a round", () => {
    const { board } = aBoard();
    // One client, one struct: client 9, clock 0, a string whose left neighbour is itself.
    const update = Uint8Array.of(1, 1, 9, 0, 0x84, 9, 0, 1, 97, 0);
    expect(inspect(board, update)).toMatchObject({ kind: "refused", code: 4422 });
  });
});

test("a gate that lets histories pass lets them converge: reload shows what is live", () => {
  const act = fc.record({ who: fc.nat(2), what: fc.nat(5), card: fc.nat(5), sync: fc.boolean() });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      const { board, card } = aBoard();
      const ids = [card];
      const peers = [0, 1, 2].map(() => {
        const doc = new Y.Doc();
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(board.doc));
        return new BoardDocument(doc);
      });
      const exchange = (peer: BoardDocument) => {
        const update = Y.encodeStateAsUpdate(peer.doc, Y.encodeStateVector(board.doc));
        expect(["news", "nothing"]).toContain(pass(board, update).kind);
        Y.applyUpdate(board.doc, update);
        Y.applyUpdate(peer.doc, Y.encodeStateAsUpdate(board.doc, Y.encodeStateVector(peer.doc)));
      };
      for (const { who, what, card: which, sync } of acts) {
        const peer = peers[who];
        const id = ids[which % ids.length];
        if (!peer || !id) continue;
        peer.doc.transact(() => actOn(peer, what, id, ids));
        if (sync) exchange(peer);
      }
      for (const peer of [...peers, ...peers]) exchange(peer);
      const reloaded = new BoardDocument();
      Y.applyUpdate(reloaded.doc, Y.encodeStateAsUpdate(board.doc));
      expect(new Set([...peers, board, reloaded].map((each) => each.digest())).size).toBe(1);
    }),
    { numRuns: 100 },
  );
});

function actOn(peer: BoardDocument, what: number, id: CardId, ids: CardId[]): void {
  const lane = defaultLaneId(DEFAULT_LANES[what % DEFAULT_LANES.length] ?? "new");
  switch (what) {
    case 0: {
      const fresh = newId<"card">(random);
      ids.push(fresh);
      return addCard(peer, { id: fresh, title: "Ny", laneId: lane });
    }
    case 1:
      return patchCard(peer, id, { title: `Tittel ${ids.length}`, who: "Ola" });
    case 2:
      return void moveCard(peer, id, { laneId: lane, beforeId: null, reason: "fordi" });
    case 3:
      return peer.note(id)?.insert(0, "ord ");
    case 4:
      return peer.note(id)?.delete(0, Math.min(2, peer.note(id)?.length ?? 0));
    default:
      return peer.cards.remove(id);
  }
}
