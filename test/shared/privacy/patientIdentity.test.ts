import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { heldDigits, looksLikeIdentity } from "../../../shared/privacy/patientIdentity.ts";

/** Weights of the two control digits. Source: Skatteetaten, Folkeregisteret, "Fødselsnummer". */
const FIRST = [3, 7, 6, 1, 8, 9, 4, 5, 2];
const SECOND = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

function control(digits: string, weights: readonly number[]): number {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return (11 - (sum % 11)) % 11;
}

/** Synthetic numbers only: month + 80, or + 65, of birth dates that no person here has. */
const syntheticNumber = fc
  .record({
    day: fc.integer({ min: 1, max: 28 }),
    isD: fc.boolean(),
    month: fc.integer({ min: 1, max: 12 }),
    mark: fc.constantFrom(65, 80),
    year: fc.integer({ min: 0, max: 99 }),
    individual: fc.integer({ min: 0, max: 999 }),
  })
  .map(({ day, isD, month, mark, year, individual }) => {
    const two = (number: number) => String(number).padStart(2, "0");
    const nine = two(isD ? day + 40 : day) + two(month + mark) + two(year) + String(individual).padStart(3, "0");
    const first = control(nine, FIRST);
    return { nine, first, second: control(nine + String(first), SECOND) };
  })
  .filter(({ first, second }) => first < 10 && second < 10)
  .map(({ nine, first, second }) => `${nine}${first}${second}`);

const gap = fc.constantFrom("", "", " ", ".", "-", " - ", "\u00a0", "\u200b", "\u2009", "–", "/");
const script = fc.constantFrom(
  (digit: string) => digit,
  (digit: string) => String.fromCodePoint(0xff10 + Number(digit)),
  (digit: string) => String.fromCodePoint(0x0660 + Number(digit)),
  (digit: string) => String.fromCodePoint(0x0966 + Number(digit)),
  (digit: string) => String.fromCodePoint(0x1d7ce + Number(digit)),
);
/** A number as somebody might write it: any separators, any script, in the middle of a sentence. */
const written = fc
  .tuple(syntheticNumber, fc.array(gap, { minLength: 10, maxLength: 10 }), script)
  .map(([number, gaps, write]) => [...number].map((digit, at) => write(digit) + (gaps[at] ?? "")).join(""));
const words = fc.constantFrom("", "Ring ", "pas: ", "(", "Rom A,", "Møte ");

describe("a patient's identity is found", () => {
  test("however it is spaced, in any script, anywhere in a text", () => {
    fc.assert(
      fc.property(words, written, fc.constantFrom("", ".", ")", " i dag", "\nneste linje"), (before, number, after) => {
        expect(looksLikeIdentity(before + number + after)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
  test("from the ninth digit on, since the rest follows from nine", () => {
    fc.assert(
      fc.property(syntheticNumber, fc.integer({ min: 9, max: 11 }), (number, length) => {
        expect(looksLikeIdentity(number.slice(0, length))).toBe(true);
        expect(looksLikeIdentity(number.slice(0, 8))).toBe(false);
      }),
    );
  });
  test("as a birth date with its century and five digits after it", () => {
    // 15 November (+ 80: 91) 1980: the date may be written out, the five digits are what gives it away.
    fc.assert(
      fc.property(syntheticNumber, (number) => {
        const date = `${number.slice(0, 2)}${number.slice(2, 4)}19${number.slice(4, 6)}`;
        expect(looksLikeIdentity(`${date} ${number.slice(6)}`)).toBe(true);
      }),
    );
  });
  test("inside a longer row of digits", () => {
    fc.assert(
      fc.property(syntheticNumber, (number) => {
        expect(looksLikeIdentity(`99${number}9`)).toBe(true);
      }),
    );
  });
});

describe("ordinary numbers are not taken for an identity", () => {
  test.each([
    "Ring 22 07 89 00",
    "Ring 22078900 eller 91234567",
    "+47 41 05 12 34",
    "+47 91 23 45 67",
    "+46 70 123 45 67",
    "Møte 21.11.2026 08:00",
    "Møte 21.11.2026 08.00-08.15",
    "2026-11-21 07:45",
    "10.12-14.12.2026",
    "Utstyr 9912345678",
    "Rom 12, seng 3, 4 og 5",
    "10, 12, 11, 14, 13, 9",
    "1 200 000 000 kr",
    "2023 2024 2025",
    "Org.nr. 983 971 636",
    "EAN 7038010009457",
    "",
    "Uke 47",
  ])("%s", (text) => {
    expect(looksLikeIdentity(text)).toBe(false);
  });
  test("a ten-digit number that begins like a date is refused: better one word too many", () => {
    expect(looksLikeIdentity("Utstyr 1502345678")).toBe(true);
  });
});

describe("digits are held back in the browser", () => {
  const shown = (text: string, caret: number | null) =>
    heldDigits(text, caret).reduceRight((kept, { from, to }) => kept.slice(0, from) + kept.slice(to), text);
  const countDigits = (text: string) => text.match(/\p{Nd}/gu)?.length ?? 0;

  test("of a number typed letter by letter never more than six leave", () => {
    fc.assert(
      fc.property(written, (number) => {
        const letters = [...number];
        for (let end = 0; end <= letters.length; end += 1) {
          const typed = letters.slice(0, end).join("");
          expect(countDigits(shown(typed, typed.length))).toBeLessThanOrEqual(6);
        }
        expect(countDigits(shown(`${number} og mer`, null))).toBeLessThanOrEqual(6);
      }),
    );
  });
  test("a telephone number is held while it is typed and let go at the next word", () => {
    expect(shown("Ring 22078900", 13)).toBe("Ring 220789");
    expect(shown("Ring 22078900 ", 14)).toBe("Ring 220789 ");
    expect(shown("Ring 22078900 i", 15)).toBe("Ring 22078900 i");
    expect(shown("Ring 22078900", null)).toBe("Ring 22078900");
  });
  test("up to six digits are never held", () => {
    expect(heldDigits("Seng 150380", 11)).toEqual([]);
  });
});
