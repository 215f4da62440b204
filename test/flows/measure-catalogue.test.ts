import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { boardId, type BoardId, unitId, type UnitId } from "../../shared/base/ids.ts";
import { removeTile } from "../../shared/board/tiles.ts";
import type { Tile } from "../../shared/board/schema.ts";
import { copiedDefinition } from "../../shared/measure/catalogue.ts";
import type { Answer, Call } from "../support/caller.ts";
import type { PersonName } from "../support/hospital.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

let server: TestServer;
let trust: UnitId;
let section: UnitId;
let own: BoardId;
let other: BoardId;

beforeAll(async () => {
  server = await startServer();
  const { trustId, unitId: first, boardId: board, otherBoardId } = server.hospital;
  [trust, section, own, other] = [trustId, first, board, otherBoardId];
});
afterAll(() => server.close());

async function aMeasure(who: PersonName, unit: UnitId, name: string, change: object = {}): Promise<string> {
  const plain = { unit: "", direction: "down", target: null, rhythm: "week", decimals: 1, chart: "c" };
  const body = { ...plain, responsible: "", name, unitId: unit, ...change };
  const answer = await server.as(who, "POST", "/api/v1/measures", { body });
  expect(answer.status).toBe(200);
  return answer.body.id;
}

const post = (who: PersonName, path: string, body: object, how: Omit<Call, "cookie"> = {}): Promise<Answer> =>
  server.as(who, "POST", `/api/v1${path}`, { body, ...how });

async function tilesOf(board: BoardId): Promise<Tile[]> {
  return await server.app.parts.sync.read(board, (document) => document.tiles.all());
}

async function catalogueOf(who: PersonName, query: string) {
  return (await server.as(who, "GET", `/api/v1/catalogue?${query}`)).body;
}

describe("a team picks a measure", () => {
  test("that is defined above it: its own series stands on its board, also when asked twice", async () => {
    const id = await aMeasure("admin", trust, "Fall i foretaket");
    const { above } = await catalogueOf("participant", `unitId=${section}&boardId=${own}`);
    expect(above).toMatchObject([{ measure: { id, unitName: "Prøve HF" }, hasFigures: false }]);

    const first = await post("participant", `/boards/${own}/tiles`, { measureId: id });
    const again = await post("participant", `/boards/${own}/tiles`, { measureId: id });
    expect(first.body).toMatchObject({ put: true });
    expect(again.body).toEqual({ tileId: first.body.tileId, put: false });
    const shown = (await tilesOf(own)).filter(({ measureId }) => measureId === id);
    expect(shown).toMatchObject([{ unitId: section }]);
    expect((await catalogueOf("participant", `unitId=${section}&boardId=${own}`)).shown).toContain(id);

    // Taken back, the measure is still there.
    expect((await server.as("participant", "DELETE", `/api/v1/boards/${own}/tiles/${first.body.tileId}`)).status).toBe(
      200,
    );
    expect((await tilesOf(own)).some(({ measureId }) => measureId === id)).toBe(false);
  });

  test("that another section follows: a copy of its own that says where it came from", async () => {
    const id = await aMeasure("stranger", server.hospital.otherUnitId, "Ventetid over 20 min", { target: 7 });
    const { followed, followedCount } = await catalogueOf("leader", `unitId=${section}&text=ventetid`);
    expect(followedCount).toBe(1);
    expect(followed).toMatchObject([{ units: 1, measure: { id, unitName: "Sengepost 4" } }]);
    const copy = copiedDefinition(followed[0].measure);
    expect(copy).toMatchObject({ origin: `measure:${id}`, target: null, name: "Ventetid over 20 min" });
    const made = await post("leader", "/measures", { ...copy, unitId: section });
    expect(made.body).toMatchObject({ unitId: section, definition: { origin: `measure:${id}` } });
    // Its figures are its own: the tile on its board shows the measure's own series.
    await post("leader", `/boards/${own}/tiles`, { measureId: made.body.id });
    expect((await tilesOf(own)).find(({ measureId }) => measureId === made.body.id)).toMatchObject({ unitId: null });
    expect((await catalogueOf("leader", `unitId=${section}&text=finnes%20ikke`)).followed).toEqual([]);
  });

  test("by somebody who may write on the board, and by nobody else", async () => {
    const id = await aMeasure("admin", trust, "Trykksår");
    expect((await post("reader", `/boards/${own}/tiles`, { measureId: id })).status).toBe(403);
    expect((await post("stranger", `/boards/${own}/tiles`, { measureId: id })).status).toBe(403);
    expect((await post("participant", `/boards/${own}/tiles`, { measureId: "a".repeat(26) })).status).toBe(404);
  });
});

describe("a leader puts one measure on all boards below", () => {
  test("in one act: where it stands already it stays, each section sees its own figures, and it is undone", async () => {
    const id = await aMeasure("admin", trust, "Håndhygiene", { chart: "p", unit: "%" });
    const body = { unitId: trust, name: "Ledelsen", kind: "management" };
    const managers = boardId.parse((await post("admin", "/boards", body)).body.id);
    const mine = (await post("participant", `/boards/${own}/tiles`, { measureId: id })).body.tileId;

    const done = await post("admin", `/measures/${id}/boards`, { unitId: trust }, { key: "spread-1" });
    expect(done.body).toMatchObject({ had: 1, left: 0 });
    expect([...done.body.put].toSorted()).toEqual([other, managers].toSorted());
    expect((await tilesOf(other)).find(({ measureId }) => measureId === id)).toMatchObject({
      unitId: server.hospital.otherUnitId,
    });
    // The trust's own board shows the sum.
    expect((await tilesOf(managers)).find(({ measureId }) => measureId === id)).toMatchObject({ unitId: null });

    const again = await post("admin", `/measures/${id}/boards`, { unitId: trust });
    expect(again.body).toMatchObject({ put: [], had: 3 });
    const same = await post("admin", `/measures/${id}/boards`, { unitId: trust }, { key: "spread-1" });
    expect(same.body).toEqual(done.body);

    const back = await post("admin", `/measures/${id}/boards/removal`, { unitId: trust, boardIds: done.body.put });
    expect(back.body).toEqual({ removed: 2 });
    expect((await tilesOf(own)).map(({ id: tile }) => tile)).toContain(mine);
    expect((await tilesOf(other)).some(({ measureId }) => measureId === id)).toBe(false);
  });

  test("a team takes it off as any other tile", async () => {
    const id = await aMeasure("admin", trust, "Ernæring", { chart: "p", unit: "%" });
    await post("admin", `/measures/${id}/boards`, { unitId: trust });
    const tile = (await tilesOf(own)).find(({ measureId }) => measureId === id);
    await server.app.parts.sync.edit(own, { kind: "system" }, (document) => {
      if (tile) removeTile(document, tile.id);
    });
    expect((await tilesOf(own)).some(({ measureId }) => measureId === id)).toBe(false);
  });

  test("who leads a section may not write on its neighbour's board, nor with a measure of its own", async () => {
    const id = await aMeasure("admin", trust, "Smerte", { chart: "p", unit: "%" });
    expect((await post("leader", `/measures/${id}/boards`, { unitId: trust })).status).toBe(403);
    expect((await post("participant", `/measures/${id}/boards`, { unitId: section })).status).toBe(403);
    const mine = await aMeasure("leader", section, "Bare vår");
    expect((await post("admin", `/measures/${mine}/boards`, { unitId: trust })).status).toBe(400);
    expect((await post("leader", `/measures/${id}/boards`, { unitId: section })).body).toMatchObject({ put: [own] });
  });
});

test("a measure that was taken down is no longer there to pick", async () => {
  const id = await aMeasure("admin", trust, "Gammel måling");
  await server.as("admin", "PATCH", `/api/v1/measures/${id}`, { body: { version: 1, archived: true } });
  const { above } = await catalogueOf("leader", `unitId=${section}`);
  expect(above.map(({ measure }: { measure: { id: string } }) => measure.id)).not.toContain(id);
  expect((await post("leader", `/boards/${own}/tiles`, { measureId: id })).status).toBe(404);
});

test("a unit that does not exist has no catalogue", async () => {
  expect((await server.as("leader", "GET", `/api/v1/catalogue?unitId=${unitId.parse("b".repeat(26))}`)).status).toBe(
    404,
  );
});
