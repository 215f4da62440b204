import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** Licences that a dependency of the running product may have; fonts come under the OFL. */
const ALLOWED = new Set([
  "MIT",
  "MIT-0",
  "ISC",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "0BSD",
  "Apache-2.0",
  "MPL-2.0",
  "BlueOak-1.0.0",
  "Unlicense",
  "CC0-1.0",
]);
const FONTS = "node_modules/@fontsource";

/** Packages that name no licence where npm looks; what their own LICENSE file says, read by a person. */
const READ_BY_US: Readonly<Record<string, string>> = {
  "node_modules/xmlhttprequest-ssl": "MIT",
};

interface Locked {
  readonly dev?: boolean;
  readonly license?: string;
}

const ROOT = join(import.meta.dirname, "..");

function production(): [path: string, locked: Locked][] {
  const lock: { packages: Record<string, Locked> } = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8"));
  return Object.entries(lock.packages).filter(([path, { dev }]) => path !== "" && !dev);
}

/** "(MIT OR GPL-3.0)" is allowed by its MIT; "MIT AND Zlib" only when both are. */
function isAllowed(path: string, licence: string | undefined): boolean {
  if (licence === "OFL-1.1") return path.startsWith(FONTS);
  const each = (text: string): string[] => text.replaceAll(/[()]/g, "").split(" AND ");
  return (licence ?? "").split(" OR ").some((choice) => each(choice).every((name) => ALLOWED.has(name.trim())));
}

test("every dependency of the running product has a licence from the list", () => {
  const wrong = production().filter(([path, { license }]) => !isAllowed(path, license ?? READ_BY_US[path]));
  expect(wrong.map(([path, { license }]) => `${path}: ${license ?? "none named"}`)).toEqual([]);
});

test("the lock file names the licences it is read for", () => {
  expect(production().length).toBeGreaterThan(50);
});

test("a licence outside the list is seen", () => {
  expect(isAllowed("node_modules/x", "AGPL-3.0")).toBe(false);
  expect(isAllowed("node_modules/x", undefined)).toBe(false);
  expect(isAllowed("node_modules/x", "MIT AND GPL-2.0")).toBe(false);
  expect(isAllowed("node_modules/x", "(MIT OR GPL-2.0)")).toBe(true);
  expect(isAllowed("node_modules/x", "OFL-1.1")).toBe(false);
});

test("the lock file holds exact versions and no address to fetch them from", () => {
  const text = readFileSync(join(ROOT, "package-lock.json"), "utf8");
  expect(text).not.toContain('"resolved"');
  const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const versions = [manifest.dependencies, manifest.devDependencies, manifest.optionalDependencies].flatMap(
    (group: Record<string, string>) => Object.values(group),
  );
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test("no dependency runs a script of its own when it is installed", () => {
  const lock: { packages: Record<string, { hasInstallScript?: boolean }> } = JSON.parse(
    readFileSync(join(ROOT, "package-lock.json"), "utf8"),
  );
  expect(Object.keys(lock.packages).filter((path) => lock.packages[path]?.hasInstallScript)).toEqual([]);
});
