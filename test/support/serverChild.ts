/**
 * The product in a process of its own, composed as `server/main.ts` does but for its clock, which the test turns over IPC.
 * Started by `serverProcess.ts`.
 */
import { randomBytes } from "node:crypto";
import pino from "pino";
import { setUpLink } from "../../server/access/setUp.ts";
import { type App, startApp } from "../../server/app.ts";
import { readConfig } from "../../server/config.ts";
import { NO_COST } from "./passwordCost.ts";
import { runningClock, type TurnedClock } from "./clock.ts";

export type ToChild =
  | { readonly kind: "start"; readonly environment: Readonly<Record<string, string>>; readonly now: number }
  | { readonly kind: "advance"; readonly milliseconds: number }
  | { readonly kind: "close" };

export type FromChild =
  | { readonly kind: "started"; readonly port: number; readonly setUpLink: string | undefined }
  | { readonly kind: "advanced" }
  | { readonly kind: "failed"; readonly reason: string };

let running: { readonly app: App; readonly clock: TurnedClock } | undefined;

function say(message: FromChild): void {
  process.send?.(message);
}

async function start(environment: Readonly<Record<string, string>>, now: number): Promise<void> {
  const read = readConfig(environment);
  if ("faults" in read) throw new Error(read.faults.join("\n"));
  const clock = runningClock(now);
  const log = pino({ level: read.config.logLevel });
  const app = await startApp({
    config: read.config,
    clock,
    random: (count) => randomBytes(count),
    log,
    passwordCost: NO_COST,
  });
  running = { app, clock };
  say({ kind: "started", port: app.port, setUpLink: await setUpLink(app.parts) });
}

async function obey(message: ToChild): Promise<void> {
  switch (message.kind) {
    case "start":
      return await start(message.environment, message.now);
    case "advance":
      running?.clock.advance(message.milliseconds);
      return say({ kind: "advanced" });
    case "close":
      await running?.app.close();
      return process.disconnect();
  }
}

process.on("message", (message: ToChild) => {
  obey(message).catch((cause: unknown) => say({ kind: "failed", reason: String(cause) }));
});
// The test is gone, or has closed us: nothing may live on.
process.on("disconnect", () => process.exit());
