import type { Board } from "../../shared/protocol/boards.ts";
import { useBoards, useUnit } from "../live/queries.ts";
import { ButtonLink } from "../ui/Button.tsx";
import { useWords } from "../words/useWords.ts";
import { isLevelBoard } from "./doorOf.ts";

/** On the board of a unit above the sections: the way to what waits for it, and how it stands below. */
export function LevelTab({ facts }: { readonly facts: Board }) {
  const words = useWords().level;
  const { data: unit } = useUnit(facts.unitId);
  const { data: boards = [] } = useBoards();
  return unit && isLevelBoard(facts, boards, unit) ? (
    <ButtonLink href={`/niva/${unit.id}`} icon="arrowUp">
      {words.tab}
    </ButtonLink>
  ) : null;
}
