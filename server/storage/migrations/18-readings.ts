import type { Migration } from "../migrations.ts";

/** Every reading of a series that people have chosen, so that one can be taken back; and what other systems call a unit. */
export const readings: Migration = {
  name: "18-readings",
  async up(db) {
    await db.schema
      .createTable("reading_versions")
      .addColumn("measure_id", "text", (c) => c.notNull().references("measures.id"))
      .addColumn("unit_id", "text", (c) => c.notNull().references("units.id"))
      .addColumn("version", "integer", (c) => c.notNull())
      .addColumn("reading", "text", (c) => c.notNull())
      .addColumn("by", "text", (c) => c.notNull())
      .addColumn("at", "bigint", (c) => c.notNull())
      .addPrimaryKeyConstraint("reading_versions_key", ["measure_id", "unit_id", "version"])
      .execute();
    await db.schema.alterTable("units").addColumn("code", "text").execute();
    await db.schema.createIndex("units_by_code").on("units").column("code").unique().execute();
  },
};
