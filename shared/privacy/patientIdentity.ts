import { idnr } from "@navikt/fnrvalidator";

/**
 * Finds what may not be written on a board: a fødselsnummer or D-number, also of the kinds H (month + 40) and synthetic
 * (month + 40, + 65, + 80), however it is spaced. Both control digits follow from the first nine, so nine are as good as all.
 */

/** A stretch of a text, in UTF-16 units. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

interface Digit extends Span {
  readonly value: string;
}

/** Digits that stand together; between two groups of a run are up to three separators. */
type Group = readonly Digit[];

interface Run {
  readonly groups: readonly Group[];
  /** Written after a plus sign: a telephone number with its country. */
  readonly afterPlus: boolean;
}

/** This many digits of a run say no more than a birth date; one more is held back until the run is resolved. */
const HARMLESS = 6;
/** From here on the control digits follow. */
const TELLING = 9;
const WHOLE = 11;
const MOST_SEPARATORS = 3;

/**
 * Whether a text holds a whole valid number, or nine or more digits that begin with a valid date part.
 * What the gate asks of every text that an update results in.
 */
export function looksLikeIdentity(text: string): boolean {
  return mayHold(text, TELLING) && runsOf(text).some(holdsIdentity);
}

/**
 * The parts of a text that must not leave the browser: of each run of more than six digits what comes after the sixth,
 * while the run looks like an identity, or may still become one because the caret stands at it.
 * @param caret where typing goes on, in UTF-16 units; null when the field has been left
 */
export function heldDigits(text: string, caret: number | null): Span[] {
  if (!mayHold(text, HARMLESS + 1)) return [];
  return runsOf(text).flatMap((run) => {
    const digits = run.groups.flat();
    const seventh = digits[HARMLESS];
    const first = digits[0];
    const last = digits.at(-1);
    if (!seventh || !first || !last) return [];
    const typing = caret !== null && caret >= first.from && caret <= last.to + separatorsAt(text, last.to);
    return typing || holdsIdentity(run) ? [{ from: seventh.from, to: last.to }] : [];
  });
}

/** A text as it may leave the browser. @param caret as for `heldDigits` */
export function withoutHeld(text: string, caret: number | null): string {
  let open = "";
  let at = 0;
  for (const { from, to } of heldDigits(text, caret)) {
    open += text.slice(at, from);
    at = to;
  }
  return open + text.slice(at);
}

/** A cheap look first: most texts hold few numbers. */
function mayHold(text: string, digits: number): boolean {
  return (text.match(/\p{N}/gu)?.length ?? 0) >= digits;
}

const SEPARATOR = /^[\p{Zs}\t\p{Pd}.·_/'’]$/u;
const UNSEEN = /^[\p{Cf}\p{Mn}]$/u;
const DIGIT = /^\p{Nd}$/u;

function separatorsAt(text: string, from: number): number {
  let length = 0;
  for (const char of text.slice(from)) {
    if (!SEPARATOR.test(char) && !UNSEEN.test(char)) break;
    length += char.length;
  }
  return length;
}

function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  let groups: Digit[][] = [];
  let separators = 0;
  let before = "";
  let afterPlus = false;
  let at = 0;
  const end = () => {
    if (groups.length > 0) runs.push({ groups, afterPlus });
    groups = [];
    separators = 0;
  };
  for (const source of text) {
    const to = at + source.length;
    for (const char of source.normalize("NFKC")) {
      if (UNSEEN.test(char)) continue;
      if (DIGIT.test(char)) {
        if (groups.length === 0) afterPlus = before === "+";
        if (groups.length === 0 || separators > 0) groups.push([]);
        groups.at(-1)?.push({ value: digitValue(char), from: at, to });
        separators = 0;
      } else if (SEPARATOR.test(char)) {
        separators += 1;
        if (separators > MOST_SEPARATORS) end();
      } else {
        end();
      }
      before = char;
    }
    at = to;
  }
  end();
  return runs;
}

/** 0-9 of a decimal digit of any script: Unicode keeps each script's ten together, in order. */
function digitValue(char: string): string {
  if (char >= "0" && char <= "9") return char;
  const code = char.codePointAt(0) ?? 0;
  let zero = code;
  while (DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
}

function holdsIdentity(run: Run): boolean {
  const groups = run.groups.map((group) => group.map(({ value }) => value).join(""));
  if (groups.some((group) => holdsIdentityUnspaced(group, run.afterPlus))) return true;
  if (birthDateThenRest(groups) || holdsWholeSpaced(groups)) return true;
  return !run.afterPlus && withoutFullDates(groups).some(endsInDateAndMore);
}

function holdsIdentityUnspaced(group: string, afterPlus: boolean): boolean {
  if (!afterPlus && group.length >= TELLING && isDatePart(group)) return true;
  for (let at = 0; at + WHOLE <= group.length; at += 1) {
    if (isWholeNumber(group.slice(at, at + WHOLE))) return true;
  }
  return false;
}

/** Spaced numbers begin and end with a group, so that rows of other numbers are not taken for one. */
function holdsWholeSpaced(groups: readonly string[]): boolean {
  return groups.some((_, start) => {
    const digits = firstDigits(groups.slice(start), WHOLE);
    return digits.length === WHOLE && isWholeNumber(digits);
  });
}

/** A number that is not complete yet: from some group on, nine to eleven digits that begin with a date. */
function endsInDateAndMore(groups: readonly string[]): boolean {
  return groups.some((_, start) => {
    const rest = groups.slice(start).join("");
    return rest.length >= TELLING && rest.length <= WHOLE && isDatePart(rest);
  });
}

/** Whole groups from the start until there are so many digits, or more. */
function firstDigits(groups: readonly string[], enough: number): string {
  let digits = "";
  for (const group of groups) {
    if (digits.length >= enough) break;
    digits += group;
  }
  return digits;
}

/** 15.03.1980 12345 or 15031980 12345: a birth date with its century, then the five digits. */
function birthDateThenRest(groups: readonly string[]): boolean {
  return groups.some((group, at) => {
    const length = fullDateAt(groups, at) === "day first" ? 3 : isCompactDate(group) ? 1 : 0;
    if (length === 0) return false;
    const date = groups
      .slice(at, at + length)
      .map((part) => part.padStart(2, "0"))
      .join("");
    const rest = firstDigits(groups.slice(at + length), 5);
    return rest.length === 5 && isWholeNumber(date.slice(0, 4) + date.slice(6, 8) + rest);
  });
}

function isCompactDate(group: string): boolean {
  return group.length === 8 && isYear(group.slice(4)) && isDatePart(group.slice(0, 4) + group.slice(6));
}

/** Full dates (21.11.2026, 2026-11-21) are no part of a number: what stands before and after them are runs of their own. */
function withoutFullDates(groups: readonly string[]): string[][] {
  const parts: string[][] = [[]];
  for (let at = 0; at < groups.length; at += 1) {
    if (fullDateAt(groups, at)) {
      parts.push([]);
      at += 2;
    } else {
      parts.at(-1)?.push(groups[at] ?? "");
    }
  }
  return parts;
}

function fullDateAt(groups: readonly string[], at: number): "day first" | "year first" | undefined {
  const [first = "", second = "", third = ""] = groups.slice(at, at + 3);
  if (isYear(third) && isDayAndMonth(first, second)) return "day first";
  return isYear(first) && isDayAndMonth(third, second) ? "year first" : undefined;
}

function isYear(group: string): boolean {
  return /^(19|20)\d\d$/.test(group);
}

function isDayAndMonth(day: string, month: string): boolean {
  const plausible = day.length <= 2 && month.length <= 2 && Number(day) <= 31 && Number(month) <= 12;
  return plausible && Number(day) > 0 && Number(month) > 0;
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** What is added to the month: nothing, H and synthetic 40, synthetic 65 and 80. */
const MONTH_MARKS = [0, 40, 65, 80];
const D_NUMBER_MARK = 40;

/** Whether the first six digits are a day, month and year, with any of the marks of D-, H- and synthetic numbers. */
function isDatePart(digits: string): boolean {
  const marked = Number(digits.slice(0, 2));
  const day = marked > D_NUMBER_MARK ? marked - D_NUMBER_MARK : marked;
  const year = Number(digits.slice(4, 6));
  return MONTH_MARKS.some((mark) => {
    const month = Number(digits.slice(2, 4)) - mark;
    const days = DAYS[month - 1] ?? 0;
    // The century is not known: 1900 was no leap year and 2000 was, so the 29th passes.
    return day >= 1 && day <= (month === 2 && year % 4 !== 0 ? 28 : days);
  });
}

/** Control digits by the validator, by today's rule and that of 2032; the date by us, since it does not know month + 65. */
function isWholeNumber(digits: string): boolean {
  if (!isDatePart(digits)) return false;
  const result = idnr(digits);
  return result.status === "valid" || !result.reasons.includes("checksums don't match");
}
