import { readVarUint } from "lib0/decoding";
import { IndexeddbPersistence } from "y-indexeddb";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import type { Changed, RowsDocument } from "../../shared/board/rowsDocument.ts";
import { CLOSE, MESSAGE, STORAGE_FAILS, SYNC_PARAMS, SYNC_PATH } from "../../shared/protocol/sync.ts";
import { isFinal } from "./connection.ts";
import type { DocumentOf, Keeper, OpenDocumentOptions } from "./documentOf.ts";
import type { BoardEnvironment } from "./environment.ts";
import { noteTouched } from "./touched.ts";
import { countingSocket, UnsavedCount } from "./unsavedCount.ts";

const SHORTEST_BACKOFF = 100;
const LONGEST_BACKOFF = 15_000;

export interface CopyHears {
  changed(): void;
  closed(code: number, reason: string): void;
  failed(): void;
  may(told: number): void;
}

/** One document with its connection; what was refused something goes on with another. */
export class Copy<D extends RowsDocument, State> {
  readonly document: D;
  readonly picture: Keeper<State>;
  readonly undo: Y.UndoManager;
  hasFailed = false;
  failedFor: "network" | "storage" = "network";
  private readonly origin = { screen: "own" };
  private readonly provider: WebsocketProvider;
  private readonly kind: DocumentOf<D, State>;
  private readonly options: OpenDocumentOptions;
  private offline: IndexeddbPersistence | undefined;
  private keptUnsaved = 0;
  /** Closed, or ended by the server: it does not come back. */
  private isOver = false;
  private failures = 0;
  private cancelRetry: (() => void) | undefined;
  private readonly hears: CopyHears;
  private readonly count = new UnsavedCount();
  /** By root, the rows that were written here and are not saved. */
  private readonly unsavedRows = new Map<string, Set<string>>();

  constructor(
    kind: DocumentOf<D, State>,
    options: OpenDocumentOptions,
    environment: BoardEnvironment,
    before: State | undefined,
    hears: CopyHears,
  ) {
    this.kind = kind;
    this.hears = hears;
    this.options = options;
    const doc = new Y.Doc();
    this.document = kind.open(doc);
    this.document.observe((changed) => this.took(changed));
    this.picture = kind.picture(this.document, before);
    const roots = [...this.document.rules.keys()].map((root) => this.document.records(root).rows);
    this.undo = new Y.UndoManager(roots, { trackedOrigins: new Set([this.origin]), captureTimeout: 700 });
    noteTouched(this.undo, this.document);
    this.provider = this.connect(options, environment, doc);
  }

  get synced(): boolean {
    return this.provider.wsconnected && this.provider.synced;
  }

  get unsaved(): number {
    return this.count.unsaved;
  }

  /** One act: one transaction, one undo step of its own. */
  act<T>(change: (document: D) => T): T {
    this.undo.stopCapturing();
    const done = this.document.edit(this.origin, change);
    this.undo.stopCapturing();
    return done;
  }

  /** Typing: what comes close together is one undo step. */
  type(change: () => void): void {
    this.document.edit(this.origin, change);
  }

  /**
   * Apart from the making, since it is heard of at once.
   * @param cleared when this browser has forgotten what was refused: read before that, it would be sent again
   */
  start(cleared: Promise<void>): void {
    this.provider.connect();
    const { options, document } = this;
    const keep = () => {
      if (!this.isOver) this.offline = offlineCopy(options, document.doc);
      return this.offline?.whenSynced.then((copy) => this.takeUpUnsaved(copy));
    };
    void cleared.then(keep);
  }

  /** What an earlier life of this page had not sent still waits; once connected it goes with the rest, and is no news. */
  private async takeUpUnsaved(copy: IndexeddbPersistence): Promise<void> {
    const left = Number(await copy.get(UNSAVED));
    if (this.isOver || this.provider.wsconnected || !(left > 0)) return;
    this.count.made(left);
    this.hears.changed();
  }

  /** How much waits outlives a reload, as the edits themselves do. */
  private keepUnsaved(): void {
    if (this.unsaved === this.keptUnsaved || this.isOver) return;
    this.keptUnsaved = this.unsaved;
    void this.offline?.set(UNSAVED, this.unsaved);
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
    const texts = [...this.unsavedRows].flatMap(([root, ids]) =>
      [...ids].map((id) => this.kind.textOf(this.document, root, id)),
    );
    return texts.filter((text) => text !== "").join("\n\n");
  }

  close(): void {
    this.disconnect();
    this.provider.destroy();
    void this.offline?.destroy();
    this.document.doc.destroy();
  }

  /** As `close`, and what is kept in this browser goes too. @returns when it has gone */
  async drop(): Promise<void> {
    const cleared = this.offline?.clearData();
    this.close();
    await cleared;
  }

  /** Yjs tells of a transaction before the provider hears of its update, so an edit is counted before it is sent. */
  private took(changed: Changed): void {
    if (changed.local) {
      this.count.made();
      this.keepUnsaved();
      for (const root of this.document.rules.keys()) this.noteUnsaved(root, changed.allOf(root));
    }
    this.picture.take(changed);
    this.hears.changed();
  }

  private noteUnsaved(root: string, ids: ReadonlySet<string>): void {
    const known = this.unsavedRows.get(root) ?? new Set<string>();
    for (const id of ids) known.add(id);
    this.unsavedRows.set(root, known);
  }

  private connect(options: OpenDocumentOptions, environment: BoardEnvironment, doc: Y.Doc): WebsocketProvider {
    const epoch = options.epoch === undefined ? {} : { [SYNC_PARAMS.epoch]: String(options.epoch) };
    const as = options.as === undefined ? {} : { [SYNC_PARAMS.as]: options.as };
    const provider = new WebsocketProvider(`${environment.server}${SYNC_PATH}`, options.documentId, doc, {
      connect: false,
      disableBc: true,
      params: { [SYNC_PARAMS.schema]: String(this.kind.schemaVersion), ...epoch, ...as },
      WebSocketPolyfill: countingSocket(environment.Socket, (bytes) => this.count.sent(bytes)),
      shouldReconnect: ({ code }) => !isFinal(code),
    });
    // Who is here is socket.io's to tell.
    provider.awareness.setLocalState(null);
    provider.messageHandlers[MESSAGE.saved] = (_encoder, decoder) => {
      this.count.saved(readVarUint(decoder));
      this.keepUnsaved();
      if (this.count.unsaved === 0) this.unsavedRows.clear();
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

/** Beside a copy: how many of its edits the server had not saved. */
const UNSAVED = "unsaved";

function offlineCopy(options: OpenDocumentOptions, doc: Y.Doc): IndexeddbPersistence | undefined {
  if (options.offlineCopyOf === undefined || !globalThis.indexedDB) return undefined;
  const name = `tavle:${options.offlineCopyOf}:${options.documentId}:${options.epoch ?? "newest"}`;
  return new IndexeddbPersistence(name, doc);
}
