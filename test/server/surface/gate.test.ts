import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { newId, type ObjectId } from "../../../shared/base/ids.ts";
import type { Changed } from "../../../shared/board/rowsDocument.ts";
import { SurfaceDocument } from "../../../shared/surface/document.ts";
import { packInk } from "../../../shared/surface/ink.ts";
import {
  addObject,
  moveObjects,
  type NewObject,
  paintNote,
  raiseObjects,
  removeObjects,
} from "../../../shared/surface/objects.ts";
import { LONGEST_TEXT, MOST_OBJECTS } from "../../../shared/surface/schema.ts";
import { inspect, judgeResult, stateBefore } from "../../../server/sync/gate.ts";
import { seededRandom } from "../../support/ids.ts";

const random = seededRandom(17);
const fresh = () => newId<"object">(random);
/** Synthetic: born 15 November (+ 80) 1980. */
const NUMBER = "15918012364";

const aNote = (id: ObjectId): NewObject => ({ kind: "note", id, x: 10, y: 20, paper: "yellow" });
const aStroke = (
  id: ObjectId,
  points = packInk([
    { x: 0, y: 0 },
    { x: 40, y: 9 },
  ]),
): NewObject => ({
  kind: "stroke",
  id,
  x: 0,
  y: 0,
  ink: "red",
  width: 4,
  points,
});

function aSurface(): { surface: SurfaceDocument; note: ObjectId } {
  const surface = new SurfaceDocument(new Y.Doc());
  const note = fresh();
  surface.edit("test", (each) => addObject(each, aNote(note), "Hvorfor?"));
  return { surface, note };
}

/** The whole gate for an update, as a room asks it: the reason it is refused, or what it is. */
function judge(surface: SurfaceDocument, update: Uint8Array): string {
  const found = inspect(surface, update);
  if (found.kind !== "news") return found.kind === "refused" ? found.reason : found.kind;
  const before = stateBefore(surface, found.addsRows);
  let changed: Changed | undefined;
  const stop = surface.observe((heard) => {
    changed = heard;
  });
  Y.applyUpdate(surface.doc, update);
  stop();
  return (changed && judgeResult(surface, changed, before)?.reason) ?? "news";
}

function reasonFor(change: (copy: SurfaceDocument, note: ObjectId) => void): string {
  const { surface, note } = aSurface();
  const copy = new SurfaceDocument(new Y.Doc());
  Y.applyUpdate(copy.doc, Y.encodeStateAsUpdate(surface.doc));
  const before = Y.encodeStateVector(copy.doc);
  copy.doc.transact(() => change(copy, note));
  return judge(surface, Y.encodeStateAsUpdate(copy.doc, before));
}

/** A row as a client makes it that knows no rules. */
function rawRow(copy: SurfaceDocument, fields: object, text?: string): void {
  const id = fresh();
  const row = new Y.Map<unknown>(Object.entries({ id, x: 0, y: 0, z: 1, ...fields }));
  if (text !== undefined) row.set("text", new Y.Text(text));
  copy.objects.rows.set(id, row);
}
const note = { kind: "note", paper: "pink" };
const stroke = { kind: "stroke", ink: "black", width: 4, points: "AB" };

describe("honest acts pass", () => {
  test.each<[string, (copy: SurfaceDocument, note: ObjectId) => void]>([
    ["a note with its text", (copy) => addObject(copy, aNote(fresh()), "Ring 22 07 89 00")],
    ["ink", (copy) => addObject(copy, aStroke(fresh()))],
    [
      "an arrow between things",
      (copy, id) =>
        addObject(copy, { kind: "arrow", id: fresh(), x: 0, y: 0, dx: 5, dy: 5, ink: "black", from: id, to: null }),
    ],
    ["a card", (copy) => addObject(copy, { kind: "card", id: fresh(), x: 0, y: 0, cardId: newId<"card">(random) })],
    ["a move that raises", (copy, id) => (moveObjects(copy, [id], { dx: 3, dy: 4 }), raiseObjects(copy, [id]))],
    ["another paper", (copy, id) => paintNote(copy, id, "green")],
    ["typing", (copy, id) => copy.text(id)?.insert(0, "Fordi ")],
    ["a removal", (copy, id) => removeObjects(copy, [id])],
  ])("%s", (_name, change) => expect(reasonFor(change)).toBe("news"));
});

describe("what is no surface is refused", () => {
  test.each<[string, (copy: SurfaceDocument, note: ObjectId) => void, string | RegExp]>([
    ["a kind that there is not", (copy) => rawRow(copy, { kind: "image" }), /^not-valid:objects/],
    ["a field of another kind", (copy) => rawRow(copy, { ...note, points: "AB" }, ""), /^not-valid:objects/],
    ["a field that there is not", (copy, id) => copy.objects.row(id)?.set("html", "<b>"), "not-valid:objects:key"],
    ["a place that is no number", (copy, id) => copy.objects.row(id)?.set("x", Number.NaN), /^not-valid:objects/],
    ["a place without end", (copy, id) => copy.objects.row(id)?.set("y", Infinity), /^not-valid:objects/],
    ["a place beyond all surfaces", (copy, id) => copy.objects.row(id)?.set("x", 1e9), /^not-valid:objects/],
    [
      "a stroke that is too long",
      (copy) => rawRow(copy, { ...stroke, points: "A".repeat(4_002) }),
      /^not-valid:objects/,
    ],
    ["a stroke that is no ink", (copy) => rawRow(copy, { ...stroke, points: "0102" }), /^not-valid:objects/],
    ["points as an array", (copy) => rawRow(copy, { ...stroke, points: [1, 2] }), "not-valid:objects:points"],
    ["a line as thick as a wall", (copy) => rawRow(copy, { ...stroke, width: 4_000 }), /^not-valid:objects/],
    ["a note without its text", (copy) => rawRow(copy, note), "not-valid:text"],
    ["a text that is too long", (copy, id) => copy.text(id)?.insert(0, "a".repeat(LONGEST_TEXT + 1)), "not-valid:text"],
    ["a text set anew", (copy, id) => copy.objects.row(id)?.set("text", new Y.Text("mitt")), "not-valid:text"],
    [
      "an object under another's name",
      (copy) => copy.objects.rows.set(fresh(), new Y.Map(Object.entries({ ...note, id: fresh(), x: 0, y: 0, z: 1 }))),
      /^not-valid:objects/,
    ],
    ["a root of a board", (copy) => copy.doc.getMap("cards").set(fresh(), new Y.Map()), "not-valid:root"],
    ["a number in a note", (copy, id) => copy.text(id)?.insert(0, NUMBER), "patient-identity"],
    [
      "a number typed digit by digit",
      (copy, id) => [...NUMBER].forEach((digit, at) => copy.text(id)?.insert(at, digit)),
      "patient-identity",
    ],
    ["a number where a colour stands", (copy) => rawRow(copy, { ...note, paper: NUMBER }, ""), "patient-identity"],
    ["a number where ink stands", (copy) => rawRow(copy, { ...stroke, points: NUMBER }), "patient-identity"],
  ])("%s", (_name, change, reason) => {
    expect(reasonFor(change)).toMatch(reason);
  });
  test("one object more than a surface holds", () => {
    const reason = reasonFor((copy) => {
      for (let count = 0; count < MOST_OBJECTS; count += 1) rawRow(copy, stroke);
    });
    expect(reason).toBe("full");
  });
});

/** One screen, which hears of the others late and in whatever order. */
interface Peer {
  readonly surface: SurfaceDocument;
  readonly inbox: Uint8Array[];
}

function act(peer: Peer, pick: (below: number) => number): void {
  const { surface } = peer;
  const ids = surface.objects.all().map(({ id }) => id);
  const some = ids.filter(() => pick(3) === 0).slice(0, 4);
  const one = ids[pick(Math.max(1, ids.length))];
  surface.edit("peer", () => {
    switch (pick(7)) {
      case 0:
        return addObject(surface, aNote(fresh()), "Fordi");
      case 1:
        return addObject(surface, aStroke(fresh()));
      case 2:
        return moveObjects(surface, some, { dx: pick(200) - 100, dy: pick(200) - 100 });
      case 3:
        return raiseObjects(surface, some);
      case 4:
        return removeObjects(surface, some.slice(0, 1));
      case 5:
        return one && surface.text(one)?.insert(0, "x");
      default:
        return one && paintNote(surface, one, "blue");
    }
  });
}

test("four screens that hear of each other late and in any order end with one surface, and the gate refuses none of them", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 }), (seed) => {
      const bytes = seededRandom(seed);
      const pick = (below: number) => ((bytes(4)[0] ?? 0) * 256 + (bytes(4)[1] ?? 0)) % below;
      const server = new SurfaceDocument(new Y.Doc());
      const peers: Peer[] = Array.from({ length: 4 }, () => ({ surface: new SurfaceDocument(new Y.Doc()), inbox: [] }));
      for (const peer of peers) {
        peer.surface.doc.on("update", (update: Uint8Array, origin: unknown) => {
          if (origin !== "peer") return;
          for (const other of peers) if (other !== peer) other.inbox.push(update);
        });
      }
      // A wire keeps its order: what came too early is whole by the time one hands in what one has.
      const handIn = ({ surface, inbox }: Peer) => {
        for (const update of inbox.splice(0)) Y.applyUpdate(surface.doc, update);
        const update = Y.encodeStateAsUpdate(surface.doc, Y.encodeStateVector(server.doc));
        expect(["news", "nothing"]).toContain(judge(server, update));
      };
      for (let round = 0; round < 60; round += 1) {
        const peer = peers[pick(4)];
        if (!peer) continue;
        act(peer, pick);
        const [heard] = peer.inbox.splice(pick(Math.max(1, peer.inbox.length)), 1);
        if (heard) Y.applyUpdate(peer.surface.doc, heard);
        if (pick(5) === 0) handIn(peer);
      }
      for (const peer of peers) handIn(peer);
      for (const { surface } of peers) Y.applyUpdate(surface.doc, Y.encodeStateAsUpdate(server.doc));
      for (const { surface } of peers) expect(surface.digest()).toBe(server.digest());
    }),
    { numRuns: 60 },
  );
});
