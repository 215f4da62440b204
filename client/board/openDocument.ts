import type * as Y from "yjs";
import type { Instant } from "../../shared/base/time.ts";
import type { RowsDocument } from "../../shared/board/rowsDocument.ts";
import { CLOSE, MAY } from "../../shared/protocol/sync.ts";
import { type Connection, type Refusal, refusalOf } from "./connection.ts";
import { Copy } from "./copy.ts";
import type { DocumentOf, OpenDocumentOptions } from "./documentOf.ts";
import { type BoardEnvironment, browserEnvironment } from "./environment.ts";
import type { SharedText } from "./sharedText.ts";
import { type Touched, touchedBy } from "./touched.ts";

/** A document that is open, to those who draw it; ended by `close`. */
export interface OpenDocument<State> {
  /** Hears every change of `state`, `connection`, `may`, `canUndo` and `canRedo`. @returns how to stop */
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: State;
  readonly connection: Connection;
  readonly may: { readonly write: boolean };
  /** Edits made here that are not on the server's disk; for a warning before the page is left. */
  readonly unsaved: number;
  /** What those edits left in their cards, to copy where it cannot be sent any more. */
  readonly unsavedText: string;
  /** Equal on two screens exactly when they show the same. */
  digest(): string;
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

/** An edit is said to be waiting when it has waited so long. */
const WAITING_AFTER = 1_000;

type Final =
  | { readonly state: "signedOut" }
  | { readonly state: "gone" }
  | { readonly state: "outdated"; readonly text: string };

/** A document as a screen has it open: it outlives what the server refuses, and each break of the connection. */
export class OpenedDocument<D extends RowsDocument, State> implements OpenDocument<State> {
  private readonly kind: DocumentOf<D, State>;
  private readonly options: OpenDocumentOptions;
  private readonly environment: BoardEnvironment;
  private readonly listeners = new Set<() => void>();
  private copy: Copy<D, State>;
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

  constructor(kind: DocumentOf<D, State>, options: OpenDocumentOptions) {
    this.kind = kind;
    this.options = options;
    this.environment = { ...browserEnvironment(), ...options.environment };
    this.copy = this.openCopy(undefined);
    this.copy.start(Promise.resolve());
    const online = () => this.copy.connectNow();
    globalThis.addEventListener?.("online", online);
    this.stopListening = () => globalThis.removeEventListener?.("online", online);
  }

  get state(): State {
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

  digest(): string {
    return this.copy.document.digest();
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

  /** One act: one transaction, one undo step of its own, one update. */
  act<T>(change: (document: D) => T): T {
    return this.copy.act(change);
  }

  /** Looks the text up at each use: after a refusal it stands in another document. */
  sharedText(find: (document: D) => Y.Text | undefined): SharedText {
    const text = () => find(this.copy.document);
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

  private openCopy(before: State | undefined): Copy<D, State> {
    return new Copy(this.kind, this.options, this.environment, before, {
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
