import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays, MINUTE } from "../../shared/base/time.ts";
import type { PullRun } from "../../shared/pull/source.ts";
import { freshDatabase } from "../support/postgres.ts";
import { type ServerProcess, startServerProcess } from "../support/serverProcess.ts";
import { type Source, startSource } from "../support/source.ts";

/** Enough that storing them takes a while. */
const ROWS = 1500;

describe.each(["SQLite", "PostgreSQL"])("a server on %s that is killed in the middle of a fetch", (engine) => {
  let server: ServerProcess;
  let source: Source;
  let measureId: string;
  let sourceId: string;

  beforeAll(async () => {
    source = await startSource();
    server = await startServerProcess({
      ...(engine === "PostgreSQL" && { databaseUrl: await freshDatabase() }),
      environment: { PULL_ALLOW: source.place },
      now: Date.parse("2026-11-23T06:59:00Z"),
    });
    const { unitId } = server.hospital;
    const plain = {
      unit: "",
      direction: "down",
      target: null,
      chart: "i",
      rhythm: "day",
      decimals: 0,
      responsible: "",
    };
    const measure = { ...plain, name: "Fall", unitId };
    measureId = (await server.as("leader", "POST", "/api/v1/measures", { body: measure })).body.id;
    const definition = {
      name: "DV",
      kind: "url-json",
      address: `${source.url}/`,
      secret: null,
      schedule: { every: "hour", minute: 0 },
      mapping: { period: "nr", value: "n" },
      measureId,
    };
    sourceId = (await server.as("leader", "POST", "/api/v1/pull-sources", { body: { unitId, definition } })).body.id;
  });
  afterAll(async () => {
    await server.close();
    await source.close();
  });

  const points = async (): Promise<number> =>
    (await server.as("leader", "GET", `/api/v1/measures/${measureId}/series`)).body.points.length;
  const runs = async (): Promise<PullRun[]> =>
    (await server.as("leader", "GET", `/api/v1/pull-sources/${sourceId}/runs`)).body.items;
  const body = JSON.stringify(Array.from({ length: ROWS }, (_, i) => ({ nr: addDays("2026-11-22", -i), n: i })));

  test("before the answer came has none of it, and fetches once more when it is up again", async () => {
    source.answer(() => undefined);
    await server.advance(MINUTE);
    await expect.poll(() => source.asked.length, { timeout: 20_000 }).toBe(1);
    await server.kill();
    source.answer((_, response) => response.end("[]"));
    await server.restart();
    expect(await points()).toBe(0);
    // Nobody takes the source from a fetch that may still run; when its lease has ended, it is due at once, and once.
    expect(source.asked).toHaveLength(1);
    await server.advance(3 * MINUTE);
    await expect
      .poll(async () => (await runs()).map(({ outcome }) => outcome), { timeout: 20_000 })
      .toEqual(["good", "failed"]);
    expect((await runs())[1]).toMatchObject({ reason: "interrupted" });
    expect(source.asked).toHaveLength(2);
  });

  // So many milliseconds after the last byte of the answer: while it is read, while it is stored, and after.
  test.each([5, 100])("%i ms after the answer has all of it or nothing", async (later) => {
    const before = await points();
    const shift = before + later;
    const changed = body.replaceAll('"n":', `"n":${shift}`);
    let isAnswered = false;
    source.answer((_, response) =>
      response.end(changed, () => {
        isAnswered = true;
      }),
    );
    await server.advance(60 * MINUTE);
    await expect.poll(() => isAnswered, { interval: 2, timeout: 20_000 }).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, later));
    await server.kill();
    await server.restart();
    expect([before, ROWS]).toContain(await points());
    await server.advance(3 * MINUTE);
    await expect.poll(points, { timeout: 20_000 }).toBe(ROWS);
    await expect
      .poll(async () => (await runs()).some(({ outcome }) => outcome === "running"), { timeout: 20_000 })
      .toBe(false);
  });
});
