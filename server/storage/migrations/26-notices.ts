import type { Migration } from "../migrations.ts";

/** Who is told of what: behind the bell, by mail, and in a unit's channel. */
export const notices: Migration = {
  name: "26-notices",
  async up(db) {
    await db.schema
      .createTable("notices")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("person_id", "text", (c) => c.notNull().references("persons.id"))
      .addColumn("event", "text", (c) => c.notNull())
      .addColumn("matter_id", "text", (c) => c.notNull())
      // The place in the matter's history of the step that it tells of.
      .addColumn("number", "integer", (c) => c.notNull())
      .addColumn("board_id", "text", (c) => c.notNull())
      .addColumn("at", "bigint", (c) => c.notNull())
      .addColumn("read_at", "bigint")
      // Nobody is told twice of one thing, also when the step is written by two processes at once.
      .addUniqueConstraint("notices_once", ["person_id", "event", "matter_id", "number"])
      .execute();
    await db.schema.createIndex("notices_by_person").on("notices").columns(["person_id", "at"]).execute();
    await db.schema.createIndex("notices_by_matter").on("notices").column("matter_id").execute();
    await db.schema
      .createTable("notice_messages")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("channel", "text", (c) => c.notNull())
      .addColumn("to_kind", "text", (c) => c.notNull())
      .addColumn("to_id", "text", (c) => c.notNull())
      // Of whoever asks for a mail: the same is asked for once.
      .addColumn("key", "text", (c) => c.unique())
      // A mail with words of its own; null = told from its deliveries. Taken out when it is over.
      .addColumn("content", "text")
      .addColumn("at", "bigint", (c) => c.notNull())
      .addColumn("tries", "integer", (c) => c.notNull())
      // null = over.
      .addColumn("next_at", "bigint")
      .addColumn("lease_until", "bigint", (c) => c.notNull())
      .addColumn("state", "text", (c) => c.notNull())
      .addColumn("fault", "text")
      .addColumn("ended_at", "bigint")
      .execute();
    await db.schema.createIndex("notice_messages_due").on("notice_messages").column("next_at").execute();
    await db.schema
      .createIndex("notice_messages_to")
      .on("notice_messages")
      .columns(["channel", "to_kind", "to_id", "at"])
      .execute();
    await db.schema
      .createTable("notice_deliveries")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("channel", "text", (c) => c.notNull())
      .addColumn("to_kind", "text", (c) => c.notNull())
      .addColumn("to_id", "text", (c) => c.notNull())
      .addColumn("event", "text", (c) => c.notNull())
      .addColumn("matter_id", "text", (c) => c.notNull())
      .addColumn("number", "integer", (c) => c.notNull())
      .addColumn("board_id", "text", (c) => c.notNull())
      .addColumn("at", "bigint", (c) => c.notNull())
      // When it is gathered into a message; null = it was.
      .addColumn("due_at", "bigint")
      .addColumn("message_id", "text", (c) => c.references("notice_messages.id"))
      .addUniqueConstraint("notice_deliveries_once", ["channel", "to_kind", "to_id", "event", "matter_id", "number"])
      .execute();
    await db.schema.createIndex("notice_deliveries_due").on("notice_deliveries").column("due_at").execute();
    await db.schema.createIndex("notice_deliveries_of").on("notice_deliveries").column("message_id").execute();
    // Whose svarfrist comes near.
    await db.schema.createIndex("escalation_steps_by_due").on("escalation_steps").column("due").execute();
    await db.schema
      .createTable("mail_addresses")
      .addColumn("of_kind", "text", (c) => c.notNull())
      .addColumn("of_id", "text", (c) => c.notNull())
      // Verified: whoever reads it has opened the link that was sent there.
      .addColumn("address", "text")
      .addColumn("pending", "text")
      .addColumn("code_hash", "text", (c) => c.unique())
      .addColumn("code_until", "bigint")
      .addPrimaryKeyConstraint("mail_addresses_key", ["of_kind", "of_id"])
      .execute();
    await db.schema
      .createTable("notice_people")
      .addColumn("person_id", "text", (c) => c.primaryKey().references("persons.id"))
      .addColumn("mailed", "text", (c) => c.notNull())
      .execute();
    await db.schema
      .createTable("notice_units")
      .addColumn("unit_id", "text", (c) => c.primaryKey().references("units.id"))
      // Holds a secret in its query: whoever has it can write to the channel.
      .addColumn("teams", "text")
      .addColumn("teams_at", "bigint")
      .addColumn("teams_by", "text")
      .addColumn("posted", "text", (c) => c.notNull())
      .execute();
  },
};
