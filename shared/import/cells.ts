import type { LocalDate, LocalTime } from "../base/time.ts";

/** A day, as a spreadsheet keeps one: what its clock on the wall showed, in no zone. */
export interface CellDate {
  readonly day: LocalDate;
  /** `null` at midnight: spreadsheets write a day without a time so. */
  readonly time: LocalTime | null;
}

/** What stands in a cell of a file, before anybody has said what it means. */
export type Cell = string | number | boolean | null | CellDate;

/** Why a whole file is refused: each with a sentence in `client/words/import.ts`. */
export const FILE_FAULTS = [
  "empty",
  "not-text", // NUL or other bytes that no text has
  "html", // a web page that is named as a spreadsheet
  "old-excel", // .xls, or a workbook behind a password
  "not-a-workbook", // a zip of something else
  "macros", // .xlsm
  "damaged",
  "bad-parts", // names that point outside, packed files in a packed file, sizes that lie
  "unpacks-too-large",
  "document-type", // DTD or entities
  "too-large",
  "too-many-rows",
  "too-many-columns",
  "cell-too-long",
  "line-too-long",
  "unbalanced-quotes",
  "took-too-long",
  "too-much-memory",
  "identity", // a national identity number somewhere in it
  "no-such-sheet",
  "nothing-usable",
] as const;
export type FileFault = (typeof FILE_FAULTS)[number];

export type Delimiter = ";" | "," | "\t" | "|";
export const ENCODINGS = ["utf-8", "utf-16", "windows-1252"] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** A file as it was understood. Row 1 of the file is `rows[0]`, empty rows are kept, so that numbers are the file's own. */
export interface ReadFile {
  readonly kind: "text" | "workbook";
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter | null;
  readonly sheets: readonly string[];
  /** Which of them these rows are from. */
  readonly sheet: number;
  readonly rows: readonly (readonly Cell[])[];
}

/** A cell as a person reads it. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "object") return cell.time === null ? cell.day : `${cell.day} ${cell.time}`;
  return String(cell);
}

export function isBlank(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === "string" && cell.trim() === "");
}

/** The letters over a column in a spreadsheet, from 0 = A. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}
