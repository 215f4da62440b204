import * as z from "zod/mini";
import { markSchema } from "../escalation/mark.ts";

/** What `GET /boards/:boardId/marks` answers: also what was dropped today, so that it can be fetched back. */
export const markList = z.object({ items: z.array(markSchema) });
export type MarkList = z.infer<typeof markList>;

/** Marks on all boards where the one who asks may send them. */
export const ownMarks = z.object({ items: z.array(z.extend(markSchema, { boardName: z.string() })) });
export type OwnMark = z.infer<typeof ownMarks>["items"][number];
