/**
 * A hospital's feed: 1,000 measures in 100 sections into one process, while walls show some of them. Counts what comes back
 * from the server, never what was sent. `npm run bench -- feed`
 */
import { readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { io, type Socket } from "socket.io-client";
import type { News } from "../../shared/protocol/live.ts";
import { ask } from "../support/caller.ts";
import { type ServerProcess, startServerProcess } from "../support/serverProcess.ts";

const MEASURES = 1000;
const SECTIONS = 100;
const ROWS = 1000;
/** Calls under way at once, as a script with a few threads has them. */
const AT_ONCE = 2;
const WALLS = 10;
const TILES = 30;
/** One period for all series, and then the next: new series first, then old ones. */
const ROUNDS = ["2026-W40", "2026-W41"];

interface Hospital {
  readonly key: string;
  readonly measures: readonly string[];
  readonly sections: readonly string[];
}

/** So many at a time: a set-up that nobody measures. */
async function inTurn<T, R>(things: readonly T[], width: number, run: (thing: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let at = 0; at < things.length; at += width) {
    results.push(...(await Promise.all(things.slice(at, at + width).map(run))));
  }
  return results;
}

async function found(server: ServerProcess): Promise<Hospital> {
  const cookie = await server.signIn("admin");
  const { trustId } = server.hospital;
  const post = async (path: string, body: unknown) =>
    (await ask(server.url, "POST", `/api/v1${path}`, { cookie, body })).body;
  const numbers = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
  const sections = await inTurn(numbers(SECTIONS), 5, async (i) => {
    const unit = await post("/units", { parentId: trustId, kind: "section", name: `Sengepost ${i + 10}` });
    return unit.id as string;
  });
  const definition = {
    unit: "",
    direction: "down",
    target: null,
    chart: "i",
    rhythm: "week",
    decimals: 0,
    responsible: "Kvalitetsrådgiver",
  };
  const measures = await inTurn(numbers(MEASURES), 10, async (i) => {
    return (await post("/measures", { ...definition, name: `Måling ${i}`, unitId: trustId })).id as string;
  });
  const { key } = await post("/feed-keys", { unitId: trustId, name: "Datavarehuset", scope: "unit" });
  return { key, measures, sections };
}

/** A wall: hears of its section, asks for each series that it shows again, and notes when the new figure came. */
class Wall {
  readonly seen: number[] = [];
  private readonly socket: Socket;
  private readonly shown: ReadonlySet<string>;
  private readonly wanted = new Map<string, string>();

  private constructor(socket: Socket, shown: ReadonlySet<string>) {
    this.socket = socket;
    this.shown = shown;
  }

  static async open(server: ServerProcess, unitId: string, shown: readonly string[], sentAt: SentAt): Promise<Wall> {
    const cookie = await server.signIn("admin");
    const socket = io(server.url, {
      transports: ["websocket"],
      extraHeaders: { cookie, origin: server.url },
      forceNew: true,
    });
    const wall = new Wall(socket, new Set(shown));
    socket.on("news", (news: News) => {
      if (news.kind === "measure:changed" && wall.shown.has(news.id))
        void wall.look(server, cookie, news.id, unitId, sentAt);
    });
    await socket.emitWithAck("watch", { kind: "unit", id: unitId });
    return wall;
  }

  private async look(server: ServerProcess, cookie: string, id: string, unitId: string, sentAt: SentAt): Promise<void> {
    const answer = await ask(server.url, "GET", `/api/v1/measures/${id}/series?unitId=${unitId}`, { cookie });
    const period = answer.body.points.at(-1)?.period;
    if (period === undefined || this.wanted.get(id) === period) return;
    this.wanted.set(id, period);
    this.seen.push(performance.now() - (sentAt.get(`${id} ${period}`) ?? Number.NaN));
  }

  close(): void {
    this.socket.disconnect();
  }
}

/** When the call that held a measure's figures of a period was sent. */
type SentAt = Map<string, number>;

interface Fed {
  readonly points: number;
  readonly seconds: number;
  readonly calls: readonly number[];
}

async function feed(
  server: ServerProcess,
  { key, measures, sections }: Hospital,
  period: string,
  sentAt: SentAt,
): Promise<Fed> {
  const perCall = ROWS / SECTIONS;
  const batches = Array.from({ length: MEASURES / perCall }, (_, i) => measures.slice(i * perCall, (i + 1) * perCall));
  const calls: number[] = [];
  let points = 0;
  const began = performance.now();
  const one = async (): Promise<void> => {
    for (let batch = batches.shift(); batch; batch = batches.shift()) {
      const rows = batch.flatMap((measure, i) =>
        sections.map((unit, j) => ({ measure, unit, value: (i * 31 + j * 17) % 97 })),
      );
      const at = performance.now();
      for (const measure of batch) sentAt.set(`${measure} ${period}`, at);
      const { body } = await ask(server.url, "POST", "/api/v1/points", {
        bearer: key,
        origin: null,
        body: { period, points: rows },
      });
      calls.push(performance.now() - at);
      points += body.stored;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return { points, seconds: (performance.now() - began) / 1000, calls };
}

/** One point a call, many calls at once: what a hundred small feeds do. */
async function oneByOne(server: ServerProcess, { key, measures, sections }: Hospital): Promise<Fed> {
  const [unit] = sections;
  const left = measures.slice(0, MEASURES);
  const calls: number[] = [];
  const began = performance.now();
  const one = async (): Promise<void> => {
    for (let id = left.shift(); id; id = left.shift()) {
      const at = performance.now();
      await ask(server.url, "POST", `/api/v1/measures/${id}/points`, {
        bearer: key,
        origin: null,
        body: { unit, period: "2026-W42", value: 7 },
      });
      calls.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: 8 }, one));
  return { points: calls.length, seconds: (performance.now() - began) / 1000, calls };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function cpuOf(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((next) => setTimeout(next, 50));
}

interface Row {
  readonly name: string;
  readonly fed: Fed;
  readonly cpu: number;
  readonly seen: readonly number[];
}

function told({ name, fed, cpu, seen }: Row): string {
  const rate = Math.round(fed.points / fed.seconds);
  const tiles =
    seen.length === 0
      ? ""
      : `${quantile(seen, 0.5).toFixed(0)} / ${quantile(seen, 0.95).toFixed(0)} / ${Math.max(...seen).toFixed(0)} ms (${seen.length})`;
  const calls = `${quantile(fed.calls, 0.5).toFixed(0)} / ${quantile(fed.calls, 0.95).toFixed(0)} ms`;
  return `| ${name} | ${fed.points} | **${rate}** | ${calls} | ${tiles} | ${((cpu / fed.points) * 1000).toFixed(0)} ms |`;
}

/** The part of the report about feeds. */
export async function feedSection(databaseUrl?: string): Promise<string> {
  const server = await startServerProcess(databaseUrl === undefined ? {} : { databaseUrl });
  const hospital = await found(server);
  const sentAt: SentAt = new Map();
  const walls: Wall[] = [];
  for (let i = 0; i < WALLS; i += 1) {
    const shown = hospital.measures.filter((_, at) => at % Math.floor(MEASURES / TILES) === i).slice(0, TILES);
    walls.push(await Wall.open(server, hospital.sections[i * 7] ?? "", shown, sentAt));
  }
  const tiles = walls.length * TILES;
  const rows: Row[] = [];
  for (const [i, period] of ROUNDS.entries()) {
    for (const wall of walls) wall.seen.length = 0;
    const before = cpuOf(server.pid());
    const fed = await feed(server, hospital, period, sentAt);
    const cpu = cpuOf(server.pid()) - before;
    const seen = () => walls.flatMap((wall) => wall.seen);
    await until(async () => seen().length >= tiles);
    rows.push({ name: `${i === 0 ? "new series" : "known series"}, ${ROWS} rows a call`, fed, cpu, seen: seen() });
    process.stdout.write(`${told(rows.at(-1) as Row)}\n`);
  }
  const began = performance.now();
  const due = new DatabaseSync(join(server.dataDir, "tavle.sqlite"), { readOnly: true });
  const left = () => Number(due.prepare("select count(*) as n from signal_looks where look_at = 0").get()?.n);
  const waiting = left();
  await until(async () => left() === 0);
  const judged = (performance.now() - began) / 1000;
  due.close();
  const before = cpuOf(server.pid());
  const fed = await oneByOne(server, hospital);
  rows.push({ name: "one point a call, 8 calls at once", fed, cpu: cpuOf(server.pid()) - before, seen: [] });
  process.stdout.write(`${told(rows.at(-1) as Row)}\n`);
  for (const wall of walls) wall.close();
  await server.close();
  return `## Feeds

${MEASURES} measures of ${SECTIONS} sections, a figure of each a period, into one process with SQLite (\`synchronous=FULL\`), from ${AT_ONCE}
calls at a time; ${WALLS} walls have ${TILES} of the series open each. A point counts when the server has acknowledged it, which it does when
it is on disk; a tile has it when the wall, told that its measure changed, has asked for the series and been answered.
When the last point was acknowledged, ${waiting} series waited for their signals to be judged anew, in a table that was written with
them; ${judged.toFixed(0)} s later none did. Up to eight series of one call are judged in its own transaction. Load average of the machine meanwhile: ${loadavg()[0]?.toFixed(1)}, the bench itself included.

| what | points | points a second | call, p50 / p95 | sent to on the tile, p50 / p95 / most (tiles) | server's processor time per 1,000 points |
|---|---|---|---|---|---|
${rows.map(told).join("\n")}
`;
}

if (process.argv[1] === import.meta.filename) {
  process.stdout.write(await feedSection());
  process.exit();
}
