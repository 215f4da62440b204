import type { Migration } from "../migrations.ts";

/** The doors of boards for ideas from phones, the tickets that were given out, and the ideas themselves. */
export const ideas: Migration = {
  name: "10-ideas",
  async up(db) {
    await db.schema
      .createTable("idea_doors")
      .addColumn("board_id", "text", (c) => c.primaryKey().references("boards.id"))
      .addColumn("short", "text", (c) => c.notNull().unique())
      // The changing codes are made from it and the time; it never leaves the server.
      .addColumn("secret", "text", (c) => c.notNull())
      .execute();
    await db.schema
      .createTable("idea_tickets")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("hash", "text", (c) => c.notNull().unique())
      .addColumn("board_id", "text", (c) => c.notNull().references("boards.id"))
      .addColumn("expires_at", "bigint", (c) => c.notNull())
      // The idea that it was spent on.
      .addColumn("idea_id", "text")
      .execute();
    await db.schema
      .createTable("ideas")
      // Also the id of its card.
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("board_id", "text", (c) => c.notNull().references("boards.id"))
      .addColumn("receipt_hash", "text", (c) => c.notNull().unique())
      .addColumn("text", "text", (c) => c.notNull())
      .addColumn("name", "text", (c) => c.notNull())
      .addColumn("state", "text", (c) => c.notNull())
      .addColumn("reason", "text", (c) => c.notNull())
      .addColumn("given_at", "bigint", (c) => c.notNull())
      .addColumn("changed_at", "bigint", (c) => c.notNull())
      // 0 until the board's document agrees with `state`: tried again until it does.
      .addColumn("settled", "integer", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("ideas_by_board").on("ideas").columns(["board_id", "given_at"]).execute();
    await db.schema.createIndex("ideas_unsettled").on("ideas").column("settled").execute();
  },
};
