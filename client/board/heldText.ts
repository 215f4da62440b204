import { useEffect, useState, useSyncExternalStore } from "react";
import { looksLikeIdentity, withoutHeld } from "../../shared/privacy/patientIdentity.ts";

/** Words are sent rather than letters: fewer edits for the others to read, and one step to undo. */
const PAUSE = 700;

/**
 * What one person writes in a plain field of a card, on its way to the document. Digits that look like a patient's number,
 * or may become one, stay in the browser; the rest is sent at a pause, and when the field is left.
 */
export class HeldText {
  /** What stands in the field and not in the document; undefined when the two are the same. */
  private draft: string | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly commit: (text: string) => void;
  private readonly listeners = new Set<() => void>();

  constructor(commit: (text: string) => void) {
    this.commit = commit;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly get = (): string | undefined => this.draft;

  /** @param caret where typing goes on */
  type(text: string, caret: number | null): void {
    this.set(text);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(caret), PAUSE);
  }

  /** The field is left or closed: only what looks like an identity is still held back. */
  leave(): void {
    clearTimeout(this.timer);
    this.send(null);
  }

  private send(caret: number | null): void {
    if (this.draft === undefined) return;
    const open = withoutHeld(this.draft, caret);
    this.commit(open);
    if (open === this.draft) this.set(undefined);
  }

  private set(draft: string | undefined): void {
    this.draft = draft;
    for (const listener of this.listeners) listener();
  }
}

interface Held {
  readonly text: string;
  readonly isIdentity: boolean;
  readonly type: (text: string, caret: number | null) => void;
  readonly leave: () => void;
}

/** @param commit writes the text in the document; it must not change while the field is shown */
export function useHeldText(value: string, commit: (text: string) => void): Held {
  const [held] = useState(() => new HeldText(commit));
  // A field that goes away, as when its dialog is closed, sends what it has.
  useEffect(() => () => held.leave(), [held]);
  const draft = useSyncExternalStore(held.subscribe, held.get);
  const text = draft ?? value;
  return {
    text,
    isIdentity: draft !== undefined && looksLikeIdentity(draft),
    type: (next, caret) => held.type(next, caret),
    leave: () => held.leave(),
  };
}
