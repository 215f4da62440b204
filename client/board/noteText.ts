import { withoutHeld } from "./heldText.ts";
import type { SharedText } from "./openBoard.ts";

/** Words are sent rather than letters; a pause sends what there is. */
const PAUSE = 400;

/** One stretch of a text replaced by another. */
export interface Splice {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/**
 * A note as it stands in the field, and the text that all share. The two differ by what has not been sent yet: the word
 * being written, and digits that must not leave the browser.
 */
export class NoteText {
  private readonly shared: SharedText;
  private shown: string;
  /** The shared text as this field last knew it. */
  private known: string;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private moved: Splice | undefined;
  private readonly listeners = new Set<() => void>();
  private readonly stop: () => void;

  constructor(shared: SharedText) {
    this.shared = shared;
    this.known = shared.read();
    this.shown = this.known;
    this.stop = shared.subscribe(() => this.hear());
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly get = (): string => this.shown;

  /** What the last change from elsewhere did to the field, once, so that the caret can follow. */
  takeMoved(): Splice | undefined {
    const { moved } = this;
    this.moved = undefined;
    return moved;
  }

  /** @param caret where typing goes on */
  type(text: string, caret: number): void {
    const written = spliceBetween(this.shown, text);
    this.shown = text;
    clearTimeout(this.timer);
    if (endsWord(written)) this.send(caret);
    else this.timer = setTimeout(() => this.send(caret), PAUSE);
    this.tell();
  }

  /** The field is left: only what looks like an identity is still held back. */
  leave(): void {
    clearTimeout(this.timer);
    this.send(null);
  }

  close(): void {
    this.leave();
    this.stop();
  }

  private send(caret: number | null): void {
    const open = withoutHeld(this.shown, caret);
    const { at, remove, insert } = spliceBetween(this.known, open);
    this.known = open;
    if (remove > 0 || insert !== "") this.shared.splice(at, remove, insert);
  }

  /** Somebody else wrote: their change is made in the field too, and what is not sent stays. */
  private hear(): void {
    const now = this.shared.read();
    if (now === this.known) return;
    const theirs = throughOwn(spliceBetween(this.known, now), spliceBetween(this.known, this.shown));
    this.known = now;
    this.shown = applied(this.shown, theirs);
    this.moved = theirs;
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

/** The one stretch in which two texts differ. */
export function spliceBetween(before: string, after: string): Splice {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return { at: start, remove: before.length - start - end, insert: after.slice(start, after.length - end) };
}

export function applied(text: string, { at, remove, insert }: Splice): string {
  return text.slice(0, at) + insert + text.slice(at + remove);
}

/** Their splice of the shared text, at its place in the field, where `own` has been done already. Nothing own is removed. */
export function throughOwn(theirs: Splice, own: Splice): Splice {
  const ownEnd = own.at + own.remove;
  const grown = own.insert.length - own.remove;
  const theirEnd = theirs.at + theirs.remove;
  if (theirEnd <= own.at) return theirs;
  if (theirs.at >= ownEnd) return { ...theirs, at: theirs.at + grown };
  // Both changed the same stretch: theirs goes behind ours, and takes away only what lies after.
  return { at: own.at + own.insert.length, remove: Math.max(0, theirEnd - ownEnd), insert: theirs.insert };
}

/** Where a caret stands after a splice. */
export function follow(caret: number, { at, remove, insert }: Splice): number {
  if (caret <= at) return caret;
  return caret >= at + remove ? caret + insert.length - remove : at + insert.length;
}

function endsWord({ insert }: Splice): boolean {
  return insert.length > 1 || /[\s.,;:!?]/.test(insert);
}
