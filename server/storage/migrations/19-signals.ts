import { sql } from "kysely";
import type { Migration } from "../migrations.ts";

/** Signals as rows with a life of their own, every step of it, and when time alone makes a series worth a look. */
export const signals: Migration = {
  name: "19-signals",
  async up(db) {
    await db.schema
      .createTable("signals")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("measure_id", "text", (c) => c.notNull().references("measures.id"))
      .addColumn("unit_id", "text", (c) => c.notNull().references("units.id"))
      .addColumn("kind", "text", (c) => c.notNull())
      .addColumn("rule", "text")
      .addColumn("side", "text")
      .addColumn("phase", "text", (c) => c.notNull())
      .addColumn("from_place", "text")
      .addColumn("to_place", "text")
      .addColumn("found_at", "bigint", (c) => c.notNull())
      .addColumn("firm", "integer", (c) => c.notNull())
      .addColumn("standing", "integer", (c) => c.notNull())
      .addColumn("state", "text", (c) => c.notNull())
      .addColumn("closing", "text")
      .addColumn("line", "text", (c) => c.notNull())
      .addColumn("version", "integer", (c) => c.notNull())
      .addColumn("picture", "text", (c) => c.notNull())
      .execute();
    await db.schema.createIndex("signals_of_series").on("signals").columns(["measure_id", "unit_id"]).execute();
    await db.schema.createIndex("signals_of_unit").on("signals").columns(["unit_id", "state", "found_at"]).execute();
    await db.schema
      .createTable("signal_steps")
      .addColumn("signal_id", "text", (c) => c.notNull().references("signals.id"))
      .addColumn("seq", "integer", (c) => c.notNull())
      .addColumn("step", "text", (c) => c.notNull())
      // `person:<id>`, `screen:<id>` or `system:`.
      .addColumn("by", "text", (c) => c.notNull())
      .addColumn("at", "bigint", (c) => c.notNull())
      .addColumn("closing", "text")
      .addColumn("line", "text", (c) => c.notNull())
      .addPrimaryKeyConstraint("signal_steps_key", ["signal_id", "seq"])
      .execute();
    await db.schema
      .createTable("signal_looks")
      .addColumn("measure_id", "text", (c) => c.notNull())
      .addColumn("unit_id", "text", (c) => c.notNull())
      .addColumn("look_at", "bigint")
      .addColumn("useful", "integer", (c) => c.notNull())
      .addPrimaryKeyConstraint("signal_looks_key", ["measure_id", "unit_id"])
      .execute();
    await db.schema.createIndex("signal_looks_due").on("signal_looks").column("look_at").execute();
    // The figures that stand already have never been looked at: 0 is at once.
    await sql`insert into signal_looks (measure_id, unit_id, look_at, useful) select measure_id, unit_id, 0, 0 from series`.execute(
      db,
    );
  },
};
