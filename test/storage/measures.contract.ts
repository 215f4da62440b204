import { beforeAll, expect, test } from "vitest";
import { type MeasureId, newId, type UnitId } from "../../shared/base/ids.ts";
import type { MeasureDefinition } from "../../shared/measure/measure.ts";
import { PLAIN_READING, type SeriesReading } from "../../shared/measure/measure.ts";
import type { ReadPoint } from "../../shared/measure/pushed.ts";
import type { Storage } from "../../server/storage/database.ts";
import * as keys from "../../server/storage/feedKeys.ts";
import * as measures from "../../server/storage/measures.ts";
import { storePlaced, storePoints } from "../../server/storage/points.ts";
import { seededRandom } from "../support/ids.ts";
import { describeStorages } from "../support/storages.ts";

const NOW = 1_795_000_000_000;

const definition: MeasureDefinition = {
  name: "Fall",
  unit: "",
  direction: "down",
  target: null,
  chart: "i",
  rhythm: "week",
  decimals: 1,
  responsible: "Fagsykepleier",
  numeratorText: "",
  denominatorText: "",
  event: "",
  source: "",
};

function point(period: string, value: number | null, asOf = NOW, key = ""): ReadPoint {
  return { period, key, value, numerator: null, denominator: null, values: null, asOf };
}

describeStorages("the store of measures", (open) => {
  const random = seededRandom(3);
  const unitId: UnitId = newId(random);
  let storage: Storage;
  let id: MeasureId;
  let series: measures.SeriesId;

  beforeAll(async () => {
    storage = await open();
    const unit = {
      id: unitId,
      parent_id: null,
      kind: "section",
      name: "Sengepost",
      zone: "Europe/Oslo",
      version: 1,
    } as const;
    await storage.db
      .insertInto("units")
      .values({ ...unit, created_at: NOW })
      .execute();
  });

  async function aMeasure(): Promise<void> {
    id = newId(random);
    series = { measureId: id, unitId };
    await measures.addMeasure(storage.db, { id, unitId, definition, archived: false, version: 1 }, "system:", NOW);
  }

  function store(points: readonly ReadPoint[], at = NOW) {
    return storage.transaction(async (tx) => {
      const { touched: _, ...counts } = await storePoints(tx, series, points, "feed:x", at);
      return counts;
    });
  }

  test("keeps a measure, and the version before when it changes", async () => {
    await aMeasure();
    const found = await measures.measureById(storage.db, id);
    expect(found).toEqual({ id, unitId, definition, archived: false, version: 1 });
    const renamed = { ...definition, name: "Fall med skade" };
    const changed = { id, unitId, definition: renamed, archived: false, version: 1 };
    expect(await measures.changeMeasure(storage.db, changed, "person:x", NOW)).toBe(true);
    expect(await measures.changeMeasure(storage.db, changed, "person:y", NOW)).toBe(false);
    expect((await measures.measureById(storage.db, id))?.definition.name).toBe("Fall med skade");
    const versions = await storage.db.selectFrom("measure_versions").selectAll().where("measure_id", "=", id).execute();
    expect(new Set(versions.map((row) => JSON.parse(row.definition).name))).toEqual(
      new Set(["Fall", "Fall med skade"]),
    );
  });

  test("a repeat of a batch changes nothing", async () => {
    await aMeasure();
    const batch = [point("2026-W45", 3), point("2026-W46", 4)];
    expect(await store(batch)).toEqual({ stored: 2, corrected: 0, unchanged: 0, older: 0 });
    expect(await store(batch)).toEqual({ stored: 0, corrected: 0, unchanged: 2, older: 0 });
    expect((await measures.pointsOf(storage.db, series)).map((each) => each.revision)).toEqual([1, 1]);
  });

  test("a correction replaces, and what was is kept", async () => {
    await aMeasure();
    await store([point("2026-W46", 4)]);
    expect((await store([point("2026-W46", 5, NOW + 1)], NOW + 60)).corrected).toBe(1);
    const [now] = await measures.pointsOf(storage.db, series);
    expect(now).toMatchObject({ value: 5, revision: 2, recordedAt: NOW + 60 });
    const [was] = await measures.revisionsOf(storage.db, series, 10);
    expect(was).toMatchObject({ value: 4, revision: 1, by: "feed:x", replacedAt: NOW + 60 });
  });

  test("of two batches the older loses, whichever comes last", async () => {
    await aMeasure();
    await store([point("2026-W46", 5, NOW)]);
    expect((await store([point("2026-W46", 4, NOW - 1)])).older).toBe(1);
    expect((await measures.pointsOf(storage.db, series))[0]?.value).toBe(5);
  });

  test("what was confirmed later is not undone by an older batch", async () => {
    await aMeasure();
    await store([point("2026-W46", 5, NOW)]);
    await store([point("2026-W46", 5, NOW + 20)]);
    expect((await store([point("2026-W46", 4, NOW + 10)])).older).toBe(1);
  });

  test("several events of one period stand side by side by their keys", async () => {
    await aMeasure();
    expect((await store([point("2026-W46", 1, NOW, "a"), point("2026-W46", 2, NOW, "b")])).stored).toBe(2);
    expect((await store([point("2026-W46", 3, NOW + 1, "a")])).corrected).toBe(1);
    expect((await measures.pointsOf(storage.db, series)).map((each) => each.value)).toEqual([3, 2]);
  });

  test("a thousand points go in at once, and a hundred batches at the same time lose nothing", async () => {
    await aMeasure();
    const many = Array.from({ length: 1000 }, (_, i) => point(String(i + 1), i));
    expect((await store(many)).stored).toBe(1000);
    await aMeasure();
    await Promise.all(
      Array.from({ length: 20 }, (_, i) => store([point("2026-W46", i, NOW + i), point(String(i), i)])),
    );
    expect(await measures.pointsOf(storage.db, series)).toHaveLength(21);
    expect((await measures.pointsOf(storage.db, series)).at(-1)?.value).toBe(19);
  });

  test("one batch for many series tells which of them have other figures now", async () => {
    const all: measures.SeriesId[] = [];
    for (let i = 0; i < 3; i += 1) {
      await aMeasure();
      all.push(series);
    }
    const placed = (value: number) => all.map((one) => ({ ...point("2026-W46", value), ...one }));
    const put = (points: ReturnType<typeof placed>, at: number) =>
      storage.transaction((tx) => storePlaced(tx, points, "feed:x", at));
    expect(await put(placed(1), NOW)).toMatchObject({ stored: 3, touched: all });
    const [first, ...rest] = placed(1);
    const mixed = first ? [{ ...first, value: 2 }, ...rest] : [];
    expect(await put(mixed, NOW + 1)).toMatchObject({ corrected: 1, unchanged: 2, touched: [all[0]] });
  });

  test("batches for the same series in other orders, at the same time, wait for each other and lose nothing", async () => {
    const all: measures.SeriesId[] = [];
    for (let i = 0; i < 20; i += 1) {
      await aMeasure();
      all.push(series);
    }
    const batch = (i: number) =>
      (i % 2 === 0 ? all : all.toReversed()).map((one) => ({ ...point(String(i), i), ...one }));
    await Promise.all(
      Array.from({ length: 10 }, (_, i) => storage.transaction((tx) => storePlaced(tx, batch(i), "feed:x", NOW))),
    );
    for (const one of all) expect(await measures.pointsOf(storage.db, one)).toHaveLength(10);
  });

  test("points come in the order of their periods, also as numbers, and lists know the newest", async () => {
    await aMeasure();
    await store([point("10", 1), point("9", 2), point("-1", 3)]);
    expect((await measures.pointsOf(storage.db, series)).map((each) => each.period)).toEqual(["-1", "9", "10"]);
    const found = await measures.measureById(storage.db, id);
    expect((await measures.latestPoints(storage.db, found ? [found] : [])).get(id)).toEqual({
      period: "10",
      recordedAt: NOW,
    });
  });

  test("several values and figures of any size come back as they were", async () => {
    await aMeasure();
    await store([{ ...point("1", null), values: [0.1, 1e-12, 123456789.123] }, point("2", 0.1 + 0.2)]);
    const [one, two] = await measures.pointsOf(storage.db, series);
    expect(one?.values).toEqual([0.1, 1e-12, 123456789.123]);
    expect(two?.value).toBe(0.1 + 0.2);
  });

  test("phases and baseline are set once at a time", async () => {
    await aMeasure();
    expect(await measures.readingOf(storage.db, series)).toEqual({ reading: PLAIN_READING, version: 0 });
    const reading: SeriesReading = { ...PLAIN_READING, freeze: "2026-W20" };
    const change = (to: SeriesReading, version: number) =>
      measures.changeReading(storage.db, series, to, version, "person:kari", NOW);
    expect(await change(reading, 0)).toBe(true);
    expect(await change(PLAIN_READING, 0)).toBe(false);
    const kept = await storage.db.selectFrom("reading_versions").select(["version", "by"]).execute();
    expect(kept).toEqual([{ version: 1, by: "person:kari" }]);
    expect(await measures.readingOf(storage.db, series)).toEqual({ reading, version: 1 });
    await store([point("2026-W46", 4)]);
    expect(await measures.readingOf(storage.db, series)).toEqual({ reading, version: 1 });
  });

  test("a feed key is found by its open part, and withdrawn once", async () => {
    await aMeasure();
    const key = {
      id: newId<"feedKey">(random),
      short: "abcdefgh",
      secretHash: "h",
      unitId,
      name: "DV",
      use: "send",
      scope: "measures",
      source: "",
      measureIds: [id],
    } as const;
    await keys.addFeedKey(storage.db, key, NOW);
    expect(await keys.feedKeyByShort(storage.db, "abcdefgh")).toMatchObject({
      id: key.id,
      measureIds: [id],
      revokedAt: null,
    });
    expect(await keys.feedKeyByShort(storage.db, "hgfedcba")).toBeUndefined();
    expect(await keys.revokeFeedKey(storage.db, key.id, NOW)).toBe(true);
    expect(await keys.revokeFeedKey(storage.db, key.id, NOW)).toBe(false);
    expect((await keys.feedKeysOf(storage.db, unitId))[0]).toMatchObject({ start: "hb_live_abcdefgh", revokedAt: NOW });
  });
});
