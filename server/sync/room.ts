import { createHash } from "node:crypto";
import type { Logger } from "pino";
import * as Y from "yjs";
import { type Actor, actorId } from "../../shared/access/actor.ts";
import type { BoardId } from "../../shared/base/ids.ts";
import { BoardDocument, type Changed } from "../../shared/board/document.ts";
import { migrate } from "../../shared/board/migrations.ts";
import { applyTemplate } from "../../shared/board/templates.ts";
import type { Clock } from "../clock.ts";
import type { CardViewChange, LoadedBoard, LogRow, UpdateLog } from "../storage/updateLog.ts";
import { CardViews } from "./cardViews.ts";
import { type GateRefusal, inspect, judgeResult, stateBefore } from "./gate.ts";
import { syncFrame } from "./messages.ts";

/** A board stops growing here; it may shrink, and what was written offline is still merged, up to the hard limit. */
const FULL = 1024 * 1024;
const OVERFULL = 4 * FULL;
/** So much after a snapshot makes a new one worth its price. */
const TAIL_ROWS = 500;
const TAIL_BYTES = 256 * 1024;

const SYSTEM: Actor = { kind: "system" };

/** Someone who sees a room: is told of each update once it is on disk. */
export interface Viewer {
  hear(frame: Uint8Array): void;
  /** The board can no longer be written as it stood: come back in a while. */
  leave(): void;
}

export type Submitted =
  | { readonly kind: "taken" }
  | { readonly kind: "nothing" }
  | { readonly kind: "gap" }
  | GateRefusal;

export interface RoomParts {
  readonly clock: Clock;
  readonly log: Logger;
  readonly updates: UpdateLog;
}

/** One open board: its live document, what is on disk of it, and who looks at it. */
export class Room {
  readonly boardId: BoardId;
  readonly epoch: number;
  readonly viewers = new Set<Viewer>();
  board: BoardDocument;
  isBroken = false;
  private readonly parts: RoomParts;
  private readonly views: CardViews;
  /** The whole document at the last snapshot, and each update since: what a refused update is undone from. */
  private base: Uint8Array | undefined;
  private tail: Uint8Array[];
  private tailBytes: number;
  private seq: number;
  private hash: string;
  private upto: number;
  private unwritten = 0;
  private lastWrite: Promise<void> = Promise.resolve();
  private snapshotting: Promise<void> | undefined;

  /** @throws Error when the log does not hold together: a board that cannot be loaded whole is not shown */
  constructor(boardId: BoardId, epoch: number, loaded: LoadedBoard, parts: RoomParts) {
    this.boardId = boardId;
    this.epoch = epoch;
    this.parts = parts;
    this.base = loaded.snapshot?.bytes;
    this.upto = loaded.snapshot?.upto ?? 0;
    this.seq = this.upto;
    this.hash = loaded.snapshot?.hash ?? "";
    for (const row of loaded.tail) this.followChain(row);
    this.tail = loaded.tail.map((row) => row.bytes);
    this.tailBytes = lengthOf(this.tail);
    this.board = this.rebuild();
    this.views = new CardViews(boardId, loaded.cards);
  }

  /** What the server alone writes, at load, before anyone is admitted: default content and migrations. */
  async prepare(): Promise<void> {
    await this.edit(SYSTEM, (board) => {
      if (this.seq === 0) applyTemplate(board);
      migrate(board.doc);
    });
    const mended = this.views.rebuild(this.board, this.parts.clock.now());
    if (mended) await this.parts.updates.append({ cards: mended });
  }

  /**
   * An update of somebody else's making: judged whole, then written, then shown to all but its sender.
   * @param merge what was written offline comes in one piece, and is taken also by a board that is full
   */
  submit(actor: Actor, update: Uint8Array, merge: boolean, sender: Viewer): Submitted {
    const found = inspect(this.board, update);
    if (found.kind !== "news") return found;
    if (found.grows && this.bytes + update.length > (merge ? OVERFULL : FULL)) return full();
    const before = stateBefore(this.board, found.addsRows);
    const changed = this.apply(update);
    const refused = judgeResult(this.board, changed, before);
    if (refused) {
      // Nobody has seen it: the document is made anew from what has been accepted.
      this.board = this.rebuild();
      return refused;
    }
    this.accept(actor, update, changed, sender);
    return { kind: "taken" };
  }

  /** A change by the server itself. @returns when it is on disk */
  async edit<T>(actor: Actor, change: (board: BoardDocument) => T): Promise<T> {
    if (this.isBroken) throw new Error("the board cannot be written now");
    const before = stateBefore(this.board, true);
    const updates: Uint8Array[] = [];
    let changed: Changed | undefined;
    const stop = this.board.observe((heard) => {
      changed = heard;
    });
    const keep = (update: Uint8Array) => updates.push(update);
    const { doc } = this.board;
    doc.on("update", keep);
    const result = this.board.edit("server", change);
    doc.off("update", keep);
    stop();
    const refused = changed && judgeResult(this.board, changed, before);
    if (refused) {
      this.board = this.rebuild();
      throw new Error(`the server's own edit was refused: ${refused.reason}`);
    }
    const update = updates[0];
    if (update && changed) this.accept(actor, update, changed, undefined);
    await this.lastWrite;
    if (this.isBroken) throw new Error("the board could not be written");
    return result;
  }

  /** Runs when all that the document holds now is on disk; not at all when it could not be written. */
  whenWritten(run: () => void): void {
    void this.lastWrite.then(() => {
      if (!this.isBroken) run();
      return undefined;
    });
  }

  written(): Promise<void> {
    return this.lastWrite;
  }

  /** A snapshot of what came since the last one, so that the next load is short. */
  async close(): Promise<void> {
    await this.lastWrite;
    await this.snapshotting;
    if (this.seq > this.upto && !this.isBroken) await this.snapshot();
    this.board.doc.destroy();
  }

  private get bytes(): number {
    return (this.base?.length ?? 0) + this.tailBytes;
  }

  private followChain(row: LogRow): void {
    const { hash, ...rest } = row;
    const holds = row.seq === this.seq + 1 && row.previousHash === this.hash && hashOf(rest) === hash;
    if (!holds) throw new Error(`the log of board ${this.boardId} is broken at row ${row.seq}`);
    this.seq = row.seq;
    this.hash = hash;
  }

  private rebuild(): BoardDocument {
    const doc = new Y.Doc();
    doc.transact(() => {
      if (this.base) Y.applyUpdate(doc, this.base);
      for (const update of this.tail) Y.applyUpdate(doc, update);
    });
    return new BoardDocument(doc);
  }

  private apply(update: Uint8Array): Changed {
    let changed: Changed = { cards: new Set(), lanes: new Set(), tiles: new Set(), notes: new Set(), local: false };
    const stop = this.board.observe((heard) => {
      changed = heard;
    });
    Y.applyUpdate(this.board.doc, update);
    stop();
    return changed;
  }

  private accept(actor: Actor, update: Uint8Array, changed: Changed, sender: Viewer | undefined): void {
    const at = this.parts.clock.now();
    this.seq += 1;
    const who = { actorKind: actor.kind, actorId: actorId(actor) };
    const place = { boardId: this.boardId, epoch: this.epoch, seq: this.seq };
    const unhashed = { ...place, ...who, at, bytes: update, previousHash: this.hash };
    const row: LogRow = { ...unhashed, hash: hashOf(unhashed) };
    this.hash = row.hash;
    this.tail.push(update);
    this.tailBytes += update.length;
    this.write(row, this.views.follow(this.board, changed, at), sender);
  }

  private write(row: LogRow, cards: CardViewChange | undefined, sender: Viewer | undefined): void {
    this.unwritten += 1;
    const before = this.lastWrite;
    const written = this.parts.updates.append(cards ? { row, cards } : { row });
    this.lastWrite = Promise.all([written, before]).then(
      () => {
        this.unwritten -= 1;
        if (this.isBroken) return;
        this.show(row.bytes, sender);
        this.snapshotWhenDue();
      },
      (error: unknown) => this.breakDown(error),
    );
  }

  /** One frame for all who look. */
  private show(update: Uint8Array, sender: Viewer | undefined): void {
    const frame = syncFrame("update", update);
    for (const viewer of this.viewers) if (viewer !== sender) viewer.hear(frame);
  }

  /** The disk says no: what the document holds beyond it must not be seen, so the board is closed and loaded again. */
  private breakDown(error: unknown): void {
    if (this.isBroken) return;
    this.isBroken = true;
    this.parts.log.error({ boardId: this.boardId, error: String(error) }, "an update could not be written");
    for (const viewer of this.viewers) viewer.leave();
  }

  private snapshotWhenDue(): void {
    const rows = this.seq - this.upto;
    if (this.unwritten > 0 || this.snapshotting || rows === 0) return;
    if (rows < TAIL_ROWS && this.tailBytes < TAIL_BYTES) return;
    this.snapshotting = this.snapshot().finally(() => {
      this.snapshotting = undefined;
    });
  }

  /** Only when everything is written. A snapshot must show what the live document shows, else it is not kept. */
  private async snapshot(): Promise<void> {
    const bytes = Y.encodeStateAsUpdate(this.board.doc);
    const copy = new BoardDocument();
    Y.applyUpdate(copy.doc, bytes);
    if (copy.digest() !== this.board.digest()) {
      this.parts.log.error(
        { boardId: this.boardId, seq: this.seq },
        "a snapshot differs from its board, and was not kept",
      );
      return;
    }
    const { boardId, epoch, seq: upto, hash } = this;
    const covered = this.tail.length;
    try {
      await this.parts.updates.putSnapshot({ boardId, epoch, upto, hash, bytes, at: this.parts.clock.now() });
    } catch (error) {
      // The rows are all there: the next load is longer, and nothing is lost.
      this.parts.log.warn({ boardId, error: String(error) }, "a snapshot could not be written");
      return;
    }
    this.base = bytes;
    this.tail = this.tail.slice(covered);
    this.tailBytes = lengthOf(this.tail);
    this.upto = upto;
  }
}

function lengthOf(updates: readonly Uint8Array[]): number {
  return updates.reduce((sum, update) => sum + update.length, 0);
}

function full(): GateRefusal {
  return { kind: "refused", code: 4422, reason: "full" };
}

/** Chains a row to the one before it: a row taken out, put in or changed shows. */
export function hashOf(row: Omit<LogRow, "hash">): string {
  const { previousHash, boardId, epoch, seq, actorKind, actorId: who, at } = row;
  const head = JSON.stringify([previousHash, boardId, epoch, seq, actorKind, who, at]);
  return createHash("sha256").update(head).update(row.bytes).digest("hex");
}
