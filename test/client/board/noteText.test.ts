import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { applied, follow, NoteText, spliceBetween, throughOwn } from "../../../client/board/noteText.ts";
import type { SharedText } from "../../../client/board/openBoard.ts";

/** A shared text in memory that remembers everything that was ever in it. */
function sharedText(start = ""): SharedText & { readonly history: string[]; write(text: string): void } {
  let text = start;
  const listeners = new Set<() => void>();
  const history = [start];
  const set = (next: string): void => {
    text = next;
    history.push(next);
    for (const listener of listeners) listener();
  };
  return {
    history,
    write: set,
    read: () => text,
    splice: (at, remove, insert) => set(applied(text, { at, remove, insert })),
    change: (run) => run(),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function typeLetters(note: NoteText, letters: string): void {
  for (const letter of letters) note.type(note.get() + letter, note.get().length + 1);
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a note in its field", () => {
  test("a word is sent when it ends, or at a pause", () => {
    const shared = sharedText();
    const note = new NoteText(shared);
    typeLetters(note, "Ring");
    expect(shared.read()).toBe("");
    typeLetters(note, " ");
    expect(shared.read()).toBe("Ring ");
    typeLetters(note, "vaktmester");
    vi.runAllTimers();
    expect(shared.read()).toBe("Ring vaktmester");
  });

  test("of a number typed letter by letter at most six digits are ever shared, and they stay in the field", () => {
    const shared = sharedText();
    const note = new NoteText(shared);
    // Synthetic: month + 80.
    for (const letter of "Pasient 15888012345 ") {
      typeLetters(note, letter);
      vi.runAllTimers();
    }
    note.leave();
    const most = Math.max(...shared.history.map((text) => text.replaceAll(/\D/g, "").length));
    expect(most).toBeLessThanOrEqual(6);
    expect(note.get()).toBe("Pasient 15888012345 ");
  });

  test("a telephone number is shared once the field is left", () => {
    const shared = sharedText();
    const note = new NoteText(shared);
    typeLetters(note, "Ring 22334455");
    vi.runAllTimers();
    expect(shared.read()).toBe("Ring 223344");
    note.leave();
    expect(shared.read()).toBe("Ring 22334455");
  });

  test("what somebody else writes comes into the field, and what is not sent stays", () => {
    const shared = sharedText("senger");
    const note = new NoteText(shared);
    note.type("senger nå", 9);
    note.type("senger nået", 11);
    shared.write(`To ${shared.read()}`);
    expect(note.get()).toBe("To senger nået");
    note.leave();
    expect(shared.read()).toBe("To senger nået");
  });

  test("what is in the field when it is closed is sent", () => {
    const shared = sharedText();
    const note = new NoteText(shared);
    typeLetters(note, "siste");
    note.close();
    expect(shared.read()).toBe("siste");
  });
});

describe("splices", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "1", " "), maxLength: 8 });

  test("the stretch between two texts leads from the one to the other", () => {
    fc.assert(fc.property(text, text, (a, b) => applied(a, spliceBetween(a, b)) === b));
  });

  test("through one's own change, theirs removes nothing of one's own and adds all of theirs", () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const own = spliceBetween(base, mine);
        const moved = throughOwn(spliceBetween(base, theirs), own);
        const merged = applied(mine, moved);
        expect(merged).toContain(own.insert);
        expect(merged).toContain(spliceBetween(base, theirs).insert);
      }),
    );
  });

  test("the caret stays with its letter", () => {
    expect(follow(5, { at: 0, remove: 0, insert: "To " })).toBe(8);
    expect(follow(2, { at: 4, remove: 1, insert: "" })).toBe(2);
    expect(follow(5, { at: 3, remove: 4, insert: "xy" })).toBe(5);
  });
});
