import { type Outcome, ok, refused } from "../../shared/base/outcome.ts";
import { columnLetters } from "../../shared/import/cells.ts";
import { jsonTable } from "../../shared/pull/json.ts";
import type { PullFault } from "../../shared/pull/reasons.ts";
import { MOST_PULLED_ROWS, type PullDefinition } from "../../shared/pull/source.ts";
import { holdsIdentity, type PulledTable } from "../../shared/pull/table.ts";
import type { PullConfig, PullSecret } from "../config/pull.ts";
import { headerOf, headsOf } from "../../shared/import/columns.ts";
import { createReader, type Reader } from "../import/reader.ts";
import type { Parts } from "../parts.ts";
import { systemLookUp } from "./outside.ts";
import { fetchSafely, type Outside } from "./fetchSafely.ts";
import { readSql } from "./sql.ts";

export interface Sources {
  readonly outside: Outside;
  readonly config: PullConfig;
  /** Reads CSV in a thread of its own, within limits of its own. */
  readonly reader: Reader;
  /** Ends the calls that are under way, when the server closes. */
  readonly close: () => void;
}

type UrlDefinition = Exclude<PullDefinition, { readonly kind: "sql" }>;
type Read = Outcome<PulledTable, PullFault>;

/** Asks a source, whatever it is, for its rows. Whatever is wrong with it is a value with a reason. */
export async function readSource(sources: Sources, definition: PullDefinition): Promise<Read> {
  const read = definition.kind === "sql" ? await fromDatabase(sources, definition) : await fromUrl(sources, definition);
  if (!read.ok) return read;
  const { columns, rows, header } = read.value;
  if (rows.length - header > MOST_PULLED_ROWS) return refused({ reason: "too-many-rows", detail: String(rows.length) });
  const place = identityIn(rows);
  if (place !== undefined) return refused({ reason: "patient-identity", detail: place });
  return columns.length === 0 && rows.length > 0 ? refused({ reason: "no-rows" }) : read;
}

/** One number that may be a person's, and nothing of the answer is used: it tells where, never what. */
function identityIn(rows: PulledTable["rows"]): string | undefined {
  for (const [i, row] of rows.entries()) {
    const at = row.findIndex(holdsIdentity);
    if (at >= 0) return `${columnLetters(at)}${i + 1}`;
  }
  return undefined;
}

async function fromDatabase(
  { outside, config }: Sources,
  { connection, query }: Extract<PullDefinition, { readonly kind: "sql" }>,
): Promise<Read> {
  const url = config.databases.get(connection);
  if (url === undefined) return refused({ reason: "connection-gone", detail: connection });
  return await readSql(outside.clock, url, query);
}

const ACCEPT = { "url-json": "application/json", "url-csv": "text/csv, text/plain;q=0.9, */*;q=0.5" };

async function fromUrl({ outside, config, reader }: Sources, definition: UrlDefinition): Promise<Read> {
  const secret = secretFor(config, definition);
  if (secret === "gone") return refused({ reason: "secret-gone", detail: definition.secret ?? "" });
  const wanted = { address: definition.address, accept: ACCEPT[definition.kind], secret };
  const fetched = await fetchSafely(outside, wanted);
  if (!fetched.ok) return fetched;
  const { body } = fetched.value;
  return definition.kind === "url-json" ? fromJson(body, definition.mapping.rows) : await fromText(reader, body);
}

/** A secret of another host than the source's would never be sent: better said than wondered at. */
function secretFor(config: PullConfig, { secret, address }: UrlDefinition): PullSecret | undefined | "gone" {
  if (secret === null) return undefined;
  const found = config.secrets.get(secret);
  return found && URL.canParse(address) && new URL(address).origin === found.origin ? found : "gone";
}

function fromJson(body: Buffer, path: string): Read {
  let answer: unknown;
  try {
    answer = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    // Not UTF-8, or not JSON: whoever defines the source is told so.
    return refused({ reason: "unreadable", detail: "JSON" });
  }
  return jsonTable(answer, path);
}

async function fromText(reader: Reader, body: Buffer): Promise<Read> {
  const read = await reader.read({ bytes: body, sheet: 0 });
  if (!read) return refused({ reason: "internal" });
  if (!read.ok && read.fault === "html") return refused({ reason: "html" });
  if (!read.ok && read.fault === "identity") return refused({ reason: "patient-identity", detail: read.where ?? "" });
  if (!read.ok) return refused({ reason: "unreadable", detail: [read.fault, read.where].filter(Boolean).join(" ") });
  const { rows } = read.file;
  const header = headerOf(rows);
  return ok({ columns: headsOf(rows, header), rows, header });
}

/** The world as the server sees it: its own DNS, and what the operator has opened. */
export function createSources({ clock, config }: Pick<Parts, "clock" | "config">): Sources {
  const ending = new AbortController();
  const outside = { clock, lookUp: systemLookUp, reach: config.pull, ends: ending.signal };
  return { outside, config: config.pull, reader: createReader(), close: () => ending.abort() };
}
