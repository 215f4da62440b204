import type { Migration } from "../migrations.ts";

/** Matters raised, and what has happened to each: rows that are only added, so the history is the state. */
export const escalations: Migration = {
  name: "07-escalations",
  async up(db) {
    await db.schema
      .createTable("escalations")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("from_board_id", "text", (c) => c.notNull().references("boards.id"))
      .addColumn("to_board_id", "text", (c) => c.notNull().references("boards.id"))
      .addColumn("card_id", "text")
      .addColumn("kind", "text", (c) => c.notNull())
      .addColumn("what", "text", (c) => c.notNull())
      .addColumn("tried", "text", (c) => c.notNull())
      .addColumn("asked", "text", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("escalations_by_from").on("escalations").column("from_board_id").execute();
    await db.schema.createIndex("escalations_by_to").on("escalations").column("to_board_id").execute();
    await db.schema
      .createTable("escalation_steps")
      .addColumn("escalation_id", "text", (c) => c.notNull().references("escalations.id"))
      .addColumn("number", "integer", (c) => c.notNull())
      .addColumn("what", "text", (c) => c.notNull())
      .addColumn("at", "bigint", (c) => c.notNull())
      .addColumn("by_kind", "text", (c) => c.notNull())
      .addColumn("by_name", "text", (c) => c.notNull())
      .addColumn("text", "text")
      // Of two who move a matter on at the same moment one wins, whatever the code above does.
      .addPrimaryKeyConstraint("escalation_steps_key", ["escalation_id", "number"])
      .execute();
  },
};
