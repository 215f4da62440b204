import { createHmac, timingSafeEqual } from "node:crypto";
import type { BoardId, RandomBytes } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import { goodTurns, SHORT_LENGTH, shortAddress } from "../../shared/idea/idea.ts";
import { newSecret } from "../access/passwords.ts";
import type { Db } from "../storage/database.ts";
import { addDoor, doorOf, type IdeaDoor } from "../storage/ideas.ts";

export interface Code {
  readonly digits: string;
  readonly secret: string;
}

/** The code of a turn: from the door's secret alone, so that all processes show and take the same one without asking. */
export function codeOf(door: Pick<IdeaDoor, "secret">, turn: number): Code {
  const made = createHmac("sha256", door.secret).update(String(turn)).digest();
  return {
    digits: String(made.readUInt32BE(0) % 10_000).padStart(4, "0"),
    // 96 bits hold for a quarter of an hour, and leave the QR code coarse enough for a cheap camera.
    secret: made.subarray(4, 16).toString("base64url"),
  };
}

/** Whether digits or a secret are those of a code that is taken now. */
export function opens(door: IdeaDoor, shown: Partial<Code>, now: Instant): boolean {
  const codes = goodTurns(now).map((turn) => codeOf(door, turn));
  const { secret, digits } = shown;
  if (secret !== undefined) return codes.some((code) => equal(code.secret, secret));
  return digits !== undefined && codes.some((code) => equal(code.digits, digits));
}

function equal(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

/** The door of a board, made when it is first asked for. @throws Error when no free address is found */
export async function openDoor(db: Db, boardId: BoardId, random: RandomBytes): Promise<IdeaDoor> {
  // Two boards with one address are rare: 24 to the power of 4 there are.
  for (let tries = 0; tries < 20; tries += 1) {
    const door = await doorOf(db, boardId);
    if (door) return door;
    await addDoor(db, { boardId, short: shortAddress(random(SHORT_LENGTH)), secret: newSecret() });
  }
  throw new Error("no free short address was found");
}
