import type { Migration } from "../migrations.ts";

/** Units that are laid down or merged keep their rows; how a unit is reached stands with it, as JSON. */
export const units: Migration = {
  name: "25-units",
  async up(db) {
    for (const add of [
      db.schema.alterTable("units").addColumn("closed_at", "bigint"),
      db.schema.alterTable("units").addColumn("merged_into", "text"),
      db.schema.alterTable("units").addColumn("contact", "text", (c) => c.notNull().defaultTo("{}")),
    ]) {
      await add.execute();
    }
  },
};
