import { sql } from "kysely";
import type { Migration } from "../migrations.ts";

/** What the server knows of the tests of cards, made from the documents like `card_view`: charts mark them, records tell them. */
export const tests: Migration = {
  name: "12-tests",
  async up(db, dialect) {
    const end = dialect === "sqlite" ? sql`without rowid` : sql``;
    await db.schema
      .createTable("test_view")
      .addColumn("board_id", "text", (c) => c.notNull())
      .addColumn("card_id", "text", (c) => c.notNull())
      .addColumn("number", "integer", (c) => c.notNull())
      .addColumn("title", "text", (c) => c.notNull())
      .addColumn("plan", "text", (c) => c.notNull())
      .addColumn("who", "text", (c) => c.notNull())
      .addColumn("measure_id", "text")
      .addColumn("unit_id", "text")
      .addColumn("from_day", "text")
      .addColumn("ended_on", "text")
      .addColumn("outcome", "text")
      .addColumn("happened", "text", (c) => c.notNull())
      .addColumn("decision", "text")
      .addColumn("seen_at", "bigint", (c) => c.notNull())
      .addColumn("decided_at", "bigint")
      .addPrimaryKeyConstraint("test_view_key", ["board_id", "card_id", "number"])
      .modifyEnd(end)
      .execute();
    await db.schema.createIndex("tests_of_measure").on("test_view").column("measure_id").execute();
  },
};
