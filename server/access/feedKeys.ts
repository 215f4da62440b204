import { timingSafeEqual } from "node:crypto";
import type { Actor } from "../../shared/access/actor.ts";
import { base32, type RandomBytes } from "../../shared/base/ids.ts";
import { type Instant, MINUTE } from "../../shared/base/time.ts";
import type { Db } from "../storage/database.ts";
import { feedKeyByShort, feedKeyUsed } from "../storage/feedKeys.ts";
import { hashSecret } from "./passwords.ts";

/** `hb_live_<8 signs>_<43 signs>`: the prefix lets scanners of leaked secrets know it, the eight find its row. */
const SHAPE = /^hb_live_([a-z2-7]{8})_([\w-]{43})$/;

export interface MintedKey {
  /** Shown once, to the person who made it. */
  readonly key: string;
  readonly short: string;
  readonly secretHash: string;
}

export function mintFeedKey(random: RandomBytes): MintedKey {
  const short = base32(random(5));
  const secret = Buffer.from(random(32)).toString("base64url");
  return { key: `hb_live_${short}_${secret}`, short, secretHash: hashSecret(secret) };
}

/** The feed behind a key; none for a key that is wrong, unknown or withdrawn, which all look alike from outside. */
export async function feedOf(db: Db, key: string, now: Instant): Promise<(Actor & { kind: "feed" }) | undefined> {
  const [, short = "", secret = ""] = SHAPE.exec(key) ?? [];
  const stored = short === "" ? undefined : await feedKeyByShort(db, short);
  if (!stored || stored.revokedAt !== null || !equal(stored.secretHash, hashSecret(secret))) return undefined;
  // To the minute is enough to see that a feed lives.
  if (now - (stored.lastUsedAt ?? 0) >= MINUTE) await feedKeyUsed(db, stored.id, now);
  return { kind: "feed", id: stored.id, name: stored.name, measureIds: stored.measureIds };
}

function equal(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
