import type { Migration } from "../migrations.ts";

/** What a feed's key is for besides single measures, its second secret while it is exchanged, and how the feed fared. */
export const feeds: Migration = {
  name: "20-feeds",
  async up(db) {
    // `measures`, `unit` or `source`: the last with the name that measures give as theirs.
    const table = () => db.schema.alterTable("feed_keys");
    await table()
      .addColumn("scope", "text", (c) => c.notNull().defaultTo("measures"))
      .execute();
    await table()
      .addColumn("source", "text", (c) => c.notNull().defaultTo(""))
      .execute();
    await table().addColumn("next_short", "text").execute();
    await table().addColumn("next_hash", "text").execute();
    await table().addColumn("next_at", "bigint").execute();
    await table().addColumn("last_stored_at", "bigint").execute();
    await table().addColumn("last_error_at", "bigint").execute();
    // Which rows and why, never what stood in them.
    await table().addColumn("last_error", "text").execute();
    await db.schema.createIndex("feed_keys_by_next").on("feed_keys").column("next_short").unique().execute();
  },
};
