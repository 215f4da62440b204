import { withoutHeld } from "../../shared/privacy/patientIdentity.ts";
import { LONGEST_TYPED, type PhoneSays, type ShownAct, type Stage } from "../../shared/remote/remote.ts";
import type { Wire } from "../live/socket.ts";
import { accept, fieldsOf, isField, labelOf, type WallField, write } from "./fields.ts";

/** One large button of the meeting's row, as the wall can press it. */
export interface PressableAct extends ShownAct {
  readonly onPress: () => void;
}

/** What of the wall is not read from the page. */
export interface Shown {
  readonly step: string;
  readonly acts: readonly PressableAct[];
}

/** What stands on the page changes many times in one press: it is told once. */
const SOON = 50;
const LONGEST_LABEL = 300;
const MOST_FIELDS = 20;
const MOST_ACTS = 40;

/**
 * The wall's end of a lent phone: shows it what the wall shows, and does on the page what it says, as if a hand before the
 * wall had done it.
 */
export class WallEnd {
  readonly #ids = new WeakMap<WallField, string>();
  #count = 0;
  #open: WallField | undefined;
  #heard = 0;
  #shown: Shown = { step: "", acts: [] };
  #told = "";
  #wire: Wire | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Begins to show and to hear. @returns what ends it */
  start(wire: Wire): () => void {
    this.#wire = wire;
    const watching = new MutationObserver(() => this.#soon());
    watching.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
    const said = (what: PhoneSays): void => this.#hear(what);
    const show = (): void => {
      // A phone has come, this one again or another: it has said nothing yet.
      this.#heard = 0;
      this.#tell({ again: true });
    };
    wire.on("phone", said);
    wire.on("show", show);
    document.addEventListener("focusin", this.#focused);
    document.addEventListener("input", this.#changed);
    this.#soon();
    return () => {
      this.#wire = undefined;
      clearTimeout(this.#timer);
      this.#timer = undefined;
      watching.disconnect();
      wire.off("phone", said);
      wire.off("show", show);
      document.removeEventListener("focusin", this.#focused);
      document.removeEventListener("input", this.#changed);
      this.#mark(undefined);
    };
  }

  /** What the row holds now. */
  show(shown: Shown): void {
    this.#shown = shown;
    this.#soon();
  }

  #hear(what: PhoneSays): void {
    switch (what.do) {
      case "press":
        return this.#shown.acts.find(({ key }) => key === what.key)?.onPress();
      case "open":
        return this.#fieldOf(what.field)?.focus({ preventScroll: true });
      case "type": {
        const field = this.#fieldOf(what.field);
        this.#heard = what.seq;
        if (field) write(field, what.text);
        return this.#soon();
      }
      case "done": {
        const field = this.#fieldOf(what.field);
        if (field) accept(field);
        return this.#soon();
      }
    }
  }

  #fieldOf(id: string): WallField | undefined {
    return fieldsOf(document).find((field) => this.#idOf(field) === id);
  }

  #idOf(field: WallField): string {
    const known = this.#ids.get(field);
    if (known !== undefined) return known;
    this.#count += 1;
    const id = `f${this.#count}`;
    this.#ids.set(field, id);
    return id;
  }

  readonly #focused = ({ target }: FocusEvent): void => {
    if (isField(target)) this.#mark(target);
    this.#soon();
  };

  readonly #changed = (): void => this.#soon();

  /** Seen from afar: which field the phone writes in. */
  #mark(field: WallField | undefined): void {
    if (this.#open === field) return;
    this.#open?.removeAttribute("data-phone");
    this.#open = field;
    field?.setAttribute("data-phone", "");
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#tell();
    }, SOON);
  }

  #tell({ again }: { readonly again?: boolean } = {}): void {
    const stage = this.#stage();
    const text = JSON.stringify(stage);
    if (!this.#wire || (text === this.#told && !again)) return;
    this.#told = text;
    this.#wire.emit("stage", stage);
  }

  #stage(): Stage {
    const all = fieldsOf(document).slice(0, MOST_FIELDS);
    // The one that was touched last, as long as it is there; where there is only one, nobody must touch it.
    const kept = this.#open && all.includes(this.#open) ? this.#open : undefined;
    this.#mark(kept ?? (all.length === 1 ? all[0] : undefined));
    const named = (field: WallField) => ({ id: this.#idOf(field), label: cut(labelOf(field)) });
    const open = this.#open;
    const { step, acts } = this.#shown;
    return {
      step: cut(step),
      question: cut(document.querySelector(".huddle-stage h1")?.textContent ?? ""),
      acts: acts.slice(0, MOST_ACTS).map(({ onPress: _onPress, ...act }) => ({ ...act, label: cut(act.label) })),
      fields: all.map(named),
      open: open
        ? {
            ...named(open),
            text: withoutHeld(open.value, null).slice(0, LONGEST_TYPED),
            longest: open.maxLength >= 0 ? Math.min(open.maxLength, LONGEST_TYPED) : LONGEST_TYPED,
            isLong: open instanceof HTMLTextAreaElement,
            heard: this.#heard,
          }
        : null,
    };
  }
}

function cut(text: string): string {
  return text.trim().slice(0, LONGEST_LABEL);
}
