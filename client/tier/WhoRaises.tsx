import type { UnitId } from "../../shared/base/ids.ts";
import { useWords } from "../words/useWords.ts";
import { useOffices } from "./queries.ts";

/** Says to somebody who may not raise a matter who can, by name. */
export function WhoRaises({ unitId }: { readonly unitId: UnitId }) {
  const { tier } = useWords();
  const { data } = useOffices(unitId);
  const names = data ? [...data.leaders, ...data.deputies] : [];
  return <p>{tier.whoRaises(names.join(", "))}</p>;
}
