import { heldDigits, looksLikeIdentity } from "../../shared/privacy/patientIdentity.ts";
import type { SharedText } from "./sharedText.ts";

/** Words are sent, not letters: fewer edits for the others to read. A pause ends a word too. */
const PAUSE = 700;
const ENDS_A_WORD = /[\s\p{P}]$/u;

/**
 * What stands in a field, of which a part is shared and a part is not yet, or not to be: words being typed, and digits
 * that may become a patient's identity. Knows of each letter whether the others have it.
 */
export class HeldSharedText {
  private readonly shared: SharedText;
  private letters: string;
  /** For each UTF-16 unit of `letters`: whether it stands in the shared text. */
  private isShared: boolean[];

  constructor(shared: SharedText) {
    this.shared = shared;
    this.letters = shared.read();
    this.isShared = Array.from({ length: this.letters.length }, () => true);
  }

  /** What the one who types sees. */
  get text(): string {
    return this.letters;
  }

  /** Whether something is held back that will not be sent, whatever is written after it. */
  get holdsIdentity(): boolean {
    return looksLikeIdentity(this.letters);
  }

  /** Whether all that stands here is shared. */
  get isSent(): boolean {
    return this.isShared.every(Boolean);
  }

  /** The field has another text. What was taken out is taken out for all at once; what was put in waits for its word's end. */
  type(next: string, caret: number): void {
    const { at, removed, inserted } = spliceBetween(this.letters, next, caret);
    this.shared.change(() => {
      this.shared.splice(this.sharedBefore(at), this.sharedWithin(at, at + removed), "");
      this.replace(at, removed, inserted, false);
      this.withdraw(caret);
      if (ENDS_A_WORD.test(inserted)) this.sendOpen(caret);
    });
  }

  /** Sends what may be sent. @param caret where typing goes on; null when the field has been left */
  send(caret: number | null): void {
    this.shared.change(() => this.sendOpen(caret));
  }

  /** Takes up what others have changed. @returns where a caret belongs now */
  follow(caret: number): number {
    const before = [...this.isShared.keys()].filter((at) => this.isShared[at]);
    const { at, removed, inserted } = spliceBetween(
      before.map((index) => this.letters[index]).join(""),
      this.shared.read(),
      undefined,
    );
    let moved = caret;
    for (const index of before.slice(at, at + removed).toReversed()) {
      this.replace(index, 1, "", true);
      if (index < moved) moved -= 1;
    }
    if (inserted === "") return moved;
    const left = at === 0 ? -1 : (before[at - 1] ?? -1);
    this.replace(left + 1, 0, inserted, true);
    return left + 1 < moved ? moved + inserted.length : moved;
  }

  private replace(at: number, removed: number, inserted: string, isShared: boolean): void {
    this.letters = this.letters.slice(0, at) + inserted + this.letters.slice(at + removed);
    this.isShared.splice(at, removed, ...Array.from({ length: inserted.length }, () => isShared));
  }

  private sharedBefore(at: number): number {
    return this.sharedWithin(0, at);
  }

  private sharedWithin(from: number, to: number): number {
    return this.isShared.slice(from, to).filter(Boolean).length;
  }

  /** Digits that others have already may turn out to belong to a longer run: then they are taken back. */
  private withdraw(caret: number): void {
    for (const { from, to } of heldDigits(this.letters, caret)) {
      this.shared.splice(this.sharedBefore(from), this.sharedWithin(from, to), "");
      this.isShared.fill(false, from, to);
    }
  }

  private sendOpen(caret: number | null): void {
    const held = heldDigits(this.letters, caret);
    const isOpen = (at: number) => !this.isShared[at] && !held.some(({ from, to }) => from <= at && at < to);
    for (let at = 0; at < this.letters.length; at += 1) {
      if (!isOpen(at)) continue;
      let end = at + 1;
      while (end < this.letters.length && isOpen(end)) end += 1;
      this.shared.splice(this.sharedBefore(at), 0, this.letters.slice(at, end));
      this.isShared.fill(true, at, end);
      at = end;
    }
  }
}

/** The one stretch in which two texts differ. @param caret in the new text; typing ends there */
function spliceBetween(before: string, after: string, caret: number | undefined) {
  const mostEnd = Math.min(before.length, after.length - (caret ?? 0));
  let end = 0;
  while (end < mostEnd && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const mostStart = Math.min(before.length, after.length) - end;
  let start = 0;
  while (start < mostStart && before[start] === after[start]) start += 1;
  return { at: start, removed: before.length - end - start, inserted: after.slice(start, after.length - end) };
}

export interface BindingHears {
  /** Whether the field holds something that looks like a patient's identity, and is not sent. */
  identity?(holds: boolean): void;
}

/**
 * Binds a field to a shared text: the field shows what others write with the caret kept, and sends words, never a run of
 * more than six digits before it is known to be harmless.
 * @returns how to stop; what may be sent is sent then
 */
export function bindTextField(
  field: HTMLTextAreaElement | HTMLInputElement,
  shared: SharedText,
  hears: BindingHears = {},
): () => void {
  const text = new HeldSharedText(shared);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let composing = false;
  field.value = text.text;

  const caret = () => field.selectionStart ?? field.value.length;
  const tell = () => hears.identity?.(text.holdsIdentity);
  const typed = () => {
    if (composing) return;
    text.type(field.value, caret());
    clearTimeout(timer);
    timer = setTimeout(() => text.send(document.activeElement === field ? caret() : null), PAUSE);
    tell();
  };
  const left = () => {
    clearTimeout(timer);
    text.send(null);
    tell();
  };
  const followed = () => {
    if (composing) return;
    const [start, end] = [caret(), field.selectionEnd ?? caret()];
    const [newStart, newEnd] = selectionAfter(text, start, end);
    if (field.value === text.text) return;
    field.value = text.text;
    // Setting a selection would take the focus to a field that one is not in.
    if (document.activeElement === field) field.setSelectionRange(newStart, newEnd);
    tell();
  };

  const stop = shared.subscribe(followed);
  const listeners = {
    input: typed,
    blur: left,
    compositionstart: () => {
      composing = true;
    },
    compositionend: () => {
      composing = false;
      typed();
    },
  };
  for (const [name, run] of Object.entries(listeners)) field.addEventListener(name, run);
  tell();
  return () => {
    left();
    stop();
    for (const [name, run] of Object.entries(listeners)) field.removeEventListener(name, run);
  };
}

/** Both ends of a selection, moved by one and the same change. */
function selectionAfter(text: HeldSharedText, start: number, end: number): [number, number] {
  const length = end - start;
  const moved = text.follow(start);
  return [moved, Math.min(moved + length, text.text.length)];
}
