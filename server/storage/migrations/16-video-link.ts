import type { Migration } from "../migrations.ts";

/** Where a meeting is held by video; null for one that is held in the room. */
export const videoLink: Migration = {
  name: "16-video-link",
  async up(db) {
    await db.schema.alterTable("meeting_types").addColumn("video_url", "text").execute();
  },
};
