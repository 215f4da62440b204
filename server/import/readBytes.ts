import { type Cell, cellText, columnLetters, type ReadFile } from "../../shared/import/cells.ts";
import { looksLikeIdentity } from "../../shared/privacy/patientIdentity.ts";
import { readText } from "./csv.ts";
import { FileRefused } from "./fileFault.ts";
import { readWorkbook } from "./workbook.ts";

/**
 * Reads a file by what it is, whatever it is called.
 * @param sheet of a workbook, from 0
 * @throws FileRefused
 */
export async function readBytes(bytes: Buffer, sheet: number): Promise<ReadFile> {
  const read = await rowsOf(bytes, sheet);
  withoutIdentity(read.rows);
  return read;
}

async function rowsOf(bytes: Buffer, sheet: number): Promise<ReadFile> {
  if (bytes.length === 0) throw new FileRefused("empty");
  const head = bytes.toString("latin1", 0, 512);
  if (head.startsWith("PK\u0003\u0004")) return await readWorkbook(bytes, sheet);
  // The old .xls, and the envelope of a workbook with a password, are both OLE.
  if (head.startsWith("\u00d0\u00cf\u0011\u00e0")) throw new FileRefused("old-excel");
  if (head.startsWith("%PDF") || head.startsWith("PK")) throw new FileRefused("not-text");
  if (/^(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype|html|head|body|table|\?xml|!--|meta|style)/i.test(head)) {
    throw new FileRefused("html");
  }
  return readText(bytes);
}

/** One number that may be a person's, anywhere in the file, and all of it is refused: it tells where, never what. */
function withoutIdentity(rows: readonly (readonly Cell[])[]): void {
  rows.forEach((row, i) => {
    row.forEach((cell, column) => {
      if (cell === null || typeof cell === "boolean") return;
      if (holdsIdentity(cell)) throw new FileRefused("identity", `${columnLetters(column)}${i + 1}`);
    });
  });
}

function holdsIdentity(cell: Cell): boolean {
  // A number in a spreadsheet loses the zero that it begins with.
  if (typeof cell === "number") {
    return Number.isInteger(cell) && cell >= 1e9 && cell < 1e11 && looksLikeIdentity(String(cell).padStart(11, "0"));
  }
  const text = cellText(cell);
  return text.length >= 9 && typeof cell === "string" && looksLikeIdentity(text);
}
