import * as z from "zod/mini";
import { feedKeyId, measureId, unitId } from "../base/ids.ts";
import { DAY } from "../base/time.ts";

/** What a key may send figures to: chosen measures, all in its unit and below, or of these what comes from one source. */
export const FEED_SCOPES = ["measures", "unit", "source"] as const;
export type FeedScope = (typeof FEED_SCOPES)[number];

/** What a key is for: sending figures, or reading points, limits and signals. Never both. */
export const KEY_USES = ["send", "read"] as const;
export type KeyUse = (typeof KEY_USES)[number];

/** While a secret is exchanged the old one is good until the new one is used, and no longer than this. */
export const OLD_SECRET_KEPT = 7 * DAY;

/** Why a feed was turned away last: how much, where and why, never what it had sent. */
export const feedError = z.object({
  /** A code of the first wrong row, or of the refusal. */
  code: z.string(),
  /** How many of how many rows could not be used; null = the call as a whole was refused. */
  rows: z.nullable(z.object({ wrong: z.number(), of: z.number(), first: z.number(), field: z.string() })),
  /** Nothing of the call was stored. */
  whole: z.boolean(),
});
export type FeedError = z.infer<typeof feedError>;

/** A feed key as lists show it; the secret is shown once and never again. */
export const feedKeyView = z.object({
  id: feedKeyId,
  unitId,
  /** The system that sends with it. */
  name: z.string(),
  use: z._default(z.enum(KEY_USES), "send"),
  scope: z.enum(FEED_SCOPES),
  /** Under the scope `source`: what measures say of where their figures come from. */
  source: z.string(),
  measureIds: z.array(measureId),
  /** The first letters, to tell keys apart. */
  start: z.string(),
  createdAt: z.number(),
  lastUsedAt: z.nullable(z.number()),
  /** When figures of it were taken last. */
  lastStoredAt: z.nullable(z.number()),
  lastError: z.nullable(z.extend(feedError, { at: z.number() })),
  /** A new secret that has not been used yet, and until when the old one is good. */
  next: z.nullable(z.object({ start: z.string(), until: z.number() })),
  revokedAt: z.nullable(z.number()),
});
export type FeedKeyView = z.infer<typeof feedKeyView>;

const line = (most: number) => z.string().check(z.trim(), z.maxLength(most));

export const newFeedKeyBody = z
  .object({
    unitId,
    name: line(80).check(z.minLength(1)),
    use: z._default(z.enum(KEY_USES), "send"),
    scope: z._default(z.enum(FEED_SCOPES), "measures"),
    measureIds: z._default(z.array(measureId).check(z.maxLength(200)), []),
    source: z._default(line(120), ""),
  })
  .check(
    z.refine(({ scope, measureIds }) => scope !== "measures" || measureIds.length > 0, {
      path: ["measureIds"],
      error: "Choose at least one measure.",
    }),
    z.refine(({ scope, source }) => scope !== "source" || source !== "", {
      path: ["source"],
      error: "Name the source, as the measures name it.",
    }),
  );
export type NewFeedKey = z.infer<typeof newFeedKeyBody>;

/** A series from which nothing has come for twice its rhythm, and whom to ask. */
export const quietSeries = z.object({
  measureId,
  name: z.string(),
  unitId,
  unitName: z.string(),
  /** Where its figures come from, as the measure says. */
  source: z.string(),
  /** A role. */
  responsible: z.string(),
  rhythm: z.string(),
  zone: z.string(),
  latest: z.object({ period: z.string(), recordedAt: z.number() }),
  /** When the figure that has not come was due: a rhythm after the end of the last period. */
  since: z.number(),
});
export type QuietSeries = z.infer<typeof quietSeries>;
