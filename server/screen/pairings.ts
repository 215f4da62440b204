import { tryLimit } from "../access/limits.ts";
import { hashSecret, newSecret } from "../access/passwords.ts";
import type { Actor } from "../../shared/access/actor.ts";
import type { BoardId, ScreenId } from "../../shared/base/ids.ts";
import { newId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { MINUTE } from "../../shared/base/time.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import {
  CLAIM_GRACE,
  type ClaimedPairing,
  CODE_BYTES,
  CODE_LIFETIME,
  isOpen,
  mayTryCode,
  type OpenedPairing,
  pairingCode,
  typedCode,
} from "../../shared/screen/pairing.ts";
import { type ConfirmPairing, SCREEN_AWAY_LIMIT, type ScreenView } from "../../shared/screen/screen.ts";
import type { Parts } from "../parts.ts";
import {
  addPairing,
  addScreen,
  addTry,
  forgetTry,
  otherTries,
  pairingOf,
  screenActor,
  screenOf,
  useCode,
} from "../storage/screens.ts";
import { deleteSessionsOfScreen } from "../storage/sessions.ts";
import type { Asked } from "../http.ts";

/** Whoever holds the cookie. */
type Browser = Pick<Asked<never, never, never>, "setSession">;
type Person = Actor & { kind: "person" };

/** A hospital sits behind one address: enough for every wall of it to start after a power cut. */
const CODES_PER_ADDRESS = 300;
const CODES_WINDOW = 10 * MINUTE;

const UNKNOWN = refused({
  code: "code-unknown",
  message: "No screen waits behind this code. Look at the screen again: a code lasts ten minutes and is used once.",
} as const);
const TOO_MANY = refused({ code: "too-many", message: "Too many tries. Wait ten minutes." } as const);

/** Hands codes to walls that anybody may open, and the screen to the one wall whose code a leader has typed. */
export function createPairings(parts: Parts) {
  // Codes are free to ask for, so each address gets only so many.
  const perAddress = tryLimit(parts.clock, CODES_PER_ADDRESS, CODES_WINDOW);

  async function open(address: string): Promise<Reply<OpenedPairing>> {
    const now = parts.clock.now();
    if (perAddress.tooMany(address)) return TOO_MANY;
    const secret = newSecret();
    const pairing = { code: pairingCode(parts.random(CODE_BYTES)), expiresAt: now + CODE_LIFETIME };
    await parts.storage.transaction((tx) => addPairing(tx, { id: hashSecret(secret), ...pairing }, now));
    return ok({ secret, ...pairing });
  }

  /** Asked again and again by the wall. An answer lost on the way is given again until the wall has shown its cookie. */
  async function claim(secret: string, browser: Browser): Promise<Reply<ClaimedPairing>> {
    const now = parts.clock.now();
    const pairing = await pairingOf(parts.storage.db, hashSecret(secret));
    if (!pairing || now >= pairing.expiresAt + CLAIM_GRACE) return ok({ state: "expired" });
    if (pairing.screenId) return await become(pairing.screenId, browser);
    return ok(isOpen(pairing, now) ? { state: "waiting", expiresAt: pairing.expiresAt } : { state: "expired" });
  }

  async function become(id: ScreenId, browser: Browser): Promise<Reply<ClaimedPairing>> {
    const actor = await screenActor(parts.storage.db, id);
    if (!actor) return ok({ state: "expired" });
    const unitId = parts.authority.board(actor.boardId)?.unitId ?? null;
    const opening = await parts.commands.run({ actor, action: "session:own", thing: id, unitId }, async ({ tx }) => {
      await deleteSessionsOfScreen(tx, id);
      return ok(await parts.sessions.openForScreen(tx, id, null));
    });
    if (!opening.ok) return opening;
    browser.setSession(opening.value, SCREEN_AWAY_LIMIT);
    return ok({ state: "paired", screenId: id, boardId: actor.boardId });
  }

  /**
   * Binds the wall that shows a code to a board. Each try is noted before it is judged, so that tries in parallel
   * count each other; one that was right is forgotten.
   */
  async function confirm(
    leader: Person,
    boardId: BoardId,
    asked: ConfirmPairing,
    key: string | undefined,
  ): Promise<Reply<ScreenView>> {
    const code = typedCode(asked.code);
    if (!code) {
      const fields = { code: "eight letters and digits" };
      return refused({ code: "bad-request", message: "A pairing code has eight letters and digits.", fields });
    }
    const now = parts.clock.now();
    const attempt = newId<"pairing">(parts.random);
    await addTry(parts.storage.db, attempt, leader.id, now);
    if (!mayTryCode(await otherTries(parts.storage.db, attempt, leader.id, now), now)) {
      await forgetTry(parts.storage.db, attempt);
      return TOO_MANY;
    }
    const reply = await bind(leader, boardId, { ...asked, code }, key);
    if (reply.ok) await forgetTry(parts.storage.db, attempt);
    return reply;
  }

  async function bind(leader: Person, boardId: BoardId, asked: ConfirmPairing, key: string | undefined) {
    const board = parts.authority.board(boardId);
    const unitId = board?.unitId ?? null;
    return await parts.commands.run<ScreenView>(
      { actor: leader, action: "screen:pair", thing: boardId, unitId, key, fingerprint: asked },
      async (act) => {
        const { code, ...settings } = asked;
        const id = act.newId<"screen">();
        await addScreen(act.tx, { id, boardId, ...settings, pairedBy: leader.id, pairedAt: act.now });
        if (!(await useCode(act.tx, code, id, act.now))) return UNKNOWN;
        const screen = await screenOf(act.tx, id);
        if (!screen) return UNKNOWN;
        act.note(`screen ${id} ${asked.mode}`);
        if (unitId) act.tell(`unit:${unitId}`, { kind: "screen:changed", id });
        return ok(screen);
      },
    );
  }

  return { open, claim, confirm };
}
