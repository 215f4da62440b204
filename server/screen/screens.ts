import type { Actor } from "../../shared/access/actor.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import type { News } from "../../shared/protocol/live.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import {
  IDENTIFY_TIME,
  type OwnScreen,
  SCREEN_AWAY_LIMIT,
  SCREEN_ROTATION,
  type ScreenChange,
  type ScreenView,
} from "../../shared/screen/screen.ts";
import type { Act } from "../commands.ts";
import type { Asked } from "../http.ts";
import type { Parts } from "../parts.ts";
import { countRightsChange } from "../storage/organisation.ts";
import { changeScreen, endPairing, identifyScreen, revokeScreen, screenOf, screenSeen } from "../storage/screens.ts";
import { deleteReplacementsOf, deleteSessionsOfScreen, sessionById } from "../storage/sessions.ts";

type Wall = Actor & { kind: "screen" };

const GONE = refused({ code: "not-found", message: "There is no such screen." } as const);

/** What leaders do with paired screens, and what a wall asks about itself. */
export function createScreens(parts: Parts) {
  const { storage } = parts;

  async function own(wall: Wall): Promise<Reply<OwnScreen>> {
    const screen = await screenOf(storage.db, wall.id);
    const board = screen && parts.authority.board(screen.boardId);
    return board ? ok({ ...screen, language: board.language, zone: board.zone }) : GONE;
  }

  /** A sign of life; once a week, when nobody would miss the wall for a second, it gets a new secret. */
  async function sign(
    wall: Wall,
    sessionId: string,
    told: { build: string; resting: boolean },
    browser: Pick<Asked<never, never, never>, "setSession">,
  ): Promise<Reply<{ renewed: boolean }>> {
    const now = parts.clock.now();
    const session = await sessionById(storage.db, sessionId);
    const isOld = session !== undefined && now - session.createdAt >= SCREEN_ROTATION;
    const secret = await storage.transaction(async (tx) => {
      await screenSeen(tx, wall.id, told.build, now);
      await endPairing(tx, wall.id);
      if (!isOld || !told.resting) return undefined;
      // A new secret that never reached the wall is worth nothing once the wall asks with the old one again.
      await deleteReplacementsOf(tx, sessionId);
      return await parts.sessions.openForScreen(tx, wall.id, sessionId);
    });
    if (secret) browser.setSession(secret, SCREEN_AWAY_LIMIT);
    return ok({ renewed: secret !== undefined });
  }

  async function change(
    actor: Actor,
    screen: ScreenView,
    asked: ScreenChange,
    key: string | undefined,
  ): Promise<Reply<ScreenView>> {
    return await parts.commands.run<ScreenView>(commandOn(actor, screen, { key, fingerprint: asked }), async (act) => {
      if (!(await changeScreen(act.tx, screen.id, asked))) return await lost(act, screen);
      const changed = await screenOf(act.tx, screen.id);
      if (!changed) return GONE;
      await countRightsChange(act.tx);
      if (asked.mode) act.note(`mode ${asked.mode}`);
      announce(act, screen);
      // What it may do follows from its row: open sockets are judged again.
      act.after(parts.rightsChanged);
      return ok(changed);
    });
  }

  async function lost(act: Act, screen: ScreenView): Promise<Reply<never>> {
    const current = await screenOf(act.tx, screen.id);
    if (!current) return GONE;
    return refused({ code: "changed-meanwhile", message: "Somebody else changed the screen meanwhile.", current });
  }

  async function identify(actor: Actor, screen: ScreenView): Promise<Reply<Record<string, never>>> {
    return await parts.commands.run(commandOn(actor, screen), async (act) => {
      await identifyScreen(act.tx, screen.id, act.now + IDENTIFY_TIME);
      announce(act, screen);
      return ok({});
    });
  }

  async function revoke(actor: Actor, screen: ScreenView): Promise<Reply<Record<string, never>>> {
    return await parts.commands.run(commandOn(actor, screen), async (act) => {
      if (!(await revokeScreen(act.tx, screen.id, act.now))) return GONE;
      await deleteSessionsOfScreen(act.tx, screen.id);
      await countRightsChange(act.tx);
      act.note("revoked");
      announce(act, screen);
      act.after(parts.rightsChanged);
      return ok({});
    });
  }

  return { own, sign, change, identify, revoke };
}

function commandOn(actor: Actor, screen: ScreenView, more: { key?: string | undefined; fingerprint?: unknown } = {}) {
  return { actor, action: "screen:manage", thing: screen.id, unitId: screen.unitId, ...more } as const;
}

/** The wall itself hears, and everybody who has the list open. */
function announce(act: Act, screen: ScreenView): void {
  const news: News = { kind: "screen:changed", id: screen.id };
  act.tell(`screen:${screen.id}`, news);
  act.tell(`unit:${screen.unitId}`, news);
}
