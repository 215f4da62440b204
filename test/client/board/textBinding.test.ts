import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { HeldSharedText } from "../../../client/board/textBinding.ts";
import type { SharedText } from "../../../client/board/sharedText.ts";

/** One screen's copy of a note, what it sends, and the field that shows it. */
function aScreen() {
  const doc = new Y.Doc();
  const note = doc.getText("note");
  const sent: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
    if (transaction.local) sent.push(update);
  });
  const shared: SharedText = {
    read: () => note.toString(),
    splice: (at, remove, insert) => {
      if (remove > 0) note.delete(at, remove);
      if (insert !== "") note.insert(at, insert);
    },
    change: (run) => doc.transact(run),
    subscribe: () => () => undefined,
  };
  const field = new HeldSharedText(shared);
  /** Types letter by letter at a place. */
  const type = (at: number, letters: string) => {
    let caret = at;
    for (const letter of letters) {
      caret += letter.length;
      const before = field.text;
      field.type(before.slice(0, caret - letter.length) + letter + before.slice(caret - letter.length), caret);
    }
    return caret;
  };
  return { doc, note, sent, field, type };
}

const digitsIn = (text: string) => text.match(/\d/g)?.length ?? 0;

function inserted(update: Uint8Array): string {
  return Y.decodeUpdate(update)
    .structs.map((struct) =>
      struct instanceof Y.Item && struct.content instanceof Y.ContentString ? struct.content.str : "",
    )
    .join("");
}

describe("a field bound to a shared text", () => {
  test("sends words, not letters", () => {
    const screen = aScreen();
    screen.type(0, "Ny rutine ");
    expect(screen.note.toString()).toBe("Ny rutine ");
    expect(screen.sent.length).toBe(2);
    screen.type(10, "i dag");
    expect(screen.note.toString()).toBe("Ny rutine i ");
    screen.field.send(null);
    expect(screen.note.toString()).toBe("Ny rutine i dag");
  });

  test("of a number typed letter by letter no update and no text holds more than six digits", () => {
    for (const written of ["15918012399", "159180 12399", "15 91 80 12399 ", "15.91.80-12399. "]) {
      const screen = aScreen();
      screen.type(0, written);
      screen.field.send(null);
      expect(digitsIn(screen.note.toString())).toBeLessThanOrEqual(6);
      for (const update of screen.sent) expect(digitsIn(inserted(update))).toBeLessThanOrEqual(6);
    }
  });

  test("a telephone number is sent when the next word begins", () => {
    const screen = aScreen();
    screen.type(0, "Ring 22078900 ");
    expect(screen.note.toString()).toBe("Ring 220789 ");
    screen.type(14, "snart ");
    expect(screen.note.toString()).toBe("Ring 22078900 snart ");
  });

  test("digits that others have are taken back when they turn out to be part of a number", () => {
    const screen = aScreen();
    screen.type(0, "159180x12399 ");
    expect(screen.note.toString()).toBe("159180x12399 ");
    screen.field.type("15918012399 ", 6);
    expect(digitsIn(screen.note.toString())).toBe(6);
    expect(screen.field.text).toBe("15918012399 ");
  });

  test("what another writes comes in around what is being typed, and the caret stays at its letter", () => {
    const screen = aScreen();
    screen.type(0, "Sengetun ");
    const caret = screen.type(9, "ter");
    screen.note.insert(0, "A: ");
    expect(screen.field.follow(caret)).toBe(caret + 3);
    expect(screen.field.text).toBe("A: Sengetun ter");
    screen.field.send(null);
    expect(screen.note.toString()).toBe("A: Sengetun ter");
  });

  test("two who type at random in one text see the same in the end, and nothing is lost that both kept", () => {
    const step = fc.record({
      who: fc.boolean(),
      at: fc.nat(40),
      removed: fc.nat(3),
      letters: fc.stringMatching(/^[a-d \d]{0,5}$/),
      exchange: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const [one, two] = [aScreen(), aScreen()];
        const exchange = () => {
          for (const [from, to] of [
            [one, two],
            [two, one],
          ] as const) {
            Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)));
            to.field.follow(0);
          }
        };
        for (const { who, at, removed, letters, ...rest } of steps) {
          const screen = who ? one : two;
          const place = Math.min(at, screen.field.text.length);
          const { text } = screen.field;
          screen.field.type(text.slice(0, place) + letters + text.slice(place + removed), place + letters.length);
          if (rest.exchange) exchange();
        }
        one.field.send(null);
        two.field.send(null);
        exchange();
        expect(one.note.toString()).toBe(two.note.toString());
        const open = one.field.isSent && two.field.isSent;
        if (open) expect([one.field.text, two.field.text]).toEqual([one.note.toString(), two.note.toString()]);
      }),
      { numRuns: 300 },
    );
  });
});
