import { randomBytes } from "node:crypto";
import { newId, type UnitId } from "../../shared/base/ids.ts";
import { mintFeedKey } from "../access/feedKeys.ts";
import { record } from "../audit/audit.ts";
import { systemClock } from "../clock.ts";
import type { Config } from "../config.ts";
import { type Db, openStorage } from "../storage/database.ts";
import { addFeedKey, feedKeyByShort, revokeFeedKey, startOf } from "../storage/feedKeys.ts";
import { StorageRefusal } from "../storage/refusal.ts";
import { allUnits } from "../storage/units.ts";
import { needed } from "./words.ts";

const SYSTEM = { kind: "system" } as const;

/** A key for all that lies in a unit and below it, for an operator who sets up a data warehouse. */
export async function createKey(config: Config, words: readonly string[]): Promise<string[]> {
  const [unit, ...rest] = needed(words, "unit", "name");
  const name = [...rest, ...words.slice(2)].join(" ");
  const storage = await openStorage(config);
  try {
    const key = await storage.transaction((tx) => makeKey(tx, unit, name));
    return ["The key is shown only this once:", key];
  } finally {
    await storage.close();
  }
}

export async function makeKey(tx: Db, unit: string, name: string): Promise<string> {
  const wanted = unit.toLowerCase();
  const found = (await allUnits(tx)).find(({ id, code }) => id === unit || code?.toLowerCase() === wanted);
  if (!found) throw new StorageRefusal(`no unit has the id or the code ${unit}`);
  const { key, ...kept } = mintFeedKey((count) => randomBytes(count));
  const id = newId<"feedKey">((count) => randomBytes(count));
  const at = systemClock.now();
  const reach = { use: "send", scope: "unit", source: "", measureIds: [] } as const;
  await addFeedKey(tx, { id, ...kept, unitId: found.id, name, ...reach }, at);
  await noteInAudit(tx, found.id, `made ${id} to send all of the unit, at the server`, found.id, at);
  return key;
}

/** By the letters that stand open in a key, `hb_live_abcdefgh`: all that a log or a leak may show. */
export async function revokeKey(config: Config, words: readonly string[]): Promise<string[]> {
  const [start] = needed(words, "start of the key");
  const storage = await openStorage(config);
  try {
    if (!(await storage.transaction((tx) => revokeByStart(tx, start)))) {
      throw new StorageRefusal(`no key that is in use begins with ${start}: its page shows the first letters of each`);
    }
  } finally {
    await storage.close();
  }
  return ["Revoked. It is let in no more, from the next call on."];
}

/** @returns whether there was such a key in use */
export async function revokeByStart(tx: Db, start: string): Promise<boolean> {
  const short = /^(?:hb_live_)?([a-z2-7]{8})/.exec(start)?.[1];
  const stored = short === undefined ? undefined : await feedKeyByShort(tx, short);
  const at = systemClock.now();
  if (!stored || !(await revokeFeedKey(tx, stored.id, at))) return false;
  await noteInAudit(tx, stored.id, `withdrawn at the server: ${startOf(stored.short)}`, stored.unitId, at);
  return true;
}

async function noteInAudit(tx: Db, thing: string, note: string, unitId: UnitId, at: number): Promise<void> {
  await record(tx, { actor: SYSTEM, action: "feed-key:manage", thing, unitId, note, at });
}
