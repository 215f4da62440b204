import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { ask } from "../support/caller.ts";
import { startServer } from "../support/startServer.ts";

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "tavle-seed-"));
const dataDir = join(folder, "data");
/** A hospital's life takes a few seconds, and more on a machine that is busy. */
const FILLING = 120_000;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function seedDemo(): Promise<{ code: number; out: string; faults: string }> {
  const cli = join(import.meta.dirname, "../../server/cli.ts");
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: "3456" };
  try {
    const { stdout, stderr } = await run(process.execPath, [cli, "seed", "demo"], { env });
    return { code: 0, out: stdout, faults: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, faults: stderr };
  }
}

test("tavle seed demo fills an installation that was started and never set up", { timeout: FILLING }, async () => {
  // Somebody has started it once, and left.
  await (await startServer({ dataDir, empty: true })).close();
  const { code, out, faults } = await seedDemo();
  expect(faults).toBe("");
  expect(code).toBe(0);
  expect(out).toContain("http://localhost:3456");
  const [, password] = /all of them is {2}(\S+)/.exec(out) ?? [];
  const server = await startServer({ dataDir, empty: true });
  try {
    const { cookie } = await ask(server.url, "POST", "/api/v1/session", { body: { name: "kari.nes", password } });
    const { items } = (await ask(server.url, "GET", "/api/v1/boards", { cookie })).body;
    expect(items.length).toBeGreaterThan(15);
    const own = items.find(({ mine }: { mine: boolean }) => mine);
    const meetings = (await ask(server.url, "GET", `/api/v1/boards/${own.id}/meetings`, { cookie })).body;
    expect(meetings.items.length).toBeGreaterThan(10);
  } finally {
    await server.close();
  }
});

test("and refuses, in one line, where something is set up", async () => {
  const { code, faults } = await seedDemo();
  expect(code).toBe(1);
  expect(faults.trim().split("\n")).toEqual([expect.stringContaining("nothing was changed")]);
});
