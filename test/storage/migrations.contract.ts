import { expect, test } from "vitest";
import { migrate } from "../../server/storage/migrations.ts";
import { setOrganisationValue } from "../../server/storage/organisation.ts";
import { describeStorages } from "../support/storages.ts";

describeStorages("migrations", (open) => {
  test("a second start changes nothing", async () => {
    const storage = await open();
    await setOrganisationValue(storage.db, "name", "Prøve HF");
    await migrate(storage);
    await expect(storage.db.selectFrom("organisation").selectAll().execute()).resolves.toHaveLength(1);
  });

  test("two that start together bring the schema up to date once", async () => {
    const storage = await open();
    let runs = 0;
    const step = { name: "99-probe", up: async () => void (runs += 1) };
    const { steps } = await import("../../server/storage/migrations.ts");
    await Promise.all([migrate(storage, [...steps, step]), migrate(storage, [...steps, step])]);
    expect(runs).toBe(1);
  });

  test("storage written by a newer version is refused in one line that names it", async () => {
    const storage = await open();
    await storage.db
      .insertInto("schema_migrations" as never)
      .values({ name: "77-from-the-future" })
      .execute();
    await expect(migrate(storage)).rejects.toThrow(
      /^the storage was written by a newer version \(77-from-the-future\)/,
    );
  });

  test("a step that fails leaves nothing behind", async () => {
    const storage = await open();
    const { steps } = await import("../../server/storage/migrations.ts");
    const bad = {
      name: "98-bad",
      async up(db: Parameters<(typeof steps)[number]["up"]>[0]) {
        await db.schema.createTable("half_done").addColumn("id", "text").execute();
        throw new Error("the disk is full");
      },
    };
    await expect(migrate(storage, [...steps, bad])).rejects.toThrow("the disk is full");
    await migrate(storage, [
      ...steps,
      { ...bad, up: (db) => db.schema.createTable("half_done").addColumn("id", "text").execute() },
    ]);
  });
});
