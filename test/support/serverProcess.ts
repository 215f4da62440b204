import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Answer, type Call, call } from "./caller.ts";
import { foundHospital, type Hospital, type PersonName, signingIn } from "./hospital.ts";
import type { FromChild, ToChild } from "./serverChild.ts";

export interface ProcessStart {
  /** The instant at which its clock starts; absent = now. The clock runs, and can be turned on. */
  readonly now?: number;
  readonly databaseUrl?: string;
  /** A data folder with a hospital in it already, which stays the caller's; absent = one of its own, with a small hospital. */
  readonly filled?: { readonly dataDir: string; readonly hospital: Hospital };
  readonly environment?: Readonly<Record<string, string>>;
}

export interface ServerProcess {
  /** The same before and after a restart. */
  readonly url: string;
  readonly hospital: Hospital;
  readonly dataDir: string;
  readonly pid: () => number | undefined;
  readonly now: () => number;
  /** Everything it wrote, of all its lives. */
  readonly output: () => string;
  signIn(who: PersonName): Promise<string>;
  as(who: PersonName | undefined, method: string, path: string, how?: Omit<Call, "cookie">): Promise<Answer>;
  /** Turns its clock on; while it is killed, the clock that it will start with. */
  advance(milliseconds: number): Promise<void>;
  /** SIGKILL: no farewell, as a power cut. Done when the process is gone. */
  kill(): Promise<void>;
  /** Starts it anew on the same data, port and time. */
  restart(): Promise<void>;
  /** Ends it in order and removes its data. */
  close(): Promise<void>;
}

/** Waits for the next word of the child. @throws what it failed with, or that it ended instead */
async function answerOf(child: ChildProcess, message: ToChild): Promise<FromChild> {
  const ended = new AbortController();
  const gone = once(child, "exit", { signal: ended.signal }).then(([code, signal]): never => {
    throw new Error(`the server ended (${code ?? signal}) instead of answering to ${message.kind}`);
  });
  child.send(message);
  const [answer]: FromChild[] = await Promise.race([once(child, "message"), gone]);
  gone.catch(() => {});
  ended.abort();
  if (!answer || answer.kind === "failed") throw new Error(answer?.reason ?? "no answer");
  return answer;
}

/** A real server process with a small hospital in it, to be killed and started again. */
export async function startServerProcess(start: ProcessStart = {}): Promise<ServerProcess> {
  const dataDir = start.filled?.dataDir ?? mkdtempSync(join(tmpdir(), "tavle-process-"));
  let ahead = (start.now ?? Date.now()) - Date.now();
  let port = 0;
  let child: ChildProcess;
  let output = "";

  const now = (): number => Date.now() + ahead;
  const launch = async (): Promise<string | undefined> => {
    const program = join(import.meta.dirname, "serverChild.ts");
    child = fork(program, [], { stdio: ["ignore", "pipe", "pipe", "ipc"], execArgv: [] });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    const environment = {
      PORT: String(port),
      DATA_DIR: dataDir,
      LOG_LEVEL: "warn",
      ...(start.databaseUrl && { DATABASE_URL: start.databaseUrl }),
      ...start.environment,
    };
    const started = await answerOf(child, { kind: "start", environment, now: now() });
    if (started.kind !== "started") throw new Error("the server answered out of turn");
    port = started.port;
    return started.setUpLink;
  };
  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null;

  const link = await launch();
  const url = `http://localhost:${port}`;
  const hospital = start.filled?.hospital ?? (await foundHospital(url, new URL(link ?? url).hash.slice(1)));
  const signIn = signingIn(() => url);
  return {
    url,
    hospital,
    dataDir,
    pid: () => child.pid,
    now,
    output: () => output,
    signIn,
    as: async (who, method, path, how = {}) => call(url, method, path, { ...how, cookie: who && (await signIn(who)) }),
    async advance(milliseconds) {
      if (isRunning()) await answerOf(child, { kind: "advance", milliseconds });
      ahead += milliseconds;
    },
    async kill() {
      if (!isRunning()) return;
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
    async restart() {
      if (isRunning()) throw new Error("the server still runs: kill it first");
      await launch();
    },
    async close() {
      if (isRunning()) {
        const gone = once(child, "exit");
        child.send({ kind: "close" } satisfies ToChild);
        await gone;
      }
      if (!start.filled) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
