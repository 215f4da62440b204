import type { Migration } from "../migrations.ts";

/** Paired walls, the codes that wait to be typed, and the wrong tries that slow a guesser down. */
export const screens: Migration = {
  name: "04-screens",
  async up(db) {
    await db.schema
      .createTable("screens")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("board_id", "text", (c) => c.notNull().references("boards.id"))
      .addColumn("name", "text", (c) => c.notNull())
      .addColumn("mode", "text", (c) => c.notNull())
      .addColumn("inches", "double precision", (c) => c.notNull())
      .addColumn("distance", "double precision", (c) => c.notNull())
      .addColumn("theme", "text", (c) => c.notNull())
      .addColumn("paired_by", "text", (c) => c.references("persons.id"))
      .addColumn("paired_at", "bigint", (c) => c.notNull())
      .addColumn("seen_at", "bigint")
      .addColumn("build", "text")
      .addColumn("identify_until", "bigint")
      // The row stays: the audit and old records name the screen.
      .addColumn("revoked_at", "bigint")
      .addColumn("version", "integer", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("screens_by_board").on("screens").column("board_id").execute();
    await db.schema
      .createTable("pairings")
      // The hash of the wall's secret; the code is short-lived and worth nothing without a leader.
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("code", "text", (c) => c.notNull().unique())
      .addColumn("expires_at", "bigint", (c) => c.notNull())
      .addColumn("screen_id", "text", (c) => c.references("screens.id"))
      .execute();
    await db.schema
      .createTable("pairing_tries")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("person_id", "text", (c) => c.notNull())
      .addColumn("at", "bigint", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("pairing_tries_by_person").on("pairing_tries").columns(["person_id", "at"]).execute();
  },
};
