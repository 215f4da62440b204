import type { Migration } from "../migrations.ts";

/** One row a day that somebody has touched; what is blank is not stored. */
export const cross: Migration = {
  name: "05-cross",
  async up(db) {
    await db.schema
      .createTable("cross_days")
      .addColumn("board_id", "text", (c) => c.notNull().references("boards.id"))
      .addColumn("date", "text", (c) => c.notNull())
      .addColumn("colour", "text")
      .addColumn("closed", "integer")
      .addColumn("events", "text", (c) => c.notNull())
      .addColumn("history", "text", (c) => c.notNull())
      .addColumn("changed_at", "bigint", (c) => c.notNull())
      .addPrimaryKeyConstraint("cross_days_key", ["board_id", "date"])
      .execute();
  },
};
