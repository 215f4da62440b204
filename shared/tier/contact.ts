import * as z from "zod/mini";
import type { UnitId } from "../base/ids.ts";
import { pathUp } from "./tiers.ts";

/** Digits with what people put between them: never checked further, since short internal numbers are numbers too. */
const phone = z.string().check(z.trim(), z.regex(/^\+?[0-9][0-9 ()/-]{1,19}$/, "a telephone number"));

/**
 * A function and no person: who has it today is not ours to know. It covers what lies outside the level's meeting days. Which
 * mailbox it reads is kept where notices are sent from, and only once somebody has confirmed it there.
 */
export const onCallSchema = z.object({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(60)),
  phone: z.nullable(phone),
});
export type OnCall = z.infer<typeof onCallSchema>;

/** How a unit is reached, as its leader wrote it. What is left out is that of the nearest unit above. */
export const unitContactSchema = z.object({
  /** For «Haster det nå? Ring ...». */
  phone: z._default(z.nullable(phone), null),
  onCall: z._default(z.nullable(onCallSchema), null),
});
export type UnitContact = z.infer<typeof unitContactSchema>;

export const NO_CONTACT: UnitContact = { phone: null, onCall: null };

interface Reached {
  readonly id: UnitId;
  readonly parentId: UnitId | null;
  readonly closedAt?: number | null;
  readonly contact: UnitContact;
}

/** What is written, and in which unit: its own, or the nearest above that has written any. */
export interface Given<Value> {
  readonly value: Value;
  readonly from: UnitId;
}

export interface Contact {
  readonly phone: Given<string> | null;
  readonly onCall: Given<OnCall> | null;
}

/** How a unit is reached: each by itself from the nearest unit that has it, the unit's own first. */
export function contactOf(units: ReadonlyMap<UnitId, Reached>, id: UnitId): Contact {
  const path = pathUp(units, id).flatMap((each) => units.get(each) ?? []);
  const nearest = <Value>(read: (contact: UnitContact) => Value | null): Given<Value> | null => {
    for (const unit of path) {
      const value = read(unit.contact);
      if (value !== null) return { value, from: unit.id };
    }
    return null;
  };
  return { phone: nearest(({ phone: own }) => own), onCall: nearest(({ onCall }) => onCall) };
}
