import type { Migration } from "../migrations.ts";

/** Measures with their versions, series and points with what they were before, and the keys of feeds. */
export const measures: Migration = {
  name: "03-measures",
  async up(db) {
    await db.schema
      .createTable("measures")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("unit_id", "text", (c) => c.notNull().references("units.id"))
      .addColumn("definition", "text", (c) => c.notNull())
      .addColumn("archived", "integer", (c) => c.notNull())
      .addColumn("created_at", "bigint", (c) => c.notNull())
      .addColumn("version", "integer", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("measures_by_unit").on("measures").column("unit_id").execute();
    await db.schema
      .createTable("measure_versions")
      .addColumn("measure_id", "text", (c) => c.notNull().references("measures.id"))
      .addColumn("version", "integer", (c) => c.notNull())
      .addColumn("definition", "text", (c) => c.notNull())
      .addColumn("by", "text", (c) => c.notNull())
      .addColumn("at", "bigint", (c) => c.notNull())
      .addPrimaryKeyConstraint("measure_versions_key", ["measure_id", "version"])
      .execute();
    await db.schema
      .createTable("series")
      .addColumn("measure_id", "text", (c) => c.notNull().references("measures.id"))
      .addColumn("unit_id", "text", (c) => c.notNull().references("units.id"))
      .addColumn("reading", "text", (c) => c.notNull())
      .addColumn("version", "integer", (c) => c.notNull())
      .addPrimaryKeyConstraint("series_key", ["measure_id", "unit_id"])
      .execute();
    const figures = ["value", "numerator", "denominator"] as const;
    let points = db.schema
      .createTable("points")
      .addColumn("measure_id", "text", (c) => c.notNull())
      .addColumn("unit_id", "text", (c) => c.notNull())
      .addColumn("period", "text", (c) => c.notNull())
      .addColumn("key", "text", (c) => c.notNull())
      .addColumn("value_list", "text")
      .addColumn("as_of", "bigint", (c) => c.notNull())
      .addColumn("recorded_at", "bigint", (c) => c.notNull())
      .addColumn("by", "text", (c) => c.notNull())
      .addColumn("revision", "integer", (c) => c.notNull())
      .addPrimaryKeyConstraint("points_key", ["measure_id", "unit_id", "period", "key"]);
    for (const figure of figures) points = points.addColumn(figure, "double precision");
    await points.execute();
    let history = db.schema
      .createTable("point_history")
      .addColumn("measure_id", "text", (c) => c.notNull())
      .addColumn("unit_id", "text", (c) => c.notNull())
      .addColumn("period", "text", (c) => c.notNull())
      .addColumn("key", "text", (c) => c.notNull())
      .addColumn("value_list", "text")
      .addColumn("as_of", "bigint", (c) => c.notNull())
      .addColumn("recorded_at", "bigint", (c) => c.notNull())
      .addColumn("by", "text", (c) => c.notNull())
      .addColumn("revision", "integer", (c) => c.notNull())
      .addColumn("replaced_at", "bigint", (c) => c.notNull())
      .addPrimaryKeyConstraint("point_history_key", ["measure_id", "unit_id", "period", "key", "revision"]);
    for (const figure of figures) history = history.addColumn(figure, "double precision");
    await history.execute();
    await db.schema
      .createTable("feed_keys")
      .addColumn("id", "text", (c) => c.primaryKey())
      // The eight signs that stand open in the key and find its row; the secret is kept as a hash alone.
      .addColumn("short", "text", (c) => c.notNull().unique())
      .addColumn("secret_hash", "text", (c) => c.notNull())
      .addColumn("unit_id", "text", (c) => c.notNull().references("units.id"))
      .addColumn("name", "text", (c) => c.notNull())
      .addColumn("measure_ids", "text", (c) => c.notNull())
      .addColumn("created_at", "bigint", (c) => c.notNull())
      .addColumn("last_used_at", "bigint")
      .addColumn("revoked_at", "bigint")
      .execute();
    await db.schema.createIndex("feed_keys_by_unit").on("feed_keys").column("unit_id").execute();
  },
};
