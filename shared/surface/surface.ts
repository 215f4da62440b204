import * as z from "zod/mini";
import { surfaceId } from "../base/ids.ts";
import { DAY, HOUR, type Instant } from "../base/time.ts";

/** So long an emptied surface can come back. The screen offers it for ten seconds; the rest is for slow networks. */
export const COMES_BACK_MS = 15_000;
/** The team has so long after a meeting to say that it keeps its surface. */
const AFTER_MEETING_MS = HOUR;
/** What no meeting ends goes after a day. */
const WITHOUT_MEETING_MS = DAY;

/** The free surface of a board as the server knows it; what lies on it is its document's alone. */
export const surfaceSchema = z.object({
  /** The document; another one after each emptying. */
  id: surfaceId,
  epoch: z.int(),
  /** The team has said that it stays. */
  kept: z.boolean(),
  /** When it is emptied by itself; null while it is blank or kept, or a meeting runs. */
  emptiesAt: z.nullable(z.int()),
});
export type Surface = z.infer<typeof surfaceSchema>;

/** Each names the document that it was meant for: of two who empty at once, the second does not empty the new one. */
export const surfaceCommand = z.discriminatedUnion("do", [
  z.object({ do: z.literal("empty"), id: surfaceId }),
  /** `id` is the document that was emptied. */
  z.object({ do: z.literal("bringBack"), id: surfaceId }),
  z.object({ do: z.literal("keep"), id: surfaceId, kept: z.boolean() }),
]);
export type SurfaceCommand = z.infer<typeof surfaceCommand>;

export interface Use {
  readonly kept: boolean;
  /** When somebody first wrote on it; undefined while it is blank. */
  readonly firstWritten: Instant | undefined;
  readonly meetingRuns: boolean;
  /** When the last meeting of the board ended. */
  readonly meetingEnded: Instant | undefined;
}

/** When a surface is emptied by itself; null for not now. Text and ink are where the identity of a patient would slip in. */
export function emptiesAt({ kept, firstWritten, meetingRuns, meetingEnded }: Use): Instant | null {
  if (kept || meetingRuns || firstWritten === undefined) return null;
  if (meetingEnded !== undefined && meetingEnded >= firstWritten) return meetingEnded + AFTER_MEETING_MS;
  return firstWritten + WITHOUT_MEETING_MS;
}
