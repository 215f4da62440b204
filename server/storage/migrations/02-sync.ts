import { sql } from "kysely";
import type { Migration } from "../migrations.ts";

/** The log of the boards' documents, their snapshots, and what the server knows of the cards in them. */
export const sync: Migration = {
  name: "02-sync",
  async up(db, dialect) {
    const bytes = dialect === "postgres" ? "bytea" : "blob";
    // SQLite: the rows stand in the tree of their key, so that a commit writes one page and not three.
    const end = dialect === "sqlite" ? sql`without rowid` : sql``;
    await db.schema
      .createTable("board_updates")
      .addColumn("board_id", "text", (c) => c.notNull())
      .addColumn("epoch", "integer", (c) => c.notNull())
      .addColumn("seq", "integer", (c) => c.notNull())
      .addColumn("actor_kind", "text", (c) => c.notNull())
      .addColumn("actor_id", "text")
      .addColumn("at", "bigint", (c) => c.notNull())
      .addColumn("bytes", bytes, (c) => c.notNull())
      .addColumn("hash", "text", (c) => c.notNull())
      .addColumn("previous_hash", "text", (c) => c.notNull())
      .addPrimaryKeyConstraint("board_updates_key", ["board_id", "epoch", "seq"])
      .modifyEnd(end)
      .execute();
    await db.schema
      .createTable("board_snapshots")
      .addColumn("board_id", "text", (c) => c.notNull())
      .addColumn("epoch", "integer", (c) => c.notNull())
      .addColumn("upto", "integer", (c) => c.notNull())
      .addColumn("at", "bigint", (c) => c.notNull())
      .addColumn("bytes", bytes, (c) => c.notNull())
      .addColumn("hash", "text", (c) => c.notNull())
      .addPrimaryKeyConstraint("board_snapshots_key", ["board_id", "epoch"])
      .execute();
    await db.schema
      .createTable("card_view")
      .addColumn("board_id", "text", (c) => c.notNull())
      .addColumn("card_id", "text", (c) => c.notNull())
      .addColumn("kind", "text", (c) => c.notNull())
      .addColumn("title", "text", (c) => c.notNull())
      .addColumn("lane_id", "text", (c) => c.notNull())
      .addColumn("meaning", "text")
      .addColumn("since", "bigint", (c) => c.notNull())
      .addColumn("created_at", "bigint", (c) => c.notNull())
      .addColumn("who", "text", (c) => c.notNull())
      .addColumn("reason", "text", (c) => c.notNull())
      .addColumn("due", "text")
      .addColumn("evaluate_on", "text")
      .addColumn("archived", "integer", (c) => c.notNull())
      .addPrimaryKeyConstraint("card_view_key", ["board_id", "card_id"])
      .modifyEnd(end)
      .execute();
  },
};
