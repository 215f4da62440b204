import type { Migration } from "../migrations.ts";

/** Which document is the free surface of a board now, and which were emptied and wait to be erased. */
export const surfaces: Migration = {
  name: "13-surfaces",
  async up(db) {
    await db.schema
      .createTable("surfaces")
      .addColumn("board_id", "text", (c) => c.primaryKey().references("boards.id"))
      .addColumn("id", "text", (c) => c.notNull().unique())
      .addColumn("epoch", "integer", (c) => c.notNull())
      .addColumn("kept", "integer", (c) => c.notNull())
      .execute();
    await db.schema
      .createTable("surface_erasures")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("board_id", "text", (c) => c.notNull())
      .addColumn("epoch", "integer", (c) => c.notNull())
      .addColumn("erase_at", "bigint", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("surface_erasures_due").on("surface_erasures").column("erase_at").execute();
  },
};
