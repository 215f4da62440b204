import { beforeAll, expect, test } from "vitest";
import { newId, type PullRunId, type PullSourceId, type UnitId } from "../../shared/base/ids.ts";
import { DAY, MINUTE } from "../../shared/base/time.ts";
import { NO_COUNTS, type PullDefinition } from "../../shared/pull/source.ts";
import type { Storage } from "../../server/storage/database.ts";
import * as pulls from "../../server/storage/pulls.ts";
import { seededRandom } from "../support/ids.ts";
import { describeStorages } from "../support/storages.ts";

const NOW = 1_795_000_000_000;
const definition: PullDefinition = {
  name: "Datavarehuset",
  kind: "url-json",
  address: "https://dv.example.no/fall.json",
  secret: null,
  schedule: { every: "day", at: "06:00" },
  measureId: null,
  mapping: {
    rows: "",
    period: "uke",
    year: "",
    value: "fall",
    numerator: "",
    denominator: "",
    key: "",
    unit: "",
    measure: "mål",
    decimal: "point",
    monthFirst: false,
    times100: false,
  },
};

describeStorages("the store of sources", (open) => {
  const random = seededRandom(7);
  const unitId: UnitId = newId(random);
  let storage: Storage;

  beforeAll(async () => {
    storage = await open();
    await storage.db
      .insertInto("units")
      .values({
        id: unitId,
        parent_id: null,
        kind: "section",
        name: "Sengepost",
        zone: "Europe/Oslo",
        code: null,
        version: 1,
        created_at: NOW,
      })
      .execute();
  });

  async function aSource(nextAt: number | null = NOW): Promise<pulls.StoredSource> {
    const id: PullSourceId = newId(random);
    await pulls.addSource(storage.db, { id, unitId, definition, paused: false, version: 1, nextAt }, NOW);
    return (await pulls.sourceById(storage.db, id)) ?? expect.fail("not kept");
  }
  const claimOf = (at = NOW): pulls.Claim => ({
    run: newId<"pullRun">(random),
    by: "schedule",
    nextAt: at + DAY,
    until: at + MINUTE,
  });
  const claim = (source: pulls.StoredSource, wanted: pulls.Claim, at = NOW) =>
    storage.transaction((tx) => pulls.claimSource(tx, source, wanted, at));
  const end = (source: pulls.StoredSource, run: PullRunId, as: Partial<pulls.RunEnd> = {}, at = NOW) =>
    storage.transaction((tx) =>
      pulls.endRun(tx, source.id, run, { outcome: "good", counts: NO_COUNTS, faults: [], ...as }, at),
    );

  test("keeps a source, and the one who was slower is told that it is another by now", async () => {
    const source = await aSource();
    expect(source).toMatchObject({ definition, paused: false, version: 1, nextAt: NOW, lease: null });
    expect(await pulls.changeSource(storage.db, { ...source, paused: true })).toBe(true);
    expect(await pulls.changeSource(storage.db, source)).toBe(false);
    expect(await pulls.sourceById(storage.db, source.id)).toMatchObject({ paused: true, version: 2 });
  });

  test("of ten that want a source at once one gets it", async () => {
    const source = await aSource();
    const got = await Promise.all(Array.from({ length: 10 }, () => claim(source, claimOf())));
    expect(got.filter(Boolean)).toHaveLength(1);
    expect(await pulls.runsOf(storage.db, source.id, 10)).toHaveLength(1);
  });

  test("while one has a source nobody else gets it, also where it is due as before", async () => {
    const source = await aSource();
    const now = { ...claimOf(), nextAt: NOW };
    expect(await claim(source, now)).toBe(true);
    expect(await claim(source, { ...claimOf(), nextAt: NOW })).toBe(false);
    expect(await end(source, now.run)).toBe(true);
    expect(await claim(source, claimOf())).toBe(true);
  });

  test("lists those that are due and that nobody fetches, and not those that are paused", async () => {
    const [due, later, paused, taken] = [
      await aSource(NOW - 5),
      await aSource(NOW + 5),
      await aSource(NOW),
      await aSource(NOW),
    ];
    await pulls.changeSource(storage.db, { ...paused, paused: true });
    await claim(taken, { ...claimOf(), nextAt: NOW });
    const ids = (await pulls.dueSources(storage.db, NOW, 100)).map(({ id }) => id);
    expect([due, later, paused, taken].map(({ id }) => ids.includes(id))).toEqual([true, false, false, false]);
  });

  test("a fetch whose process died is broken off, its source due at once, and what it brings later is not taken", async () => {
    const source = await aSource();
    const wanted = claimOf();
    await claim(source, wanted);
    expect(await storage.transaction((tx) => pulls.freeLostSources(tx, NOW + MINUTE - 1))).toEqual([]);
    const freed = await storage.transaction((tx) => pulls.freeLostSources(tx, NOW + MINUTE + 1));
    expect(freed.map(({ id }) => id)).toContain(source.id);
    expect(await pulls.sourceById(storage.db, source.id)).toMatchObject({ lease: null, nextAt: NOW + MINUTE + 1 });
    expect((await pulls.runsOf(storage.db, source.id, 1))[0]).toMatchObject({
      outcome: "failed",
      reason: "interrupted",
    });
    expect(await end(source, wanted.run)).toBe(false);
  });

  test("tells when all was good, when something new came, and since when it fails", async () => {
    const source = await aSource();
    const at = async (time: number, as: Partial<pulls.RunEnd>) => {
      const now = (await pulls.sourceById(storage.db, source.id)) ?? source;
      const wanted = claimOf(time);
      await claim(now, wanted, time);
      await end(now, wanted.run, as, time + 1);
    };
    await at(NOW, { counts: { ...NO_COUNTS, rows: 1, stored: 1 } });
    await at(NOW + 10, { counts: { ...NO_COUNTS, rows: 1, unchanged: 1 } });
    await at(NOW + 20, { outcome: "failed", reason: "timeout" });
    await at(NOW + 30, { outcome: "failed", reason: "status", detail: "503", retryAt: NOW + 90 });
    expect(await pulls.standingOf(storage.db, source.id)).toMatchObject({
      goodAt: NOW + 11,
      newsAt: NOW + 1,
      failingSince: NOW + 20,
      last: { reason: "status", detail: "503" },
    });
    expect(await pulls.failuresSinceGood(storage.db, source.id)).toBe(2);
    expect((await pulls.sourceById(storage.db, source.id))?.nextAt).toBe(NOW + 90);
    await pulls.forgetRunsBefore(storage.db, NOW + DAY);
    expect(await pulls.standingOf(storage.db, source.id)).toMatchObject({ goodAt: NOW + 11, newsAt: NOW + 1 });
    expect((await pulls.runsOf(storage.db, source.id, 10)).map(({ startedAt }) => startedAt - NOW)).toEqual([
      30, 10, 0,
    ]);
  });

  test("a source that is taken away takes the story of its fetches along, also while one runs", async () => {
    const source = await aSource();
    const wanted = claimOf();
    await claim(source, wanted);
    expect(await storage.transaction((tx) => pulls.removeSource(tx, source.id))).toBe(true);
    expect(await end(source, wanted.run)).toBe(false);
    expect(await storage.transaction((tx) => pulls.removeSource(tx, source.id))).toBe(false);
    expect(await pulls.runsOf(storage.db, source.id, 10)).toEqual([]);
  });
});
