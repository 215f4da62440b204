import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findPostgres, findR } from "../../scripts/machine.ts";
import { handClock } from "../support/clock.ts";
import { freshDatabase } from "../support/postgres.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

const run = promisify(execFile);
const docs = readFileSync(join(import.meta.dirname, "../../docs/feeding.md"), "utf8");
const UNIT = "4200000";

/** The examples in one language, in their order. */
function examples(language: string): string[] {
  return [...docs.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, "gms"))].map(([, code = ""]) => code);
}

let server: TestServer;
let environment: NodeJS.ProcessEnv;
let measure: string;
const folder = mkdtempSync(join(tmpdir(), "tavle-docs-"));

beforeAll(async () => {
  server = await startServer({ clock: handClock(Date.parse("2026-11-23T06:45:00Z")) });
  const { trustId, unitId } = server.hospital;
  const [unit] = (await server.as("admin", "GET", "/api/v1/units")).body.items.filter(
    ({ id }: { id: string }) => id === unitId,
  );
  const code = { version: unit.version, code: UNIT };
  await server.as("admin", "PATCH", `/api/v1/units/${unitId}`, { body: code });
  const definition = { unit: "%", direction: "down", target: null, chart: "p", rhythm: "week", decimals: 1 };
  const body = { ...definition, name: "Fall", responsible: "", unitId: trustId };
  measure = (await server.as("admin", "POST", "/api/v1/measures", { body })).body.id;
  const wanted = { unitId: trustId, name: "Datavarehuset", scope: "unit" };
  const { key } = (await server.as("admin", "POST", "/api/v1/feed-keys", { body: wanted })).body;
  const PATH = [findPostgres(), process.env.PATH].join(delimiter);
  const DATABASE = await freshDatabase();
  environment = { ...process.env, PATH, DATABASE, URL: server.url, KEY: key, MEASURE: measure, UNIT };
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a script as somebody would who copied it. @returns what the server answered to each of its calls */
async function answers(program: string, name: string, script: string): Promise<unknown[]> {
  const file = join(folder, name);
  writeFileSync(file, script);
  const { stdout } = await run(program, [file], { env: environment });
  return [...stdout.matchAll(/\{.*?\}/gs)].map(([answer]) => JSON.parse(answer));
}

const stored = (count: number) => ({ stored: count, corrected: 0, unchanged: 0, older: 0 });

async function periodsOf(unitId: string): Promise<string[]> {
  const { body } = await server.as("reader", "GET", `/api/v1/measures/${measure}/series?unitId=${unitId}`);
  return body.points.map((point: { period: string }) => point.period);
}

describe("the examples in docs/feeding.md work unchanged", () => {
  test("curl: one figure, and many sections in one call", async () => {
    const [one = "", many = ""] = examples("sh");
    expect(await answers("sh", "one.sh", one)).toEqual([stored(1)]);
    expect(await answers("sh", "many.sh", many)).toEqual([stored(2)]);
    expect(await periodsOf(server.hospital.unitId)).toEqual(["2026-W44", "2026-W45"]);
  });

  test("SQL: a query of any length, a thousand rows a call, and again without a change", async () => {
    const sql = examples("sh").find((code) => code.startsWith("psql")) ?? "";
    const client = new Client({ connectionString: environment.DATABASE });
    await client.connect();
    await client.query(
      `create table falls_by_week as select '${UNIT}' as resh_id, date '2003-01-06' + 7 * i as week_begins, i % 5 as falls, 40 as patients
       from generate_series(0, 1149) as i`,
    );
    await client.end();
    expect(await answers("sh", "sql.sh", sql)).toEqual([stored(1000), stored(150)]);
    expect(await answers("sh", "sql.sh", sql)).toEqual([
      { ...stored(0), unchanged: 1000 },
      { ...stored(0), unchanged: 150 },
    ]);
  });

  test("R, with nothing but base R", async () => {
    expect(await answers(findR() ?? "Rscript", "feed.R", examples("r").join(""))).toEqual([stored(2)]);
  });

  test("every language that the page promises has its example", () => {
    for (const language of ["sh", "python", "r", "powershell"]) expect(examples(language)).not.toEqual([]);
  });
});
