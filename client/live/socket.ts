import type { QueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { io, type Socket } from "socket.io-client";
import type { BoardId, UnitId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import { type ClientEvents, type News, type ServerEvents, staleKeys, type Watch } from "../../shared/protocol/live.ts";
import { queryClient } from "./queries.ts";
import { serverClock } from "./serverClock.ts";

/** How the wire to the server is. `since`: when it was lost, by the server's clock. */
export type Connection =
  | { readonly state: "off" }
  | { readonly state: "connecting" }
  | { readonly state: "connected" }
  | { readonly state: "lost"; readonly since: Instant };

export type Wire = Socket<ServerEvents, ClientEvents>;

/** A server that has not answered by then has other troubles; the wire will tell. */
const ANSWER_WITHIN = 5000;

/** Walls all hear one news at once; spread over this many milliseconds their questions do not come at once. */
export const WALL_JITTER = 300;

interface Builds {
  /** The build that served this page. */
  readonly ours: string | undefined;
  /** The build that the server serves now. */
  readonly theirs: string | undefined;
}

/** The one socket.io connection of a page: news make queries stale, and each reconnect makes all of them stale. */
export class LiveSocket {
  readonly #client: QueryClient;
  readonly #listeners = new Set<() => void>();
  /** What is open on this page, and how often: two parts may watch one board. */
  readonly #watched = new Map<string, { readonly what: Watch; readonly count: number }>();
  /** Rooms with events of their own -> how each lets go of the wire that it has. */
  readonly #rooms = new Map<(wire: Wire) => () => void, () => void>();
  /** Queries that news have made stale and that wait for their jitter. */
  readonly #due = new Set<string>();
  #socket: Wire | undefined;
  #jitter = 0;
  #connection: Connection = { state: "off" };
  #builds: Builds = { ours: undefined, theirs: undefined };

  constructor(client: QueryClient) {
    this.#client = client;
  }

  /**
   * Connects, and stays connected until `stop`. Call it once someone is signed in.
   * @param jitter most milliseconds between news and asking: `WALL_JITTER` on walls, 0 where a person waits
   */
  start(jitter: number): void {
    if (this.#socket) return;
    this.#jitter = jitter;
    this.#set({ state: "connecting" });
    const socket: Wire = io({
      transports: ["websocket"],
      // A thousand screens that lose the server together must not come back together.
      reconnectionDelay: 500,
      reconnectionDelayMax: 10_000,
      randomizationFactor: 0.5,
    });
    this.#socket = socket;
    socket.on("connect", () => this.#connected(socket));
    socket.on("disconnect", () => this.#lost());
    socket.on("connect_error", (error) => this.#refused(error));
    socket.on("news", (news) => this.#hear(news));
    socket.on("hello", ({ build, time }) => {
      serverClock.hear(time);
      this.#builds = { ours: this.#builds.ours ?? build, theirs: build };
      this.#changed();
    });
    for (const take of this.#rooms.keys()) this.#rooms.set(take, take(socket));
  }

  stop(): void {
    for (const [take, letGo] of this.#rooms) {
      letGo();
      this.#rooms.set(take, () => undefined);
    }
    this.#socket?.disconnect();
    this.#socket = undefined;
    this.#set({ state: "off" });
  }

  /**
   * Gives the wire, now and whenever there is a new one, to a room with events of its own.
   * @param take answers how it lets go of that wire
   * @returns what ends it
   */
  withWire(take: (wire: Wire) => () => void): () => void {
    this.#rooms.set(take, this.#socket ? take(this.#socket) : () => undefined);
    return () => {
      this.#rooms.get(take)?.();
      this.#rooms.delete(take);
    };
  }

  /** Asks to hear of a board or a unit. @returns what ends it */
  watch(what: Watch): () => void {
    const name = `${what.kind}:${what.id}`;
    const before = this.#watched.get(name)?.count ?? 0;
    this.#watched.set(name, { what, count: before + 1 });
    if (before === 0 && this.#socket?.connected) void this.#beginToHear(this.#socket, what);
    return () => this.#unwatch(name);
  }

  /** What was fetched of it before it was listened to may have changed unheard. */
  async #beginToHear(socket: Wire, what: Watch): Promise<void> {
    const isHeard = await this.#askToHear(socket, what);
    if (isHeard) await this.#client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === what.id });
  }

  get connection(): Connection {
    return this.#connection;
  }

  /** Whether the server serves another build than the one that this page came from. */
  get hasNewBuild(): boolean {
    return this.#builds.ours !== this.#builds.theirs;
  }

  /** @returns what ends the listening */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #connected(socket: Wire): void {
    this.#set({ state: "connected" });
    const heard = [...this.#watched.values()].map(({ what }) => this.#askToHear(socket, what));
    // Whatever was said before was not heard; asked for only now, so that nothing falls between.
    void Promise.all(heard).then(() => this.#soon(() => this.#client.invalidateQueries()));
  }

  #lost(): void {
    if (this.#socket && this.#connection.state !== "lost") this.#set({ state: "lost", since: serverClock.now() });
    // The server itself ended it: the session may be over, so ask who we are; socket.io does not retry by itself then.
    if (this.#socket && !this.#socket.active) this.#askWho();
  }

  #refused(error: Error): void {
    if (this.#connection.state !== "lost") this.#set({ state: "lost", since: serverClock.now() });
    if (error.message === "not-signed-in") this.#askWho();
  }

  #askWho(): void {
    const socket = this.#socket;
    void this.#client.invalidateQueries({ queryKey: ["session", "mine"] });
    setTimeout(() => {
      if (socket && socket === this.#socket && !socket.active) socket.connect();
    }, 2000);
  }

  #hear(news: News): void {
    // What one may do stands in every answer: of boards, units and measures alike.
    if (news.kind === "session:changed") return this.#soon(() => this.#client.invalidateQueries());
    // What a level sees is open on sixty desks at once, and any board below it changes it.
    const jitter = news.kind === "overview:changed" ? WALL_JITTER : this.#jitter;
    for (const queryKey of staleKeys(news)) {
      const name = queryKey.join(" ");
      // What is about to be asked is not asked twice: twenty matters that rise together are twenty news of one board.
      if (this.#due.has(name)) continue;
      this.#due.add(name);
      this.#soon(() => {
        this.#due.delete(name);
        return this.#client.invalidateQueries({ queryKey });
      }, jitter);
    }
  }

  #soon(run: () => Promise<unknown>, jitter = this.#jitter): void {
    if (jitter === 0) void run();
    else setTimeout(() => void run(), Math.random() * jitter);
  }

  /** @returns whether the server lets us hear of it; false also when the wire broke before it answered */
  async #askToHear(socket: Wire, what: Watch): Promise<boolean> {
    return await new Promise((resolve) => {
      socket.timeout(ANSWER_WITHIN).emit("watch", what, (error, isHeard) => resolve(!error && isHeard));
    });
  }

  #unwatch(name: string): void {
    const found = this.#watched.get(name);
    if (!found) return;
    if (found.count > 1) {
      this.#watched.set(name, { what: found.what, count: found.count - 1 });
      return;
    }
    this.#watched.delete(name);
    if (this.#socket?.connected) this.#socket.emit("unwatch", found.what);
  }

  #set(connection: Connection): void {
    this.#connection = connection;
    this.#changed();
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

export const liveSocket = new LiveSocket(queryClient);

const subscribe = (changed: () => void): (() => void) => liveSocket.onChange(changed);

export function useConnection(): Connection {
  return useSyncExternalStore(subscribe, () => liveSocket.connection);
}

/** Whether a newer build waits; a person reloads when it suits, a wall between meetings. */
export function useNewBuild(): boolean {
  return useSyncExternalStore(subscribe, () => liveSocket.hasNewBuild);
}

/** Hears the news of a board while the part is shown. */
export function useWatchBoard(id: BoardId): void {
  useEffect(() => liveSocket.watch({ kind: "board", id }), [id]);
}

/** Hears the news of a unit, and of all units below it, while the part is shown. */
export function useWatchUnit(id: UnitId): void {
  useEffect(() => liveSocket.watch({ kind: "unit", id }), [id]);
}
