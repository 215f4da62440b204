import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "../server/config.ts";

const ROOT = join(import.meta.dirname, "..");
const example = readFileSync(join(ROOT, ".env.example"), "utf8");

/** Settings named at the start of a line, in use or commented out: NAME=value. */
const explained = [...example.matchAll(/^#?([A-Z][A-Z_]+)=(.*)$/gm)].map(([, name = "", value = ""]) => ({
  name,
  value,
}));

/** The operator chooses the end of these names: the server reads all that begin so. */
const NAMED_BY_THE_OPERATOR = /^PULL_(SECRET|SQL)_/;

test(".env.example explains each setting that the server reads, and no other", () => {
  const asked = new Set<string>();
  readConfig(
    new Proxy<Record<string, string>>({}, { get: (_, name) => void (typeof name === "string" && asked.add(name)) }),
  );
  // Those of a later version are asked for only to say that they are not there yet.
  const known = [...asked].filter((name) => !isForLater(name));
  const named = explained.map(({ name }) => name).filter((name) => !NAMED_BY_THE_OPERATOR.test(name));
  expect(named.toSorted()).toEqual(known.toSorted());
});

function isForLater(name: string): boolean {
  const read = readConfig({ [name]: "1" });
  return "faults" in read && read.faults.some((fault) => fault.startsWith(name) && fault.includes("not support"));
}

test(".env.example can be used as it is", () => {
  const active = example.split("\n").filter((line) => /^[A-Z]/.test(line));
  const environment = Object.fromEntries(active.map((line) => line.split("=")));
  expect(readConfig(environment)).toHaveProperty("config");
});
