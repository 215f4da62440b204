import * as z from "zod/mini";
import { type Escalation, escalationSchema, placeSchema } from "../escalation/escalation.ts";
import { parse } from "./http.ts";
import type { Problem } from "./problem.ts";

/** What `GET /boards/:boardId/escalations` answers. */
export const escalationPicture = z.object({
  /** This board, as the others see it. */
  here: placeSchema,
  /** Boards that a matter may be raised to, nearest first; the first is the usual one. */
  above: z.array(placeSchema),
  /** What this board has raised and what has come to it: all that is open, and what was closed in the last 90 days. */
  items: z.array(escalationSchema),
  /** Matter -> how many meetings its sender has held since the answer that it has not judged; none = left out. */
  meetingsSince: z._default(z.record(z.string(), z.int()), {}),
});
export type EscalationPicture = z.infer<typeof escalationPicture>;

export const escalationReply = z.object({ escalation: escalationSchema });

/** @returns the matter as it stands now, from a refusal because somebody else was first; absent = refused for another reason */
export function movedOn({
  code,
  current,
}: { readonly code: string } & Pick<Problem, "current">): Escalation | undefined {
  if (code !== "changed-meanwhile") return undefined;
  const shown = parse(escalationReply, current);
  return shown.ok ? shown.value.escalation : undefined;
}
