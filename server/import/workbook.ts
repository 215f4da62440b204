import readXlsxFile from "read-excel-file/node";
import { type Cell, columnLetters, type ReadFile } from "../../shared/import/cells.ts";
import { MOST_COLUMNS, MOST_IN_CELL, MOST_ROWS } from "../../shared/import/limits.ts";
import { FileRefused } from "./fileFault.ts";
import { partsOf, repack, unpack } from "./zip.ts";

/** The parts that figures can stand in. Pictures, links to other workbooks, printers' settings and the like stay packed. */
const NEEDED =
  /^(?:\[Content_Types\]\.xml|xl\/workbook\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/sharedStrings\.xml|xl\/styles\.xml|xl\/worksheets\/[^/]+\.xml)$/i;

/**
 * Reads one sheet of an .xlsx workbook. The library is handed only parts that were judged and unpacked here.
 * @throws FileRefused
 */
export async function readWorkbook(bytes: Buffer, sheet: number): Promise<ReadFile> {
  const parts = partsOf(bytes);
  if (!parts.some(({ name }) => name === "xl/workbook.xml")) throw new FileRefused("not-a-workbook");
  const judged = parts
    .filter(({ name }) => NEEDED.test(name))
    .map((part) => ({ name: part.name, content: judgedXml(unpack(bytes, part), part.name) }));
  const types = judged.find(({ name }) => /^\[Content_Types\]/i.test(name));
  if (types?.content.includes("macroEnabled")) throw new FileRefused("macros");
  const sheets = await readSheets(repack(judged));
  const chosen = sheets[sheet];
  if (!chosen) throw new FileRefused("no-such-sheet");
  const rows = chosen.data.map((row) => row.map(cellOf));
  if (rows.every((row) => row.every((cell) => cell === null))) throw new FileRefused("empty");
  return {
    kind: "workbook",
    encoding: null,
    delimiter: null,
    sheets: sheets.map(({ sheet: name }) => name.slice(0, 80)),
    sheet,
    rows,
  };
}

/**
 * XML that can be handed on: UTF-8, without a document type or entities of its own (so none that fetch a file or multiply),
 * and of a sheet only as many rows and columns as we take.
 */
function judgedXml(content: Buffer, name: string): Buffer {
  if (content[0] === 0xff || content[0] === 0xfe || content[1] === 0) throw new FileRefused("damaged");
  const encoding = /^\s*(?:\ufeff)?<\?xml[^>]{0,200}encoding\s*=\s*["']([\w-]{1,40})["']/i.exec(
    content.toString("latin1", 0, 300),
  );
  if (encoding && !/^(utf-8|us-ascii)$/i.test(encoding[1] ?? "")) throw new FileRefused("damaged");
  const text = content.toString("utf8");
  if (/<!\s*(?:doctype|entity)/i.test(text)) throw new FileRefused("document-type");
  return name.startsWith("xl/worksheets/") ? addressedSheet(text) : content;
}

const ROW_OR_CELL = /<((?:\w+:)?(?:row|c))(?=[\s/>])([^>]{0,1000})>/g;
const ADDRESS = /\sr\s*=\s*["']([A-Za-z]{0,8})(\d{0,15})["']/;

/**
 * A sheet with no more rows and columns than we take, by the places that its rows and cells say they have; what the sheet
 * says of its own size is not asked. Rows and cells may leave their places out, and stand beside each other then: they
 * are given them, since the library wants every cell's.
 */
function addressedSheet(text: string): Buffer {
  let [row, column] = [0, 0];
  const addressed = text.replace(ROW_OR_CELL, (tag: string, name: string, attributes: string) => {
    const [said, letters = "", number = ""] = ADDRESS.exec(attributes) ?? [];
    const isRow = name.endsWith("row");
    if (isRow) [row, column] = [number === "" ? row + 1 : Number(number), 0];
    else column = letters === "" ? column + 1 : columnNumber(letters);
    if (Math.max(row, Number(number)) > MOST_ROWS + 20) throw new FileRefused("too-many-rows");
    if (column > MOST_COLUMNS) throw new FileRefused("too-many-columns");
    const place = isRow ? String(row) : `${columnLetters(column - 1)}${row}`;
    return said === undefined ? tag.replace(name, `${name} r="${place}"`) : tag;
  });
  return Buffer.from(addressed);
}

/** A = 1, Z = 26, AA = 27. */
function columnNumber(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

async function readSheets(zip: Buffer) {
  try {
    return await readXlsxFile(zip);
  } catch {
    // Whatever the library stumbles over, in its own many words: for people the workbook is damaged.
    throw new FileRefused("damaged");
  }
}

function cellOf(value: unknown): Cell {
  if (value instanceof Date) return dateCell(value);
  if (typeof value === "string") {
    if (value.length > MOST_IN_CELL) throw new FileRefused("cell-too-long");
    return value;
  }
  return typeof value === "number" || typeof value === "boolean" ? value : null;
}

/** The library gives a cell's date as if the clock on the wall were UTC; seconds are rounding. */
function dateCell(date: Date): Cell {
  const iso = new Date(Math.round(date.getTime() / 60_000) * 60_000).toISOString();
  const time = iso.slice(11, 16);
  return { day: iso.slice(0, 10), time: time === "00:00" ? null : time };
}
