import type { Migration } from "../migrations.ts";

/** A key is made to send figures, as all were until now, or to read them. */
export const readKeys: Migration = {
  name: "23-read-keys",
  async up(db) {
    await db.schema
      .alterTable("feed_keys")
      .addColumn("use", "text", (c) => c.notNull().defaultTo("send"))
      .execute();
  },
};
