import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MINUTE } from "../../../shared/base/time.ts";
import { CODE_SIGNS, isOpen, mayTryCode, pairingCode, shownCode, typedCode } from "../../../shared/screen/pairing.ts";

const bytes = fc.uint8Array({ minLength: 5, maxLength: 5 });

describe("a pairing code", () => {
  test("has 32 signs to choose from, none of which looks like another of them read aloud as a number", () => {
    expect(new Set(CODE_SIGNS).size).toBe(32);
    for (const sign of "IO01") expect(CODE_SIGNS).not.toContain(sign);
  });

  test("holds all forty bits: different bytes are different codes", () => {
    fc.assert(
      fc.property(bytes, bytes, (one, other) => {
        const same = one.every((byte, at) => byte === other[at]);
        expect(pairingCode(one) === pairingCode(other)).toBe(same);
      }),
    );
    expect(pairingCode(new Uint8Array(5))).toBe("AAAAAAAA");
    expect(pairingCode(new Uint8Array(5).fill(255))).toBe("99999999");
  });

  test("is made of five bytes and no other number", () => {
    expect(() => pairingCode(new Uint8Array(4))).toThrow(RangeError);
  });

  test("is shown in two halves and understood as it is typed", () => {
    fc.assert(
      fc.property(bytes, (some) => {
        const code = pairingCode(some);
        expect(typedCode(shownCode(code))).toBe(code);
        expect(typedCode(` ${code.toLowerCase().slice(0, 3)} ${code.slice(3)} `)).toBe(code);
      }),
    );
    expect(shownCode("ABCDEFGH")).toBe("ABCD-EFGH");
    expect(typedCode("abcd–efgh")).toBe("ABCDEFGH");
    expect(typedCode("1bcd-efgi")).toBe("LBCDEFGL");
  });

  test("is not guessed from what cannot be one", () => {
    expect(typedCode("ABCD-EFG")).toBeUndefined();
    expect(typedCode("ABCD-EFGHJ")).toBeUndefined();
    expect(typedCode("ABCD-EFG0")).toBeUndefined();
    expect(typedCode("")).toBeUndefined();
  });

  test("holds for ten minutes", () => {
    const pairing = { expiresAt: 1_000_000 + 10 * MINUTE };
    expect(isOpen(pairing, 1_000_000)).toBe(true);
    expect(isOpen(pairing, pairing.expiresAt - 1)).toBe(true);
    expect(isOpen(pairing, pairing.expiresAt)).toBe(false);
  });

  test("may be typed wrong five times in ten minutes", () => {
    const wrong = [0, 1, 2, 3, 4].map((minute) => minute * MINUTE);
    expect(mayTryCode(wrong.slice(0, 4), 5 * MINUTE)).toBe(true);
    expect(mayTryCode(wrong, 5 * MINUTE)).toBe(false);
    expect(mayTryCode(wrong, 10 * MINUTE)).toBe(true);
  });
});
