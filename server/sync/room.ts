import { createHash } from "node:crypto";
import type { Logger } from "pino";
import * as Y from "yjs";
import { type Actor, actorId } from "../../shared/access/actor.ts";
import type { BoardId, DocumentId, MeasureId } from "../../shared/base/ids.ts";
import { BoardDocument } from "../../shared/board/document.ts";
import { Changed, type RowsDocument } from "../../shared/board/rowsDocument.ts";
import { CLOSE } from "../../shared/protocol/sync.ts";
import type { Clock, Timer } from "../clock.ts";
import type { LoadedBoard, LogEntry, LogRow, UpdateLog } from "../storage/updateLog.ts";
import { CardViews } from "./cardViews.ts";
import type { Log } from "./compactor.ts";
import { ClientIds } from "./clientIds.ts";
import type { DocumentKind } from "./kinds.ts";
import { type GateRefusal, inspect, judgeResult, type News, stateBefore } from "./gate.ts";
import { syncFrame } from "./messages.ts";

/** A board stops growing here; it may shrink, and what was written offline is still merged, up to the hard limit. */
const FULL = 1024 * 1024;
const OVERFULL = 4 * FULL;
/** So much after a snapshot makes a new one worth its price. */
const TAIL_ROWS = 500;
const TAIL_BYTES = 256 * 1024;

const SYSTEM: Actor = { kind: "system" };

/** A board whose log cannot be written tries again so often. */
const TRY_AGAIN = 2_000;

/** Someone who sees a room: is told of each update once it is on disk. */
export interface Viewer {
  hear(frame: Uint8Array): void;
  /** The log cannot be written, or can again: `isStuck` of the room says which. */
  stuckChanged(): void;
}

export type Submitted =
  | { readonly kind: "taken" }
  | { readonly kind: "nothing" }
  | { readonly kind: "gap" }
  /** Nothing can be written for now: to be handed in again later. */
  | { readonly kind: "stuck" }
  | GateRefusal;

interface Writing {
  readonly entry: LogEntry;
  readonly actor: Actor;
  /** Undefined for the server's own edits, whose caller is told when they fail. */
  readonly sender: Viewer | undefined;
}

export interface RoomParts {
  readonly clock: Clock;
  readonly log: Logger;
  readonly updates: UpdateLog;
  /** Makes one document of a log, off the event loop. */
  compact(log: Log): Promise<Uint8Array | undefined>;
  /** Told once it is on disk that tests on a board mark the charts of these measures otherwise than before. */
  marked(boardId: BoardId, measures: readonly MeasureId[]): void;
  /** Told once it is on disk that these cards came, went or stand otherwise than before. */
  moved(boardId: BoardId, cards: readonly string[]): void;
}

/** Which document a room is for. */
export interface Opening {
  readonly documentId: DocumentId;
  /** The board that it belongs to; its own id for the document of a board. */
  readonly boardId: BoardId;
  readonly epoch: number;
  readonly kind: DocumentKind;
}

/**
 * One open document: the live one, what is on disk of it, and who looks at it. When its log cannot be written it is
 * *stuck*: it shows what is on disk, takes nothing, and tries what has failed again until it succeeds.
 */
export class Room {
  readonly documentId: DocumentId;
  readonly epoch: number;
  readonly viewers = new Set<Viewer>();
  document: RowsDocument;
  private readonly boardId: BoardId;
  private readonly kind: DocumentKind;
  private readonly parts: RoomParts;
  private views: CardViews;
  private readonly clientIds = new ClientIds();
  /** The whole document at the last snapshot, and each update since: what a refused update is undone from. */
  private base: Uint8Array | undefined;
  private tail: Uint8Array[] = [];
  private tailBytes = 0;
  private seq = 0;
  private hash = "";
  private upto = 0;
  /** On their way to the disk, in order. */
  private unwritten: Writing[] = [];
  /** What could not be written, to be tried again: it was judged, and whoever wrote it may have left. */
  private kept: Writing[] = [];
  private lastWrite: Promise<void> = Promise.resolve();
  /** Grows whenever the document is set back to what is on disk: what was begun before that is void. */
  private era = 0;
  private tryingAgain: Timer | undefined;
  private isClosed = false;
  private snapshotting: Promise<void> | undefined;

  /** @throws Error when the log does not hold together: a board that cannot be loaded whole is not shown */
  constructor({ documentId, boardId, epoch, kind }: Opening, loaded: LoadedBoard, parts: RoomParts) {
    this.documentId = documentId;
    this.boardId = boardId;
    this.epoch = epoch;
    this.kind = kind;
    this.parts = parts;
    this.document = kind.open();
    this.views = new CardViews(boardId);
    this.take(loaded);
  }

  /** The log cannot be written for now. */
  get isStuck(): boolean {
    return this.tryingAgain !== undefined;
  }

  /** What the server alone writes, at load, before anyone is admitted: default content and migrations. */
  async prepare(): Promise<void> {
    await this.edit(SYSTEM, (document) => this.kind.prepare(document, this.seq === 0));
    const { document } = this;
    const mended = document instanceof BoardDocument && this.views.rebuild(document, this.parts.clock.now());
    if (mended) this.write({ entry: { cards: mended }, actor: SYSTEM, sender: undefined });
  }

  /**
   * An update of somebody else's making: judged whole, then written, then shown to all but its sender.
   * @param merge what was written offline comes in one piece, and is taken also by a board that is full
   */
  submit(actor: Actor, update: Uint8Array, merge: boolean, sender: Viewer): Submitted {
    const found = inspect(this.document, update);
    if (found.kind === "refused" || found.kind === "nothing") return found;
    if (this.isStuck) return { kind: "stuck" };
    return found.kind === "news" ? this.takeNews(found, { actor, update, merge, sender }) : found;
  }

  private takeNews(
    found: News,
    { actor, update, merge, sender }: { actor: Actor; update: Uint8Array; merge: boolean; sender: Viewer | undefined },
  ): Submitted {
    if (!this.clientIds.mayUse(actor, found.clients)) return wrongClient();
    if (found.grows && this.bytes + update.length > (merge ? OVERFULL : FULL)) return full();
    const before = stateBefore(this.document, found.addsRows);
    const changed = this.apply(update);
    const refused = judgeResult(this.document, changed, before);
    if (refused) {
      // Nobody has seen it: the document is made anew from what has been accepted.
      this.document = this.rebuild();
      return refused;
    }
    this.clientIds.take(actor, found.clients);
    this.accept(actor, update, changed, sender);
    return { kind: "taken" };
  }

  /** A change by the server itself. @returns when it is on disk */
  async edit<T>(actor: Actor, change: (document: RowsDocument) => T): Promise<T> {
    const { era } = this;
    if (this.isStuck) throw new Error("the board cannot be written now");
    const before = stateBefore(this.document, true);
    const updates: Uint8Array[] = [];
    let changed: Changed | undefined;
    const stop = this.document.observe((heard) => {
      changed = heard;
    });
    const keep = (update: Uint8Array) => updates.push(update);
    const { doc } = this.document;
    doc.on("update", keep);
    const result = this.document.edit("server", change);
    doc.off("update", keep);
    stop();
    const refused = changed && judgeResult(this.document, changed, before);
    if (refused) {
      this.document = this.rebuild();
      throw new Error(`the server's own edit was refused: ${refused.reason}`);
    }
    const update = updates[0];
    if (update && changed) {
      this.clientIds.take(SYSTEM, new Set([doc.clientID]));
      this.accept(actor, update, changed, undefined);
    }
    await this.lastWrite;
    if (era !== this.era) throw new Error("the board could not be written");
    return result;
  }

  /**
   * Runs when all that the document holds now is on disk.
   * @param lost runs instead when it could not be written, and the document holds less
   */
  whenWritten(run: () => void, lost?: () => void): void {
    const { era } = this;
    void this.lastWrite.then(() => {
      if (era === this.era) run();
      else lost?.();
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
    this.isClosed = true;
    this.tryingAgain?.cancel();
    if (this.seq > this.upto && !this.isStuck) await this.snapshot();
    this.document.doc.destroy();
  }

  private get bytes(): number {
    return (this.base?.length ?? 0) + this.tailBytes;
  }

  /** @throws Error when the log does not hold together */
  private take(loaded: LoadedBoard): void {
    this.base = loaded.snapshot?.bytes;
    this.upto = loaded.snapshot?.upto ?? 0;
    this.seq = this.upto;
    this.hash = loaded.snapshot?.hash ?? "";
    for (const row of loaded.tail) {
      this.followChain(row);
      this.clientIds.takeRow(row);
    }
    this.tail = loaded.tail.map((row) => row.bytes);
    this.tailBytes = lengthOf(this.tail);
    this.document = this.rebuild();
    this.views = new CardViews(this.boardId, loaded);
  }

  private followChain(row: LogRow): void {
    const { hash, ...rest } = row;
    const holds = row.seq === this.seq + 1 && row.previousHash === this.hash && hashOf(rest) === hash;
    if (!holds) throw new Error(`the log of ${this.documentId} is broken at row ${row.seq}`);
    this.seq = row.seq;
    this.hash = hash;
  }

  private rebuild(): RowsDocument {
    const doc = new Y.Doc();
    doc.transact(() => {
      if (this.base) Y.applyUpdate(doc, this.base);
      for (const update of this.tail) Y.applyUpdate(doc, update);
    });
    return this.kind.open(doc);
  }

  private apply(update: Uint8Array): Changed {
    let changed = new Changed(false);
    const stop = this.document.observe((heard) => {
      changed = heard;
    });
    Y.applyUpdate(this.document.doc, update);
    stop();
    return changed;
  }

  private accept(actor: Actor, update: Uint8Array, changed: Changed, sender: Viewer | undefined): void {
    const at = this.parts.clock.now();
    this.seq += 1;
    const who = { actorKind: actor.kind, actorId: actorId(actor) };
    const place = { boardId: this.documentId, epoch: this.epoch, seq: this.seq };
    const unhashed = { ...place, ...who, at, bytes: update, previousHash: this.hash };
    const row: LogRow = { ...unhashed, hash: hashOf(unhashed) };
    this.hash = row.hash;
    this.tail.push(update);
    this.tailBytes += update.length;
    const { document } = this;
    const cards = document instanceof BoardDocument ? this.views.follow(document, changed, at) : undefined;
    this.write({ entry: cards ? { row, cards } : { row }, actor, sender });
  }

  private write(writing: Writing): void {
    const { era, lastWrite: before } = this;
    const { entry, sender } = writing;
    this.unwritten.push(writing);
    const written = this.parts.updates.append(entry);
    // In their order: what failed is judged when all before it is known to be on disk.
    this.lastWrite = Promise.allSettled([written, before]).then(([done]) => {
      if (era !== this.era) return;
      if (done.status === "rejected") return this.getStuck(done.reason);
      this.unwritten.shift();
      if (entry.row) this.show(entry.row.bytes, sender);
      const { moved = [], tests } = entry.cards ?? {};
      if (moved.length > 0) this.parts.moved(this.boardId, moved);
      if (tests && tests.measures.length > 0) this.parts.marked(this.boardId, tests.measures);
      this.snapshotWhenDue();
    });
  }

  /** One frame for all who look. */
  private show(update: Uint8Array, sender: Viewer | undefined): void {
    const frame = syncFrame("update", update);
    for (const viewer of this.viewers) if (viewer !== sender) viewer.hear(frame);
  }

  /** The disk says no. What the document holds beyond it has been shown to nobody, and leaves it. */
  private getStuck(cause: unknown): void {
    this.parts.log.error({ boardId: this.documentId, error: String(cause) }, "a board could not be written");
    const rows = this.unwritten.flatMap(({ entry }) => (entry.row ? [entry.row] : []));
    this.kept = this.unwritten.filter(({ sender }) => sender !== undefined);
    this.unwritten = [];
    this.tail = this.tail.slice(0, this.tail.length - rows.length);
    this.tailBytes = lengthOf(this.tail);
    this.seq -= rows.length;
    this.hash = rows[0]?.previousHash ?? this.hash;
    this.document = this.rebuild();
    this.era += 1;
    this.lastWrite = Promise.resolve();
    this.tryAgainLater();
    this.tellStuck();
  }

  private tryAgainLater(): void {
    this.tryingAgain = this.parts.clock.after(TRY_AGAIN, () => void this.tryAgain());
  }

  private async tryAgain(): Promise<void> {
    try {
      const loaded = await this.parts.updates.load(this.documentId, this.epoch);
      if (this.isClosed) return;
      const shown = { seq: this.seq, vector: Y.encodeStateVector(this.document.doc) };
      this.take(loaded);
      // A commit whose answer was lost is on disk all the same, and nobody has seen it.
      if (this.seq > shown.seq) this.show(Y.encodeStateAsUpdate(this.document.doc, shown.vector), undefined);
    } catch (error) {
      this.parts.log.warn({ boardId: this.documentId, error: String(error) }, "a board can still not be read");
      if (!this.isClosed) this.tryAgainLater();
      return;
    }
    const { era } = this;
    for (const { entry, actor, sender } of this.kept) {
      if (!entry.row) continue;
      const update = entry.row.bytes;
      const found = inspect(this.document, update);
      if (found.kind === "news") this.takeNews(found, { actor, update, merge: true, sender });
    }
    await this.lastWrite;
    // Else it failed again, and waits for the next time.
    if (era === this.era && !this.isClosed) this.getFree();
  }

  private getFree(): void {
    this.parts.log.warn({ boardId: this.documentId }, "a board can be written again");
    this.kept = [];
    this.tryingAgain = undefined;
    this.tellStuck();
  }

  private tellStuck(): void {
    for (const viewer of this.viewers) viewer.stuckChanged();
  }

  private snapshotWhenDue(): void {
    const rows = this.seq - this.upto;
    if (this.unwritten.length > 0 || this.snapshotting || rows === 0) return;
    if (rows < TAIL_ROWS && this.tailBytes < TAIL_BYTES) return;
    this.snapshotting = this.snapshot().finally(() => {
      this.snapshotting = undefined;
    });
  }

  /** Only when everything is written. One that would show something else when it is loaded again is not kept. */
  private async snapshot(): Promise<void> {
    const { documentId: boardId, epoch, seq: upto, hash, era } = this;
    const covered = this.tail.length;
    try {
      const bytes = await this.parts.compact({ kind: this.kind.name, base: this.base, tail: this.tail });
      if (!bytes) {
        this.parts.log.error({ boardId, seq: upto }, "a snapshot differs from its board, and was not kept");
        return;
      }
      await this.parts.updates.putSnapshot({ boardId, epoch, upto, hash, bytes, at: this.parts.clock.now() });
      // Set back to what is on disk meanwhile, it has been loaded anew.
      if (era !== this.era) return;
      this.base = bytes;
      this.tail = this.tail.slice(covered);
      this.tailBytes = lengthOf(this.tail);
      this.upto = upto;
    } catch (error) {
      // The rows are all there: the next load is longer, and nothing is lost.
      this.parts.log.warn({ boardId, error: String(error) }, "a snapshot could not be written");
    }
  }
}

function lengthOf(updates: readonly Uint8Array[]): number {
  return updates.reduce((sum, update) => sum + update.length, 0);
}

function wrongClient(): GateRefusal {
  return { kind: "refused", code: CLOSE.refused, reason: "not-valid:client" };
}

function full(): GateRefusal {
  return { kind: "refused", code: CLOSE.refused, reason: "full" };
}

/** Chains a row to the one before it: a row taken out, put in or changed shows. */
export function hashOf(row: Omit<LogRow, "hash">): string {
  const { previousHash, boardId, epoch, seq, actorKind, actorId: who, at } = row;
  const head = JSON.stringify([previousHash, boardId, epoch, seq, actorKind, who, at]);
  return createHash("sha256").update(head).update(row.bytes).digest("hex");
}
