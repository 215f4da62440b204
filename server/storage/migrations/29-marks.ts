import type { Migration } from "../migrations.ts";

/** What a meeting has marked to be raised and nobody has written yet, by the id that the matter will have. */
export const marks: Migration = {
  name: "29-marks",
  async up(db) {
    await db.schema
      .createTable("escalation_marks")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("board_id", "text", (c) => c.notNull())
      .addColumn("card_id", "text")
      .addColumn("what", "text", (c) => c.notNull())
      .addColumn("at", "bigint", (c) => c.notNull())
      .addColumn("by_kind", "text", (c) => c.notNull())
      .addColumn("by_name", "text", (c) => c.notNull())
      .addColumn("dropped_at", "bigint")
      .execute();
    await db.schema.createIndex("escalation_marks_by_board").on("escalation_marks").column("board_id").execute();
  },
};
