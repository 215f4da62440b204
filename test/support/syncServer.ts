import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import type { Actor } from "../../shared/access/actor.ts";
import type { BoardThing } from "../../shared/access/policy.ts";
import { type BoardId, type DocumentId, newId, type PersonId, type UnitId } from "../../shared/base/ids.ts";
import { BoardDocument } from "../../shared/board/document.ts";
import { MESSAGE } from "../../shared/protocol/sync.ts";
import { type Clock, systemClock } from "../../server/clock.ts";
import { openStorage, type Storage } from "../../server/storage/database.ts";
import { openUpdateLog } from "../../server/storage/openLog.ts";
import type { UpdateLog } from "../../server/storage/updateLog.ts";
import { createSync, type Sync } from "../../server/sync/sync.ts";
import type { BoardEnvironment } from "../../client/board/environment.ts";
import { type OpenBoard, openBoard } from "../../client/board/openBoard.ts";
import { seededRandom } from "./ids.ts";

/** The sync server over a real socket and a real storage; who may do what is set by the test. */
export interface SyncServerUnderTest {
  readonly url: string;
  readonly origin: string;
  readonly sync: Sync;
  readonly storage: Storage;
  readonly updates: UpdateLog;
  readonly board: BoardId;
  /** Cookie value -> who that is; what is not in it is nobody. */
  readonly people: Map<string, Actor>;
  /** A document without a kind is a board's own. */
  readonly boards: Map<DocumentId, BoardThing & { epoch: number; document?: "surface" }>;
  readonly logged: string[];
  aBoard(): BoardId;
  close(): Promise<void>;
}

const UNIT = newId<"unit">(seededRandom(1));

export function aPerson(name: string, role: "reader" | "participant" = "participant", unitId: UnitId = UNIT): Actor {
  const id: PersonId = newId<"person">(seededRandom(name.length * 7919 + (name.codePointAt(0) ?? 0)));
  return { kind: "person", id, name, language: "nb", roles: [{ unitId, role }] };
}

export async function startSyncServer(
  options: { clock?: Clock; storage?: Storage; wrapLog?: (log: UpdateLog) => UpdateLog } = {},
): Promise<SyncServerUnderTest> {
  const dataDir = mkdtempSync(join(tmpdir(), "tavle-sync-"));
  const storage = options.storage ?? (await openStorage({ dataDir, databaseUrl: undefined }));
  const people = new Map<string, Actor>([
    ["kari", aPerson("Kari")],
    ["ola", aPerson("Ola")],
    ["leser", aPerson("Leser", "reader")],
  ]);
  const boards: SyncServerUnderTest["boards"] = new Map();
  const random = seededRandom(Math.trunc(performance.now() * 1000));
  const logged: string[] = [];
  const log = pino({ level: "info" }, { write: (line) => logged.push(line) });
  const opened = openUpdateLog(storage);
  const updates = options.wrapLog?.(opened) ?? opened;
  const asker = (cookie: string | undefined) => {
    const actor = people.get(cookie ?? "") ?? ({ kind: "nobody" } as const);
    return Promise.resolve({ actor, sessionId: actor.kind === "nobody" ? undefined : cookie });
  };
  let origins: ReadonlySet<string> = new Set();
  const sync = createSync({
    clock: options.clock ?? systemClock,
    random,
    log,
    updates,
    sessions: { whoAsks: (request) => asker(cookieOf(request)), resume: asker },
    authority: {
      document: (id) => {
        const found = boards.get(id);
        return found && { document: "board", ...found };
      },
    },
    origins: () => origins,
    marked: () => undefined,
    moved: () => undefined,
  });
  const server = createServer((_request, response) => response.writeHead(404).end());
  server.on("upgrade", (request, socket, head) => {
    if (!sync.upgrade(request, socket, head)) socket.destroy();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const origin = `http://127.0.0.1:${address.port}`;
  origins = new Set([origin]);
  const aBoard = () => {
    const id = newId<"board">(random);
    boards.set(id, { kind: "board", id, path: [UNIT], closed: false, touchOpen: false, epoch: 1 });
    return id;
  };
  return {
    url: origin.replace("http", "ws"),
    origin,
    sync,
    storage,
    updates,
    people,
    boards,
    logged,
    aBoard,
    board: aBoard(),
    async close() {
      await sync.close();
      await updates.close();
      if (!options.storage) await storage.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function cookieOf(request: IncomingMessage): string | undefined {
  return /(?:^|; )who=([^;]*)/.exec(request.headers.cookie ?? "")?.[1];
}

interface Address {
  readonly url: string;
  readonly origin: string;
}

/** A browser's WebSocket as `ws` gives it, with a cookie and an origin. */
export function socketAs(server: Address, who: string | undefined, cookie = "who"): typeof globalThis.WebSocket {
  class Browser extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, {
        origin: server.origin,
        headers: who === undefined ? {} : { cookie: `${cookie}=${who}` },
      });
    }
  }
  return Browser as unknown as typeof globalThis.WebSocket;
}

/** A bare socket, for frames that no client would send. */
export function rawSocket(server: Address, boardId: string, who = "kari"): WebSocket {
  return new WebSocket(`${server.url}/sync/${boardId}`, { origin: server.origin, headers: { cookie: `who=${who}` } });
}

export interface StockClient {
  readonly doc: Y.Doc;
  readonly board: BoardDocument;
  readonly provider: WebsocketProvider;
  readonly closed: Promise<{ code: number; reason: string }>;
  close(): void;
}

/** `y-websocket` as it comes, with nothing of ours but the cookie. */
export function stockClient(
  server: Address,
  boardId: string,
  who = "kari",
  doc = new Y.Doc(),
  cookie = "who",
): StockClient {
  const provider = new WebsocketProvider(`${server.url}/sync`, boardId, doc, {
    WebSocketPolyfill: socketAs(server, who, cookie),
    disableBc: true,
  });
  // Left alone it says on the console that it does not know these two, and goes on.
  for (const type of [MESSAGE.saved, MESSAGE.may]) provider.messageHandlers[type] = () => undefined;
  const closed = new Promise<{ code: number; reason: string }>((heard) => provider.on("closed", heard));
  return {
    doc,
    board: new BoardDocument(doc),
    provider,
    closed,
    close() {
      provider.destroy();
      doc.destroy();
    },
  };
}

/** A board as our own client opens it. */
export function screen(
  server: Address,
  boardId: BoardId,
  who = "kari",
  environment: Partial<BoardEnvironment> = {},
  options: { readonly as?: string } = {},
): OpenBoard {
  const given = {
    server: server.url,
    Socket: socketAs(server, who),
    askSession: () => Promise.resolve("signedIn" as const),
  };
  return openBoard({ boardId, ...options, environment: { ...given, ...environment } });
}

/** Waits for a state, looking again whenever the event loop has turned. */
export async function until(holds: () => boolean | Promise<boolean>, what = "the state"): Promise<void> {
  for (let tries = 0; tries < 12_000; tries += 1) {
    if (await holds()) return;
    await new Promise((next) => setTimeout(next, 2));
  }
  throw new Error(`waited in vain for ${what}`);
}
