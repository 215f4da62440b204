import type { Role } from "../access/actor.ts";
import type { PersonId } from "../base/ids.ts";

/** A person with a role in a unit, given there or in a unit above. */
interface Held {
  readonly personId: PersonId;
  readonly name: string;
  readonly role: Role;
  /** The role was given in a unit above. */
  readonly inherited: boolean;
}

/** Those who speak for a unit. Nobody is typed in here: the roles say it, once. */
export interface Speakers {
  readonly leaders: readonly string[];
  readonly deputies: readonly string[];
}

/**
 * The leaders and deputies that a unit has of its own, by name; an administrator counts where the unit has no leader.
 * @param byName how names are sorted where they are read
 */
export function speakersOf(people: readonly Held[], byName: (a: Held, b: Held) => number): Speakers {
  const own = people.filter(({ inherited }) => !inherited).toSorted(byName);
  const named = (role: Role): string[] => own.filter((each) => each.role === role).map(({ name }) => name);
  const leaders = named("leader");
  return { leaders: leaders.length > 0 ? leaders : named("admin"), deputies: named("deputy") };
}
