#!/usr/bin/env node
import { parseArgs } from "node:util";
import { type Config, processEnvironment, readConfig } from "./config.ts";
import { createAdmin } from "./cli/admin.ts";
import { backUp, restore, verify } from "./cli/backups.ts";
import { createKey, revokeKey } from "./cli/keys.ts";
import { listScreens, revokeScreenById } from "./cli/screens.ts";
import { seedExample } from "./cli/seed.ts";
import { StorageRefusal } from "./storage/refusal.ts";

/** What the operator does beside the running server. Each command answers in lines and may refuse in one. */
type Run = (config: Config, words: readonly string[]) => Promise<readonly string[]>;

const COMMANDS: Readonly<Record<string, { readonly usage: string; readonly says: string; readonly run: Run }>> = {
  "config check": {
    usage: "config check",
    says: "tell every fault in the configuration",
    run: async () => ["The configuration is in order."],
  },
  "admin create": {
    usage: "admin create <user name> <name>",
    says: "make an administrator of everything, and print a one-time link to choose a password",
    run: createAdmin,
  },
  backup: { usage: "backup <file>", says: "copy the storage to a new file while the server works", run: backUp },
  restore: { usage: "restore <file>", says: "put a backup in place; the server must be stopped", run: restore },
  verify: { usage: "verify", says: "walk the audit and the boards' logs, and say whether they hold", run: verify },
  "seed demo": {
    usage: "seed demo",
    says: "fill an empty installation with the example hospital; the server must be stopped",
    run: seedExample,
  },
  "screen list": { usage: "screen list", says: "list the paired wall screens", run: listScreens },
  "screen revoke": {
    usage: "screen revoke <id>",
    says: "cut a wall screen off within five seconds",
    run: revokeScreenById,
  },
  "key create": {
    usage: "key create <unit's id or code> <name>",
    says: "make a feed key for all measures of a unit and below it, and print it once",
    run: createKey,
  },
  "key revoke": {
    usage: "key revoke <its first letters>",
    says: "let a feed key in no more, from its next call on",
    run: revokeKey,
  },
};

function help(): string[] {
  const width = Math.max(...Object.values(COMMANDS).map((command) => command.usage.length));
  const lines = Object.values(COMMANDS).map(({ usage, says }) => `  tavle ${usage.padEnd(width)}  ${says}`);
  return ["Usage:", ...lines, "", "Reads the same environment as the server."];
}

async function main(): Promise<void> {
  const { positionals } = parseArgs({ allowPositionals: true, strict: false });
  const two = positionals.slice(0, 2).join(" ");
  const name = two in COMMANDS ? two : (positionals[0] ?? "");
  const command = COMMANDS[name];
  if (!command) return say(help(), name === "" || name === "help" ? 0 : 2);
  const read = readConfig(processEnvironment());
  if ("faults" in read) return say(["The configuration has faults:", ...read.faults.map((fault) => `  ${fault}`)], 2);
  try {
    say(await command.run(read.config, positionals.slice(name.split(" ").length)), 0);
  } catch (error) {
    if (!(error instanceof StorageRefusal)) throw error;
    say([error.message], 1);
  }
}

function say(lines: readonly string[], exitCode: number): void {
  for (const line of lines) (exitCode === 0 ? console.log : console.error)(line);
  process.exitCode = exitCode;
}

await main();
