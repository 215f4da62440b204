import type { Migration } from "../migrations.ts";

/** One row a day that somebody has said something of; each figure with when it was set. */
export const today: Migration = {
  name: "09-today",
  async up(db) {
    await db.schema
      .createTable("today_days")
      .addColumn("board_id", "text", (c) => c.notNull().references("boards.id"))
      .addColumn("date", "text", (c) => c.notNull())
      .addColumn("staff", "text", (c) => c.notNull())
      .addColumn("patients", "integer")
      .addColumn("patients_at", "bigint")
      .addColumn("level", "text")
      .addColumn("level_at", "bigint")
      .addColumn("history", "text", (c) => c.notNull())
      .addColumn("changed_at", "bigint", (c) => c.notNull())
      .addPrimaryKeyConstraint("today_days_key", ["board_id", "date"])
      .execute();
  },
};
