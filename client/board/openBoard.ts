import { readVarUint } from "lib0/decoding";
import { IndexeddbPersistence } from "y-indexeddb";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { type BoardId, type CardId, type LaneId, newId, type RandomBytes, type TileId } from "../../shared/base/ids.ts";
import type { Outcome } from "../../shared/base/outcome.ts";
import type { Instant } from "../../shared/base/time.ts";
import * as cards from "../../shared/board/cards.ts";
import { BoardDocument } from "../../shared/board/document.ts";
import type { Changed } from "../../shared/board/rowsDocument.ts";
import * as lanes from "../../shared/board/lanes.ts";
import * as pdsa from "../../shared/board/pdsa.ts";
import { type Card, type RootName, SCHEMA_VERSION } from "../../shared/board/schema.ts";
import * as tiles from "../../shared/board/tiles.ts";
import {
  CLOSE,
  MAY,
  MESSAGE,
  STORAGE_FAILS,
  SYNC_MESSAGE,
  SYNC_PARAMS,
  SYNC_PATH,
} from "../../shared/protocol/sync.ts";
import { type BoardState, PictureKeeper } from "./boardState.ts";

/** Why the server would not take what was written here. */
export type Refusal = "patient-identity" | "full" | "not-valid" | "may-not-write" | "too-large";

/** How it stands between this screen and the server: one at a time, each with what there is to say about it. */
export type Connection =
  | { readonly state: "opening" }
  /** All that was written here is on the server's disk. */
  | { readonly state: "live" }
  /** As live, but nothing may be written from here. */
  | { readonly state: "readOnly" }
  /** Connected, and something has waited for more than a second to be saved. */
  | { readonly state: "waiting"; readonly unsaved: number }
  /** Connected, but the server cannot save: nothing may be written, and it goes on by itself. */
  | { readonly state: "notSaving"; readonly unsaved: number }
  /** `storage`: the server is there, and cannot read the board. */
  | {
      readonly state: "offline";
      readonly since: Instant;
      readonly unsaved: number;
      readonly why: "network" | "storage";
    }
  /** The server refused what stands in `text`; the board shows again what the others see. Until `dismissRefusal`. */
  | { readonly state: "refused"; readonly reason: Refusal; readonly text: string }
  | { readonly state: "signedOut"; readonly unsaved: number }
  | { readonly state: "gone" }
  /** This page is older than the server or the board: load it anew. `text` is what had not been saved. */
  | { readonly state: "outdated"; readonly text: string };

export type NewCardFields = Omit<cards.NewCard, "id">;
export type NewTileFields = Omit<tiles.NewTile, "id">;

/** Every act on a board's content. Each is one undo step and one update. */
export interface BoardEdits {
  addCard(card: NewCardFields): CardId;
  patchCard(id: CardId, change: cards.CardChange): void;
  /** Refuses with `needs-reason` when the lane means *not now* and no reason comes with the move. */
  moveCard(id: CardId, move: cards.Move): Outcome<undefined, cards.MoveRefusal>;
  /** Answers an idea: lane, place in the matrix and date at once. Refuses as `moveCard` does. */
  decideCard(id: CardId, decision: cards.Decision): Outcome<undefined, cards.MoveRefusal>;
  /** Takes an answer back, to what the card was before it. */
  putBackCard(before: Card): void;
  archiveCard(id: CardId): void;
  restoreCard(id: CardId): void;
  addLane(name: string): LaneId;
  patchLane(id: LaneId, change: lanes.LaneChange): void;
  moveLane(id: LaneId, beforeId: LaneId | null): void;
  addTile(tile: NewTileFields): TileId;
  patchTile(id: TileId, change: tiles.TileChange): void;
  moveTile(id: TileId, beforeId: TileId | null): void;
  removeTile(id: TileId): void;
  /** Writes in a test of a card; the first to write in one begins it. */
  writeTest(test: TestOfCard, change: pdsa.TestChange): void;
  /** Ends a test. @returns how its card stood, to take it back; undefined when that was said already */
  decideTest(test: TestOfCard, decision: pdsa.Decision): Outcome<pdsa.Undecided | undefined, cards.MoveRefusal>;
  undecideTest(test: TestOfCard, before: pdsa.Undecided): void;
}

export type TestOfCard = Omit<pdsa.Which, "freshId">;

/** What one step of undo concerns, for naming it; `fields` is empty when the row itself came or went, and for a text. */
export interface Touched {
  readonly root: RootName;
  readonly id: string;
  readonly part: "row" | "text" | "fields";
  readonly fields: ReadonlySet<string>;
}

/** A text that several people type in at once, without a `Y.` type. */
export interface SharedText {
  read(): string;
  /** Removes and inserts at a place, in UTF-16 units; several in one `change` are one update. */
  splice(at: number, remove: number, insert: string): void;
  change(run: () => void): void;
  /** Hears every change of the text, also one's own. @returns how to stop */
  subscribe(listener: () => void): () => void;
}

/** An open board. Made by `openBoard`, ended by `close`. */
export interface OpenBoard {
  readonly boardId: BoardId;
  /** Hears every change of `state`, `connection`, `may`, `canUndo` and `canRedo`. @returns how to stop */
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: BoardState;
  readonly connection: Connection;
  readonly may: { readonly write: boolean };
  /** Edits made here that are not on the server's disk; for a warning before the page is left. */
  readonly unsaved: number;
  /** What those edits left in their cards, to copy where it cannot be sent any more. */
  readonly unsavedText: string;
  readonly edit: BoardEdits;
  note(cardId: CardId): SharedText;
  undo(): void;
  redo(): void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** What the next undo or redo concerns; undefined when there is nothing. */
  readonly undoes: Touched | undefined;
  readonly redoes: Touched | undefined;
  dismissRefusal(): void;
  /** The same person has signed in again: what waited here goes on its way. Nothing when the session had not ended. */
  rejoin(): void;
  close(): void;
}

export interface OpenBoardOptions {
  readonly boardId: BoardId;
  /** Keeps a copy in this browser, only where it belongs to one person or wall; the key names that person or wall. */
  readonly offlineCopyOf?: string | undefined;
  readonly epoch?: number | undefined;
  /** The person or wall that this page belongs to; when the browser is somebody else's by now, nothing is sent. */
  readonly as?: string | undefined;
  readonly environment?: Partial<BoardEnvironment> | undefined;
}

/** What a browser gives; replaced in tests. */
export interface BoardEnvironment {
  /** `ws:` or `wss:` address of the server. */
  readonly server: string;
  readonly Socket: typeof WebSocket;
  readonly random: RandomBytes;
  now(): Instant;
  /** Whether the session still stands; asked when a connection fails. */
  askSession(): Promise<"signedIn" | "signedOut" | "unreachable">;
  after(milliseconds: number, run: () => void): () => void;
}

/** An edit is said to be waiting when it has waited so long. */
const WAITING_AFTER = 1_000;
const SHORTEST_BACKOFF = 100;
const LONGEST_BACKOFF = 15_000;

export function openBoard(options: OpenBoardOptions): OpenBoard {
  return new Opened(options.boardId, options, { ...browserEnvironment(), ...options.environment });
}

function browserEnvironment(): BoardEnvironment {
  return {
    server: globalThis.location?.origin.replace(/^http/, "ws") ?? "",
    Socket: globalThis.WebSocket,
    random: (count) => crypto.getRandomValues(new Uint8Array(count)),
    now: () => Date.now(),
    async askSession() {
      try {
        const reply = await fetch("/api/v1/session", { headers: { accept: "application/json" } });
        return reply.status === 401 ? "signedOut" : reply.ok ? "signedIn" : "unreachable";
      } catch {
        // Without a network there is no answer, and the session may well stand.
        return "unreachable";
      }
    },
    after(milliseconds, run) {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  };
}

type Final =
  | { readonly state: "signedOut" }
  | { readonly state: "gone" }
  | { readonly state: "outdated"; readonly text: string };

class Opened implements OpenBoard {
  readonly boardId: BoardId;
  readonly edit: BoardEdits;
  private readonly options: OpenBoardOptions;
  private readonly environment: BoardEnvironment;
  private readonly listeners = new Set<() => void>();
  private copy: Copy;
  private final: Final | undefined;
  private refusal: { readonly reason: Refusal; readonly text: string } | undefined;
  /** As the server last said: one of `MAY`. */
  private told: number = MAY.write;
  private offlineSince: Instant | undefined;
  private waitingLong = false;
  private cancelWaiting: (() => void) | undefined;
  private shown: Connection = { state: "opening" };
  private shownMay = { write: true };
  private readonly stopListening: () => void;
  /** A property, so that it is the same function at every drawing. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  constructor(boardId: BoardId, options: OpenBoardOptions, environment: BoardEnvironment) {
    this.boardId = boardId;
    this.options = options;
    this.environment = environment;
    this.copy = this.openCopy(undefined);
    this.copy.start(Promise.resolve());
    this.edit = boardEdits((change) => this.copy.act(change), environment.random);
    const online = () => this.copy.connectNow();
    globalThis.addEventListener?.("online", online);
    this.stopListening = () => globalThis.removeEventListener?.("online", online);
  }

  get state(): BoardState {
    return this.copy.picture.current;
  }

  get connection(): Connection {
    return this.shown;
  }

  get may(): { readonly write: boolean } {
    return this.shownMay;
  }

  get unsaved(): number {
    return this.copy.unsaved;
  }

  get unsavedText(): string {
    return this.copy.unsavedText();
  }

  get canUndo(): boolean {
    return this.copy.undo.canUndo();
  }

  get canRedo(): boolean {
    return this.copy.undo.canRedo();
  }

  get undoes(): Touched | undefined {
    return touchedBy(this.copy.undo.undoStack);
  }

  get redoes(): Touched | undefined {
    return touchedBy(this.copy.undo.redoStack);
  }

  undo(): void {
    this.copy.undo.undo();
    this.tell();
  }

  redo(): void {
    this.copy.undo.redo();
    this.tell();
  }

  /** Looks the text up at each use: after a refusal the board is another document. */
  note(cardId: CardId): SharedText {
    const text = () => this.copy.board.note(cardId);
    return {
      read: () => text()?.toString() ?? "",
      splice: (at, remove, insert) => {
        this.copy.type(() => {
          if (remove > 0) text()?.delete(at, remove);
          if (insert !== "") text()?.insert(at, insert);
        });
      },
      change: (run) => this.copy.type(run),
      subscribe: (listener) => {
        let before = text()?.toString();
        return this.subscribe(() => {
          const now = text()?.toString();
          if (now === before) return;
          before = now;
          listener();
        });
      },
    };
  }

  dismissRefusal(): void {
    this.refusal = undefined;
    this.tell();
  }

  rejoin(): void {
    if (this.final?.state !== "signedOut") return;
    this.final = undefined;
    this.copy.reconnect();
    this.tell();
  }

  close(): void {
    this.stopListening();
    this.cancelWaiting?.();
    this.copy.close();
    this.listeners.clear();
  }

  private openCopy(before: BoardState | undefined): Copy {
    return new Copy(this.options, this.environment, before, {
      changed: () => this.tell(),
      closed: (code, reason) => this.closedFor(code, reason),
      failed: () => this.askWhy(),
      may: (told) => {
        this.told = told;
        this.tell();
      },
    });
  }

  /** The connection failed before it opened, or broke: only the session can say whether trying again makes sense. */
  private askWhy(): void {
    const asked = this.copy;
    const heard = (answer: string) => {
      if (answer === "signedOut" && asked === this.copy) this.end({ state: "signedOut" });
    };
    void this.environment.askSession().then(heard);
  }

  private closedFor(code: number, reason: string): void {
    switch (code) {
      case CLOSE.signedOut:
        return this.end({ state: "signedOut" });
      case CLOSE.gone:
        return this.end({ state: "gone" });
      case CLOSE.otherEpoch:
      case CLOSE.otherSchema:
        return this.end({ state: "outdated", text: this.copy.unsavedText() });
      default:
        return this.reopen(refusalOf(code, reason));
    }
  }

  private end(final: Final): void {
    this.final = final;
    this.copy.disconnect();
    this.tell();
  }

  /** Drops what the server would not take, keeps it as text, and shows again what everybody sees. */
  private reopen(reason: Refusal): void {
    const before = this.copy;
    this.refusal = { reason, text: before.unsavedText() };
    if (reason === "may-not-write") this.told = MAY.look;
    const dropped = before.drop();
    this.copy = this.openCopy(before.picture.current);
    this.copy.start(dropped);
    this.tell();
  }

  private tell(): void {
    this.watchWaiting();
    const next = this.describe();
    if (JSON.stringify(next) !== JSON.stringify(this.shown)) this.shown = next;
    const write = this.told === MAY.write;
    if (this.shownMay.write !== write) this.shownMay = { write };
    for (const listener of this.listeners) listener();
  }

  private watchWaiting(): void {
    if (this.copy.unsaved === 0) {
      this.cancelWaiting?.();
      this.cancelWaiting = undefined;
      this.waitingLong = false;
      return;
    }
    this.cancelWaiting ??= this.environment.after(WAITING_AFTER, () => {
      this.waitingLong = true;
      this.tell();
    });
  }

  private describe(): Connection {
    const { unsaved } = this.copy;
    if (this.final?.state === "signedOut") return { ...this.final, unsaved };
    if (this.final) return this.final;
    if (this.refusal) return { state: "refused", ...this.refusal };
    if (this.copy.synced) {
      this.offlineSince = undefined;
      if (this.told === MAY.notNow) return { state: "notSaving", unsaved };
      if (unsaved > 0 && this.waitingLong) return { state: "waiting", unsaved };
      return { state: this.told === MAY.write ? "live" : "readOnly" };
    }
    if (!this.copy.hasFailed) return { state: "opening" };
    this.offlineSince ??= this.environment.now();
    return { state: "offline", since: this.offlineSince, unsaved, why: this.copy.failedFor };
  }
}

const TOUCHED = "touched";

function touchedBy(stack: readonly { readonly meta: Map<unknown, unknown> }[]): Touched | undefined {
  const touched = stack.at(-1)?.meta.get(TOUCHED);
  return isTouched(touched) ? touched : undefined;
}

function isTouched(value: unknown): value is Touched {
  return typeof value === "object" && value !== null && "root" in value;
}

/** The one row that a step concerns: that it came or went says more than its fields. */
function touchedIn(board: BoardDocument, events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): Touched | undefined {
  const all = events.flatMap((event): Touched[] => {
    const place = board.placeOf(event.target);
    if (!place) return [];
    const keys = event instanceof Y.YMapEvent ? event.keysChanged : new Set<string>();
    if (place.rowId === undefined) {
      return [...keys].map((id) => ({ root: place.root, id, part: "row", fields: new Set() }));
    }
    const part = place.isText ? "text" : "fields";
    return [{ root: place.root, id: place.rowId, part, fields: new Set([...keys].map(String)) }];
  });
  return all.find(({ part }) => part === "row") ?? all[0];
}

function refusalOf(code: number, reason: string): Refusal {
  if (code === CLOSE.mayNotWrite) return "may-not-write";
  if (code === CLOSE.tooLarge) return "too-large";
  if (reason.startsWith("patient-identity")) return "patient-identity";
  return reason.startsWith("full") ? "full" : "not-valid";
}

interface CopyHears {
  changed(): void;
  closed(code: number, reason: string): void;
  failed(): void;
  may(told: number): void;
}

/** One document with its connection; a board that was refused something goes on with another. */
class Copy {
  readonly board: BoardDocument;
  readonly picture: PictureKeeper;
  readonly undo: Y.UndoManager;
  hasFailed = false;
  failedFor: "network" | "storage" = "network";
  private readonly origin = { screen: "own" };
  private readonly provider: WebsocketProvider;
  private readonly options: OpenBoardOptions;
  private offline: IndexeddbPersistence | undefined;
  /** Closed, or ended by the server: it does not come back. */
  private isOver = false;
  private failures = 0;
  private cancelRetry: (() => void) | undefined;
  private readonly hears: CopyHears;
  private readonly count = new UnsavedCount();
  private readonly unsavedCards = new Set<string>();
  private readonly unsavedTests = new Set<string>();

  constructor(
    options: OpenBoardOptions,
    environment: BoardEnvironment,
    before: BoardState | undefined,
    hears: CopyHears,
  ) {
    this.hears = hears;
    this.options = options;
    const doc = new Y.Doc();
    this.board = new BoardDocument(doc);
    this.board.observe((changed) => this.took(changed));
    this.picture = new PictureKeeper(this.board, before);
    const { cards: cardRows, lanes: laneRows, tiles: tileRows, tests: testRows } = this.board;
    const roots = [cardRows.rows, laneRows.rows, tileRows.rows, testRows.rows];
    this.undo = new Y.UndoManager(roots, { trackedOrigins: new Set([this.origin]), captureTimeout: 700 });
    for (const event of ["stack-item-added", "stack-item-updated"] as const) {
      this.undo.on(event, ({ stackItem, changedParentTypes }) => {
        const touched = touchedIn(this.board, [...changedParentTypes.values()].flat());
        if (touched) stackItem.meta.set(TOUCHED, touched);
      });
    }
    this.provider = this.connect(options, environment, doc);
  }

  get synced(): boolean {
    return this.provider.wsconnected && this.provider.synced;
  }

  get unsaved(): number {
    return this.count.unsaved;
  }

  /** One act: one transaction, one undo step of its own. */
  act<T>(change: (board: BoardDocument) => T): T {
    this.undo.stopCapturing();
    const done = this.board.edit(this.origin, change);
    this.undo.stopCapturing();
    return done;
  }

  /** Typing: what comes close together is one undo step. */
  type(change: () => void): void {
    this.board.edit(this.origin, change);
  }

  /**
   * Apart from the making, since it is heard of at once.
   * @param cleared when this browser has forgotten what was refused: read before that, it would be sent again
   */
  start(cleared: Promise<void>): void {
    this.provider.connect();
    const { options, board } = this;
    const keep = () => {
      if (!this.isOver) this.offline = offlineCopy(options, board.doc);
    };
    void cleared.then(keep);
  }

  /** The network is back: there is no use in waiting longer. */
  connectNow(): void {
    if (!this.cancelRetry) return;
    this.cancelRetry();
    this.cancelRetry = undefined;
    this.provider.connect();
  }

  disconnect(): void {
    this.isOver = true;
    this.cancelRetry?.();
    this.provider.disconnect();
  }

  reconnect(): void {
    this.isOver = false;
    this.provider.connect();
  }

  /** What was written here and is not saved, for the one who wrote it to copy. */
  unsavedText(): string {
    const parts = [...this.unsavedCards].flatMap((id) => {
      const card = this.board.cards.get(id);
      if (!card) return [];
      const note = this.board.note(id)?.toString() ?? "";
      return [[card.title, card.who, card.reason, note].filter((text) => text !== "").join("\n")];
    });
    const tested = [...this.unsavedTests].flatMap((id) => {
      const test = this.board.tests.get(id);
      const texts = [test?.plan, test?.prediction, test?.happened].filter((text) => text);
      return texts.length > 0 ? [texts.join("\n")] : [];
    });
    return [...parts, ...tested].join("\n\n");
  }

  close(): void {
    this.disconnect();
    this.provider.destroy();
    void this.offline?.destroy();
    this.board.doc.destroy();
  }

  /** As `close`, and what is kept in this browser goes too. @returns when it has gone */
  async drop(): Promise<void> {
    const cleared = this.offline?.clearData();
    this.close();
    await cleared;
  }

  /** Yjs tells of a transaction before the provider hears of its update, so an edit is counted before it is sent. */
  private took(changed: Changed): void {
    if (changed.local) this.count.made();
    if (changed.local) for (const id of changed.allOf("cards")) this.unsavedCards.add(id);
    if (changed.local) for (const id of changed.rowsOf("tests")) this.unsavedTests.add(id);
    this.picture.take(changed);
    this.hears.changed();
  }

  private connect(options: OpenBoardOptions, environment: BoardEnvironment, doc: Y.Doc): WebsocketProvider {
    const epoch = options.epoch === undefined ? {} : { [SYNC_PARAMS.epoch]: String(options.epoch) };
    const as = options.as === undefined ? {} : { [SYNC_PARAMS.as]: options.as };
    const provider = new WebsocketProvider(`${environment.server}${SYNC_PATH}`, options.boardId, doc, {
      connect: false,
      disableBc: true,
      params: { [SYNC_PARAMS.schema]: String(SCHEMA_VERSION), ...epoch, ...as },
      WebSocketPolyfill: countingSocket(environment.Socket, (bytes) => this.count.sent(bytes)),
      shouldReconnect: ({ code }) => !isFinal(code),
    });
    // Who is here is socket.io's to tell.
    provider.awareness.setLocalState(null);
    provider.messageHandlers[MESSAGE.saved] = (_encoder, decoder) => {
      this.count.saved(readVarUint(decoder));
      if (this.count.unsaved === 0) {
        this.unsavedCards.clear();
        this.unsavedTests.clear();
      }
      this.hears.changed();
    };
    provider.messageHandlers[MESSAGE.may] = (_encoder, decoder) => this.hears.may(readVarUint(decoder));
    this.listen(provider, environment);
    return provider;
  }

  /**
   * In place of the provider's own waits, which are the same on every screen: after a restart those of a whole hospital
   * would come back at one moment.
   */
  private retryLater(provider: WebsocketProvider, environment: BoardEnvironment): void {
    provider.shouldConnect = false;
    this.failures += 1;
    const longest = Math.min(LONGEST_BACKOFF, SHORTEST_BACKOFF * 2 ** this.failures);
    const wait = longest * (0.5 + (environment.random(1)[0] ?? 0) / 512);
    this.cancelRetry?.();
    this.cancelRetry = environment.after(wait, () => this.connectNow());
  }

  private listen(provider: WebsocketProvider, environment: BoardEnvironment): void {
    provider.on("status", ({ status }) => {
      if (status === "connecting") this.count.connecting();
      this.hears.changed();
    });
    provider.on("sync", (synced) => {
      if (synced) {
        this.hasFailed = false;
        this.failures = 0;
      }
      this.hears.changed();
    });
    provider.on("connection-close", (event) => {
      this.hasFailed = true;
      this.failedFor = event?.code === CLOSE.tryLater && event.reason === STORAGE_FAILS ? "storage" : "network";
      if (!this.isOver && !(event && isFinal(event.code))) this.retryLater(provider, environment);
      // A close with a reason of ours is told by "closed"; anything else may be a session that has ended.
      if (event && event.code < 4000) this.hears.failed();
      this.hears.changed();
    });
    provider.on("closed", ({ code, reason }) => this.hears.closed(code, reason));
  }
}

function offlineCopy(options: OpenBoardOptions, doc: Y.Doc): IndexeddbPersistence | undefined {
  if (options.offlineCopyOf === undefined || !globalThis.indexedDB) return undefined;
  const name = `tavle:${options.offlineCopyOf}:${options.boardId}:${options.epoch ?? "newest"}`;
  return new IndexeddbPersistence(name, doc);
}

/** Trying again would end the same way. */
function isFinal(code: number): boolean {
  return code === CLOSE.tooLarge || (code >= 4400 && code < 4500);
}

/**
 * How many edits made here are not on the server's disk. The server counts this connection's sync step 2 and update
 * messages and says how many are durable; each of them carries all edits made before it was sent.
 */
class UnsavedCount {
  private madeSoFar = 0;
  private durable = 0;
  private sentAt: number[] = [];

  get unsaved(): number {
    return this.madeSoFar - this.durable;
  }

  made(): void {
    this.madeSoFar += 1;
  }

  connecting(): void {
    this.sentAt = [];
  }

  sent(bytes: Uint8Array): void {
    const carriesEdits = bytes[1] === SYNC_MESSAGE.step2 || bytes[1] === SYNC_MESSAGE.update;
    if (bytes[0] === MESSAGE.sync && carriesEdits) this.sentAt.push(this.madeSoFar);
  }

  saved(count: number): void {
    this.durable = Math.max(this.durable, this.sentAt[count - 1] ?? 0);
  }
}

/** The same socket, which also says what it sends. */
function countingSocket(Socket: typeof WebSocket, sent: (bytes: Uint8Array) => void): typeof WebSocket {
  return class extends Socket {
    override send(data: Parameters<WebSocket["send"]>[0]): void {
      if (data instanceof Uint8Array) sent(data);
      super.send(data);
    }
  };
}

function boardEdits(act: <T>(change: (board: BoardDocument) => T) => T, random: RandomBytes): BoardEdits {
  const minted = <K extends string, T extends { id: string }>(
    make: (id: ReturnType<typeof newId<K>>) => T,
    add: (board: BoardDocument, thing: T) => void,
  ) => {
    const made = make(newId<K>(random));
    act((board) => add(board, made));
    return made;
  };
  const which = (test: TestOfCard): pdsa.Which => ({ ...test, freshId: newId<"test">(random) });
  return {
    addCard: (card) => minted<"card", cards.NewCard>((id) => ({ ...card, id }), cards.addCard).id,
    patchCard: (id, change) => act((board) => cards.patchCard(board, id, change)),
    moveCard: (id, move) => act((board) => cards.moveCard(board, id, move)),
    decideCard: (id, decision) => act((board) => cards.decideCard(board, id, decision)),
    putBackCard: (before) => act((board) => cards.putBackCard(board, before)),
    archiveCard: (id) => act((board) => cards.archiveCard(board, id)),
    restoreCard: (id) => act((board) => cards.restoreCard(board, id)),
    addLane: (name) => minted<"lane", { id: LaneId; name: string }>((id) => ({ id, name }), lanes.addLane).id,
    patchLane: (id, change) => act((board) => lanes.patchLane(board, id, change)),
    moveLane: (id, beforeId) => act((board) => lanes.moveLane(board, id, beforeId)),
    addTile: (tile) => minted<"tile", tiles.NewTile>((id) => ({ ...tile, id }), tiles.addTile).id,
    patchTile: (id, change) => act((board) => tiles.patchTile(board, id, change)),
    moveTile: (id, beforeId) => act((board) => tiles.moveTile(board, id, beforeId)),
    removeTile: (id) => act((board) => tiles.removeTile(board, id)),
    writeTest: (test, change) => act((board) => pdsa.writeTest(board, which(test), change)),
    decideTest: (test, decision) => act((board) => pdsa.decideTest(board, which(test), decision)),
    undecideTest: (test, before) => act((board) => pdsa.undecideTest(board, which(test), before)),
  };
}
