import { type Cell, cellText } from "../import/cells.ts";
import { looksLikeIdentity } from "../privacy/patientIdentity.ts";

/** What a source answered, before anybody has said what it means. */
export interface PulledTable {
  readonly columns: readonly string[];
  /** As they came, with those of the header: row 1 is `rows[0]`. */
  readonly rows: readonly (readonly Cell[])[];
  /** Rows above the figures. */
  readonly header: number;
}

/** Signs of a cell that are shown. */
const SHOWN = 60;

/** Whether a cell may be a person's number; one that came as a figure has lost the zero that it began with. */
export function holdsIdentity(cell: Cell): boolean {
  if (typeof cell === "number") {
    return Number.isInteger(cell) && cell >= 1e9 && cell < 1e11 && looksLikeIdentity(String(cell).padStart(11, "0"));
  }
  return typeof cell === "string" && cell.length >= 9 && looksLikeIdentity(cell);
}

/** A cell as it is shown and kept: short. Answers with a person's number in them are refused before. */
export function shownCell(cell: Cell | undefined): string {
  const text = cellText(cell);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

/** Names of columns and paths are compared as people read them. */
export function columnAt(columns: readonly string[], name: string): number {
  const exact = columns.indexOf(name);
  if (exact >= 0) return exact;
  const plain = (text: string) => text.trim().toLowerCase();
  return columns.findIndex((each) => plain(each) === plain(name));
}
