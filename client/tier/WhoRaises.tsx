import type { UnitId } from "../../shared/base/ids.ts";
import { speakersOf } from "../../shared/tier/offices.ts";
import { usePeople } from "../live/queries.ts";
import { byName } from "../words/dates.ts";
import { useWords } from "../words/useWords.ts";

/** Says to somebody who may not raise a matter who can: by name where one may read the unit's people. */
export function WhoRaises({ unitId }: { readonly unitId: UnitId }) {
  const { tier } = useWords();
  const { data: people = [] } = usePeople(unitId);
  const { leaders, deputies } = speakersOf(people, byName);
  return <p>{tier.whoRaises([...leaders, ...deputies].join(", "))}</p>;
}
