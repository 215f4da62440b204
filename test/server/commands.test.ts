import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Act, type Commands, createCommands } from "../../server/commands.ts";
import { auditRows } from "../../server/storage/audit.ts";
import { openStorage, type Storage } from "../../server/storage/database.ts";
import { insertUnit, unitById } from "../../server/storage/units.ts";
import { newId, type UnitId } from "../../shared/base/ids.ts";
import { ok } from "../../shared/base/outcome.ts";
import { DEFAULT_ZONE } from "../../shared/base/time.ts";
import { handClock } from "../support/clock.ts";
import { seededRandom } from "../support/ids.ts";
import { freshDatabase } from "../support/postgres.ts";

const random = seededRandom(40);
const [first, second] = [newId<"unit">(random), newId<"unit">(random)];
let storage: Storage;
let commands: Commands;
/** What was told, as the ids of the news. */
const told: string[] = [];

beforeAll(async () => {
  storage = await openStorage({ dataDir: "", databaseUrl: await freshDatabase() });
  commands = createCommands({
    storage,
    clock: handClock(1_000),
    random,
    tell: (_, news) => void told.push("id" in news ? news.id : ""),
  });
  for (const id of [first, second]) {
    await insertUnit(storage.db, { id, parentId: null, kind: "trust", name: "Prøve HF", zone: DEFAULT_ZONE }, 0);
  }
});
afterAll(() => storage.close());

/** Holds the row of a unit until the transaction ends. */
async function rename(act: Act, id: UnitId, name: string): Promise<void> {
  await act.tx.updateTable("units").set({ name }).where("id", "=", id).execute();
}

/** Lets each through when all have come, and whoever comes later at once. */
function meetingPoint(many: number): () => Promise<void> {
  let come = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  return async () => {
    come += 1;
    if (come >= many) resolve();
    await promise;
  };
}

describe("two commands that hold what the other waits for", () => {
  test("are both done, once each: the one that the database gave up is tried again", async () => {
    const bothHold = meetingPoint(2);
    const tries = { one: 0, two: 0 };
    const cross = (who: "one" | "two", ids: readonly [UnitId, UnitId]) =>
      commands.run(
        { actor: { kind: "system" }, action: "unit:edit", thing: who, unitId: null, key: who },
        async (act) => {
          tries[who] += 1;
          act.tell(`unit:${first}`, { kind: "unit:changed", id: ids[0] });
          await rename(act, ids[0], who);
          await bothHold();
          await rename(act, ids[1], who);
          return ok({ who });
        },
      );
    const replies = await Promise.all([cross("one", [first, second]), cross("two", [second, first])]);
    expect(replies).toEqual([ok({ who: "one" }), ok({ who: "two" })]);
    // PostgreSQL gave one of them up, or this test shows nothing; the next try may meet the other once more.
    expect(tries.one + tries.two).toBeGreaterThan(2);
    const rows = await auditRows(storage.db, 1, 1000);
    expect(rows.map(({ thing }) => thing).toSorted()).toEqual(["one", "two"]);
    expect(told.toSorted()).toEqual([first, second].toSorted());
    // Both did all that they had to do: the names are those of the last, in both.
    const names = await Promise.all([first, second].map(async (id) => (await unitById(storage.db, id))?.name));
    expect(new Set(names).size).toBe(1);
  });

  test("of two that make the same thing at once the second finds it made", async () => {
    const id = newId<"unit">(random);
    const bothLooked = meetingPoint(2);
    const make = (key: string) =>
      commands.run({ actor: { kind: "system" }, action: "unit:create", thing: id, unitId: null, key }, async (act) => {
        const known = await unitById(act.tx, id);
        await bothLooked();
        if (known) act.unchanged();
        else await insertUnit(act.tx, { id, parentId: first, kind: "section", name: key, zone: DEFAULT_ZONE }, act.now);
        return ok({ isNew: known === undefined });
      });
    const replies = await Promise.all([make("a"), make("b")]);
    expect(replies.filter((reply) => reply.ok && reply.value.isNew)).toHaveLength(1);
    expect(replies.every(({ ok: isOk }) => isOk)).toBe(true);
    expect((await auditRows(storage.db, 1, 1000)).filter(({ thing }) => thing === id)).toHaveLength(1);
  });
});

test("what can never be done is tried a few times and then thrown, and leaves nothing", async () => {
  let tries = 0;
  const doomed = commands.run(
    { actor: { kind: "system" }, action: "unit:create", thing: "no", unitId: null },
    (act) => {
      tries += 1;
      return insertUnit(act.tx, { id: first, parentId: null, kind: "trust", name: "", zone: DEFAULT_ZONE }, 0).then(
        () => ok({}),
      );
    },
  );
  await expect(doomed).rejects.toThrow();
  expect(tries).toBe(5);
  expect((await auditRows(storage.db, 1, 1000)).filter(({ thing }) => thing === "no")).toEqual([]);
});

test("what goes wrong after the commit is not done again", async () => {
  let tries = 0;
  const late = commands.run(
    { actor: { kind: "system" }, action: "unit:edit", thing: "late", unitId: null },
    async (act) => {
      tries += 1;
      act.after(() => Promise.reject(Object.assign(new Error("deadlock"), { code: "40P01" })));
      return ok({});
    },
  );
  await expect(late).rejects.toThrow("deadlock");
  expect(tries).toBe(1);
  expect((await auditRows(storage.db, 1, 1000)).filter(({ thing }) => thing === "late")).toHaveLength(1);
});
