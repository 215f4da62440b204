import type { Logger } from "pino";
import type { RawData, WebSocket } from "ws";
import * as Y from "yjs";
import { type Actor, actorId } from "../../shared/access/actor.ts";
import { may } from "../../shared/access/policy.ts";
import type { DocumentId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import { CLOSE, MAY, SIGN_OF_LIFE } from "../../shared/protocol/sync.ts";
import type { DocumentFacts } from "../access/authority.ts";
import type { Clock } from "../clock.ts";
import { Allowance } from "./allowance.ts";
import { inspect } from "./gate.ts";
import { type Message, numberFrame, readMessage, syncFrame } from "./messages.ts";
import type { Room, Viewer } from "./room.ts";

/** Sync step 2 of a large board is one frame; twenty edits a second are a hand that types and drags at once. */
const MESSAGES_AT_ONCE = 200;
const MESSAGES_A_SECOND = 20;
const BYTES_AT_ONCE = 4 * 1024 * 1024;
const BYTES_A_SECOND = 256 * 1024;
/** Answering the whole state is the dearest thing that one can ask for. */
const STATES_AT_ONCE = 5;
const STATES_A_SECOND = 0.2;
/** So much may wait for a screen that does not read. */
const MOST_WAITING = 4 * 1024 * 1024;
/** y-websocket gives up after 30 s without a message, and looks every 3 s. */
const SILENT_FOR = 15_000;
const PING_AFTER = 25_000;
const DEAD_AFTER = 60_000;
const MOST_HELD = 200;
/** Slowed down for so long altogether without a rest of half a minute, a socket is told to come back later. */
const SLOWED_FOR = 10_000;
const REST = 30_000;

export interface ConnectionParts {
  readonly clock: Clock;
  readonly log: Logger;
  readonly authority: { document(id: DocumentId): DocumentFacts | undefined };
  readonly ended: (connection: Connection) => void;
}

/** One socket: who is behind it, what it sends, and what it has been told. */
export class Connection implements Viewer {
  readonly documentId: DocumentId;
  readonly sessionId: string | undefined;
  private actor: Actor;
  private readonly socket: WebSocket;
  private readonly parts: ConnectionParts;
  private room: Room | undefined;
  private held: Uint8Array[] = [];
  /** What it was last told that it may. */
  private told: number | undefined;
  private received = 0;
  /** An update that leant on a missing one is not on disk, nor is any after it, until everything has come. */
  private owing = false;
  private isOver = false;
  private lastSent: Instant;
  private lastHeard: Instant;
  private slowed = { for: 0, until: 0 };
  private readonly messages: Allowance;
  private readonly bytes: Allowance;
  private readonly states: Allowance;

  constructor(
    socket: WebSocket,
    who: { actor: Actor; sessionId: string | undefined; documentId: DocumentId },
    parts: ConnectionParts,
  ) {
    this.socket = socket;
    this.actor = who.actor;
    this.sessionId = who.sessionId;
    this.documentId = who.documentId;
    this.parts = parts;
    const now = parts.clock.now();
    this.lastSent = now;
    this.lastHeard = now;
    this.messages = new Allowance(MESSAGES_AT_ONCE, MESSAGES_A_SECOND, now);
    this.bytes = new Allowance(BYTES_AT_ONCE, BYTES_A_SECOND, now);
    this.states = new Allowance(STATES_AT_ONCE, STATES_A_SECOND, now);
    socket.on("message", (data, isBinary) => this.receive(data, isBinary));
    // Frames that ask for nothing are paid for like any other.
    socket.on("ping", () => this.control());
    socket.on("pong", () => this.control());
    // A frame that breaks the protocol: ws closes the socket with the code it deserves; here only, nobody else notices.
    socket.on("error", (error) =>
      parts.log.info({ boardId: this.documentId, error: error.message }, "a socket failed"),
    );
    socket.on("close", () => this.over());
  }

  /** Begins once the board is loaded; what has come meanwhile is taken first. */
  begin(room: Room): void {
    if (this.isOver) return;
    this.room = room;
    room.viewers.add(this);
    this.askForAll(room);
    this.tellMay();
    const { held } = this;
    this.held = [];
    for (const frame of held) this.take(frame, room);
  }

  get openRoom(): Room | undefined {
    return this.room;
  }

  hear(frame: Uint8Array): void {
    this.guarded(() => {
      if (this.isOver) return;
      if (this.mayRead()) this.send(frame);
      else this.close(CLOSE.gone, "gone");
    });
  }

  /** What was not acknowledged is not on disk; once it can be written again, the whole state covers it. */
  stuckChanged(): void {
    this.guarded(() => {
      const { room } = this;
      if (!room || this.isOver) return;
      this.tellMay();
      this.owing = true;
      if (!room.isStuck) this.askForAll(room);
    });
  }

  close(code: number, reason: string): void {
    if (this.isOver) return;
    this.over();
    this.socket.close(code, reason);
    // Its answer to the close must be read, or the socket would hang until the farewell runs out.
    if (this.socket.isPaused) this.socket.resume();
    // A screen that does not read would never get to the close.
    if (this.socket.bufferedAmount > MOST_WAITING) this.socket.terminate();
  }

  /** Who is behind the socket has been asked again. */
  become(actor: Actor): void {
    this.actor = actor;
    if (actor.kind === "nobody") this.close(CLOSE.signedOut, "signed out");
    else this.guarded(() => this.checkBoard());
  }

  /** Now and then: signs of life both ways, and rights that end by the clock. */
  tick(now: Instant): void {
    if (now - this.lastHeard >= DEAD_AFTER) {
      this.over();
      this.socket.terminate();
      return;
    }
    if (now - this.lastHeard >= PING_AFTER) this.socket.ping();
    if (now - this.lastSent >= SILENT_FOR) this.send(Uint8Array.from(SIGN_OF_LIFE));
    this.guarded(() => this.checkBoard());
  }

  /** A fault of ours costs the one socket that met it, and nobody else anything. */
  private guarded(run: () => void): void {
    try {
      run();
    } catch (error) {
      const stack = error instanceof Error ? error.stack : String(error);
      this.parts.log.error({ boardId: this.documentId, stack }, "a connection failed");
      this.close(CLOSE.failed, "failed");
    }
  }

  private checkBoard(): void {
    const document = this.parts.authority.document(this.documentId);
    if (!document || !may(this.actor, "board:read", document)) this.close(CLOSE.gone, "gone");
    // A restore has begun a new epoch: what this screen knows of must not be merged into it.
    else if (this.room && document.epoch !== this.room.epoch) this.close(CLOSE.otherEpoch, "epoch");
    else this.tellMay();
  }

  private heard(): void {
    this.lastHeard = this.parts.clock.now();
  }

  private control(): void {
    if (this.isOver) return;
    this.heard();
    this.pace(0);
  }

  private over(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.held = [];
    this.room?.viewers.delete(this);
    this.parts.ended(this);
  }

  private receive(data: RawData, isBinary: boolean): void {
    if (this.isOver) return;
    this.heard();
    if (!isBinary) return this.close(CLOSE.text, "binary only");
    // A copy of its own: the decoder's views must not reach into what else the socket has read.
    const frame = new Uint8Array(Array.isArray(data) ? Buffer.concat(data) : data);
    this.pace(frame.length);
    if (this.isOver) return;
    if (this.room) this.take(frame, this.room);
    else if (this.held.length < MOST_HELD) this.held.push(frame);
    else this.close(CLOSE.tryLater, "too fast");
  }

  /** Too fast: no more is read until what came is paid for, so only the one who hurries waits. */
  private pace(length: number): void {
    const now = this.parts.clock.now();
    this.messages.take(1, now);
    this.bytes.take(length, now);
    this.pauseWhenOwing();
  }

  private pauseWhenOwing(): void {
    const buckets = [this.messages, this.bytes, this.states];
    if (buckets.some((bucket) => bucket.isOverrun)) return this.close(CLOSE.tryLater, "too fast");
    const wait = Math.max(...buckets.map((bucket) => bucket.wait));
    if (wait === 0 || this.socket.isPaused) return;
    const now = this.parts.clock.now();
    const already = now - this.slowed.until > REST ? 0 : this.slowed.for;
    this.slowed = { for: already + wait, until: now + wait };
    if (this.slowed.for > SLOWED_FOR) return this.close(CLOSE.tryLater, "too fast");
    this.socket.pause();
    this.parts.clock.after(wait, () => this.socket.resume());
  }

  /** The one place that what others sent can throw in: it costs them their socket, and nobody else anything. */
  private take(frame: Uint8Array, room: Room): void {
    if (this.isOver) return;
    try {
      const message = readMessage(frame);
      if (message) this.act(message, room);
      else this.close(CLOSE.malformed, "malformed");
    } catch (error) {
      const stack = error instanceof Error ? error.stack : String(error);
      this.parts.log.error({ boardId: this.documentId, stack }, "a message could not be handled");
      this.close(CLOSE.malformed, "malformed");
    }
  }

  private act(message: Message, room: Room): void {
    if (message.kind === "awareness") return;
    if (message.kind === "step1") this.answerState(message.stateVector, room);
    else this.takeUpdate(message, room);
  }

  private answerState(stateVector: Uint8Array, room: Room): void {
    this.states.take(1, this.parts.clock.now());
    this.pauseWhenOwing();
    if (this.isOver) return;
    const known = readStateVector(stateVector);
    if (!known) return this.close(CLOSE.malformed, "malformed");
    this.sendState(stateVector, room);
  }

  private sendState(stateVector: Uint8Array, room: Room): void {
    const answer = syncFrame("step2", Y.encodeStateAsUpdate(room.document.doc, stateVector));
    room.whenWritten(
      () => this.send(answer),
      () => this.sendState(stateVector, room),
    );
  }

  private askForAll(room: Room): void {
    const ask = () => this.send(syncFrame("step1", Y.encodeStateVector(room.document.doc)));
    room.whenWritten(ask, ask);
  }

  private takeUpdate(message: Message & { kind: "step2" | "update" }, room: Room): void {
    this.received += 1;
    if (!this.mayEdit()) return this.takeFromReader(message, room);
    const submitted = room.submit(this.actor, message.update, message.kind === "step2", this);
    switch (submitted.kind) {
      case "refused":
        return this.refuse(submitted.code, submitted.reason);
      case "gap":
        return this.askForMissing(message.kind, room);
      case "stuck":
        this.owing = true;
        return;
      case "taken":
      case "nothing":
        return this.acknowledge(message.kind, room);
    }
  }

  private acknowledge(kind: "step2" | "update", room: Room): void {
    // A whole state covers what was owed; but what stands in memory alone covers nothing.
    if (kind === "step2" && !room.isStuck) this.owing = false;
    const count = this.received;
    if (!this.owing) room.whenWritten(() => this.send(numberFrame("saved", count)));
  }

  /** An honest client that only looks answers our first question too, with nothing new. */
  private takeFromReader(message: Message & { kind: "step2" | "update" }, room: Room): void {
    const found = inspect(room.document, message.update);
    if (found.kind === "nothing") this.acknowledge(message.kind, room);
    else if (found.kind === "refused") this.refuse(found.code, found.reason);
    else if (this.mayEditSometimes()) this.owing = true;
    else this.close(CLOSE.mayNotWrite, "may not write");
  }

  /**
   * A wall for touch that was without network wrote in a meeting that the server may not know of yet. Nothing of it is
   * taken or lost: it waits on the wall, which is asked for all of it when touch opens.
   */
  private mayEditSometimes(): boolean {
    const document = this.parts.authority.document(this.documentId);
    if (this.actor.kind !== "screen" || !document) return false;
    return may(this.actor, "board:edit", { ...document, touchOpen: true });
  }

  /**
   * Edits made just after a reconnect come before the whole state that they lean on: the state is asked for, and covers
   * them. A whole state has no gap, whoever honestly sends it.
   */
  private askForMissing(kind: "step2" | "update", room: Room): void {
    if (kind === "step2") return this.refuse(CLOSE.refused, "not-valid:gap");
    if (this.owing) return;
    this.owing = true;
    this.askForAll(room);
  }

  private refuse(code: number, reason: string): void {
    const { kind } = this.actor;
    this.parts.log.warn(
      { boardId: this.documentId, actor: { kind, id: actorId(this.actor) }, code, reason },
      "refused",
    );
    this.close(code, reason);
  }

  private mayRead(): boolean {
    const document = this.parts.authority.document(this.documentId);
    return document !== undefined && may(this.actor, "board:read", document);
  }

  private mayEdit(): boolean {
    const document = this.parts.authority.document(this.documentId);
    return document !== undefined && may(this.actor, "board:edit", document);
  }

  private tellMay(): void {
    if (!this.room) return;
    const told = this.room.isStuck ? MAY.notNow : this.mayEdit() ? MAY.write : MAY.look;
    if (this.told === told) return;
    const wasLooking = this.told === MAY.look;
    this.told = told;
    this.send(numberFrame("may", told));
    if (wasLooking && told === MAY.write && this.owing) this.askForAll(this.room);
  }

  private send(frame: Uint8Array): void {
    if (this.isOver) return;
    if (this.socket.bufferedAmount > MOST_WAITING) {
      // It comes back by its state vector, and misses nothing.
      this.over();
      this.socket.terminate();
      return;
    }
    this.lastSent = this.parts.clock.now();
    this.socket.send(frame);
  }
}

function readStateVector(bytes: Uint8Array): Map<number, number> | undefined {
  try {
    return Y.decodeStateVector(bytes);
  } catch {
    // Cut off, or a count that the rest does not hold.
    return undefined;
  }
}
