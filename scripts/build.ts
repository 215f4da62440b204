/**
 * Builds the client into dist/client when its sources have changed since the last build.
 * The new release stands beside the old one until it is whole, so a failed build leaves what was served before.
 */
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join, relative } from "node:path";

const ROOT = join(import.meta.dirname, "..");
const DIST = join(ROOT, "dist");
const CLIENT = join(DIST, "client");
/** What the client is made of; anything else may change without a build. */
const SOURCES = ["client", "shared", "skjerm", "public", "index.html", "vite.config.ts", "package-lock.json"];

/** What stands in dist/release.json: from which sources, and which hashed files are this release's own. */
interface Release {
  readonly build: string;
  readonly assets: readonly string[];
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

/** @returns a short name of the sources as they are now: the same sources give the same name on every machine */
function sourcesHash(): string {
  const hash = createHash("sha256");
  for (const file of SOURCES.flatMap((source) => filesUnder(join(ROOT, source)))) {
    hash.update(relative(ROOT, file).replaceAll("\\", "/")).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex").slice(0, 16);
}

function lastRelease(): Release | undefined {
  const file = join(DIST, "release.json");
  if (!existsSync(file) || !existsSync(join(CLIENT, "index.html"))) return undefined;
  return JSON.parse(readFileSync(file, "utf8"));
}

/** Pages that are open now still ask for the files of the release they came from: keep those, one release back. */
function keepPrevious(previous: Release | undefined, next: string): void {
  for (const asset of previous?.assets ?? []) {
    const [from, to] = [join(CLIENT, "assets", asset), join(next, "assets", asset)];
    if (existsSync(from) && !existsSync(to)) copyFileSync(from, to);
  }
}

async function viteBuild(outDir: string, build: string): Promise<void> {
  process.env.VITE_BUILD = build;
  const vite = await import("vite").catch((cause: unknown) => {
    throw new Error("The client must be built, and the build tools are not installed. Run: npm ci --include=dev", {
      cause,
    });
  });
  await vite.build({ root: ROOT, logLevel: "warn", build: { outDir, emptyOutDir: true } });
}

/** Puts the finished folder in the place of the served one. */
function swapIn(next: string): void {
  const old = join(DIST, `old-${process.pid}`);
  if (existsSync(CLIENT)) renameSync(CLIENT, old);
  renameSync(next, CLIENT);
  rmSync(old, { recursive: true, force: true });
}

/**
 * Builds when needed.
 * @returns the name of the build that stands in dist/client afterwards
 */
export async function buildClient(): Promise<string> {
  const name = sourcesHash();
  const previous = lastRelease();
  if (previous?.build === name) return name;
  console.log("Building the client ...");
  const next = join(DIST, `next-${process.pid}`);
  mkdirSync(DIST, { recursive: true });
  try {
    await viteBuild(next, name);
    const assets = filesUnder(join(next, "assets")).map((file) => relative(join(next, "assets"), file));
    keepPrevious(previous, next);
    swapIn(next);
    writeFileSync(join(DIST, "release.json"), `${JSON.stringify({ build: name, assets } satisfies Release)}\n`);
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
  return name;
}

if (import.meta.main) {
  try {
    await buildClient();
  } catch (cause) {
    console.error(cause instanceof Error ? cause.message : cause);
    process.exitCode = 1;
  }
}
