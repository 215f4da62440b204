import { createContext, useContext } from "react";
import { ROLES, type Role } from "../../shared/access/actor.ts";
import type { UnitId } from "../../shared/base/ids.ts";
import type { SessionReply } from "../../shared/protocol/people.ts";

export type Person = Extract<SessionReply["actor"], { kind: "person" }>;

const NOBODY = null;
export const MeContext = createContext<Person | null>(NOBODY);

/** Who is signed in. @throws outside the signed-in part of the product */
export function useMe(): Person {
  const me = useContext(MeContext);
  if (!me) throw new Error("useMe: nobody is signed in here");
  return me;
}

/** The units in which a person was given a role of at least that rank, in the order they were given. */
export function unitsWithRole(me: Person, least: Role): UnitId[] {
  return me.roles.filter(({ role }) => ROLES.indexOf(role) >= ROLES.indexOf(least)).map(({ unitId }) => unitId);
}
