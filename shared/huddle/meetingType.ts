import * as z from "zod/mini";
import { type BoardId, boardId, type MeetingTypeId, meetingTypeId } from "../base/ids.ts";
import type { LocalDate } from "../base/time.ts";
import { agendaSchema, DEFAULT_AGENDA, IMPROVEMENT_AGENDA } from "./agenda.ts";
import { headsSchema } from "./huddle.ts";
import { layoutSchema } from "./layout.ts";
import { rhythmSchema } from "./rhythm.ts";
import { videoUrl } from "./videoLink.ts";

/** `own` has a name; the other two are worded by the screen until a board names them. */
export const meetingKind = z.enum(["huddle", "improvement", "own"]);
export type MeetingKind = z.infer<typeof meetingKind>;

/** What a leader writes of a meeting type. Its length is the sum of its steps. */
export const meetingTypeFields = {
  kind: meetingKind,
  name: z.nullable(z.string().check(z.trim(), z.minLength(1), z.maxLength(60))),
  rhythm: rhythmSchema,
  steps: agendaSchema,
  /** How many usually come, until five meetings have taught better. */
  usualHeads: headsSchema,
  /** What the wall shows; absent = everything. */
  layout: z.optional(layoutSchema),
  /** Absent for a meeting without video. */
  videoUrl: z.optional(videoUrl),
};
const hasName = z.refine<{ kind: MeetingKind; name: string | null }>(
  ({ kind, name }) => kind !== "own" || name !== null,
  { path: ["name"], error: "needs a name" },
);
export const meetingTypeInput = z.object(meetingTypeFields).check(hasName);
/** A change replaces all of it, if nobody else changed it since `version`. */
export const meetingTypeChange = z.object({ ...meetingTypeFields, version: z.int() }).check(hasName);
export type MeetingTypeInput = z.infer<typeof meetingTypeInput>;

export const meetingTypeSchema = z.object({ id: meetingTypeId, boardId, ...meetingTypeFields, version: z.int() });
export type MeetingType = z.infer<typeof meetingTypeSchema>;

/**
 * What a new board begins with: ten minutes at 07:45 on weekdays, or twenty once a week for an improvement board.
 * @param from the first day that the rhythm holds
 */
export function firstMeetingType(
  kind: "huddle" | "improvement",
  id: MeetingTypeId,
  board: BoardId,
  from: LocalDate,
): MeetingType {
  const weekly = kind === "improvement";
  return {
    id,
    boardId: board,
    kind,
    name: null,
    rhythm: {
      weekdays: weekly ? [3] : [1, 2, 3, 4, 5],
      time: weekly ? "13:00" : "07:45",
      everyWeeks: 1,
      from,
      onHolidays: false,
    },
    steps: [...(weekly ? IMPROVEMENT_AGENDA : DEFAULT_AGENDA)],
    usualHeads: { room: 6, remote: 0 },
    version: 1,
  };
}
