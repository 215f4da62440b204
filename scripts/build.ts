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
/** What the client is made of; anything else may change without a build. */
const SOURCES = [
  "client",
  "shared",
  "skjerm",
  "ide",
  "fjern",
  "public",
  "index.html",
  "vite.config.ts",
  "package-lock.json",
];

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
function sourcesHash(root: string): string {
  const hash = createHash("sha256");
  for (const file of SOURCES.flatMap((source) => filesUnder(join(root, source)))) {
    hash.update(relative(root, file).replaceAll("\\", "/")).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex").slice(0, 16);
}

function lastRelease(dist: string): Release | undefined {
  const file = join(dist, "release.json");
  if (!existsSync(file) || !existsSync(join(dist, "client", "index.html"))) return undefined;
  return JSON.parse(readFileSync(file, "utf8"));
}

/** Pages that are open now still ask for the files of the release they came from: keep those, one release back. */
function keepPrevious(previous: Release | undefined, client: string, next: string): void {
  for (const asset of previous?.assets ?? []) {
    const [from, to] = [join(client, "assets", asset), join(next, "assets", asset)];
    if (existsSync(from) && !existsSync(to)) copyFileSync(from, to);
  }
}

async function viteBuild(root: string, outDir: string, name: string): Promise<void> {
  // Vite hands it to the client as `import.meta.env.VITE_BUILD`.
  process.env.VITE_BUILD = name;
  const vite = await import("vite").catch((cause: unknown) => {
    throw new Error("The client must be built, and the build tools are not installed. Run: npm ci --include=dev", {
      cause,
    });
  });
  await vite.build({ root, logLevel: "warn", build: { outDir, emptyOutDir: true } });
}

/** Puts the finished folder in the place of the served one. */
function swapIn(next: string, client: string): void {
  const old = `${next}-old`;
  if (existsSync(client)) renameSync(client, old);
  renameSync(next, client);
  rmSync(old, { recursive: true, force: true });
}

/**
 * Builds when needed.
 * @param root the folder that holds the sources, and `dist`
 * @returns the name of the build that stands in dist/client afterwards
 */
export async function buildClient(root = ROOT): Promise<string> {
  const dist = join(root, "dist");
  const client = join(dist, "client");
  const name = sourcesHash(root);
  const previous = lastRelease(dist);
  if (previous?.build === name) return name;
  console.log("Building the client ...");
  const next = join(dist, `next-${process.pid}`);
  mkdirSync(dist, { recursive: true });
  try {
    await viteBuild(root, next, name);
    const assets = filesUnder(join(next, "assets")).map((file) => relative(join(next, "assets"), file));
    keepPrevious(previous, client, next);
    swapIn(next, client);
    writeFileSync(join(dist, "release.json"), `${JSON.stringify({ build: name, assets } satisfies Release)}\n`);
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
  return name;
}

if (import.meta.main) {
  // Whatever the one who starts us is doing: what is served is React without its checks for developers.
  process.env.NODE_ENV = "production";
  try {
    await buildClient();
  } catch (cause) {
    console.error(cause instanceof Error ? cause.message : cause);
    process.exitCode = 1;
  }
}
