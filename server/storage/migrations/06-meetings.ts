import { sql } from "kysely";
import type { Migration } from "../migrations.ts";

/** Meeting types, the meetings that were held or missed, and the tries of a PIN. */
export const meetings: Migration = {
  name: "06-meetings",
  async up(db) {
    await db.schema
      .createTable("meeting_types")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("board_id", "text", (c) => c.notNull().references("boards.id"))
      .addColumn("kind", "text", (c) => c.notNull())
      .addColumn("name", "text")
      .addColumn("rhythm", "text", (c) => c.notNull())
      .addColumn("steps", "text", (c) => c.notNull())
      .addColumn("usual_room", "integer", (c) => c.notNull())
      .addColumn("usual_remote", "integer", (c) => c.notNull())
      // When the next planned meeting counts as not held; null without fixed days.
      .addColumn("due_at", "bigint")
      .addColumn("created_at", "bigint", (c) => c.notNull())
      // The row stays: old records name their type.
      .addColumn("deleted_at", "bigint")
      .addColumn("version", "integer", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("meeting_types_by_board").on("meeting_types").column("board_id").execute();
    await db.schema.createIndex("meeting_types_by_due").on("meeting_types").column("due_at").execute();
    await db.schema
      .createTable("meetings")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("board_id", "text", (c) => c.notNull().references("boards.id"))
      .addColumn("type_id", "text", (c) => c.notNull().references("meeting_types.id"))
      .addColumn("state", "text", (c) => c.notNull())
      .addColumn("planned_at", "bigint")
      .addColumn("started_at", "bigint")
      .addColumn("ended_at", "bigint")
      // What only the state it is in has: step, times, heads, decisions, or the reason it was not held.
      .addColumn("detail", "text", (c) => c.notNull())
      .addColumn("facts", "text")
      // When it was, or should have been: the order of the list.
      .addColumn("at", "bigint", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("meetings_by_board").on("meetings").columns(["board_id", "at"]).execute();
    // Of two who start at the same moment one wins, whatever the code above does.
    await sql`create unique index one_meeting_runs on meetings (board_id) where state = 'running'`.execute(db);
    await sql`create unique index one_meeting_a_plan on meetings (type_id, planned_at) where planned_at is not null`.execute(
      db,
    );
    await db.schema
      .createTable("pin_tries")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("screen_id", "text", (c) => c.notNull())
      .addColumn("at", "bigint", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("pin_tries_by_screen").on("pin_tries").columns(["screen_id", "at"]).execute();
  },
};
