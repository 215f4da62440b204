/**
 * Runs beside the test workers for as long as they do, and starts a PostgreSQL when the first of them asks: once per run,
 * and not at all for tests that need none. They ask over a socket in a temporary folder.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { findPostgres } from "../../scripts/machine.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Path of the socket on which a worker hears the address of PostgreSQL. */
    services: string;
  }
}

const isRoot = process.getuid?.() === 0;
let postgres: { readonly process: ChildProcess; readonly folder: string } | undefined;

function idOf(option: "-u" | "-g"): number {
  return Number(execFileSync("id", [option, "postgres"], { encoding: "utf8" }));
}

const SETPRIV = "/usr/bin/setpriv";

/** PostgreSQL refuses to run as root, so root hands it to the user that Debian's package makes. */
function asItsUser(command: string[], ...options: string[]): [string, string[]] {
  const user = isRoot ? ["--reuid=postgres", "--regid=postgres", "--init-groups"] : [];
  const [program = "", ...args] = existsSync(SETPRIV) ? [SETPRIV, ...user, ...options, ...command] : command;
  return [program, args];
}

/** @returns the address of a server without databases of its own, reached only through its folder */
async function startPostgres(): Promise<string> {
  const bin = findPostgres();
  if (bin === undefined) throw new Error("PostgreSQL is missing. Install it: sudo apt-get install postgresql");
  const folder = mkdtempSync(join(tmpdir(), "tavle-pg-"));
  if (isRoot) chownSync(folder, idOf("-u"), idOf("-g"));
  const data = join(folder, "data");
  const cluster = ["-D", data, "-A", "trust", "-U", "tavle", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8"];
  execFileSync(...asItsUser([join(bin, "initdb"), ...cluster]), { stdio: ["ignore", "ignore", "inherit"], cwd: "/" });
  const settings = ["listen_addresses=", `unix_socket_directories=${folder}`, "fsync=off", "max_connections=300"];
  const server = [join(bin, "postgres"), "-D", data, ...settings.flatMap((each) => ["-c", each])];
  // It ends when this process does, however it does.
  const [program, args] = asItsUser(server, "--pdeathsig", "QUIT");
  const child = spawn(program, args, { cwd: "/", stdio: ["ignore", "ignore", "pipe"] });
  postgres = { process: child, folder };
  await untilReady(child);
  return `postgres://tavle@/DATABASE?host=${encodeURIComponent(folder)}`;
}

function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-4000);
      if (said.includes("ready to accept connections")) resolve();
    });
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`PostgreSQL did not start:\n${said}`)));
  });
}

function answerWorkers(path: string): Promise<Server> {
  let address: Promise<string> | undefined;
  const server = createServer((socket) => {
    address ??= startPostgres();
    address.then(
      (url) => socket.end(JSON.stringify({ url })),
      (cause: unknown) => socket.end(JSON.stringify({ error: String(cause) })),
    );
  });
  return new Promise((resolve) => {
    server.listen(path, () => resolve(server));
  });
}

async function stopPostgres(): Promise<void> {
  if (!postgres) return;
  const { process: child, folder } = postgres;
  if (child.exitCode === null) {
    const ended = new Promise((resolve) => {
      child.once("exit", resolve);
    });
    child.kill("SIGQUIT");
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
}

export default async function services(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "tavle-services-"));
  const path = join(folder, "services");
  const server = await answerWorkers(path);
  project.provide("services", path);
  return async () => {
    server.close();
    await stopPostgres();
    rmSync(folder, { recursive: true, force: true });
  };
}
