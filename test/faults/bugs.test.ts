import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import type { WebSocket } from "ws";
import { type BoardId, newId } from "../../shared/base/ids.ts";
import { addCard } from "../../shared/board/cards.ts";
import { defaultLaneId } from "../../shared/board/templates.ts";
import { openStorage } from "../../server/storage/database.ts";
import { openUpdateLog } from "../../server/storage/openLog.ts";
import { foundHospital, signingIn } from "../support/hospital.ts";
import { seededRandom } from "../support/ids.ts";
import { rawSocket, startSyncServer, stockClient, until } from "../support/syncServer.ts";

const NEW = defaultLaneId("new");

/** `npm start` as an operator has it, and a way to put a bug into it. */
async function startMain(dataDir: string) {
  const root = join(import.meta.dirname, "../..");
  const bugs = pathToFileURL(join(root, "test/support/bugs.ts")).href;
  const child: ChildProcess = fork(join(root, "server/main.ts"), [], {
    execArgv: ["--import", bugs],
    env: { PATH: process.env["PATH"], PORT: "0", HOST: "127.0.0.1", DATA_DIR: dataDir, LOG_LEVEL: "warn" },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const out = { text: "" };
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      out.text += text;
    });
  }
  const ended = once(child, "exit").then(([code]) => code as number | null);
  await until(() => /#\S+/.test(out.text), "the set-up link");
  const link = new URL(/https?:\/\/\S+#\S+/.exec(out.text)?.[0] ?? "");
  return { child, ended, out, url: link.origin, token: link.hash.slice(1) };
}

describe("a fault that nobody caught", () => {
  let dataDir = "";
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  test.each(["throw", "reject"])("ends the process with 1 after what has come is on disk (%s)", async (kind) => {
    dataDir = mkdtempSync(join(tmpdir(), "tavle-bug-"));
    const server = await startMain(dataDir);
    const { boardId } = await foundHospital(server.url, server.token);
    const [cookie = "", ...value] = (await signingIn(() => server.url)("leader")).split("=");
    const from = { url: server.url.replace("http", "ws"), origin: server.url };
    const client = stockClient(from, boardId, value.join("="), undefined, cookie);
    await until(() => client.provider.synced);
    let code: number | undefined;
    client.provider.on("connection-close", (event) => {
      code ??= event?.code;
    });
    const saved = new Promise<void>((heard) => {
      client.provider.messageHandlers[121] = () => heard();
    });
    const id = newId<"card">(seededRandom(7));
    client.board.edit("me", (board) => addCard(board, { id, title: "Rett før", laneId: NEW }));
    server.child.send(kind);
    expect(await server.ended).toBe(1);
    await until(() => code !== undefined);
    expect(code).toBe(1012);
    client.close();
    expect(server.out.text).toContain("a fault that nobody caught");
    expect(server.out.text).toContain(kind === "throw" ? "a bug that was thrown" : "a bug that was rejected");
    await saved;
    expect(await titlesOn(dataDir, boardId)).toEqual(["Rett før"]);
  });
});

async function titlesOn(dataDir: string, boardId: BoardId): Promise<string[]> {
  const storage = await openStorage({ dataDir, databaseUrl: undefined });
  const log = openUpdateLog(storage);
  const { cards } = await log.load(boardId, 1);
  await log.close();
  await storage.close();
  return cards.map(({ title }) => title);
}

describe("a fault in what one connection does", () => {
  test("closes that connection, whether it speaks, hears or is asked who it is, and nobody else notices", async () => {
    const server = await startSyncServer();
    const witness = stockClient(server, server.board, "ola");
    await until(() => witness.provider.synced);
    let breaks = 0;
    witness.provider.on("connection-close", () => {
      breaks += 1;
    });
    const kari = server.people.get("kari");
    if (!kari) throw new Error("no Kari");
    /** Kari comes in; then whatever is asked about her stumbles. */
    const closeCode = async (meet: (socket: WebSocket) => void): Promise<number> => {
      const person = { ...kari };
      server.people.set("kari", person);
      const socket = rawSocket(server, server.board, "kari");
      const ended = new Promise<number>((over) => socket.on("close", over));
      await new Promise((heard) => socket.once("message", heard));
      Object.defineProperty(person, "roles", {
        get() {
          throw new Error("a bug in the policy");
        },
      });
      // Reading is open to all; only a closed board asks about roles.
      const board = server.boards.get(server.board);
      if (board) server.boards.set(server.board, { ...board, closed: true });
      meet(socket);
      const code = await ended;
      server.people.set("kari", kari);
      return code;
    };
    expect(await closeCode(() => void server.sync.recheck())).toBe(1011);
    expect(await closeCode((socket) => socket.send(Uint8Array.of(0, 2, 2, 0, 0)))).toBe(4400);
    const hear = () => witness.board.edit("me", (board) => board.lanes.patch(NEW, { name: "Ideer" }));
    expect(await closeCode(hear)).toBe(1011);
    const id = newId<"card">(seededRandom(8));
    witness.board.edit("me", (board) => addCard(board, { id, title: "Går videre", laneId: NEW }));
    await until(() => server.sync.read(server.board, (board) => board.cards.has(id)));
    expect(breaks).toBe(0);
    witness.close();
    await server.close();
  });
});
