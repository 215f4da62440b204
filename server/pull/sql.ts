import pg from "pg";
import { type Outcome, ok, refused } from "../../shared/base/outcome.ts";
import { MOST_COLUMNS } from "../../shared/import/limits.ts";
import { looksLikeIdentity } from "../../shared/privacy/patientIdentity.ts";
import type { PullFault } from "../../shared/pull/reasons.ts";
import { MOST_PULLED_ROWS } from "../../shared/pull/source.ts";
import type { PulledTable } from "../../shared/pull/table.ts";
import type { Clock } from "../clock.ts";
import { MOST_MS } from "./fetchSafely.ts";

/** Signs of one cell that the database sends: figures and dates have fewer, and an answer has an upper size by this. */
const MOST_SIGNS = 200;

/**
 * Runs one query in a database that the operator has named, and reads its rows as texts.
 *
 * The query stands in parentheses of a SELECT of ours, sent by the extended protocol: that takes one statement only, and a
 * SELECT's inner query cannot write. The transaction is read-only besides, and the database itself stops after ten seconds.
 * What its user may read is for the operator to say: it should be a user of its own.
 */
export async function readSql(clock: Clock, url: string, query: string): Promise<Outcome<PulledTable, PullFault>> {
  const client = new pg.Client({
    connectionString: url,
    application_name: "tavlemote",
    connectionTimeoutMillis: MOST_MS,
    types: { getTypeParser: () => (text: string) => text },
  });
  // A connection that is cut tells it to the query that waits; without a listener it would end the process.
  client.on("error", () => undefined);
  const late = Promise.withResolvers<Outcome<PulledTable, PullFault>>();
  const timer = clock.after(MOST_MS, () => late.resolve(refused({ reason: "sql-timeout" })));
  try {
    return await Promise.race([ask(client, query), late.promise]);
  } finally {
    timer.cancel();
    leave(client);
  }
}

/** Nobody waits for the farewell: a database that hangs would hold the fetch. */
function leave(client: pg.Client): void {
  client.end().catch(() => undefined);
}

async function ask(client: pg.Client, query: string): Promise<Outcome<PulledTable, PullFault>> {
  try {
    await client.connect();
  } catch (error) {
    return refused({ reason: "sql-refused", detail: codeOf(error) });
  }
  try {
    await client.query("begin transaction read only");
    await client.query(`set local statement_timeout = ${MOST_MS}; set local datestyle = 'ISO, YMD'`);
    const inner = query.replace(/[;\s]+$/, "");
    const { fields } = await client.query(extended(`select * from (\n${inner}\n) as pulled limit 0`));
    const columns = fields.slice(0, MOST_COLUMNS);
    const limit = MOST_PULLED_ROWS + 1;
    const { rows } = await client.query<(string | null)[]>({
      ...extended(`select ${columns.map(asText).join(", ")} from (\n${inner}\n) as pulled limit ${limit}`),
      rowMode: "array",
    });
    if (rows.length >= limit) return refused({ reason: "too-many-rows" });
    return ok({ columns: columns.map(({ name }) => name), rows, header: 0 });
  } catch (error) {
    return refused(faultOf(error));
  }
}

function extended(text: string) {
  return { text, values: [], queryMode: "extended" };
}

/** An instant is written with its zone, in the one form that all of us read; the rest as the database writes it. */
function asText({ name, dataTypeID }: pg.FieldDef): string {
  const column = pg.escapeIdentifier(name);
  if (dataTypeID !== pg.types.builtins.TIMESTAMPTZ) return `left(${column}::text, ${MOST_SIGNS})`;
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code).slice(0, 40) : "";
}

/** `query_canceled`, as its own time limit answers. Source: PostgreSQL, Appendix A, error codes. */
const CANCELLED = "57014";

/** Of what is not supported, a read-only transaction, and names and grammar: the rest may quote what stands in the data. */
const ABOUT_THE_QUERY = ["0A", "25", "42"];

/** What the database says of a query: never the address that we reach it by, nor a person's number out of its data. */
function faultOf(error: unknown): PullFault {
  if (!(error instanceof pg.DatabaseError)) return { reason: "sql-refused", detail: codeOf(error) };
  if (error.code === CANCELLED) return { reason: "sql-timeout" };
  const isOfQuery = ABOUT_THE_QUERY.some((group) => error.code?.startsWith(group));
  const isTold = isOfQuery && !looksLikeIdentity(error.message);
  return { reason: "sql-query", detail: isTold ? error.message.slice(0, 200) : (error.code ?? "") };
}
