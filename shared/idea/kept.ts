import * as z from "zod/mini";
import { cardId } from "../base/ids.ts";
import { doorSchema, receiptSchema } from "./idea.ts";

/** What a phone keeps of its own ideas: what waits to be sent, and the receipts of what was. */
export const keptIdeaSchema = z.object({
  id: cardId,
  /** Opens the receipt; made here. */
  secret: z.string(),
  short: z.string(),
  text: z.string(),
  name: z.string(),
  /** The ticket it is sent with; `null` when it was written before there was one, or that one had run out. */
  ticket: z.nullable(z.string()),
  /** The last answer of the server; `null` until it has been sent. */
  receipt: z.nullable(receiptSchema),
  /** The refusal that keeps it here: nothing sends it before something is done. */
  trouble: z.nullable(z.string()),
});
export type KeptIdea = z.infer<typeof keptIdeaSchema>;

export const keptSchema = z.object({
  ideas: z.array(keptIdeaSchema),
  /** Tickets that are not used yet. */
  tickets: z.array(z.object({ short: z.string(), ticket: z.string(), expiresAt: z.number() })),
  /** Boards that were visited, for a start without network. */
  doors: z.array(doorSchema),
  /** The last scan of each board, to be exchanged when there is network. */
  scans: z.record(z.string(), z.string()),
  name: z.string(),
});
export type Kept = z.infer<typeof keptSchema>;

export const NOTHING_KEPT: Kept = { ideas: [], tickets: [], doors: [], scans: {}, name: "" };

/** @returns nothing kept, when what was kept cannot be read */
export function readKept(text: string | null): Kept {
  try {
    return keptSchema.safeParse(JSON.parse(text ?? "null")).data ?? NOTHING_KEPT;
  } catch {
    // Not JSON: somebody or something else wrote there.
    return NOTHING_KEPT;
  }
}
