import type { Actor } from "../../shared/access/actor.ts";
import { may } from "../../shared/access/policy.ts";
import type { FeedKeyId, MeasureId, UnitId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import type { FeedKeyView } from "../../shared/measure/measure.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import { mintFeedKey } from "../access/feedKeys.ts";
import type { Parts } from "../parts.ts";
import { addFeedKey, feedKeyById, feedKeysOf, revokeFeedKey } from "../storage/feedKeys.ts";
import { measureById } from "../storage/measures.ts";

export interface WantedKey {
  readonly unitId: UnitId;
  readonly name: string;
  readonly measureIds: readonly MeasureId[];
}

/** A key with its secret: the only time that it is told. */
export interface MadeKey {
  readonly key: string;
  readonly item: FeedKeyView;
}

function mayManage(parts: Parts, actor: Actor, unitId: UnitId): boolean {
  return may(actor, "feed-key:manage", { kind: "unit", path: parts.authority.unitPath(unitId) });
}

const NOT_ALLOWED = { code: "not-allowed", message: "Leaders of the unit manage its feed keys." } as const;

export async function feedKeys(parts: Parts, actor: Actor, unitId: UnitId): Promise<Reply<{ items: FeedKeyView[] }>> {
  if (!mayManage(parts, actor, unitId)) return refused(NOT_ALLOWED);
  return ok({ items: await feedKeysOf(parts.storage.db, unitId) });
}

/** A key repeats no answer: a secret is not kept to be told again, so an `Idempotency-Key` has no part in it. */
export async function makeFeedKey(parts: Parts, actor: Actor, wanted: WantedKey): Promise<Reply<MadeKey>> {
  const { unitId, name, measureIds } = wanted;
  if (!mayManage(parts, actor, unitId)) return refused(NOT_ALLOWED);
  for (const id of measureIds) {
    const measure = await measureById(parts.storage.db, id);
    // A key is given out for what one leads oneself: measures of this unit and of those below it.
    if (!measure || !parts.authority.unitPath(measure.unitId).includes(unitId)) {
      const message = "One of the measures is not of this unit or one below it.";
      return refused({ code: "bad-request", message, fields: { measureIds: message } });
    }
  }
  const minted = mintFeedKey(parts.random);
  return await parts.commands.run({ actor, action: "feed-key:manage", thing: unitId, unitId }, async (act) => {
    const id = act.newId<"feedKey">();
    const { short, secretHash } = minted;
    await addFeedKey(act.tx, { id, short, secretHash, unitId, name, measureIds }, act.now);
    act.note(`made ${id} for ${measureIds.length} measures`);
    const start = `hb_live_${short}`;
    const ids = [...measureIds];
    const item = { id, unitId, name, measureIds: ids, start, createdAt: act.now, lastUsedAt: null, revokedAt: null };
    return ok({ key: minted.key, item });
  });
}

export async function withdrawFeedKey(
  parts: Parts,
  actor: Actor,
  id: FeedKeyId,
  key: string | undefined,
): Promise<Reply<Record<string, never>>> {
  const stored = await feedKeyById(parts.storage.db, id);
  if (!stored || !mayManage(parts, actor, stored.unitId)) {
    return refused({ code: "not-found", message: "There is no such feed key." });
  }
  const { unitId } = stored;
  return await parts.commands.run({ actor, action: "feed-key:manage", thing: id, unitId, key }, async (act) => {
    await revokeFeedKey(act.tx, id, act.now);
    act.note("withdrawn");
    return ok({});
  });
}
