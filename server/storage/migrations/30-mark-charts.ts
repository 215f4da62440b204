import type { Migration } from "../migrations.ts";

/** The chart that goes along with what a meeting has marked, when somebody writes it afterwards. */
export const markCharts: Migration = {
  name: "30-mark-charts",
  async up(db) {
    await db.schema.alterTable("escalation_marks").addColumn("measure_id", "text").execute();
    await db.schema.alterTable("escalation_marks").addColumn("measure_unit_id", "text").execute();
  },
};
