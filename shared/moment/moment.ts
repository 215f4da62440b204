import * as z from "zod/mini";
import { roleSchema } from "../access/actor.ts";
import { boardId, meetingId, personId } from "../base/ids.ts";
import type { Instant } from "../base/time.ts";
import { isLocalDate } from "../base/time.ts";

/**
 * The moment of a running meeting: who is here from a screen of their own, whose hand is up, who points where. It lives in
 * memory and travels over socket.io; nothing of it is kept, and nothing here is a fact that a promise depends on.
 */

/** Where one sits: most who open the meeting on a screen of their own do it because they are not in the room. */
export const whereSchema = z.enum(["remote", "room"]);
export type Where = z.infer<typeof whereSchema>;

export const presentSchema = z.object({
  personId,
  name: z.string(),
  /** The role in the board's unit; null for staff from elsewhere. */
  role: z.nullable(roleSchema),
  where: whereSchema,
});
export type Present = z.infer<typeof presentSchema>;

/** A raised hand; the list of them stands in the order of asking, which is a queue and no ranking. */
export const handSchema = z.object({ personId, name: z.string() });
export type Hand = z.infer<typeof handSchema>;

/** What every screen of the meeting is told whenever it changes, whole. */
export const momentSchema = z.object({ meetingId, present: z.array(presentSchema), hands: z.array(handSchema) });
export type MomentPicture = z.infer<typeof momentSchema>;

const NAMED = /^(card|measure|matter):[a-z2-7]{26}$/;
const STEP = /^step:[a-z0-9]{1,26}$/;

/**
 * What is pointed at, by its stable name and not by a place on one screen: `card:<id>`, `measure:<id>`, `matter:<id>`,
 * `day:<YYYY-MM-DD>`, `step:<id of the agenda's step>`. A part that can be pointed at carries it as `data-point`.
 */
export const targetSchema = z.string().check(z.refine(isTarget, "a thing that can be pointed at"));
const TARGET_KINDS = ["card", "measure", "matter", "day", "step"] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

function isTarget(text: string): boolean {
  return NAMED.test(text) || STEP.test(text) || (text.startsWith("day:") && isLocalDate(text.slice("day:".length)));
}

/** @returns kind and id of a target */
export function targetParts(target: string): { readonly kind: TargetKind; readonly id: string } | undefined {
  if (!isTarget(target)) return undefined;
  const kind = TARGET_KINDS.find((each) => target.startsWith(`${each}:`));
  return kind && { kind, id: target.slice(kind.length + 1) };
}

/** Somebody points: shown for a few seconds, then gone. */
export const pointedSchema = z.object({ meetingId, personId, name: z.string(), target: targetSchema });
export type Pointed = z.infer<typeof pointedSchema>;

/** How long a ring stands. */
export const RING_MS = 3000;
/** How long somebody whose line broke is still here: a lift, a reload, a tunnel. */
export const GRACE_MS = 15_000;

export const enterSchema = z.object({ boardId, meetingId, where: whereSchema });
export const leaveSchema = z.object({ meetingId });
export const momentAct = z.discriminatedUnion("do", [
  z.object({ do: z.literal("point"), meetingId, target: targetSchema }),
  z.object({ do: z.literal("raise"), meetingId }),
  /** One's own hand, or, for who runs the meeting, anybody's. */
  z.object({ do: z.literal("lower"), meetingId, personId }),
]);
export type MomentAct = z.infer<typeof momentAct>;

/** In the order of the alphabet: who came first or sits highest is nobody's business. */
export function sorted(present: Iterable<Present>): Present[] {
  return [...present].toSorted((a, b) => a.name.localeCompare(b.name, "nb") || (a.personId < b.personId ? -1 : 1));
}

/** A second press of the same hand changes nothing: it keeps its place. */
export function raised(hands: readonly Hand[], hand: Hand): readonly Hand[] {
  return hands.some(({ personId: known }) => known === hand.personId) ? hands : [...hands, hand];
}

export function lowered(hands: readonly Hand[], person: Hand["personId"]): readonly Hand[] {
  return hands.some(({ personId: known }) => known === person)
    ? hands.filter(({ personId: known }) => known !== person)
    : hands;
}

/** How many take part from elsewhere: each person once, however many screens. */
export function remoteCount(present: readonly Present[]): number {
  return present.filter(({ where }) => where === "remote").length;
}

/** So many acts in so many milliseconds a person; a finger is slower, a script is not. */
const MOST_ACTS = 6;
const WINDOW_MS = 6000;

/** @returns the instants to remember when one more act is let through now, or undefined when it came too fast */
export function paced(acts: readonly Instant[], now: Instant): readonly Instant[] | undefined {
  const recent = acts.filter((at) => now - at < WINDOW_MS);
  return recent.length >= MOST_ACTS ? undefined : [...recent, now];
}
