/**
 * CSV as Norwegian Excel opens it by a double click: semicolons, CRLF, and a mark that says UTF-8. Text that a spreadsheet
 * would run as a formula gets an apostrophe before it; numbers, also negative ones, stay numbers.
 * Source: OWASP, CSV Injection (cells that begin with = + - @ TAB CR, and their full-width forms).
 */

const RUNS_AS_FORMULA = /^[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]/;
/** As people and machines write one: "-1,5", "+3", "-1 234.5", "-5 %", "-1e-9". */
const NUMBER =
  /^[+-]?\d{1,3}(?:[ \u00a0\u202f]\d{3}){0,6}(?:[.,]\d{1,20})?(?: ?%)?$|^[+-]?\d{1,20}(?:[.,]\d{1,20})?(?:e[+-]?\d{1,3})?(?: ?%)?$/i;

/** A text that no spreadsheet runs. */
export function neutralised(text: string): string {
  return RUNS_AS_FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** @param decimal how numbers are written; texts stay as they are */
export function csvText(
  rows: readonly (readonly (string | number | null)[])[],
  decimal: "comma" | "point" = "comma",
): string {
  const written = (cell: string | number | null): string => {
    if (cell === null) return "";
    if (typeof cell === "number") return decimal === "comma" ? String(cell).replace(".", ",") : String(cell);
    return quoted(neutralised(cell));
  };
  return `\ufeff${rows.map((row) => `${row.map(written).join(";")}\r\n`).join("")}`;
}

function quoted(text: string): string {
  return /[";\r\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
