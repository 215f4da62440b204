import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addCard, cardsInLane } from "../../shared/board/cards.ts";
import { defaultLaneId } from "../../shared/board/templates.ts";
import { newId, type SurfaceId } from "../../shared/base/ids.ts";
import { addObject } from "../../shared/surface/objects.ts";
import { seededRandom } from "../support/ids.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "tavle-backup-"));
const dataDir = join(folder, "data");
const file = join(folder, "copy.sqlite");
const random = seededRandom(7);
let server: TestServer;

async function tavle(...words: string[]): Promise<{ code: number; out: string }> {
  const cli = join(import.meta.dirname, "../../server/cli.ts");
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: "0" };
  try {
    const { stdout } = await run(process.execPath, [cli, ...words], { env });
    return { code: 0, out: stdout };
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { code, out: stderr };
  }
}

async function addTitle(title: string): Promise<void> {
  await server.app.parts.sync.edit(server.hospital.boardId, { kind: "system" }, (board) =>
    addCard(board, { id: newId<"card">(random), title, laneId: defaultLaneId("new") }),
  );
}

function titles(): Promise<string[]> {
  return server.app.parts.sync.read(server.hospital.boardId, (board) =>
    cardsInLane(board, defaultLaneId("new")).map((card) => card.title),
  );
}

const path = () => `/api/v1/boards/${server.hospital.boardId}/surface`;
const surfaceId = async () => (await server.as("participant", "GET", path())).body.id;

async function drawNote(id: SurfaceId): Promise<void> {
  await server.app.parts.sync.editSurface(id, { kind: "system" }, (surface) =>
    addObject(surface, { kind: "note", id: newId<"object">(random), x: 0, y: 0, paper: "yellow" }, "Før kopien"),
  );
}

let above: string;
const topBoard = () => ({ unitId: server.hospital.trustId, name: "Prøve HF", kind: "management" });
const ids = { a: newId<"escalation">(random), b: newId<"escalation">(random) };

/** Under the same key each time, as a screen does that has had no answer. */
async function raise(which: "a" | "b") {
  const said = { cardId: null, kind: "action", safety: false, what: "Låst medisinrom", tried: "", asked: "Folk" };
  const body = { ...said, id: ids[which], to: above };
  return await server.as("leader", "POST", `/api/v1/boards/${server.hospital.boardId}/escalations`, {
    body,
    key: ids[which],
  });
}
async function answered(which: "a" | "b") {
  const how = { body: { text: "Ny lås i dag" }, key: `answer-${ids[which]}` };
  return await server.as("admin", "POST", `/api/v1/escalations/${ids[which]}/answer`, how);
}

beforeAll(async () => {
  server = await startServer({ dataDir });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

test("a backup is taken while the server works, and never over a file that exists", async () => {
  await addTitle("Før kopien");
  await drawNote(await surfaceId());
  above = (await server.as("admin", "POST", "/api/v1/boards", { body: topBoard() })).body.id;
  expect((await raise("a")).status).toBe(200);
  expect(await tavle("backup", file)).toMatchObject({ code: 0 });
  expect(readdirSync(folder).filter((name) => name.startsWith("copy"))).toEqual(["copy.sqlite"]);
  const again = await tavle("backup", file);
  expect([again.code, again.out]).toEqual([1, `${file} exists already: name a new file\n`]);
});

test("nothing is restored under a server that is running", async () => {
  const answer = await tavle("restore", file);
  expect(answer.code).toBe(1);
  expect(answer.out).toContain("another server is using");
});

test("a restored backup holds what stood at the time of the copy, in a new epoch", async () => {
  await addTitle("Etter kopien");
  expect((await answered("a")).status).toBe(200);
  expect((await raise("b")).status).toBe(200);
  const { hospital } = server;
  const before = await surfaceId();
  await server.close();
  expect(await tavle("restore", file)).toMatchObject({ code: 0 });
  server = await startServer({ dataDir, hospital });
  expect(await titles()).toEqual(["Før kopien"]);
  expect(server.app.parts.authority.board(hospital.boardId)?.epoch).toBe(2);
  await addTitle("Ny dag");
  expect(await titles()).toEqual(["Før kopien", "Ny dag"]);
  // A free surface that nobody keeps may have been emptied since: it does not come back.
  expect(await surfaceId()).not.toBe(before);
  expect(
    (
      await server.app.parts.storage.db
        .selectFrom("board_updates")
        .select("seq")
        .where("board_id", "=", before)
        .execute()
    ).length,
  ).toBe(0);
});

test("a matter is where it was then, and a screen that sends again what it has sent since sends it once", async () => {
  expect((await raise("a")).body.escalation.history).toHaveLength(1);
  expect((await answered("a")).status).toBe(200);
  for (const { status, body } of [await raise("b"), await raise("b")]) {
    expect([status, body.escalation.history.length]).toEqual([200, 1]);
  }
  const { items } = (await server.as("admin", "GET", `/api/v1/boards/${above}/escalations`)).body;
  expect(items).toHaveLength(2);
});

test("the audit and the boards' logs hold, and what is not a backup is refused", async () => {
  expect(await tavle("verify")).toMatchObject({ code: 0 });
  const { hospital } = server;
  await server.close();
  const answer = await tavle("restore", join(import.meta.dirname, "backup.test.ts"));
  expect(answer.out).toContain("cannot be read as a backup");
  server = await startServer({ dataDir, hospital });
  expect(await titles()).toEqual(["Før kopien", "Ny dag"]);
});

test("every fault of the configuration is told at once", async () => {
  const cli = join(import.meta.dirname, "../../server/cli.ts");
  const env = { PATH: process.env.PATH, PORT: "many", ADMIN_PASSWORD: "short", DATABASE_URL: "mysql://x" };
  const failed = await run(process.execPath, [cli, "config", "check"], { env }).catch((error: unknown) => error);
  const { stderr } = failed as { stderr: string };
  expect(["PORT", "ADMIN_PASSWORD", "DATABASE_URL"].filter((name) => !stderr.includes(name))).toEqual([]);
});

test("an administrator gets a user name that can be typed, whatever was given", async () => {
  const refused = await tavle("admin", "create", "Ola Å", "Ola Hansen");
  expect([refused.code, refused.out]).toEqual([
    1,
    '"Ola Å" cannot be a user name: two or more small letters, digits, dots and hyphens\n',
  ]);
  expect((await tavle("admin", "create", "Ola", "Ola Hansen")).out).toContain("/invitasjon#");
});
