import type { Migration } from "../migrations.ts";

/**
 * A matter travels: each step may say who has it from then on, what is promised, and which board took it. The board that a
 * matter was first sent to stays the row's, so no fact stands twice.
 */
export const matters: Migration = {
  name: "24-matters",
  async up(db) {
    const matter = db.schema.alterTable("escalations");
    await matter.addColumn("safety", "integer", (c) => c.notNull().defaultTo(0)).execute();
    // The chart that goes along, and its picture as it was; JSON.
    await matter.addColumn("chart", "text").execute();
    await matter.addColumn("chart_picture", "text").execute();
    const step = db.schema.alterTable("escalation_steps");
    await step.addColumn("board_id", "text").execute();
    await step.addColumn("from_board_id", "text").execute();
    await step.addColumn("to_board_id", "text").execute();
    await step.addColumn("group_id", "text").execute();
    await step.addColumn("due", "bigint").execute();
    await step.addColumn("rises", "bigint").execute();
    await step.addColumn("on_call", "integer").execute();
    for (const column of ["from_board_id", "to_board_id", "group_id", "rises"]) {
      await db.schema.createIndex(`escalation_steps_by_${column}`).on("escalation_steps").column(column).execute();
    }
  },
};
