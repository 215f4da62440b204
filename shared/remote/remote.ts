import * as z from "zod/mini";
import { languageSchema } from "../access/actor.ts";
import { boardId, screenId } from "../base/ids.ts";
import { type Instant, MINUTE } from "../base/time.ts";

/**
 * A phone lent to a wall for one meeting: it becomes the wall's keyboard and remote. It relays text and touches to that
 * wall alone; the wall writes and presses them as if they had come from its own hands, through its own gate. All of it is
 * the moment: in memory, and gone with the meeting.
 */

/** How long a code on the wall is taken; the wall shows a new one while it is being looked at. */
export const CODE_LIFE = 2 * MINUTE;
/** A code that nobody could type wrong twice: six letters, no vowels and so no words, small or large. */
export const TYPED_LENGTH = 6;
const LETTERS = "bcdfghjkmnpqrtvwxz";

/** @returns the letters that random bytes make, one for each byte */
export function typedCode(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length] ?? "").join("");
}

/** As it is shown: two groups of three. */
export function grouped(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`.toUpperCase();
}

/** As people type it: spaces and case are nobody's business. */
export function asTyped(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z]/g, "");
}

export const remoteCodeSchema = z.object({
  /** What people type: the address without its scheme is short enough to read out. */
  address: z.string(),
  /** Six letters, for those without a camera. */
  code: z.string(),
  /** Goes after `#` in the QR code's address, so that it never stands in a log. */
  secret: z.string(),
  until: z.number(),
});
export type RemoteCode = z.infer<typeof remoteCodeSchema>;

export function isShown(code: Pick<RemoteCode, "until">, now: Instant): boolean {
  return now < code.until;
}

/** What a phone comes with: what its camera read, or what its owner typed. */
export const takeBody = z.object({
  secret: z.optional(z.string().check(z.minLength(16), z.maxLength(100), z.regex(/^[\w-]+$/))),
  code: z.optional(z.string().check(z.overwrite(asTyped), z.length(TYPED_LENGTH))),
});

/** What the phone is from then on. The token is its alone, and worth nothing after the meeting. */
export const takenSchema = z.object({
  token: z.string(),
  boardId,
  unitName: z.string(),
  screenName: z.string(),
  language: languageSchema,
  /** Whoever holds it is signed in, and may answer what has come to this board: by that session alone. */
  mayAnswer: z.boolean(),
});
export type Taken = z.infer<typeof takenSchema>;

/** Which wall has a phone now, for the wall itself and for whoever leads. */
export const lentSchema = z.object({
  lent: z.nullable(z.object({ screenId, screenName: z.string(), since: z.number(), isThere: z.boolean() })),
});
export type Lent = z.infer<typeof lentSchema>["lent"];

/** Why a phone is no remote any more. */
export const OVER = ["meeting-over", "another-phone", "ended", "unknown"] as const;
export const overSchema = z.enum(OVER);
export type Over = z.infer<typeof overSchema>;

/** Longest texts, in UTF-16 units: no field of a wall takes more. */
export const LONGEST_TYPED = 2000;
const label = z.string().check(z.maxLength(300));
const name = z.string().check(z.minLength(1), z.maxLength(100));

export const shownAct = z.object({
  key: name,
  label,
  mark: z.optional(label),
  tone: z.optional(z.enum(["green", "yellow", "orange", "red"])),
  isPrimary: z.optional(z.boolean()),
  isWay: z.optional(z.boolean()),
  isOn: z.optional(z.boolean()),
});
export type ShownAct = z.infer<typeof shownAct>;

/** A place on the wall where text can be written. */
export const shownField = z.object({ id: name, label });

/** What the wall shows of itself to its phone: whole, whenever it changes. */
export const stageSchema = z.object({
  step: label,
  /** What the step asks just now. */
  question: label,
  acts: z.array(shownAct).check(z.maxLength(40)),
  fields: z.array(shownField).check(z.maxLength(20)),
  open: z.nullable(
    z.object({
      ...shownField.shape,
      text: z.string().check(z.maxLength(LONGEST_TYPED)),
      longest: z.int(),
      isLong: z.boolean(),
      /** The last text of the phone that this answers; 0 before any. */
      heard: z.int(),
    }),
  ),
});
export type Stage = z.infer<typeof stageSchema>;

const field = z.string().check(z.minLength(1), z.maxLength(100));
const seq = z.int().check(z.minimum(1));

/** All that a phone can say. */
export const phoneSays = z.discriminatedUnion("do", [
  /** The whole text of a field as it stands on the phone, without the digits that are held back there. */
  z.object({ do: z.literal("type"), field, text: z.string().check(z.maxLength(LONGEST_TYPED)), seq }),
  /** *Ferdig*: the wall takes the text as if Enter had been pressed. */
  z.object({ do: z.literal("done"), field }),
  z.object({ do: z.literal("open"), field }),
  z.object({ do: z.literal("press"), key: name }),
]);
export type PhoneSays = z.infer<typeof phoneSays>;

/** What became of what a phone said. */
export type Heard = "heard" | "patient-identity" | "too-fast" | "no-wall" | "refused";

/** What the server sends to a phone, in a part of the wire that holds nothing else. */
export interface ToPhone {
  stage(stage: Stage): void;
  /** Whether the wall is there to hear. */
  wall(isThere: boolean): void;
  over(why: Over): void;
}

export interface FromPhone {
  say(what: unknown, answer: (heard: Heard) => void): void;
  leave(): void;
}
/** The part of the wire that phones have; what stands in a client's `auth` there is the token. */
export const PHONE_WIRE = "/remote";
