import type { Migration } from "../migrations.ts";

/** A row a thank-you; one that was taken back is gone, since it was never meant to be read. */
export const thanks: Migration = {
  name: "11-thanks",
  async up(db) {
    await db.schema
      .createTable("thanks")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("board_id", "text", (c) => c.notNull().references("boards.id"))
      .addColumn("thanked", "text")
      .addColumn("line", "text", (c) => c.notNull())
      .addColumn("given_at", "bigint", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("thanks_of_board").on("thanks").columns(["board_id", "given_at"]).execute();
  },
};
