/**
 * How long an edit takes to reach the other screens, beside a plain `ws` broadcast of the same bytes in the same run:
 * only the ratios count, since machines differ. Writes `docs/benchmarks.md`; with the name of a part, only that part of it.
 */
import { type ChildProcess, fork } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, release, totalmem, type } from "node:os";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { join } from "node:path";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { newId } from "../../shared/base/ids.ts";
import { addCard } from "../../shared/board/cards.ts";
import { BoardDocument } from "../../shared/board/document.ts";
import { applyTemplate, defaultLaneId } from "../../shared/board/templates.ts";
import { Compactor } from "../../server/sync/compactor.ts";
import { syncFrame } from "../../server/sync/messages.ts";
import { seededRandom } from "../support/ids.ts";
import { feedSection } from "./feed.ts";
import { importSection } from "./import.ts";
import { levelSection } from "./level.ts";
import { replaceSection } from "./section.ts";
import { falseAlarms } from "./falseAlarms.ts";
import { spcSection } from "./spc.ts";
import { surfaceSection } from "./surface.ts";
import { tilesSection } from "./tiles.ts";
import { workbenchSection } from "./workbench.ts";

type Kind = "tavle" | "broadcast";

interface Scenario {
  readonly name: string;
  readonly boards: number;
  readonly viewers: number;
  /** Edits a second on each board. */
  readonly rate: number;
}

const SCENARIOS: readonly Scenario[] = [
  { name: "one board, 50 screens, 20 edits/s", boards: 1, viewers: 50, rate: 20 },
  { name: "50 boards, 3 screens each, 2 edits/s", boards: 50, viewers: 3, rate: 2 },
  { name: "200 boards, 3 screens each, 1 edit/s", boards: 200, viewers: 3, rate: 1 },
];
const ROUNDS = 3;
const WARM_UP = 2_000;
const MEASURED = 6_000;

/** How busy the machine was, by the load average of the last minute: at the start of a run and at its end. */
const loads: number[] = [];
const noteLoad = (): void => void loads.push(loadavg()[0] ?? Number.NaN);

interface Result {
  readonly seen: number[];
  readonly saved: number[];
  readonly cpuPer1000: number;
}

interface Running {
  readonly child: ChildProcess;
  readonly url: string;
  readonly origin: string;
  readonly boards: readonly string[];
}

async function launch(kind: Kind, boards: number): Promise<Running> {
  const child = fork(join(import.meta.dirname, "server.ts"), [kind, String(boards)], { execArgv: [] });
  const started = await new Promise<{ origin: string; boards: string[] }>((ready) =>
    child.once("message", (message: { origin: string; boards: string[] }) => ready(message)),
  );
  return { child, url: started.origin.replace("http", "ws"), ...started };
}

async function connect(server: Running, board: string): Promise<WebSocket> {
  const headers = { cookie: "who=kari" };
  const socket = new WebSocket(`${server.url}/sync/${board}`, {
    origin: server.origin,
    headers,
    perMessageDeflate: false,
  });
  await new Promise((open, failed) => socket.once("open", open).once("error", failed));
  return socket;
}

/** Everything that one board's writer and viewers measure. */
class BoardUnderLoad {
  private readonly madeAt: number[] = [];
  private readonly document = new BoardDocument();
  private readonly random = seededRandom(3);
  private readonly card = newId<"card">(this.random);
  private writer: WebSocket | undefined;
  private measuredFrom = Number.POSITIVE_INFINITY;
  readonly seen: number[] = [];
  readonly saved: number[] = [];

  async open(server: Running, board: string, viewers: number): Promise<void> {
    this.document.edit("bench", applyTemplate);
    const writer = await connect(server, board);
    this.writer = writer;
    writer.on("message", (data: Buffer) => {
      if (data[0] === 121) this.note(this.saved, readCount(data) - 1);
    });
    this.document.doc.on("update", (update: Uint8Array) => this.send(update));
    for (let viewer = 0; viewer < viewers; viewer += 1) await this.view(server, board);
    this.document.edit("bench", (each) =>
      addCard(each, { id: this.card, title: "Målt", laneId: defaultLaneId("new") }),
    );
  }

  edit(): void {
    const title = `Tittel ${newId(this.random)}`;
    this.document.edit("bench", (each) => each.cards.patch(this.card, { title }));
  }

  measureFromHere(): void {
    this.measuredFrom = this.madeAt.length;
  }

  private send(update: Uint8Array): void {
    // The first one is not the writer's alone: it leans on the lanes, which both sides have written.
    const whole = this.madeAt.length === 0 ? Y.encodeStateAsUpdate(this.document.doc) : update;
    this.madeAt.push(performance.now());
    this.writer?.send(syncFrame("update", whole));
  }

  /** Frames come in the order of the edits, so the number of one says which edit it shows. */
  private async view(server: Running, board: string): Promise<void> {
    const socket = await connect(server, board);
    let frames = 0;
    socket.on("message", (data: Buffer) => {
      if (data[0] !== 0 || data[1] !== 2) return;
      this.note(this.seen, frames);
      frames += 1;
    });
  }

  private note(list: number[], edit: number): void {
    const made = this.madeAt[edit];
    if (made !== undefined && edit >= this.measuredFrom) list.push(performance.now() - made);
  }
}

function readCount(data: Buffer): number {
  return (data[1] ?? 0) < 128 ? (data[1] ?? 0) : ((data[1] ?? 0) & 127) + (data[2] ?? 0) * 128;
}

/** Milliseconds of processor time of a process and its threads so far. Source: proc(5), utime and stime in ticks of 10 ms. */
function cpuOf(child: ChildProcess): number {
  const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

const pause = (milliseconds: number) => new Promise((next) => setTimeout(next, milliseconds));

async function measure(kind: Kind, scenario: Scenario): Promise<Result> {
  const server = await launch(kind, scenario.boards);
  const boards = server.boards.map(() => new BoardUnderLoad());
  for (const [at, board] of boards.entries()) await board.open(server, server.boards[at] ?? "", scenario.viewers);
  const every = 1000 / scenario.rate;
  // Spread over the interval, as people are.
  const timers = boards.map((board, at) => {
    const first = setTimeout(() => timers.push(setInterval(() => board.edit(), every)), (at / boards.length) * every);
    return first;
  });
  await pause(WARM_UP);
  for (const board of boards) board.measureFromHere();
  const before = cpuOf(server.child);
  await pause(MEASURED);
  const cpu = cpuOf(server.child) - before;
  for (const timer of timers) clearInterval(timer);
  await pause(300);
  server.child.kill("SIGKILL");
  const seen = boards.flatMap((board) => board.seen);
  return { seen, saved: boards.flatMap((board) => board.saved), cpuPer1000: (cpu / seen.length) * 1000 };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const median = (values: readonly number[]) => quantile(values, 0.5);

interface Summary {
  readonly p50: number;
  readonly p95: number;
  readonly cpu: number;
  readonly savedP50: number;
  readonly savedP95: number;
  readonly count: number;
}

function summary(rounds: readonly Result[]): Summary {
  return {
    p50: median(rounds.map(({ seen }) => quantile(seen, 0.5))),
    p95: median(rounds.map(({ seen }) => quantile(seen, 0.95))),
    cpu: median(rounds.map(({ cpuPer1000 }) => cpuPer1000)),
    savedP50: median(rounds.map(({ saved }) => quantile(saved, 0.5))),
    savedP95: median(rounds.map(({ saved }) => quantile(saved, 0.95))),
    count: rounds.reduce((sum, { seen }) => sum + seen.length, 0),
  };
}

async function compare(scenario: Scenario): Promise<string> {
  const rounds: Record<Kind, Result[]> = { tavle: [], broadcast: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const kind of ["broadcast", "tavle"] as const) {
      noteLoad();
      rounds[kind].push(await measure(kind, scenario));
      noteLoad();
      process.stdout.write(".");
    }
  }
  const [ours, plain] = [summary(rounds.tavle), summary(rounds.broadcast)];
  const ratio = (a: number, b: number) => `${(a / b).toFixed(1)}×`;
  const both = (a: number, b: number) => `${a.toFixed(2)} / ${b.toFixed(2)} = **${ratio(a, b)}**`;
  const times = [both(ours.p50, plain.p50), both(ours.p95, plain.p95), spread(rounds.tavle)];
  const columns = [scenario.name, ...times, both(ours.cpu, plain.cpu)];
  return `| ${[...columns, `${ours.savedP50.toFixed(2)} / ${ours.savedP95.toFixed(2)}`, ours.count].join(" | ")} |`;
}

/** From the lowest round to the highest: what a difference must exceed to mean anything. */
function spread(rounds: readonly Result[]): string {
  const p95 = rounds.map(({ seen }) => quantile(seen, 0.95)).toSorted((a, b) => a - b);
  return `${(p95[0] ?? Number.NaN).toFixed(2)}–${(p95.at(-1) ?? Number.NaN).toFixed(2)}`;
}

const FULL_BOARD = 2_000;

/** What a snapshot of a full board costs the event loop: made on it, and made by the thread. In milliseconds. */
async function snapshots(): Promise<string> {
  const board = new BoardDocument();
  const random = seededRandom(4);
  board.edit("bench", applyTemplate);
  for (let at = 0; at < FULL_BOARD; at += 1) {
    const id = newId<"card">(random);
    board.edit("bench", (each) => {
      addCard(each, { id, title: `Kort nummer ${at}`, laneId: defaultLaneId("new") });
      each.note(id)?.insert(0, "Prøves på mandag. ".repeat(15));
    });
  }
  const base = Y.encodeStateAsUpdate(board.doc);
  const onLoop: number[] = [];
  const beside: number[] = [];
  const compactor = new Compactor();
  await compactor.compact({ kind: "board", base, tail: [] });
  for (let round = 0; round < 7; round += 1) {
    const before = performance.now();
    const again = new BoardDocument();
    Y.applyUpdate(again.doc, Y.encodeStateAsUpdate(board.doc));
    if (again.digest() !== board.digest()) throw new Error("a snapshot differs");
    onLoop.push(performance.now() - before);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    await compactor.compact({ kind: "board", base, tail: [] });
    delay.disable();
    beside.push(delay.max / 1e6);
  }
  await compactor.close();
  const size = `${FULL_BOARD} cards, ${Math.round(base.length / 1024)} KiB`;
  return `A snapshot of a full board (${size}), medians of 7: made on the event loop it would hold it for ${median(onLoop).toFixed(0)} ms; made by the thread that does it, the longest hold is ${median(beside).toFixed(1)} ms.`;
}

function report(rows: readonly string[], snapshot: string, surface: string): string {
  const processor = `${availableParallelism()} × ${cpus()[0]?.model.trim() ?? "unknown processor"}`;
  const memory = `${Math.round(totalmem() / 1024 ** 3)} GiB`;
  const machine = `${processor}, ${memory}, ${type()} ${release().split("-")[0]}, Node ${process.versions.node}`;
  const [lowest, highest] = [Math.min(...loads), Math.max(...loads)].map((load) => load.toFixed(1));
  const runs = SCENARIOS.length * ROUNDS * 2;
  const isQuiet = Math.min(...loads) < availableParallelism() / 2;
  const quiet = isQuiet
    ? ""
    : "\nThe machine was not quiet: take the times as an upper bound, and the processor times as the figures that hold.";
  return `# Benchmarks

Made by \`npm run bench\` on ${machine}: ${runs} runs, ${ROUNDS} of each server under each load, in turn. Load average of
the machine at the starts and ends of the runs: ${lowest} to ${highest}, the bench itself included.${quiet}

## Noise

The load is made on the same machine as the servers, so only the ratios mean something elsewhere. A commit waits for the disk
and for a second thread, a broadcast for neither: whatever else runs on the machine makes ours slower before it makes the other
slower, and the p95 with it most. The column *p95 of the rounds* gives the lowest and the highest round of ours: a difference
that is smaller than that says nothing.

## From an edit to the other screens

Tavlemøte judges each edit, writes it to disk (SQLite, \`synchronous=FULL\`) and only then shows it to the others. Beside it
a plain \`ws\` server that hands the same bytes on and does nothing else: no server can be faster than that. ${MEASURED / 1000} s a run
after ${WARM_UP / 1000} s of warming up; medians of the rounds. Times in milliseconds as *ours / plain = ratio*.

| load | p50 | p95 | p95 of the rounds | server's processor time per 1,000 deliveries | edit to *saved*, p50 / p95 | deliveries measured |
|---|---|---|---|---|---|---|
${rows.join("\n")}

## Snapshots

${snapshot}

${surface}`;
}

/** Parts that are also measured by themselves. */
const PARTS: Readonly<Record<string, () => Promise<string>>> = {
  surface: surfaceSection,
  feed: feedSection,
  spc: spcSection,
  import: importSection,
  workbench: workbenchSection,
  tiles: tilesSection,
  level: levelSection,
};

async function wholeReport(): Promise<void> {
  const rows: string[] = [];
  for (const scenario of SCENARIOS) rows.push(await compare(scenario));
  const text = report(rows, await snapshots(), await surfaceSection());
  writeFileSync(join(import.meta.dirname, "../../docs/benchmarks.md"), text);
  for (const [name, part] of Object.entries(PARTS)) if (name !== "surface") replaceSection(await part());
  process.stdout.write(`\n${text}`);
}

const [, , wanted] = process.argv;
if (wanted === "false-alarms") {
  // A report of its own: it is about people and not about time.
  falseAlarms();
  process.exit();
}
const part = wanted === undefined ? undefined : PARTS[wanted];
if (wanted !== undefined && !part) throw new Error(`there is no part ${wanted}: ${Object.keys(PARTS).join(", ")}`);
if (part) replaceSection(await part());
else await wholeReport();
process.exit();
