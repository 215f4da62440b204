import type { Migration } from "../migrations.ts";

/** When a line for the cross was given from a phone or a desk, and by whom; and what a meeting type shows. */
export const lines: Migration = {
  name: "17-lines",
  async up(db) {
    await db.schema
      .createTable("cross_lines")
      // Also the id of its event in the day.
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("board_id", "text", (c) => c.notNull().references("boards.id"))
      .addColumn("date", "text", (c) => c.notNull())
      .addColumn("by", "text", (c) => c.notNull())
      .addColumn("at", "bigint", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("cross_lines_by_board").on("cross_lines").columns(["board_id", "at"]).execute();
    // null = as the screens do by themselves.
    await db.schema.alterTable("meeting_types").addColumn("layout", "text").execute();
  },
};
