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
  /** Every ticket of the last day: beside its idea each gives a handful of lines and tallies. */
  passes: z._default(z.array(z.object({ short: z.string(), ticket: z.string(), expiresAt: z.number() })), []),
  /** Boards that were visited, for a start without network. */
  doors: z.array(doorSchema),
  /** The last scan of each board, to be exchanged when there is network. */
  scans: z.record(z.string(), z.string()),
  name: z.string(),
});
export type Kept = z.infer<typeof keptSchema>;

export const NOTHING_KEPT: Kept = { ideas: [], tickets: [], passes: [], doors: [], scans: {}, name: "" };

/**
 * A tally, one taken back, or a line for the cross that waits on a phone. It goes out under its id however often it is sent,
 * and with one ticket, since only whoever counted may take back.
 */
export const keptReportSchema = z.object({
  id: z.string(),
  path: z.enum(["/tallies", "/tallies/removal", "/cross-lines"]),
  short: z.string(),
  body: z.record(z.string(), z.unknown()),
  ticket: z.nullable(z.string()),
  /** The refusal that keeps it here until something is done. */
  trouble: z.nullable(z.string()),
});
export type KeptReport = z.infer<typeof keptReportSchema>;
const keptReports = z.array(keptReportSchema);

/** @returns nothing, when what was kept cannot be read */
export function readReports(text: string | null): KeptReport[] {
  try {
    return keptReports.safeParse(JSON.parse(text ?? "null")).data ?? [];
  } catch {
    // Not JSON: somebody or something else wrote there.
    return [];
  }
}

/** @returns nothing kept, when what was kept cannot be read */
export function readKept(text: string | null): Kept {
  try {
    return keptSchema.safeParse(JSON.parse(text ?? "null")).data ?? NOTHING_KEPT;
  } catch {
    // Not JSON: somebody or something else wrote there.
    return NOTHING_KEPT;
  }
}
