import type { Actor } from "../../shared/access/actor.ts";
import { may } from "../../shared/access/policy.ts";
import type { FeedKeyId, MeasureId, UnitId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import type { FeedKeyView, FeedScope, KeyUse } from "../../shared/measure/feedKey.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import { mintFeedKey } from "../access/feedKeys.ts";
import type { Parts } from "../parts.ts";
import type { Db } from "../storage/database.ts";
import { addFeedKey, addNextSecret, feedKeyById, feedKeysOf, feedKeyView, revokeFeedKey } from "../storage/feedKeys.ts";
import { measureById } from "../storage/measures.ts";

export interface WantedKey {
  readonly unitId: UnitId;
  readonly name: string;
  /** Absent = `send`. */
  readonly use?: KeyUse;
  /** Absent = `measures`. */
  readonly scope?: FeedScope;
  readonly source?: string;
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
const NOT_FOUND = refused({ code: "not-found", message: "There is no such feed key." } as const);

export async function feedKeys(parts: Parts, actor: Actor, unitId: UnitId): Promise<Reply<{ items: FeedKeyView[] }>> {
  if (!mayManage(parts, actor, unitId)) return refused(NOT_ALLOWED);
  return ok({ items: await feedKeysOf(parts.storage.db, unitId) });
}

/** A key repeats no answer: a secret is not kept to be told again, so an `Idempotency-Key` has no part in it. */
export async function makeFeedKey(parts: Parts, actor: Actor, wanted: WantedKey): Promise<Reply<MadeKey>> {
  const { unitId, name, use = "send", scope = "measures", source = "" } = wanted;
  if (!mayManage(parts, actor, unitId)) return refused(NOT_ALLOWED);
  const measureIds = scope === "measures" ? wanted.measureIds : [];
  for (const id of measureIds) {
    const measure = await measureById(parts.storage.db, id);
    // A key is given out for what one leads oneself: measures of this unit and of those below it.
    if (!measure || !parts.authority.unitPath(measure.unitId).includes(unitId)) {
      const message = "One of the measures is not of this unit or one below it.";
      return refused({ code: "bad-request", message, fields: { measureIds: message } });
    }
  }
  const { key, ...kept } = mintFeedKey(parts.random);
  return await parts.commands.run({ actor, action: "feed-key:manage", thing: unitId, unitId }, async (act) => {
    const id = act.newId<"feedKey">();
    await addFeedKey(act.tx, { id, ...kept, unitId, name, use, scope, source, measureIds }, act.now);
    const what = { measures: `${measureIds.length} measures`, unit: "all of the unit", source: "one source" }[scope];
    act.note(`made ${id} to ${use} ${what}`);
    return ok({ key, item: await viewOf(act.tx, id) });
  });
}

/** A new secret for a key; the old one is good until the new one is used, so that no night's figures are lost. */
export async function exchangeSecret(parts: Parts, actor: Actor, id: FeedKeyId): Promise<Reply<MadeKey>> {
  const stored = await feedKeyById(parts.storage.db, id);
  if (!stored || !mayManage(parts, actor, stored.unitId)) return NOT_FOUND;
  const { unitId } = stored;
  const { key, ...kept } = mintFeedKey(parts.random);
  return await parts.commands.run({ actor, action: "feed-key:manage", thing: id, unitId }, async (act) => {
    if (!(await addNextSecret(act.tx, id, kept, act.now))) return NOT_FOUND;
    act.note("new secret");
    return ok({ key, item: await viewOf(act.tx, id) });
  });
}

async function viewOf(db: Db, id: FeedKeyId): Promise<FeedKeyView> {
  const view = await feedKeyView(db, id);
  if (!view) throw new Error("a feed key that was stored is not there");
  return view;
}

export async function withdrawFeedKey(
  parts: Parts,
  actor: Actor,
  id: FeedKeyId,
  key: string | undefined,
): Promise<Reply<Record<string, never>>> {
  const stored = await feedKeyById(parts.storage.db, id);
  if (!stored || !mayManage(parts, actor, stored.unitId)) return NOT_FOUND;
  const { unitId } = stored;
  return await parts.commands.run({ actor, action: "feed-key:manage", thing: id, unitId, key }, async (act) => {
    await revokeFeedKey(act.tx, id, act.now);
    act.note("withdrawn");
    return ok({});
  });
}
