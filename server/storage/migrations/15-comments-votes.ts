import { sql } from "kysely";
import type { Migration } from "../migrations.ts";

/** What is said about cards, and dots on ideas. */
export const commentsAndVotes: Migration = {
  name: "15-comments-votes",
  async up(db) {
    await db.schema
      .createTable("comments")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("board_id", "text", (c) => c.notNull().references("boards.id"))
      // In the document, which may come later than what is said about it.
      .addColumn("card_id", "text", (c) => c.notNull())
      .addColumn("person_id", "text", (c) => c.notNull().references("persons.id"))
      .addColumn("body", "text", (c) => c.notNull())
      .addColumn("written_at", "bigint", (c) => c.notNull())
      .addColumn("edited_at", "bigint")
      .addColumn("taken_down_at", "bigint")
      .addColumn("reason", "text")
      .execute();
    await db.schema
      .createIndex("comments_of_card")
      .on("comments")
      .columns(["board_id", "card_id", "written_at"])
      .execute();
    await db.schema
      .createTable("vote_rounds")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("board_id", "text", (c) => c.notNull().references("boards.id"))
      .addColumn("cards", "text", (c) => c.notNull())
      .addColumn("dots", "integer", (c) => c.notNull())
      .addColumn("room", "text", (c) => c.notNull())
      .addColumn("counted", "text", (c) => c.notNull())
      // What voters' names are made from; gone when the round is closed.
      .addColumn("secret", "text")
      .addColumn("started_at", "bigint", (c) => c.notNull())
      .addColumn("closed_at", "bigint")
      .addColumn("sums", "text")
      .execute();
    await db.schema.createIndex("vote_rounds_of_board").on("vote_rounds").columns(["board_id", "closed_at"]).execute();
    await sql`create unique index one_round_runs on vote_rounds (board_id) where closed_at is null`.execute(db);
    await db.schema
      .createTable("vote_dots")
      .addColumn("round_id", "text", (c) => c.notNull().references("vote_rounds.id"))
      .addColumn("voter", "text", (c) => c.notNull())
      .addColumn("card_id", "text", (c) => c.notNull())
      .addColumn("dots", "integer", (c) => c.notNull())
      .addPrimaryKeyConstraint("vote_dots_key", ["round_id", "voter", "card_id"])
      .execute();
  },
};
