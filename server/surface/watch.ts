import { ok } from "../../shared/base/outcome.ts";
import { every, type Timer } from "../clock.ts";
import { stackOf } from "../http.ts";
import type { Parts } from "../parts.ts";
import { allSurfaces, type StoredSurface, surfaceOf } from "../storage/surfaces.ts";
import { eraseDue } from "./erase.ts";
import { empty, emptyingTime } from "./surfaces.ts";

const LOOK_EVERY_MS = 20_000;

/** Looks now and then for surfaces whose meeting is long over, and for what waits to be erased; also after a restart. */
export async function startSurfaces(parts: Parts): Promise<Timer> {
  const look = async (): Promise<void> => {
    try {
      await emptyDue(parts);
      await eraseDue(parts);
    } catch (error) {
      parts.log.error({ error: stackOf(error) }, "free surfaces could not be looked after");
    }
  };
  await look();
  return every(parts.clock, LOOK_EVERY_MS, look);
}

async function emptyDue(parts: Parts): Promise<void> {
  for (const surface of await allSurfaces(parts.storage.db)) {
    const due = surface.kept ? null : await emptyingTime(parts.storage.db, surface);
    if (due !== null && due <= parts.clock.now()) await emptyOne(parts, surface);
  }
}

async function emptyOne(parts: Parts, { id, boardId }: StoredSurface): Promise<void> {
  const unitId = parts.authority.board(boardId)?.unitId ?? null;
  const command = { actor: { kind: "system" }, action: "surface:empty", thing: boardId, unitId } as const;
  await parts.commands.run(command, async (act) => {
    const surface = await surfaceOf(act.tx, boardId);
    // Kept or emptied by somebody a moment ago.
    if (surface?.id !== id || surface.kept) return ok({});
    act.note(`after the meeting ${id}`);
    await empty(parts, act, surface);
    act.tell(`board:${boardId}`, { kind: "surface:changed", id: boardId });
    return ok({});
  });
}
