/** What the tests need from the machine beside Node: where it is, and how it gets there. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

interface Tool {
  readonly name: string;
  readonly packages: readonly string[];
  find(): string | undefined;
}

/** @returns the Chromium that browser tests and screenshots use: `$CHROMIUM`, or Debian's */
export function findChromium(): string | undefined {
  return [process.env.CHROMIUM, "/usr/bin/chromium"].find((path) => path !== undefined && existsSync(path));
}

/** @returns the folder of PostgreSQL's own programs (`initdb`, `postgres`): Debian's newest, or one on the path */
export function findPostgres(): string | undefined {
  const versions = "/usr/lib/postgresql";
  const debian = (existsSync(versions) ? readdirSync(versions) : [])
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => join(versions, version, "bin"));
  const onPath = (process.env.PATH ?? "").split(delimiter);
  return [...debian, ...onPath].find((bin) => existsSync(join(bin, "initdb")) && existsSync(join(bin, "postgres")));
}

/** @returns R's script runner: the exported R code is run by R itself */
export function findR(): string | undefined {
  const onPath = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, "Rscript"));
  return ["/usr/bin/Rscript", ...onPath].find((path) => existsSync(path));
}

const TOOLS: readonly Tool[] = [
  { name: "Chromium", packages: ["chromium", "fonts-liberation"], find: findChromium },
  { name: "PostgreSQL", packages: ["postgresql"], find: findPostgres },
  { name: "R", packages: ["r-base-core"], find: findR },
];

function install(packages: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", ["update", "-qq"], { stdio: "inherit", env });
  spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], { stdio: "inherit", env });
}

/**
 * Installs what is missing when it may (root on Debian or Ubuntu).
 * @returns what is still missing, each with one line on how to get it
 */
export function ensureTools(): string[] {
  const missing = TOOLS.filter((tool) => tool.find() === undefined);
  if (missing.length === 0) return [];
  const packages = missing.flatMap((tool) => tool.packages);
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log(`Installing ${packages.join(", ")} ...`);
    install(packages);
  }
  return missing
    .filter((tool) => tool.find() === undefined)
    .map((tool) => `${tool.name} is missing. Install it: sudo apt-get install ${tool.packages.join(" ")}`);
}
