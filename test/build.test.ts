import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { buildClient } from "../scripts/build.ts";

describe("building the client", () => {
  let root: string;
  const write = (file: string, text: string): void => writeFileSync(join(root, file), text);
  const assets = (): string[] => readdirSync(join(root, "dist/client/assets")).toSorted();

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "tavle-build-"));
    mkdirSync(join(root, "client"));
    write("index.html", '<!doctype html><script type="module" src="/client/main.js"></script>');
    write("client/main.js", "document.title = 'one';");
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  test("is not done again while the sources are the same", async () => {
    const name = await buildClient(root);
    rmSync(join(root, "dist/client/assets"), { recursive: true });
    expect(await buildClient(root)).toBe(name);
    expect(existsSync(join(root, "dist/client/assets"))).toBe(false);
  });

  test("keeps the files of the release before for pages that are open, and no older ones", async () => {
    await buildClient(root);
    const [first = ""] = assets();
    write("client/main.js", "document.title = 'two';");
    await buildClient(root);
    const [second = ""] = assets().filter((name) => name !== first);
    expect(assets()).toEqual([first, second].toSorted());
    write("client/main.js", "document.title = 'three';");
    await buildClient(root);
    expect(assets()).toHaveLength(2);
    expect(assets()).toContain(second);
    expect(assets()).not.toContain(first);
  });

  test("leaves what was served when the new one cannot be built", async () => {
    await buildClient(root);
    const served = readFileSync(join(root, "dist/client/index.html"), "utf8");
    write("client/main.js", "this is not a program");
    await expect(buildClient(root)).rejects.toThrow();
    expect(readFileSync(join(root, "dist/client/index.html"), "utf8")).toBe(served);
    expect(readdirSync(join(root, "dist")).toSorted()).toEqual(["client", "release.json"]);
  });
});
