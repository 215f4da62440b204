import type { Migration } from "../migrations.ts";

/** Messages down to the boards of units below, and the leaders' round: visits, what was done on each, questions. */
export const messagesAndVisits: Migration = {
  name: "28-messages-and-visits",
  async up(db) {
    await db.schema
      .createTable("messages")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("unit_id", "text", (c) => c.notNull().references("units.id"))
      .addColumn("text", "text", (c) => c.notNull())
      // The last day, by the sending unit's clock.
      .addColumn("until", "text", (c) => c.notNull())
      .addColumn("sent_at", "bigint", (c) => c.notNull())
      .addColumn("ended_at", "bigint")
      .addColumn("version", "integer", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("messages_by_unit").on("messages").columns(["unit_id", "sent_at"]).execute();
    await db.schema
      .createTable("message_targets")
      .addColumn("message_id", "text", (c) => c.notNull().references("messages.id"))
      .addColumn("unit_id", "text", (c) => c.notNull().references("units.id"))
      .addPrimaryKeyConstraint("message_targets_key", ["message_id", "unit_id"])
      .execute();
    await db.schema.createIndex("message_targets_by_unit").on("message_targets").column("unit_id").execute();
    await db.schema
      .createTable("message_seen")
      .addColumn("message_id", "text", (c) => c.notNull().references("messages.id"))
      .addColumn("unit_id", "text", (c) => c.notNull().references("units.id"))
      // The meeting that showed it; empty = somebody of the unit said so.
      .addColumn("meeting_id", "text", (c) => c.notNull())
      .addColumn("at", "bigint", (c) => c.notNull())
      .addPrimaryKeyConstraint("message_seen_key", ["message_id", "unit_id", "meeting_id"])
      .execute();
    await db.schema.createIndex("message_seen_by_meeting").on("message_seen").column("meeting_id").execute();
    await db.schema
      .createTable("visits")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("board_id", "text", (c) => c.notNull().references("boards.id"))
      // The unit that visited; which person it was stands in the audit alone.
      .addColumn("unit_id", "text", (c) => c.notNull().references("units.id"))
      .addColumn("arrived_at", "bigint", (c) => c.notNull())
      // Until then it counts as being there, unless it has left.
      .addColumn("there_until", "bigint", (c) => c.notNull())
      .addColumn("left_at", "bigint")
      .execute();
    await db.schema.createIndex("visits_by_board").on("visits").columns(["board_id", "arrived_at"]).execute();
    await db.schema.createIndex("visits_by_unit").on("visits").columns(["unit_id", "arrived_at"]).execute();
    await db.schema
      .createTable("visit_acts")
      // The id of the thanks, of the question or of the card that came of it.
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("visit_id", "text", (c) => c.notNull().references("visits.id"))
      .addColumn("kind", "text", (c) => c.notNull())
      .addColumn("at", "bigint", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("visit_acts_by_visit").on("visit_acts").column("visit_id").execute();
    await db.schema
      .createTable("questions")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("board_id", "text", (c) => c.notNull().references("boards.id"))
      // The board that the answer comes back to.
      .addColumn("from_board_id", "text", (c) => c.notNull().references("boards.id"))
      .addColumn("text", "text", (c) => c.notNull())
      .addColumn("asked_at", "bigint", (c) => c.notNull())
      .addColumn("answer", "text")
      .addColumn("answered_at", "bigint")
      .addColumn("closed_at", "bigint")
      .addColumn("version", "integer", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("questions_by_board").on("questions").columns(["board_id", "asked_at"]).execute();
    await db.schema.createIndex("questions_by_asker").on("questions").columns(["from_board_id", "asked_at"]).execute();
    await db.schema
      .createTable("rounds")
      .addColumn("unit_id", "text", (c) => c.primaryKey().references("units.id"))
      // Boards in the unit's own order, as JSON; those not named follow in the order of the tree.
      .addColumn("own_order", "text", (c) => c.notNull())
      .addColumn("left_out", "text", (c) => c.notNull())
      .execute();
  },
};
