import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SeriesView } from "../../shared/measure/measure.ts";
import { DAY } from "../../shared/base/time.ts";
import { TAKE_BACK_DAYS } from "../../shared/import/limits.ts";
import type { ImportPreview } from "../../shared/protocol/imports.ts";
import type { PersonName } from "../support/hospital.ts";
import { handClock } from "../support/clock.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

const clock = handClock(Date.parse("2026-11-23T06:45:00Z"));
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ clock });
});
afterAll(() => server.close());

const plain = {
  name: "Fall",
  unit: "",
  direction: "down",
  target: null,
  chart: "i",
  rhythm: "week",
  decimals: 1,
  responsible: "Fagsykepleier",
};

async function define(change: object = {}, who: PersonName = "leader"): Promise<string> {
  const body = { ...plain, unitId: server.hospital.unitId, ...change };
  return (await server.as(who, "POST", "/api/v1/measures", { body })).body.id;
}

function look(id: string, file: string | Uint8Array, query = "", who: PersonName = "participant") {
  return server.as(who, "POST", `/api/v1/measures/${id}/imports/preview?${query}`, { file });
}

function save(id: string, file: string | Uint8Array, query = "", who: PersonName = "participant") {
  return server.as(who, "POST", `/api/v1/measures/${id}/imports?${query}`, { file });
}

function takeBack(id: string, who: PersonName = "participant") {
  return server.as(who, "POST", `/api/v1/imports/${id}/removal`);
}

async function figures(id: string, unitId = server.hospital.unitId): Promise<Record<string, number | null>> {
  const series: SeriesView = (await server.as("reader", "GET", `/api/v1/measures/${id}/series?unitId=${unitId}`)).body;
  return Object.fromEntries(series.points.map(({ period, value, numerator }) => [period, value ?? numerator]));
}

const FILE = "Uke;Antall fall\nuke 45 2026;3\nuke 46 2026;1,5\nUke 47 2026;\nuke 99 2026;2\nTotalt;4,5\n";

describe("a file of figures", () => {
  test("is shown as it was understood, and nothing is saved", async () => {
    const id = await define();
    const { body, status } = await look(id, FILE);
    expect(status).toBe(200);
    const shown: ImportPreview = body;
    expect(shown).toMatchObject({ read: 5, usable: 2, unusable: 3, stored: 2, corrected: 0, unchanged: 0 });
    expect(shown.file).toMatchObject({ delimiter: ";", encoding: "utf-8" });
    expect(shown.plan).toMatchObject({ header: 1, period: 0, values: [1], decimal: "comma" });
    expect(shown.first.map(({ row, point }) => [row, point.period, point.value])).toEqual([
      [2, "2026-W45", 3],
      [3, "2026-W46", 1.5],
    ]);
    expect(shown.faults.map(({ row, code, cells }) => [row, code, cells[0]])).toEqual([
      [4, "no-figure", "Uke 47 2026"],
      [5, "not-a-period", "uke 99 2026"],
      [6, "not-a-period", "Totalt"],
    ]);
    expect(await figures(id)).toEqual({});
  });

  test("is stored by those who may add figures, and stands on the chart", async () => {
    const id = await define();
    for (const who of ["reader", "stranger"] as const) expect((await save(id, FILE, "", who)).status).toBe(403);
    expect((await server.as(undefined, "POST", `/api/v1/measures/${id}/imports`, { file: FILE })).status).toBe(401);
    const saved = await save(id, FILE, "name=fall.csv");
    expect(saved.body).toMatchObject({ stored: 2, unusable: 3, read: 5, fileName: "fall.csv", by: "Per Pettersen" });
    expect(await figures(id)).toEqual({ "2026-W45": 3, "2026-W46": 1.5 });
    expect((await look(id, FILE)).body).toMatchObject({ stored: 0, unchanged: 2 });
    const list = (await server.as("reader", "GET", `/api/v1/measures/${id}/imports`)).body.items;
    expect(list).toMatchObject([{ fileName: "fall.csv", mayTakeBack: false }]);
  });

  test("with nothing that can be used is refused", async () => {
    const id = await define();
    const { status, body } = await save(id, "Uke;Antall\nTotalt;3\n");
    expect([status, body.code, body.fields.file]).toEqual([422, "bad-file", "nothing-usable"]);
  });

  test("has its columns remembered as they were chosen, for the next file of its kind", async () => {
    const id = await define();
    const chosen = "header=1&period=0&values=2";
    const file = "Uke;Meldte;Bekreftede\n2026-W46;9;4\n";
    expect((await look(id, file)).body.plan.values).toEqual([1]);
    await save(id, file, chosen);
    const next = (await look(id, "Uke;Meldte;Bekreftede\n2026-W47;8;5\n")).body;
    expect(next).toMatchObject({ remembered: true, plan: { values: [2] } });
    expect((await look(await define(), file)).body.remembered).toBe(false);
  });

  test("may be sent again: the same key gets the first answer, another file under it is refused", async () => {
    const id = await define();
    const path = `/api/v1/measures/${id}/imports`;
    const first = await server.as("leader", "POST", path, { file: FILE, key: "import-1" });
    const again = await server.as("leader", "POST", path, { file: FILE, key: "import-1" });
    expect(again.body.id).toBe(first.body.id);
    const other = await server.as("leader", "POST", path, { file: `${FILE}2026-W44;1\n`, key: "import-1" });
    expect(other.body.code).toBe("key-reused");
  });
});

describe("an import", () => {
  test("is taken back as a whole: what it corrected stands as before, what it added is gone", async () => {
    const id = await define();
    await save(id, "2026-W44;7\n2026-W45;9\n");
    const made = (await save(id, FILE)).body;
    expect(made).toMatchObject({ stored: 1, corrected: 1 });
    const back = await takeBack(made.id);
    expect(back.body).toMatchObject({ restored: 2, kept: 0, import: { mayTakeBack: false } });
    expect(await figures(id)).toEqual({ "2026-W44": 7, "2026-W45": 9, "2026-W46": null });
    expect((await takeBack(made.id)).body.code).toBe("changed-meanwhile");
    expect((await save(id, FILE)).body).toMatchObject({ corrected: 2 });
  });

  test("leaves alone what somebody has corrected since", async () => {
    const id = await define();
    const made = (await save(id, FILE)).body;
    await server.as("leader", "POST", `/api/v1/measures/${id}/points`, { body: { period: "2026-W45", value: 4 } });
    expect((await takeBack(made.id)).body).toMatchObject({ restored: 1, kept: 1 });
    expect(await figures(id)).toEqual({ "2026-W45": 4, "2026-W46": null });
  });

  test("is taken back by those who may add figures, within its time", async () => {
    const id = await define();
    const made = (await save(id, FILE)).body;
    expect((await takeBack(made.id, "reader")).status).toBe(403);
    const { db } = server.app.parts.storage;
    await db
      .updateTable("imports")
      .set({ at: clock.now() - (TAKE_BACK_DAYS + 1) * DAY })
      .where("id", "=", made.id)
      .execute();
    expect((await takeBack(made.id, "participant")).status).toBe(400);
  });
});

test("one file with a column of units fills the series of each section that one may fill", async () => {
  const { trustId, unitId, otherUnitId } = server.hospital;
  const id = await define({ unitId: trustId }, "admin");
  const { storage, authority } = server.app.parts;
  await storage.db.updateTable("units").set({ code: "4210" }).where("id", "=", otherUnitId).execute();
  await authority.refresh();
  const file = `Post;Uke;Antall\nSengepost 3;2026-W46;3\n4210;2026-W46;5\n${unitId};2026-W45;2\nUkjent;2026-W46;1\n`;
  const shown: ImportPreview = (await look(id, file, "", "admin")).body;
  expect(shown.plan).toMatchObject({ unit: 0, period: 1, values: [2] });
  expect(shown.faults).toMatchObject([{ row: 5, code: "unknown-unit" }]);
  expect((await save(id, file, "", "admin")).body).toMatchObject({ stored: 3, units: 2 });
  expect(await figures(id)).toEqual({ "2026-W45": 2, "2026-W46": 3 });
  expect(await figures(id, otherUnitId)).toEqual({ "2026-W46": 5 });
  // Who leads one section fills that one alone.
  const own: ImportPreview = (await look(id, file, "", "participant")).body;
  expect(own.faults.map(({ row, code }) => [row, code])).toEqual([
    [3, "not-your-unit"],
    [5, "unknown-unit"],
  ]);
});

test("a table with its weeks across is read as one with its weeks below each other", async () => {
  const { trustId, otherUnitId } = server.hospital;
  const id = await define({ unitId: trustId }, "admin");
  const file = "Post;Uke 45 2026;Uke 46 2026;Uke 47 2026\nSengepost 3;3;1,5;\nSengepost 4;2;mange;4\n";
  const shown: ImportPreview = (await look(id, file, "", "admin")).body;
  expect(shown).toMatchObject({ usable: 4, file: { isAcross: true }, plan: { unit: 0, period: 1, values: [2] } });
  expect(shown.faults).toMatchObject([
    { row: 3, column: 2, code: "not-a-number", cells: ["Sengepost 4", "2", "mange", "4"] },
  ]);
  expect((await save(id, file, "", "admin")).body).toMatchObject({ stored: 4, units: 2 });
  expect(await figures(id, otherUnitId)).toEqual({ "2026-W45": 2, "2026-W47": 4 });
});
