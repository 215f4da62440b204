import type { Migration } from "../migrations.ts";

/** Files that people brought in, each to be taken back as a whole, and what their columns were said to mean. */
export const imports: Migration = {
  name: "21-imports",
  async up(db) {
    await db.schema
      .createTable("imports")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("measure_id", "text", (c) => c.notNull().references("measures.id"))
      .addColumn("by", "text", (c) => c.notNull())
      .addColumn("at", "bigint", (c) => c.notNull())
      // Empty for what was pasted.
      .addColumn("file_name", "text", (c) => c.notNull())
      .addColumn("rows_read", "integer", (c) => c.notNull())
      .addColumn("stored", "integer", (c) => c.notNull())
      .addColumn("corrected", "integer", (c) => c.notNull())
      .addColumn("unchanged", "integer", (c) => c.notNull())
      .addColumn("unusable", "integer", (c) => c.notNull())
      .addColumn("unit_ids", "text", (c) => c.notNull())
      .addColumn("taken_back_at", "bigint")
      .addColumn("taken_back_by", "text")
      .execute();
    await db.schema.createIndex("imports_by_measure").on("imports").columns(["measure_id", "at"]).execute();
    await db.schema
      .createTable("import_plans")
      .addColumn("measure_id", "text", (c) => c.notNull().references("measures.id"))
      // Hash of the heads of the columns: what a file is known by, and nothing of what stands in it.
      .addColumn("shape", "text", (c) => c.notNull())
      .addColumn("plan", "text", (c) => c.notNull())
      .addColumn("by", "text", (c) => c.notNull())
      .addColumn("at", "bigint", (c) => c.notNull())
      .addPrimaryKeyConstraint("import_plans_key", ["measure_id", "shape"])
      .execute();
  },
};
