import { timingSafeEqual } from "node:crypto";
import type { Actor } from "../../shared/access/actor.ts";
import { base32, type RandomBytes } from "../../shared/base/ids.ts";
import { type Instant, MINUTE } from "../../shared/base/time.ts";
import { OLD_SECRET_KEPT } from "../../shared/measure/feedKey.ts";
import type { Db } from "../storage/database.ts";
import {
  adoptNextSecret,
  feedKeyByShort,
  feedKeyUsed,
  type KeptSecret,
  type StoredFeedKey,
} from "../storage/feedKeys.ts";
import { hashSecret } from "./passwords.ts";

/** `hb_live_<8 signs>_<43 signs>`: the prefix lets scanners of leaked secrets know it, the eight find its row. */
const SHAPE = /^hb_live_([a-z2-7]{8})_([\w-]{43})$/;

export interface MintedKey extends KeptSecret {
  /** Shown once, to the person who made it. */
  readonly key: string;
}

export function mintFeedKey(random: RandomBytes): MintedKey {
  const short = base32(random(5));
  const secret = Buffer.from(random(32)).toString("base64url");
  return { key: `hb_live_${short}_${secret}`, short, secretHash: hashSecret(secret) };
}

/**
 * The feed behind a key; none for a key that is wrong, unknown or withdrawn, which all look alike from outside. While a
 * secret is exchanged two are good: the first call with the new one ends the old one, and so do seven days.
 */
export async function feedOf(db: Db, key: string, now: Instant): Promise<(Actor & { kind: "feed" }) | undefined> {
  const [, short = "", secret = ""] = SHAPE.exec(key) ?? [];
  const stored = short === "" ? undefined : await feedKeyByShort(db, short);
  if (!stored || stored.revokedAt !== null) return undefined;
  const { next } = stored;
  if (next?.short === short) {
    if (!equal(next.secretHash, hashSecret(secret))) return undefined;
    await adoptNextSecret(db, stored.id, next);
  } else {
    if (!equal(stored.secretHash, hashSecret(secret))) return undefined;
    if (next && now - next.at > OLD_SECRET_KEPT) return undefined;
  }
  // To the minute is enough to see that a feed lives.
  if (now - (stored.lastUsedAt ?? 0) >= MINUTE) await feedKeyUsed(db, stored.id, now);
  return feedActor(stored);
}

/** Who sends with a key, and what for. */
export function feedActor(
  key: Pick<StoredFeedKey, "id" | "name" | "use" | "scope" | "unitId" | "source" | "measureIds">,
) {
  const { id, name, use, scope, unitId, source, measureIds } = key;
  const within = scope === "measures" ? {} : { within: { unitId, source: scope === "source" ? source : null } };
  return {
    kind: "feed",
    id,
    name,
    measureIds,
    ...within,
    ...(use === "read" && { reads: true }),
  } as const satisfies Actor;
}

function equal(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
