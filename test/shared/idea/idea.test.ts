import { describe, expect, test } from "vitest";
import { CODE_GRACE, CODE_TURN, goodTurns, shortAddress, turnAt, turnEnds } from "../../../shared/idea/idea.ts";
import { mostAlike } from "../../../shared/idea/similar.ts";

describe("the code on the wall", () => {
  test("changes every ten minutes, and the one before is taken for a while", () => {
    const start = CODE_TURN * 1000;
    expect(turnAt(start)).toBe(1000);
    expect(turnEnds(start + 1)).toBe(start + CODE_TURN);
    expect(goodTurns(start + CODE_GRACE - 1)).toEqual([1000, 999]);
    expect(goodTurns(start + CODE_GRACE)).toEqual([1000]);
  });

  test("stands under an address of four signs that is no word", () => {
    const made = Array.from({ length: 256 }, (_, byte) => shortAddress(Uint8Array.of(byte, byte, 0, 255)));
    expect(made.every((short) => /^[b-df-hj-np-tv-z3-9]{4}$/.test(short))).toBe(true);
  });
});

describe("earlier ideas that are like a text", () => {
  const earlier = [
    { title: "Merket plass til blærescanneren" },
    { title: "Skriv til pårørende før innkomst" },
    { title: "Ny lås på medisinrommet" },
    { title: "Blærescannere på begge fløyer" },
  ];
  const titles = (text: string) => mostAlike(text, earlier).map(({ title }) => title);

  test("are found whatever the ending of the words", () => {
    expect(titles("Fast plass til blærescanner, så vi slipper å lete")[0]).toBe("Merket plass til blærescanneren");
  });
  test("are not found by small words alone", () => {
    expect(titles("Kan vi ikke bare gjøre det som vi alltid har gjort før")).toEqual([]);
  });
  test("are not found by one word among many", () => {
    expect(titles("Egen plass for rullestoler ved inngangen")).toEqual([]);
  });
  test("are three at the most, the most alike first", () => {
    const many = Array.from({ length: 9 }, (_, number) => ({ title: `Kaffe på vaktrommet ${number}` }));
    expect(mostAlike("Kaffe på vaktrommet", many)).toHaveLength(3);
  });
});
