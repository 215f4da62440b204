import type { ScreenId } from "../../shared/base/ids.ts";
import { newId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { MINUTE } from "../../shared/base/time.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import { passwordMatches } from "../access/passwords.ts";
import type { Parts } from "../parts.ts";
import { addPinTry, forgetPinTries, pinTries } from "../storage/meetings.ts";

const TRIES = 5;
const WINDOW_MS = 15 * MINUTE;

/**
 * Compares a board's PIN. Each try is written down before it is judged, so that tries sent side by side count each
 * other, and outside the command's transaction, so that a refusal does not forget it.
 */
export async function checkPin(
  parts: Parts,
  screen: ScreenId,
  pin: string | undefined,
  pinHash: string | null,
): Promise<Reply<true>> {
  if (!pin || !pinHash)
    return refused({ code: "pin-needed", message: "Outside the planned time the board's PIN is needed." });
  const { db } = parts.storage;
  const now = parts.clock.now();
  if ((await pinTries(db, screen, now - WINDOW_MS)) >= TRIES) {
    return refused({ code: "too-many", message: "Five wrong tries. Wait fifteen minutes." });
  }
  await addPinTry(db, newId(parts.random), screen, now);
  if (!(await passwordMatches(pin, pinHash)))
    return refused({ code: "wrong-pin", message: "That is not this board's PIN." });
  await forgetPinTries(db, screen);
  return ok(true);
}
