import type { Server as HttpServer } from "node:http";
import type { Logger } from "pino";
import { type DefaultEventsMap, type Namespace, Server, type Socket } from "socket.io";
import { may } from "../shared/access/policy.ts";
import type { UnitId } from "../shared/base/ids.ts";
import {
  type ClientEvents,
  type News,
  type Room,
  type ServerEvents,
  type Watch,
  watchSchema,
} from "../shared/protocol/live.ts";
import { type FromPhone, PHONE_WIRE, type ToPhone } from "../shared/remote/remote.ts";
import type { Authority } from "./access/authority.ts";
import type { Sessions, Signed } from "./access/sessions.ts";
import type { Clock } from "./clock.ts";
import { levelNews } from "./live/levels.ts";
import { stackOf } from "./http.ts";
import type { Moment, Wire } from "./moment/moment.ts";
import type { PhoneWire, RemoteActor, Remotes, WallWire } from "./remote/remotes.ts";

/** News to screens: *that* something changed. Who hears it follows from what one may read, and from nothing a client says. */
export interface Live {
  /** News of a unit are also heard by those who have a unit above it open. */
  tell(room: Room, news: News): void;
  /** Many news of one change: each room hears each of them once. */
  tellAll(all: readonly (readonly [Room, News])[]): void;
  /** After a change of rights: sockets of ended sessions are closed, the others lose the rooms they may not hear. */
  recheck(): Promise<void>;
  /** How many screens of each kind are connected. */
  connected(): { person: number; screen: number };
  close(): Promise<void>;
}

interface SocketData {
  signed: Signed;
  watching: Watch[];
}
type LiveSocket = Socket<ClientEvents, ServerEvents, DefaultEventsMap, SocketData>;

interface PhoneData {
  actor: RemoteActor;
}
type PhoneSocket = Socket<FromPhone, ToPhone, DefaultEventsMap, PhoneData>;

interface LiveParts {
  readonly server: HttpServer;
  readonly authority: Authority;
  readonly sessions: Sessions;
  readonly moment: Moment;
  readonly remotes: Remotes;
  readonly clock: Clock;
  readonly log: Logger;
  readonly build: string;
  readonly origins: () => ReadonlySet<string>;
}

const WATCHED_AT_ONCE = 50;

export function createLive(parts: LiveParts): Live {
  const wire = new Server(parts.server, {
    path: "/socket.io",
    serveClient: false,
    transports: ["websocket"],
    maxHttpBufferSize: 64 * 1024,
    connectTimeout: 10_000,
    // Without this engine.io ends the board's own websocket when its admission takes more than a second.
    destroyUpgrade: false,
    perMessageDeflate: false,
    allowRequest: (request, allow) => allow(null, parts.origins().has(request.headers.origin ?? "")),
  });

  const io: Namespace<ClientEvents, ServerEvents, DefaultEventsMap, SocketData> = wire.of("/");
  const phones: Namespace<FromPhone, ToPhone, DefaultEventsMap, PhoneData> = wire.of(PHONE_WIRE);

  io.use((socket, next) => {
    parts.sessions.whoAsks(socket.request).then(
      (signed) => {
        if (signed.actor.kind === "nobody") return next(new Error("not-signed-in"));
        socket.data.signed = signed;
        socket.data.watching = [];
        next();
      },
      (error: unknown) => {
        parts.log.error({ error: stackOf(error) }, "a live connection could not be admitted");
        next(new Error("internal"));
      },
    );
  });
  io.on("connection", (socket) => guarded(socket, parts.log, () => welcome(socket, parts)));

  // A phone has a part of the wire of its own: nothing of what others may ask for is there to be asked.
  phones.use((socket, next) => {
    const { token } = socket.handshake.auth;
    const actor = typeof token === "string" ? parts.remotes.actorOf(token) : undefined;
    if (!actor) return next(new Error("over"));
    socket.data.actor = actor;
    next();
  });
  phones.on("connection", (socket) => guarded(socket, parts.log, () => hearPhone(socket, parts)));

  const tellAbove = levelNews({
    authority: parts.authority,
    isHeard: (room) => io.adapter.rooms.has(room),
    emit: (room, news) => void io.to(room).emit("news", news),
  });

  return {
    tell(room, news) {
      for (const each of withUnitsAbove(room, parts.authority)) io.to(each).emit("news", news);
      tellAbove(room, news);
    },
    tellAll(all) {
      const told = new Set<string>();
      for (const [room, news] of all) {
        tellAbove(room, news);
        for (const each of withUnitsAbove(room, parts.authority)) {
          // Most rooms of a whole hospital are empty: to pack news for nobody would cost more than to store a point.
          const once = `${each} ${news.kind} ${news.id}`;
          if (!io.adapter.rooms.has(each) || told.has(once)) continue;
          told.add(once);
          io.to(each).emit("news", news);
        }
      }
    },
    recheck: async () => {
      await Promise.all([...io.sockets.values()].map((socket) => recheck(socket, parts)));
      parts.moment.recheck();
      await parts.remotes.look();
    },
    connected() {
      const count = { person: 0, screen: 0 };
      for (const socket of io.sockets.values()) {
        const { kind } = socket.data.signed.actor;
        if (kind === "person" || kind === "screen") count[kind] += 1;
      }
      return count;
    },
    close: () => wire.close(),
  };
}

function welcome(socket: LiveSocket, parts: LiveParts): void {
  void socket.join(ownRooms(socket.data.signed, parts.authority));
  socket.on("watch", (what, answer) =>
    guarded(socket, parts.log, () => {
      const heard = watch(socket, what, parts.authority);
      if (typeof answer === "function") answer(heard);
    }),
  );
  socket.on("unwatch", (what) => guarded(socket, parts.log, () => unwatch(socket, what)));
  hearMoment(socket, parts);
  if (socket.data.signed.actor.kind === "screen") hearWall(socket, parts);
  socket.emit("hello", { build: parts.build, time: parts.clock.now() });
}

/** Who is here, points, or raises a hand in a running meeting. */
function hearMoment(socket: LiveSocket, { moment, log }: LiveParts): void {
  const wire: Wire = {
    id: socket.id,
    actor: () => socket.data.signed.actor,
    moment: (picture) => void socket.emit("moment", picture),
    pointed: (pointed) => void socket.emit("pointed", pointed),
  };
  const answered = (answer: unknown, value: boolean): void => {
    if (typeof answer === "function") answer(value);
  };
  socket.on("enter", (asked, answer) => {
    moment.enter(wire, asked).then(
      (isIn) => guarded(socket, log, () => answered(answer, isIn)),
      (error: unknown) => {
        log.error({ error: stackOf(error) }, "a live event could not be handled");
        socket.disconnect(true);
      },
    );
  });
  socket.on("act", (asked, answer) => guarded(socket, log, () => answered(answer, moment.act(wire, asked))));
  socket.on("leave", (asked) => guarded(socket, log, () => moment.leave(wire, asked)));
  socket.on("disconnect", () => guarded(socket, log, () => moment.gone(wire)));
}

/** A wall shows itself to the phone that it was lent, and hears what that says. */
function hearWall(socket: LiveSocket, { remotes, log }: LiveParts): void {
  const wire: WallWire = {
    id: socket.id,
    actor: () => socket.data.signed.actor,
    said: (what) => void socket.emit("phone", what),
    show: () => void socket.emit("show"),
  };
  socket.on("stage", (stage) => guarded(socket, log, () => remotes.wallShows(wire, stage)));
  socket.on("disconnect", () => guarded(socket, log, () => remotes.wallGone(wire)));
  remotes.wallCame(wire);
}

/** Whose phone it is was told by its token; each thing it says is judged anew. */
function hearPhone(socket: PhoneSocket, { remotes, log }: LiveParts): void {
  const { actor } = socket.data;
  const wire: PhoneWire = {
    id: socket.id,
    stage: (stage) => void socket.emit("stage", stage),
    wall: (isThere) => void socket.emit("wall", isThere),
    over(why) {
      socket.emit("over", why);
      socket.disconnect();
    },
  };
  socket.on("say", (what, answer) =>
    guarded(socket, log, () => {
      const heard = remotes.phoneSaid(actor, what);
      if (typeof answer === "function") answer(heard);
    }),
  );
  socket.on("leave", () => guarded(socket, log, () => void remotes.end(actor.boardId, "ended")));
  socket.on("disconnect", () => guarded(socket, log, () => remotes.phoneGone(actor, wire)));
  if (!remotes.phoneCame(actor, wire)) wire.over("unknown");
}

function watch(socket: LiveSocket, what: unknown, authority: Authority): boolean {
  const asked = watchSchema.safeParse(what);
  if (!asked.success || socket.data.watching.length >= WATCHED_AT_ONCE) return false;
  if (!mayHear(socket.data.signed, asked.data, authority)) return false;
  socket.data.watching.push(asked.data);
  void socket.join(roomOf(asked.data));
  return true;
}

function unwatch(socket: LiveSocket, what: unknown): void {
  const asked = watchSchema.safeParse(what);
  if (!asked.success) return;
  const { kind, id } = asked.data;
  socket.data.watching = socket.data.watching.filter((each) => each.kind !== kind || each.id !== id);
  void socket.leave(roomOf(asked.data));
}

/** A fault of ours costs the one socket that met it, and nobody else anything. */
function guarded(socket: { disconnect(close: true): unknown }, log: Logger, run: () => void): void {
  try {
    run();
  } catch (error) {
    log.error({ error: stackOf(error) }, "a live event could not be handled");
    socket.disconnect(true);
  }
}

function mayHear({ actor }: Signed, what: Watch, authority: Authority): boolean {
  if (what.kind === "unit") return may(actor, "unit:read", { kind: "unit", path: authority.unitPath(what.id) });
  const board = authority.board(what.id);
  return board !== undefined && may(actor, "board:read", board);
}

function roomOf(what: Watch): Room {
  return `${what.kind}:${what.id}`;
}

function ownRooms({ actor }: Signed, authority: Authority): Room[] {
  if (actor.kind === "person") return [`person:${actor.id}`];
  if (actor.kind !== "screen") return [];
  const board = authority.board(actor.boardId);
  return [`screen:${actor.id}`, `board:${actor.boardId}`, ...(board ? [`unit:${board.unitId}` as const] : [])];
}

async function recheck(socket: LiveSocket, parts: LiveParts): Promise<void> {
  const { sessionId } = socket.data.signed;
  const signed = sessionId ? await parts.sessions.resume(sessionId) : undefined;
  if (!signed || signed.actor.kind === "nobody") {
    socket.disconnect(true);
    return;
  }
  socket.data.signed = signed;
  socket.data.watching = socket.data.watching.filter((what) => mayHear(signed, what, parts.authority));
  // Leaves only what it may not hear any more: news that come meanwhile are not missed.
  const heard = new Set<string>([socket.id, ...ownRooms(signed, parts.authority), ...socket.data.watching.map(roomOf)]);
  for (const room of socket.rooms) if (!heard.has(room)) await socket.leave(room);
  await socket.join([...heard]);
}

function withUnitsAbove(room: Room, authority: Authority): Room[] {
  if (!room.startsWith("unit:")) return [room];
  const path = authority.unitPath(room.slice("unit:".length) as UnitId);
  return path.length > 0 ? path.map((id): Room => `unit:${id}`) : [room];
}
