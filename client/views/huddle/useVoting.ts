import { listed } from "../../../shared/protocol/boards.ts";
import { useBoardState } from "../../board/useBoard.ts";
import type { NamedLane } from "../../huddle/ideasStage.tsx";
import { useVoteStage, type VoteStage } from "../../vote/useVoteStage.tsx";
import { useWords } from "../../words/useWords.ts";
import type { StepProps } from "./stepProps.ts";

/** Voting on the new ideas of this board, as this screen may. */
export function useVoting({ facts, board, surface, mayAct, leads }: StepProps, lanes: readonly NamedLane[]): VoteStage {
  const untitled = useWords().board.card.untitled;
  const state = useBoardState(board);
  const titleOf = (id: Parameters<typeof state.card>[0]) => state.card(id)?.title.trim() || untitled;
  const ideas = lanes
    .filter(({ meaning }) => meaning === "new")
    .flatMap(({ id }) => state.cardsIn(id))
    .map(({ id }) => ({ id, title: titleOf(id) }));
  const isWall = surface === "wall";
  return useVoteStage({
    boardId: facts.id,
    ideas,
    titleOf,
    surface,
    mayRun: isWall ? mayAct : leads && listed(facts.may, "vote:run"),
    mayCast: !isWall && listed(facts.may, "vote:cast"),
  });
}
