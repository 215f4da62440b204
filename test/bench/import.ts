/**
 * Files of 10,000 figures: how long from sending one to what it would become, and from there until all of it is stored,
 * while somebody else asks the server for something small all the time. `npm run bench -- import`
 */
import { loadavg } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import writeXlsxFile from "write-excel-file/node";
import { addDays } from "../../shared/base/time.ts";
import { periodOf } from "../../shared/measure/period.ts";
import type { ImportPreview, ImportView } from "../../shared/protocol/imports.ts";
import { type Answer, ask } from "../support/caller.ts";
import { type ServerProcess, startServerProcess } from "../support/serverProcess.ts";

const ROWS = 10_000;
const SECTIONS = 100;

type Cells = readonly (readonly (string | number)[])[];

function csv(cells: Cells): string {
  return cells.map((row) => row.map((cell) => String(cell).replace(".", ",")).join(";")).join("\r\n");
}

async function workbook(cells: Cells): Promise<Uint8Array> {
  const rows = cells.map((row) => row.map((value) => ({ value })));
  return new Uint8Array(await writeXlsxFile(rows).toBuffer());
}

/** 27 years of days in one series. */
function days(add: number): Cells {
  const row = (i: number) => [addDays("1999-01-01", i), ((i * 31) % 97) / 2 + add];
  return [["Dato", "Verdi"], ...Array.from({ length: ROWS }, (_, i) => row(i))];
}

/** 100 weeks of 100 sections, as one export of a hospital. */
function sections(): Cells {
  const weeks = ROWS / SECTIONS;
  const row = (i: number) => {
    const week = periodOf(addDays("2024-01-01", 7 * (i % weeks)), "week");
    return [`Sengepost ${10 + Math.floor(i / weeks)}`, `Uke ${Number(week.slice(6))} ${week.slice(0, 4)}`, i % 37];
  };
  return [["Enhet", "Uke", "Verdi"], ...Array.from({ length: ROWS }, (_, i) => row(i))];
}

/** Signals of the file before are judged when nobody waits: what is measured is one file by itself. */
async function settled(server: ServerProcess): Promise<void> {
  const stored = new DatabaseSync(join(server.dataDir, "tavle.sqlite"), { readOnly: true });
  const waiting = stored.prepare("select count(*) as n from signal_looks where look_at = 0");
  while (Number(waiting.get()?.n) > 0) await new Promise((next) => setTimeout(next, 50));
  stored.close();
}

interface Measured {
  readonly name: string;
  readonly size: number;
  readonly look: number;
  readonly save: number;
  readonly stored: number;
  /** The longest that somebody else waited for something small. */
  readonly others: number;
}

async function timed<T>(run: () => Promise<T>): Promise<{ value: T; took: number }> {
  const began = performance.now();
  const value = await run();
  return { value, took: performance.now() - began };
}

/** Asks for something small again and again. @returns a function that ends it and tells the longest answer */
function somebodyElse(url: string): () => Promise<number> {
  const over = new AbortController();
  const longest = (async () => {
    let most = 0;
    while (!over.signal.aborted) most = Math.max(most, (await timed(() => fetch(`${url}/healthz`))).took);
    return most;
  })();
  return () => {
    over.abort();
    return longest;
  };
}

async function measure(server: ServerProcess, id: string, name: string, file: string | Uint8Array): Promise<Measured> {
  await settled(server);
  const cookie = await server.signIn("admin");
  const send = (what: string): Promise<Answer> =>
    ask(server.url, "POST", `/api/v1/measures/${id}/imports${what}`, { cookie, file });
  const end = somebodyElse(server.url);
  const look = await timed<{ body: ImportPreview }>(() => send("/preview"));
  const save = await timed<{ body: ImportView }>(() => send(""));
  const others = await end();
  const { stored, corrected } = save.value.body;
  if (stored + corrected !== ROWS) throw new Error(`${name}: ${stored + corrected} of ${ROWS} rows were stored`);
  return { name, size: Buffer.byteLength(file), look: look.took, save: save.took, stored: stored + corrected, others };
}

async function define(server: ServerProcess, rhythm: "day" | "week"): Promise<string> {
  const cookie = await server.signIn("admin");
  const body = {
    name: `Hver ${rhythm}`,
    unit: "",
    direction: "down",
    target: null,
    chart: "i",
    rhythm,
    decimals: 1,
    responsible: "Kvalitetsrådgiver",
    unitId: server.hospital.trustId,
  };
  return (await ask(server.url, "POST", "/api/v1/measures", { cookie, body })).body.id;
}

async function found(server: ServerProcess): Promise<void> {
  const cookie = await server.signIn("admin");
  for (let i = 0; i < SECTIONS; i += 1) {
    const body = { parentId: server.hospital.trustId, kind: "section", name: `Sengepost ${i + 10}` };
    await ask(server.url, "POST", "/api/v1/units", { cookie, body });
  }
}

function told({ name, size, look, save, others }: Measured): string {
  const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(2);
  return `| ${name} | ${Math.round(size / 1024)} kB | ${seconds(look)} s | ${seconds(save)} s | **${seconds(look + save)} s** | ${others.toFixed(0)} ms |`;
}

/** The part of the report about files. */
export async function importSection(): Promise<string> {
  const server = await startServerProcess();
  await found(server);
  const [daily, weekly, again] = [
    await define(server, "day"),
    await define(server, "week"),
    await define(server, "week"),
  ];
  const rows = [
    await measure(server, daily, "CSV, one series, all new", csv(days(0))),
    await measure(server, daily, "CSV, the same series, every figure corrected", csv(days(1))),
    await measure(server, weekly, `CSV, ${SECTIONS} sections by a column of units`, csv(sections())),
    await measure(server, again, `Excel, ${SECTIONS} sections by a column of units`, await workbook(sections())),
  ];
  await server.close();
  return `## Files of figures

${ROWS} rows of a CSV or Excel file into one process with SQLite (\`synchronous=FULL\`): what it would become is looked at, then it is
sent again and stored in one transaction; the signals of many series at once are judged after it. The goal is 10 s for both. Meanwhile somebody else asks for \`/healthz\` all the time.
Load average of the machine: ${loadavg()[0]?.toFixed(1)}, the bench itself included.

| file | size | look | save | both | longest that somebody else waited |
|---|---|---|---|---|---|
${rows.map(told).join("\n")}
`;
}
