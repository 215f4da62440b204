import { existsSync, readdirSync, readFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId, type SurfaceId } from "../../shared/base/ids.ts";
import { DAY, HOUR, MINUTE } from "../../shared/base/time.ts";
import { SurfaceDocument } from "../../shared/surface/document.ts";
import { addObject } from "../../shared/surface/objects.ts";
import { openStorage } from "../../server/storage/database.ts";
import { handClock } from "../support/clock.ts";
import { seededRandom } from "../support/ids.ts";
import { freshDatabase } from "../support/postgres.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { stockClient, until } from "../support/syncServer.ts";

const SECRET = "dette skal ikke finnes igjen";
const random = seededRandom(31);

describe.each(["SQLite", "PostgreSQL"])("the free surface on %s", (engine) => {
  const clock = handClock(Date.parse("2026-11-23T06:46:00Z"));
  const dataDir = mkdtempSync(join(tmpdir(), "tavle-surface-"));
  let server: TestServer;
  let databaseUrl: string | undefined;

  beforeAll(async () => {
    databaseUrl = engine === "PostgreSQL" ? await freshDatabase() : undefined;
    server = await startServer({ clock, seed: 41, dataDir, ...(databaseUrl && { databaseUrl }) });
  });
  afterAll(async () => {
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  type Who = Parameters<TestServer["as"]>[0];
  const at = () => `/api/v1/boards/${server.hospital.boardId}`;
  const surface = async (who: Who = "participant") => (await server.as(who, "GET", `${at()}/surface`)).body;
  const send = (who: Who, body: object) => server.as(who, "POST", `${at()}/surface/commands`, { body });

  async function open(id: SurfaceId, who: "participant" | "leader" | "reader" = "participant") {
    const [name = "", value = ""] = (await server.signIn(who)).split(/=(.*)/s);
    const address = { url: server.url.replace("http", "ws"), origin: server.url };
    const client = stockClient(address, id, value, undefined, name);
    await until(() => client.provider.synced, "the surface");
    return { ...client, surface: new SurfaceDocument(client.doc) };
  }
  async function write(id: SurfaceId, text: string): Promise<void> {
    const client = await open(id);
    client.surface.edit("test", (each) =>
      addObject(each, { id: newId<"object">(random), kind: "note", x: 0, y: 0, paper: "yellow" }, text),
    );
    await until(async () => (await textsOf(id)).includes(text), "the note on the disk");
    client.close();
  }
  const textsOf = (id: SurfaceId) =>
    server.app.parts.sync.readSurface(id, (each) => each.objects.all().map((one) => each.text(one.id)?.toString()));
  async function rowsOf(id: SurfaceId): Promise<number> {
    const storage = await openStorage({ dataDir, databaseUrl });
    const rows = await storage.db.selectFrom("board_updates").select("seq").where("board_id", "=", id).execute();
    await storage.close();
    return rows.length;
  }
  const turn = async (milliseconds: number): Promise<void> => {
    clock.advance(milliseconds);
    await until(async () => {
      const now = clock.now();
      const left = await server.app.parts.storage.db.selectFrom("surface_erasures").select("erase_at").execute();
      return left.every((each) => Number(each.erase_at) > now);
    }, "what is due to be erased");
  };

  test("is the same document for everybody, blank and not kept", async () => {
    const one = await surface();
    expect(one).toMatchObject({ epoch: 1, kept: false, emptiesAt: null });
    expect((await surface("reader")).id).toBe(one.id);
    expect((await server.as(undefined, "GET", `${at()}/surface`)).status).toBe(401);
  });
  test("two people write on it, and a reader only looks", async () => {
    const { id } = await surface();
    const [kari, ola, reader] = [await open(id), await open(id, "leader"), await open(id, "reader")];
    kari.surface.edit("test", (each) =>
      addObject(each, { id: newId<"object">(random), kind: "note", x: 10, y: 10, paper: "pink" }, "Hvorfor venter vi?"),
    );
    await until(() => ola.surface.objects.all().length === 1 && reader.surface.objects.all().length === 1, "the note");
    reader.surface.edit("test", (each) => each.objects.remove(ola.surface.objects.all()[0]?.id ?? ""));
    expect((await reader.closed).code).toBe(4403);
    expect(ola.surface.objects.all()).toHaveLength(1);
    for (const client of [kari, ola, reader]) client.close();
  });
  test("emptied, it is another document, and comes back for some seconds", async () => {
    const before = await surface();
    const watching = await open(before.id);
    const emptied = (await send("participant", { do: "empty", id: before.id })).body;
    expect(emptied.id).not.toBe(before.id);
    expect((await watching.closed).code).toBe(4404);
    watching.close();
    clock.advance(9_000);
    expect((await send("participant", { do: "bringBack", id: before.id })).body.id).toBe(before.id);
    expect(await textsOf(before.id)).toEqual(["Hvorfor venter vi?"]);
    await turn(60_000);
    expect(await textsOf(before.id)).toEqual(["Hvorfor venter vi?"]);
  });
  test("of two who empty it at once, the second leaves the fresh one alone", async () => {
    const { id } = await surface();
    const first = (await send("participant", { do: "empty", id })).body;
    const second = (await send("leader", { do: "empty", id })).body;
    expect(second.id).toBe(first.id);
    await turn(MINUTE);
    expect((await send("participant", { do: "bringBack", id })).status).toBe(404);
  });
  test("once its time is over, nothing of it is left in the storage", async () => {
    const { id } = await surface();
    await write(id, SECRET);
    expect(await rowsOf(id)).toBeGreaterThan(0);
    await send("participant", { do: "empty", id });
    await turn(MINUTE);
    expect(await rowsOf(id)).toBe(0);
    if (engine !== "SQLite") return;
    const files = readdirSync(dataDir).map((name) => join(dataDir, name));
    const holds = files.filter((file) => existsSync(file) && readFileSync(file).includes(SECRET));
    expect(holds).toEqual([]);
  });
  test("an hour after the meeting it is emptied by itself, unless the team keeps it", async () => {
    const { id } = await surface();
    await write(id, "Fra møtet");
    expect((await surface()).emptiesAt).toBe(clock.now() + DAY);
    const [type] = (await server.as("leader", "GET", `${at()}/meeting-types`)).body.items;
    const started = await server.as("leader", "POST", `${at()}/meetings`, { body: { typeId: type.id } });
    expect(started.status).toBe(200);
    expect((await surface()).emptiesAt).toBeNull();
    await server.as("leader", "POST", `/api/v1/meetings/${started.body.meeting.id}/commands`, { body: { do: "end" } });
    expect((await surface()).emptiesAt).toBe(clock.now() + HOUR);
    await send("participant", { do: "keep", id, kept: true });
    expect((await surface()).emptiesAt).toBeNull();
    await turn(3 * HOUR);
    expect((await surface()).id).toBe(id);
    await send("participant", { do: "keep", id, kept: false });
    clock.advance(MINUTE);
    await until(async () => (await surface()).id !== id, "the fresh surface");
  });
  test("what was to be erased when the server stopped is erased after it", async () => {
    const { id } = await surface();
    await write(id, "Står igjen");
    await send("participant", { do: "empty", id });
    await server.close();
    clock.advance(MINUTE);
    const { hospital } = server;
    server = await startServer({ clock, seed: 42, dataDir, hospital, ...(databaseUrl && { databaseUrl }) });
    expect(await rowsOf(id)).toBe(0);
  });
  test("a reader may not empty it, and one from another section neither", async () => {
    const { id } = await surface();
    expect((await send("reader", { do: "empty", id })).body.code).toBe("not-allowed");
    expect((await send("stranger", { do: "empty", id })).body.code).toBe("not-allowed");
  });
});
