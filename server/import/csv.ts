import { CsvError, parse } from "csv-parse/sync";
import type { Cell, Delimiter, ReadFile } from "../../shared/import/cells.ts";
import { MOST_COLUMNS, MOST_IN_CELL, MOST_IN_LINE, MOST_ROWS } from "../../shared/import/limits.ts";
import { FileRefused } from "./fileFault.ts";
import { decode } from "./text.ts";

/** Best first: a semicolon splits whole lines of "1,5;2,5", where a comma would split the numbers. */
const DELIMITERS: readonly Delimiter[] = ["\t", ";", "|", ","];
const LINES_LOOKED_AT = 20;

/**
 * Reads a text file of rows and columns.
 * @throws FileRefused with the name of the limit that it breaks
 */
export function readText(bytes: Uint8Array): ReadFile {
  const { text, encoding } = decode(bytes);
  // Excel writes this line above the rest for itself.
  const said = /^sep=(.)\r?\n/.exec(text);
  const body = said ? `\n${text.slice(said[0].length)}` : text;
  longestLine(body);
  const delimiter = DELIMITERS.find((each) => each === said?.[1]) ?? delimiterOf(body);
  const rows = parsed(body, delimiter);
  if (rows.every((row) => row.length === 0)) throw new FileRefused("empty");
  return { kind: "text", encoding, delimiter, sheets: [], sheet: 0, rows };
}

/** A line that never ends is refused before anything is made of it. */
function longestLine(text: string): void {
  let from = 0;
  let row = 1;
  for (let at = text.search(/[\r\n]/); at >= 0; row += 1) {
    if (at - from > MOST_IN_LINE) throw new FileRefused("line-too-long", `line ${row}`);
    from = at + 1;
    const next = text.indexOf("\n", from);
    at = next < 0 && text.indexOf("\r", from) >= 0 ? text.indexOf("\r", from) : next;
  }
  if (text.length - from > MOST_IN_LINE) throw new FileRefused("line-too-long", `line ${row}`);
}

/** The first of them that splits the lines at the top into equally many, two or more. */
function delimiterOf(text: string): Delimiter {
  const lines = text
    .slice(0, 20_000)
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== "")
    .slice(0, LINES_LOOKED_AT);
  const counts = (delimiter: Delimiter) => lines.map((line) => outsideQuotes(line).split(delimiter).length - 1);
  const steady = DELIMITERS.find((each) => {
    const found = counts(each);
    return (found[0] ?? 0) > 0 && found.every((count) => count === found[0]);
  });
  // Titles above the table and notes below have fewer: then the one that most lines have.
  const most = DELIMITERS.map((each) => ({ each, lines: counts(each).filter((count) => count > 0).length }));
  return steady ?? most.toSorted((a, b) => b.lines - a.lines)[0]?.each ?? ";";
}

function outsideQuotes(line: string): string {
  return line.replace(/"[^"]*"/g, "");
}

function parsed(text: string, delimiter: Delimiter): Cell[][] {
  const rows: Cell[][] = [];
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      // A quote in the middle of a word is a word: 5" or Sengepost "3".
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: MOST_IN_LINE,
      on_record(record: string[]) {
        if (rows.length >= MOST_ROWS + 20) throw new FileRefused("too-many-rows");
        if (record.length > MOST_COLUMNS) throw new FileRefused("too-many-columns", `row ${rows.length + 1}`);
        if (record.some((cell) => cell.length > MOST_IN_CELL)) {
          throw new FileRefused("cell-too-long", `row ${rows.length + 1}`);
        }
        rows.push(record.length === 1 && record[0] === "" ? [] : record);
        return null;
      },
    });
  } catch (error) {
    throw refusalOf(error, rows.length + 1);
  }
  return rows;
}

function refusalOf(error: unknown, row: number): unknown {
  if (!(error instanceof CsvError)) return error;
  if (error.code === "CSV_MAX_RECORD_SIZE") return new FileRefused("line-too-long", `row ${row}`);
  return new FileRefused("unbalanced-quotes", `row ${row}`);
}
