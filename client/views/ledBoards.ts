import { may } from "../../shared/access/policy.ts";
import type { BoardItem } from "../../shared/protocol/boards.ts";
import { pathUp } from "../../shared/tier/tiers.ts";
import { useMe } from "../access/useMe.ts";
import { useBoards, useUnits } from "../live/queries.ts";
import { byName } from "../words/dates.ts";

/** The boards that this person may bind a screen to; undefined until they are known. */
export function useLedBoards(): readonly BoardItem[] | undefined {
  const me = useMe();
  const boards = useBoards();
  const units = useUnits();
  if (!boards.data || !units.data) return undefined;
  const byId = new Map(units.data.map((unit) => [unit.id, unit]));
  return boards.data
    .filter(({ id, unitId, closed, isLaidDown = false }) => {
      const path = pathUp(byId, unitId);
      return may(me, "screen:pair", { kind: "board", id, path, closed, touchOpen: false, laidDown: isLaidDown });
    })
    .toSorted(byName);
}

/** "Sengepost 3", or "Sengepost 3: Forbedringstavle" when the board has a name of its own. */
export function boardLabel({ name, unitName }: Pick<BoardItem, "name" | "unitName">): string {
  return name === unitName ? name : `${unitName}: ${name}`;
}
