import { type ScreenId, screenId } from "../../shared/base/ids.ts";
import { record } from "../audit/audit.ts";
import { systemClock } from "../clock.ts";
import type { Config } from "../config.ts";
import { allBoards } from "../storage/boards.ts";
import { openStorage } from "../storage/database.ts";
import { countRightsChange } from "../storage/organisation.ts";
import { StorageRefusal } from "../storage/refusal.ts";
import { revokeScreen, screensOf } from "../storage/screens.ts";
import { deleteSessionsOfScreen } from "../storage/sessions.ts";
import { needed } from "./words.ts";

export async function listScreens(config: Config): Promise<string[]> {
  const storage = await openStorage(config);
  try {
    const boards = await allBoards(storage.db);
    const screens = await screensOf(
      storage.db,
      boards.map((board) => board.id),
    );
    if (screens.length === 0) return ["No screen is paired."];
    const seen = (at: number | null) => (at === null ? "never" : new Date(at).toISOString());
    return screens.map(
      (each) =>
        `${each.id}  ${each.mode.padEnd(5)}  last seen ${seen(each.lastSeen)}  ${each.name} (${each.boardName})`,
    );
  } finally {
    await storage.close();
  }
}

export async function revokeScreenById(config: Config, words: readonly string[]): Promise<string[]> {
  const [word] = needed(words, "id");
  const id = screenId.safeParse(word);
  const storage = await openStorage(config);
  try {
    const revoked = id.success && (await storage.transaction((tx) => revoke(tx, id.data)));
    if (!revoked) throw new StorageRefusal(`no screen has the id ${word}: see "tavle screen list"`);
  } finally {
    await storage.close();
  }
  return ["Revoked. The wall is cut off within five seconds."];
}

async function revoke(tx: Awaited<ReturnType<typeof openStorage>>["db"], id: ScreenId): Promise<boolean> {
  const now = systemClock.now();
  if (!(await revokeScreen(tx, id, now))) return false;
  await deleteSessionsOfScreen(tx, id);
  await countRightsChange(tx);
  const actor = { kind: "system" } as const;
  await record(tx, { at: now, actor, action: "screen:manage", thing: id, unitId: null, note: "cli screen revoke" });
  return true;
}
