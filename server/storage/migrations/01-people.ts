import type { Migration } from "../migrations.ts";

/** Organisation, units, people, sessions, boards, idempotency keys and the audit. */
export const people: Migration = {
  name: "01-people",
  async up(db) {
    await db.schema
      .createTable("organisation")
      .addColumn("key", "text", (c) => c.primaryKey())
      .addColumn("value", "text", (c) => c.notNull())
      .execute();
    await db.schema
      .createTable("units")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("parent_id", "text", (c) => c.references("units.id"))
      .addColumn("kind", "text", (c) => c.notNull())
      .addColumn("name", "text", (c) => c.notNull())
      .addColumn("zone", "text", (c) => c.notNull())
      .addColumn("version", "integer", (c) => c.notNull())
      .addColumn("created_at", "bigint", (c) => c.notNull())
      .execute();
    await db.schema
      .createTable("persons")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("login", "text", (c) => c.notNull().unique())
      .addColumn("name", "text", (c) => c.notNull())
      .addColumn("password_hash", "text")
      .addColumn("language", "text", (c) => c.notNull())
      .addColumn("created_at", "bigint", (c) => c.notNull())
      .addColumn("disabled_at", "bigint")
      .execute();
    await db.schema
      .createTable("roles")
      .addColumn("person_id", "text", (c) => c.notNull().references("persons.id"))
      .addColumn("unit_id", "text", (c) => c.notNull().references("units.id"))
      .addColumn("role", "text", (c) => c.notNull())
      .addPrimaryKeyConstraint("roles_key", ["person_id", "unit_id"])
      .execute();
    await db.schema.createIndex("roles_by_unit").on("roles").column("unit_id").execute();
    await db.schema
      .createTable("sessions")
      // The id is the hash of the secret in the cookie: who reads this table cannot sign in with it.
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("kind", "text", (c) => c.notNull())
      .addColumn("person_id", "text", (c) => c.references("persons.id"))
      .addColumn("screen_id", "text")
      .addColumn("created_at", "bigint", (c) => c.notNull())
      .addColumn("seen_at", "bigint", (c) => c.notNull())
      .addColumn("expires_at", "bigint", (c) => c.notNull())
      .addColumn("replaces", "text")
      .execute();
    await db.schema.createIndex("sessions_by_person").on("sessions").column("person_id").execute();
    await db.schema.createIndex("sessions_by_screen").on("sessions").column("screen_id").execute();
    await db.schema
      .createTable("invitations")
      .addColumn("hash", "text", (c) => c.primaryKey())
      .addColumn("kind", "text", (c) => c.notNull())
      .addColumn("unit_id", "text", (c) => c.references("units.id"))
      .addColumn("role", "text")
      .addColumn("name", "text")
      .addColumn("person_id", "text", (c) => c.references("persons.id"))
      .addColumn("created_by", "text")
      .addColumn("created_at", "bigint", (c) => c.notNull())
      .addColumn("expires_at", "bigint", (c) => c.notNull())
      .addColumn("used_at", "bigint")
      .execute();
    await db.schema
      .createTable("boards")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("unit_id", "text", (c) => c.notNull().references("units.id"))
      .addColumn("kind", "text", (c) => c.notNull())
      .addColumn("name", "text", (c) => c.notNull())
      .addColumn("language", "text", (c) => c.notNull())
      .addColumn("closed", "integer", (c) => c.notNull())
      .addColumn("settings", "text", (c) => c.notNull())
      .addColumn("pin_hash", "text")
      .addColumn("epoch", "integer", (c) => c.notNull())
      .addColumn("version", "integer", (c) => c.notNull())
      .addColumn("created_at", "bigint", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("boards_by_unit").on("boards").column("unit_id").execute();
    await db.schema
      .createTable("command_keys")
      .addColumn("actor", "text", (c) => c.notNull())
      .addColumn("key", "text", (c) => c.notNull())
      .addColumn("fingerprint", "text", (c) => c.notNull())
      .addColumn("reply", "text", (c) => c.notNull())
      .addColumn("at", "bigint", (c) => c.notNull())
      .addPrimaryKeyConstraint("command_keys_key", ["actor", "key"])
      .execute();
    await db.schema
      .createTable("audit")
      .addColumn("seq", "bigint", (c) => c.primaryKey())
      .addColumn("at", "bigint", (c) => c.notNull())
      .addColumn("actor_kind", "text", (c) => c.notNull())
      .addColumn("actor_id", "text")
      .addColumn("action", "text", (c) => c.notNull())
      .addColumn("thing", "text", (c) => c.notNull())
      .addColumn("unit_id", "text")
      .addColumn("note", "text")
      .addColumn("prev_hash", "text", (c) => c.notNull())
      .addColumn("hash", "text", (c) => c.notNull())
      .execute();
    await db.schema
      .createTable("audit_head")
      .addColumn("id", "integer", (c) => c.primaryKey())
      .addColumn("seq", "bigint", (c) => c.notNull())
      .addColumn("hash", "text", (c) => c.notNull())
      .execute();
  },
};
