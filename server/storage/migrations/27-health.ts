import { sql } from "kysely";
import type { Migration } from "../migrations.ts";

/**
 * What the meeting's own health needs and no other row says: how fresh the board was when a meeting ended, when an idea was
 * first answered, and what a team chose to do about a suggestion. And which cards of two boards belong together.
 */
export const health: Migration = {
  name: "27-health",
  async up(db, dialect) {
    await db.schema.alterTable("meetings").addColumn("fresh_count", "integer").execute();
    await db.schema.alterTable("meetings").addColumn("fresh_of", "integer").execute();
    await db.schema.alterTable("card_view").addColumn("answered_at", "bigint").execute();
    // Of cards from before, the last move is what is known.
    await sql`update card_view set answered_at = since where meaning is not null and meaning <> 'new'`.execute(db);
    await db.schema
      .createTable("health_choices")
      .addColumn("board_id", "text", (c) => c.notNull().references("boards.id"))
      .addColumn("about", "text", (c) => c.notNull())
      .addColumn("number", "integer", (c) => c.notNull())
      .addColumn("choice", "text", (c) => c.notNull())
      .addColumn("at", "bigint", (c) => c.notNull())
      .addPrimaryKeyConstraint("health_choices_key", ["board_id", "about", "number"])
      .execute();
    await db.schema
      .createTable("card_links")
      .addColumn("risk_board_id", "text", (c) => c.notNull().references("boards.id"))
      .addColumn("risk_card_id", "text", (c) => c.notNull())
      .addColumn("work_board_id", "text", (c) => c.notNull().references("boards.id"))
      .addColumn("work_card_id", "text", (c) => c.notNull())
      .addColumn("made", "text", (c) => c.notNull())
      .addColumn("title", "text", (c) => c.notNull())
      .addColumn("at", "bigint", (c) => c.notNull())
      .addColumn("settled", "integer", (c) => c.notNull())
      .addPrimaryKeyConstraint("card_links_key", ["risk_board_id", "risk_card_id", "work_board_id", "work_card_id"])
      .execute();
    await db.schema.createIndex("links_of_work").on("card_links").columns(["work_board_id", "work_card_id"]).execute();
    if (dialect === "postgres") return;
    await sql`create index links_to_settle on card_links (settled) where settled = 0`.execute(db);
  },
};
