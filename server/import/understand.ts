import { createHash } from "node:crypto";
import type { Actor } from "../../shared/access/actor.ts";
import { may } from "../../shared/access/policy.ts";
import type { MeasureId, UnitId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import type { FileFault, ReadFile } from "../../shared/import/cells.ts";
import { guessPlan, shapeOf } from "../../shared/import/columns.ts";
import { placedBack, turned } from "../../shared/import/crosstab.ts";
import { MOST_BYTES } from "../../shared/import/limits.ts";
import { type ImportPlan, planIn } from "../../shared/import/plan.ts";
import { readingTable, type ReadTable } from "../../shared/import/rows.ts";
import { type UnitBook, unitBook } from "../../shared/import/unitBook.ts";
import { looksLikeIdentity } from "../../shared/privacy/patientIdentity.ts";
import type { ImportQuery } from "../../shared/protocol/imports.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import { admitToSeries, type FoundSeries, findSeries } from "../measure/measures.ts";
import type { Parts } from "../parts.ts";
import { planOf } from "../storage/imports.ts";
import type { Reader } from "./reader.ts";
import { inSlices } from "./slices.ts";

export interface FileSent {
  readonly measureId: MeasureId;
  readonly query: ImportQuery;
  file(): Promise<Reply<Buffer>>;
}

/** A file, what its columns mean, and what became of each row: the same for a look at it and for saving it. */
export interface Understood {
  readonly series: FoundSeries;
  readonly file: ReadFile;
  /** What the plan's columns are of: the file's rows, or, where its periods stood across, a row for each figure. */
  readonly rows: ReadFile["rows"];
  readonly isAcross: boolean;
  /** Rows of the file above its figures. */
  readonly header: number;
  readonly shape: string;
  readonly plan: ImportPlan;
  readonly remembered: boolean;
  readonly table: ReadTable;
  /** Hash of the bytes: the same file under the same key is the same command. */
  readonly digest: string;
}

/** Judges who sends it, then reads it apart from everything else, then its rows one by one. */
export async function understand(
  parts: Parts,
  reader: Reader,
  actor: Actor,
  { measureId, query, file: receive }: FileSent,
): Promise<Reply<Understood>> {
  const found = await findSeries(parts, measureId, query.unitId);
  if (!found.ok) return found;
  const units = unitsOf(parts, actor, found.value);
  const admitted = units.some(({ mine }) => mine)
    ? ok(found.value)
    : admitToSeries(parts, actor, "point:push", found.value);
  if (!admitted.ok) return admitted;
  if (query.name !== undefined && looksLikeIdentity(query.name)) {
    return refused({ code: "patient-identity", message: "The file's name looks like a national identity number." });
  }
  const sent = await receive();
  if (!sent.ok) return sent.refusal.code === "too-large" ? badFile("too-large") : sent;
  // The thread takes the bytes with it.
  const digest = createHash("sha256").update(sent.value).digest("base64url");
  const read = await reader.read({ bytes: sent.value, sheet: Number(query.sheet ?? 0) });
  if (!read) return refused({ code: "too-many", message: "Too many files are being read. Try again in a minute." });
  if (!read.ok) return badFile(read.fault, read.where);
  const { file } = read;
  const { definition } = found.value.measure;
  const across = turned(file.rows, definition, parts.authority.zoneOf(found.value.unitId));
  if (across === "too-many-rows") return badFile("too-many-rows");
  const rows = across?.rows ?? file.rows;
  const book = unitBook(units);
  const shape = createHash("sha256").update(shapeOf(rows)).digest("base64url");
  const chosen = planIn(query);
  const remembered = chosen ? undefined : await rememberedPlan(parts, measureId, shape, file);
  const plan = chosen ?? remembered ?? guessed(parts, found.value, { ...file, rows }, book);
  if (plan.unit === null) {
    const own = admitToSeries(parts, actor, "point:push", found.value);
    if (!own.ok) return own;
  }
  const reading = readingTable(rows, plan, {
    definition,
    now: parts.clock.now(),
    unitId: found.value.unitId,
    units: book,
    zoneOf: (id) => parts.authority.zoneOf(id),
  });
  const done = await inSlices(reading);
  const table = across ? placedBack(done, across) : done;
  const isAcross = across !== undefined;
  const header = across?.places[0]?.row ?? plan.header;
  return ok({
    series: found.value,
    file,
    rows,
    isAcross,
    header,
    shape,
    plan,
    remembered: remembered !== undefined,
    table,
    digest,
  });
}

/** The units that have a series of the measure: its own and those below it. */
function unitsOf(parts: Parts, actor: Actor, { measure, measureId }: FoundSeries) {
  return parts.authority.units().flatMap(({ id, name, code }) => {
    const path = parts.authority.unitPath(id);
    if (!path.includes(measure.unitId)) return [];
    return [{ id, name, code, mine: may(actor, "point:push", { kind: "measure", id: measureId, path }) }];
  });
}

async function rememberedPlan(
  parts: Parts,
  measureId: MeasureId,
  shape: string,
  file: ReadFile,
): Promise<ImportPlan | undefined> {
  const kept = await planOf(parts.storage.db, measureId, shape);
  return kept && { ...kept, sheet: file.sheet };
}

function guessed(parts: Parts, { measure, unitId }: FoundSeries, file: ReadFile, book: UnitBook): ImportPlan {
  return guessPlan(file.rows, file.sheet, {
    definition: measure.definition,
    zone: parts.authority.zoneOf(unitId),
    isUnit: (text) => isKnown(book, text),
  });
}

function isKnown(book: UnitBook, text: string): boolean {
  const found = book.find(text);
  return found.ok || found.refusal === "not-your-unit" || found.refusal === "two-units";
}

/** What the message says of a file that is refused, in English; people are told by `fields.file`. */
const SAID: Readonly<Record<FileFault, string>> = {
  empty: "The file is empty.",
  "not-text": "This is neither a text file nor a workbook.",
  html: "This is a web page, whatever its name says.",
  "old-excel": "Old Excel (.xls), or a workbook behind a password. Save it as .xlsx without a password.",
  "not-a-workbook": "A zip of something else than a workbook.",
  macros: "A workbook with macros. Save it as .xlsx.",
  damaged: "The file is damaged, or was not made as the format says.",
  "bad-parts": "The workbook holds what no workbook holds.",
  "unpacks-too-large": "The workbook unpacks to more than 64 MB.",
  "document-type": "The workbook holds a document type or entities.",
  "too-large": `At most ${MOST_BYTES / 1024 / 1024} MB in one file.`,
  "too-many-rows": "At most 50,000 rows in one file.",
  "too-many-columns": "At most 200 columns.",
  "cell-too-long": "At most 2,000 signs in one cell.",
  "line-too-long": "At most 100,000 signs in one line.",
  "unbalanced-quotes": "A quotation mark is opened and never closed.",
  "took-too-long": "Reading it took more than 10 seconds.",
  "too-much-memory": "Reading it took more than 256 MB.",
  identity: "It looks as if a national identity number stands in it. Nothing was saved.",
  "no-such-sheet": "There is no such sheet.",
  "nothing-usable": "No row of it can be used.",
};

/** @param where in the file, for people */
export function badFile(fault: FileFault, where?: string): Reply<never> {
  const message = where === undefined ? SAID[fault] : `${SAID[fault]} See ${where}.`;
  const code = fault === "identity" ? "patient-identity" : fault === "too-large" ? "too-large" : "bad-file";
  return refused({ code, message, fields: { file: fault, ...(where !== undefined && { where }) } });
}

export function unitName(parts: Parts, id: UnitId): string {
  return parts.authority.unit(id)?.name ?? "";
}
