/**
 * `npm test`: types, lint, layout, build, then every test. However it ends, the last line is `N passed, N failed`;
 * a step that fails without counting tests (types, a crash) counts as one failed.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureTools } from "./machine.ts";

const ROOT = join(import.meta.dirname, "..");
const RESULTS = join(ROOT, "test-results");
const BIN = join(ROOT, "node_modules", ".bin");
const MINUTE = 60_000;
/** Far above what a step takes on two slow cores: only so that a hung one cannot hide the result. */
const LONGEST_STEP = 20 * MINUTE;

const CHECKS: readonly [name: string, ...command: string[]][] = [
  ["types", "tsc", "--noEmit"],
  ["lint", "oxlint", "--type-aware"],
  ["layout", "biome", "format", "."],
  ["build", "node", "scripts/build.ts"],
];
/** In the order in which a mistake is cheapest to find. */
const PROJECTS = ["unit", "flows", "abuse", "faults", "browser"];

let passed = 0;
let failed = 0;
let skipped = 0;
let running: ChildProcess | undefined;

/** Runs one step in a process group of its own, so that nothing it started outlives it. */
async function run(command: readonly string[]): Promise<number> {
  const [program = "", ...args] = command;
  const env = { ...process.env, PATH: `${BIN}:${process.env.PATH ?? ""}`, NO_COLOR: "1", FORCE_COLOR: "0" };
  const child = spawn(program, args, { cwd: ROOT, stdio: "inherit", env, detached: true });
  running = child;
  const clock = setTimeout(() => {
    console.error(`Stopped after ${LONGEST_STEP / MINUTE} minutes.`);
    endGroup("SIGKILL");
  }, LONGEST_STEP);
  const code = await new Promise<number>((resolve) => {
    child.once("error", () => resolve(1));
    child.once("exit", (exitCode) => resolve(exitCode ?? 1));
  });
  clearTimeout(clock);
  running = undefined;
  return code;
}

function endGroup(signal: NodeJS.Signals): void {
  if (running?.pid === undefined) return;
  try {
    process.kill(-running.pid, signal);
  } catch (cause) {
    // It ended by itself in the meantime.
    if (!(cause instanceof Error && "code" in cause && cause.code === "ESRCH")) throw cause;
  }
}

async function step(name: string, work: () => Promise<void>): Promise<void> {
  const start = performance.now();
  const before = failed;
  console.log(`\n== ${name}`);
  await work();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`== ${name}: ${failed === before ? "ok" : "FAILED"} (${seconds} s)`);
}

async function check(command: readonly string[]): Promise<void> {
  if ((await run(command)) !== 0) failed += 1;
}

async function project(name: string): Promise<void> {
  const report = join(RESULTS, `${name}.json`);
  const args = ["--project", name, "--passWithNoTests", "--reporter=default", "--reporter=json"];
  const code = await run(["vitest", "run", ...args, `--outputFile.json=${report}`]);
  const failures = existsSync(report) ? count(report) : 0;
  // A crash or an unhandled error fails the run without failing a test.
  if (code !== 0 && failures === 0) failed += 1;
}

interface FileResult {
  readonly status: string;
  readonly assertionResults: readonly { readonly status: string }[];
}

/** Adds a report of vitest to the sums. @returns how many failed in it; a file that could not be read counts as one */
function count(report: string): number {
  const sums = JSON.parse(readFileSync(report, "utf8"));
  const files: readonly FileResult[] = sums.testResults;
  const unreadable = files.filter(
    (file) => file.status === "failed" && !file.assertionResults.some(({ status }) => status === "failed"),
  );
  const failures = sums.numFailedTests + unreadable.length;
  passed += sums.numPassedTests;
  failed += failures;
  skipped += sums.numPendingTests + sums.numTodoTests;
  return failures;
}

process.on("exit", () => {
  endGroup("SIGKILL");
  if (failed > 0) process.exitCode = 1;
  if (skipped > 0) console.log(`\n${skipped} skipped`);
  console.log(`\n${passed} passed, ${failed} failed`);
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    failed += 1;
    process.exit(1);
  });
}
process.on("uncaughtException", (cause) => {
  console.error(cause);
  failed += 1;
  process.exit(1);
});

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
for (const line of ensureTools()) console.log(line);
for (const [name, ...command] of CHECKS) await step(name, () => check(command));
for (const name of PROJECTS) await step(`${name} tests`, () => project(name));
