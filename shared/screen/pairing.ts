import * as z from "zod/mini";
import { boardId, screenId } from "../base/ids.ts";
import { type Instant, MINUTE } from "../base/time.ts";

/**
 * Pairing of a wall, in the manner of RFC 8628: the wall shows a short code and keeps a long secret; a leader types the
 * code within ten minutes, and the wall's next ask with its secret makes it that screen.
 */

/** 32 signs that nobody confuses across a room: no I, O, 0 or 1. Eight of them are 40 bits. */
export const CODE_SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
export const CODE_LENGTH = 8;
/** Random bytes that make one code: 5 bits for each sign. */
export const CODE_BYTES = 5;
export const CODE_LIFETIME = 10 * MINUTE;

/** A wall is given its code to show, and the secret it asks with. */
export const openedPairing = z.object({ code: z.string(), secret: z.string(), expiresAt: z.number() });
export type OpenedPairing = z.infer<typeof openedPairing>;

export const claimPairing = z.object({ secret: z.string().check(z.minLength(20), z.maxLength(100)) });
/** What the wall hears when it asks: go on showing the code, take a new one, or it is this screen from now on. */
export const claimedPairing = z.discriminatedUnion("state", [
  z.object({ state: z.literal("waiting"), expiresAt: z.number() }),
  z.object({ state: z.literal("expired") }),
  z.object({ state: z.literal("paired"), screenId, boardId }),
]);
export type ClaimedPairing = z.infer<typeof claimedPairing>;
/** How often a wall asks, and how long after its code has run out it may still fetch what a leader gave it. */
export const CLAIM_EVERY = 3_000;
export const CLAIM_GRACE = 2 * MINUTE;

/** A leader may be wrong this often in `TRIES_WINDOW`; then the next try waits, right or wrong. */
export const WRONG_TRIES = 5;
export const TRIES_WINDOW = 10 * MINUTE;

/**
 * @param bytes five random bytes
 * @returns the code as it is kept and compared: eight signs without a dash
 * @throws RangeError when there are not five bytes
 */
export function pairingCode(bytes: Uint8Array): string {
  if (bytes.length !== CODE_BYTES) throw new RangeError("pairingCode: a code is made of five bytes");
  let rest = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let code = "";
  for (let place = 0; place < CODE_LENGTH; place += 1) {
    code = `${CODE_SIGNS[Number(rest & 31n)] ?? ""}${code}`;
    rest >>= 5n;
  }
  return code;
}

/** As people see it: `ABCD-EFGH`. */
export function shownCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/**
 * What a person typed, as a code: any case, with or without dash and spaces, and I or 1 for L, which they look like.
 * @returns eight signs, or undefined when it cannot be a code; such a slip is not a wrong try
 */
export function typedCode(text: string): string | undefined {
  const signs = text
    .toUpperCase()
    .replaceAll(/[\s\p{Dash}._]/gu, "")
    .replaceAll(/[I1]/g, "L");
  const isCode = signs.length === CODE_LENGTH && [...signs].every((sign) => CODE_SIGNS.includes(sign));
  return isCode ? signs : undefined;
}

export function isOpen(pairing: { readonly expiresAt: Instant }, now: Instant): boolean {
  return now < pairing.expiresAt;
}

/** @param wrong when this leader was wrong before, in any order */
export function mayTryCode(wrong: readonly Instant[], now: Instant): boolean {
  return wrong.filter((at) => at > now - TRIES_WINDOW).length < WRONG_TRIES;
}
