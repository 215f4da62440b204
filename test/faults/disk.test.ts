import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../shared/base/ids.ts";
import { isStorageFault } from "../../server/storage/fault.ts";
import { seededRandom } from "../support/ids.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

const random = seededRandom(17);

describe("a full disk", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.close());

  const thank = async (key: string) => {
    const path = `/api/v1/boards/${server.hospital.boardId}/thanks/commands`;
    const body = {
      do: "give",
      id: key,
      to: null,
      line: "nattevakta for god hjelp",
    };
    return await server.as("participant", "POST", path, { body, key });
  };
  const pages = (most: number) => sql`pragma max_page_count = ${sql.lit(most)}`.execute(server.app.parts.storage.db);

  test("refuses a command in words, does nothing of it, and takes it when there is room again", async () => {
    // SQLite takes it for the size that the file has.
    await pages(1);
    let refused: { key: string; status: number; code: string } | undefined;
    for (let tries = 0; tries < 400 && !refused; tries += 1) {
      const key = newId<"thanks">(random);
      const { status, body } = await thank(key);
      if (status !== 200) refused = { key, status, code: body.code };
    }
    expect(refused).toMatchObject({ status: 503, code: "not-saving" });
    expect(server.logged.some((line) => line.includes("a request failed"))).toBe(true);
    // Reading goes on.
    const path = `/api/v1/boards/${server.hospital.boardId}/thanks`;
    expect((await server.as("reader", "GET", path)).status).toBe(200);
    await pages(1_000_000);
    const key = refused?.key ?? "";
    expect([(await thank(key)).status, (await thank(key)).status]).toEqual([200, 200]);
    const { items } = (await server.as("reader", "GET", path)).body;
    expect(items.filter(({ id }: { id: string }) => id === key)).toHaveLength(1);
  }, 60_000);
});

test("what passes is told from what is a fault of ours", () => {
  const failed = (fields: object): Error => Object.assign(new Error("failed"), fields);
  const passes = [
    { errcode: 13 },
    { errcode: 10 | (3 << 8) },
    { code: "53100" },
    { code: "57P01" },
    { code: "ECONNREFUSED" },
  ];
  const ours = [{ errcode: 19 }, { errcode: 1 }, { code: "23505" }, { code: "42P01" }, {}];
  expect(passes.map((fields) => isStorageFault(failed(fields)))).toEqual(passes.map(() => true));
  expect(ours.map((fields) => isStorageFault(failed(fields)))).toEqual(ours.map(() => false));
  expect(isStorageFault("disk full")).toBe(false);
});
