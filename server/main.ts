import { randomBytes } from "node:crypto";
import pino from "pino";
import { setUpLink } from "./access/setUp.ts";
import { type App, startApp } from "./app.ts";
import { systemClock } from "./clock.ts";
import { type Config, processEnvironment, readConfig } from "./config.ts";
import { fillWithExample } from "./demo/fillWithExample.ts";
import { pastClock } from "./demo/pastClock.ts";
import { stackOf } from "./http.ts";
import { StorageRefusal } from "./storage/refusal.ts";

/** Starts the server, says where it is, and closes it in order when asked to stop. */
async function main(): Promise<void> {
  const read = readConfig(processEnvironment());
  if ("faults" in read) return stopWith(["The configuration has faults:", ...read.faults.map((fault) => `  ${fault}`)]);
  const { config } = read;
  const log = pino({ level: config.logLevel });
  let isClosing = () => false;
  let running: App | undefined;
  endOnBugs(log, () => running);
  try {
    const clock = pastClock(systemClock);
    const app = await startApp({ config, clock, random: (count) => randomBytes(count), log });
    running = app;
    isClosing = closeOnSignals(app, log);
    if (process.argv.includes("--demo")) say(await fillWithExample(app.parts, clock, { tell: console.log }));
    await welcome(app, config);
  } catch (error) {
    // Asked to stop while the example was being made: what it was writing to is gone.
    if (isClosing()) return;
    if (error instanceof StorageRefusal) return stopWith([error.message]);
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "EADDRINUSE") return stopWith([`Port ${config.port} is taken. Set PORT to another one.`]);
    if (code === "ECONNREFUSED") return stopWith(["DATABASE_URL: no PostgreSQL answers there."]);
    throw error;
  }
}

async function welcome(app: App, config: Config): Promise<void> {
  say([`Tavlemøte is at ${app.url}`]);
  if (!config.publicUrl) say(["Only this machine can reach it; set PUBLIC_URL for others (docs/operations.md)."]);
  const link = await setUpLink(app.parts);
  if (link) say(["", "Nothing is set up yet. Open this link, once, within seven days:", `  ${link}`, ""]);
}

/** @returns whether it has been asked to stop */
function closeOnSignals(app: App, log: pino.Logger): () => boolean {
  let closing = false;
  const close = (signal: string) => {
    if (closing) return;
    closing = true;
    log.info({ signal }, "closing");
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.fatal({ error: stackOf(error) }, "could not close in order");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", close);
  process.on("SIGINT", close);
  return () => closing;
}

/** So long the farewell may take. */
const FAREWELL = 10_000;

/**
 * What nobody has caught leaves the process in a state that nobody knows: it writes what has come, and ends; whoever
 * supervises it starts it anew. Faults in one request, frame or event are caught where they belong and never come here.
 */
function endOnBugs(log: pino.Logger, running: () => App | undefined): void {
  let isEnding = false;
  const end = async (kind: string, fault: unknown): Promise<void> => {
    log.fatal({ kind, error: stackOf(fault) }, "a fault that nobody caught: the process ends");
    if (isEnding) return;
    isEnding = true;
    setTimeout(() => process.exit(1), FAREWELL);
    try {
      await running()?.close();
    } finally {
      process.exit(1);
    }
  };
  process.on("uncaughtException", (fault) => void end("uncaughtException", fault));
  process.on("unhandledRejection", (fault) => void end("unhandledRejection", fault));
}

function say(lines: readonly string[]): void {
  for (const line of lines) console.log(line);
}

function stopWith(lines: readonly string[]): void {
  for (const line of lines) console.error(line);
  process.exitCode = 1;
}

await main();
