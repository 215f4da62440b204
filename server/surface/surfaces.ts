import type { Actor } from "../../shared/access/actor.ts";
import type { BoardId, SurfaceId } from "../../shared/base/ids.ts";
import { newId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import { COMES_BACK_MS, emptiesAt, type Surface, type SurfaceCommand } from "../../shared/surface/surface.ts";
import type { BoardFacts } from "../access/authority.ts";
import type { Act } from "../commands.ts";
import type { Parts } from "../parts.ts";
import type { Db } from "../storage/database.ts";
import { endedMeetings, runningOn } from "../storage/meetings.ts";
import {
  beginSurface,
  deleteErasure,
  erasureOf,
  firstWritten,
  insertErasure,
  putSurface,
  type StoredSurface,
  surfaceOf,
} from "../storage/surfaces.ts";
import { eraseLater } from "./erase.ts";

/** The surface of a board; its first one begins when somebody first asks. */
export async function surfaceNow(parts: Parts, board: BoardFacts): Promise<Surface> {
  const { db } = parts.storage;
  let found = await surfaceOf(db, board.id);
  if (!found) {
    await beginSurface(db, board.id, newId<"surface">(parts.random));
    await parts.authority.refresh();
    found = await surfaceOf(db, board.id);
  }
  if (!found) throw new Error(`no surface could be begun for ${board.id}`);
  return await told(db, found);
}

async function told(db: Db, surface: StoredSurface): Promise<Surface> {
  const { id, epoch, kept } = surface;
  return { id, epoch, kept, emptiesAt: await emptyingTime(db, surface) };
}

/** When a surface is emptied by itself; null for not now. */
export async function emptyingTime(db: Db, surface: StoredSurface): Promise<number | null> {
  const [last] = await endedMeetings(db, surface.boardId, 1);
  return emptiesAt({
    kept: surface.kept,
    firstWritten: await firstWritten(db, surface),
    meetingRuns: (await runningOn(db, surface.boardId)) !== undefined,
    meetingEnded: last?.endedAt,
  });
}

/** Empties it, brings back what was emptied, or keeps it. */
export async function changeSurface(
  parts: Parts,
  actor: Actor,
  board: BoardFacts,
  command: SurfaceCommand,
  key: string | undefined,
): Promise<Reply<Surface>> {
  const audited = { actor, action: "surface:empty", thing: board.id, unitId: board.unitId } as const;
  return await parts.commands.run({ ...audited, key, fingerprint: command }, async (act) => {
    const surface = await surfaceOf(act.tx, board.id);
    if (!surface) return refused({ code: "not-found", message: "This board has no free surface yet." });
    act.note(`${command.do} ${command.id}`);
    switch (command.do) {
      case "empty":
        // Somebody emptied it meanwhile: what lies there now is another one, and stays.
        if (command.id === surface.id) await empty(parts, act, surface);
        break;
      case "keep":
        if (command.id === surface.id) await putSurface(act.tx, { ...surface, kept: command.kept });
        break;
      case "bringBack":
        if (!(await bringBack(parts, act, surface, command.id))) {
          return refused({ code: "not-found", message: "It has been erased by now." });
        }
    }
    act.tell(`board:${board.id}`, { kind: "surface:changed", id: board.id });
    const now = await surfaceOf(act.tx, board.id);
    return ok(await told(act.tx, now ?? surface));
  });
}

/** Lays a fresh document in the place of this one, which is erased when its time to come back is over. */
export async function empty(parts: Parts, act: Act, surface: StoredSurface): Promise<void> {
  const { boardId, id, epoch } = surface;
  await insertErasure(act.tx, { id, boardId, epoch, eraseAt: act.now + COMES_BACK_MS });
  await putSurface(act.tx, { boardId, id: act.newId<"surface">(), epoch: 1, kept: false });
  act.after(() => replaced(parts, id, COMES_BACK_MS));
}

/** What was begun meanwhile is erased in its place. @returns false when it is too late */
async function bringBack(parts: Parts, act: Act, now: StoredSurface, id: SurfaceId): Promise<boolean> {
  if (now.id === id) return true;
  const emptied = await erasureOf(act.tx, id);
  if (!emptied || emptied.boardId !== now.boardId || emptied.eraseAt <= act.now) return false;
  const boardId: BoardId = now.boardId;
  await deleteErasure(act.tx, id);
  await insertErasure(act.tx, { id: now.id, boardId, epoch: now.epoch, eraseAt: act.now });
  await putSurface(act.tx, { boardId, id, epoch: emptied.epoch, kept: false });
  act.after(() => replaced(parts, now.id, 0));
  return true;
}

/** Nobody may open the former document from here on; whoever has it open is sent to the new one. */
async function replaced(parts: Parts, former: SurfaceId, wait: number): Promise<void> {
  await parts.authority.refresh();
  await parts.sync.gone(former);
  eraseLater(parts, wait);
}
