import type { Migration } from "../migrations.ts";

/** Sources that are fetched by a schedule, and what each fetch came to. */
export const pulls: Migration = {
  name: "22-pulls",
  async up(db) {
    await db.schema
      .createTable("pull_sources")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("unit_id", "text", (c) => c.notNull().references("units.id"))
      .addColumn("definition", "text", (c) => c.notNull())
      .addColumn("paused", "integer", (c) => c.notNull())
      .addColumn("version", "integer", (c) => c.notNull())
      .addColumn("created_at", "bigint", (c) => c.notNull())
      // null = never by itself: paused.
      .addColumn("next_at", "bigint")
      // Which fetch has it now, and until when nobody else may begin one.
      .addColumn("lease", "text")
      .addColumn("lease_until", "bigint")
      .execute();
    await db.schema.createIndex("pull_sources_by_unit").on("pull_sources").column("unit_id").execute();
    await db.schema.createIndex("pull_sources_due").on("pull_sources").column("next_at").execute();
    await db.schema
      .createTable("pull_runs")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("source_id", "text", (c) => c.notNull().references("pull_sources.id"))
      .addColumn("started_at", "bigint", (c) => c.notNull())
      .addColumn("ended_at", "bigint")
      .addColumn("asked_by", "text", (c) => c.notNull())
      .addColumn("outcome", "text", (c) => c.notNull())
      .addColumn("reason", "text")
      .addColumn("detail", "text", (c) => c.notNull())
      .addColumn("counts", "text", (c) => c.notNull())
      // 1 = it stored or corrected at least one figure.
      .addColumn("has_news", "integer", (c) => c.notNull())
      .addColumn("faults", "text", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("pull_runs_by_source").on("pull_runs").columns(["source_id", "started_at"]).execute();
  },
};
