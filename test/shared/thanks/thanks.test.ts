import { describe, expect, test } from "vitest";
import { base32, type ThanksId } from "../../../shared/base/ids.ts";
import { DAY } from "../../../shared/base/time.ts";
import { apply, shownAt, type ThanksCommand, type ThanksList } from "../../../shared/thanks/thanks.ts";

const NOW = 1_795_000_000_000;
const id = (n: number) => base32(new Uint8Array(16).fill(n)) as ThanksId;
const give = (n: number, line = ""): ThanksCommand => ({ do: "give", id: id(n), to: line ? null : "nightShift", line });
const none: ThanksList = { items: [] };

function after(list: ThanksList, at: number, ...commands: ThanksCommand[]): ThanksList {
  return commands.reduce((now, command) => {
    const next = apply(now, command, at);
    if (!next.ok) throw new Error(next.refusal.code);
    return next.value;
  }, list);
}

describe("thanks", () => {
  test("stand newest first, and the same one sent twice stands once", () => {
    const given = after(none, NOW, give(1), give(2), give(1));
    expect(given.items.map((each) => each.id)).toEqual([id(2), id(1)]);
  });
  test("are shown for a day and no longer", () => {
    const given = after(none, NOW, give(1));
    expect(shownAt(given, NOW + DAY - 1)).toHaveLength(1);
    expect(shownAt(given, NOW + DAY)).toHaveLength(0);
  });
  test("can be taken back, also twice", () => {
    const given = after(none, NOW, give(1), give(2));
    const back = after(given, NOW, { do: "takeBack", id: id(1) });
    expect(back.items.map((each) => each.id)).toEqual([id(2)]);
    expect(after(back, NOW, { do: "takeBack", id: id(1) })).toBe(back);
  });
  test("say to whom or what for", () => {
    const empty = apply(none, { do: "give", id: id(1), to: null, line: "" }, NOW);
    expect(empty.ok ? undefined : empty.refusal.code).toBe("empty");
  });
  test("fill no wall: after fifty in a day there is no room", () => {
    const many = after(none, NOW, ...Array.from({ length: 50 }, (_, n) => give(n + 1)));
    const next = apply(many, give(60), NOW);
    expect(next.ok ? undefined : next.refusal.code).toBe("too-many");
    expect(apply(many, give(60), NOW + DAY).ok).toBe(true);
  });
});
