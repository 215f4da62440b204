import { type Answered, answeredBetween } from "../../../shared/board/ideas.ts";
import type { Decision } from "../../../shared/huddle/huddle.ts";
import { useCardViews } from "../../board/cardTimes.ts";
import { useBoardState } from "../../board/useBoard.ts";
import { freshId } from "../../live/freshId.ts";
import { useToast } from "../../ui/Toast.tsx";
import { useWords } from "../../words/useWords.ts";
import type { StepProps } from "./stepProps.ts";

/** Ideas that got an answer since last time, and what this meeting says to the answers. */
export interface IdeaAnswers {
  readonly answered: readonly Answered[];
  isConfirmed(idea: Answered): boolean;
  /** Pressed once more it is taken back. */
  confirm(idea: Answered): void;
  /** The idea comes first in line again, with its history and a new clock. */
  takeUpAgain(idea: Answered): void;
}

export function useIdeaAnswers({ facts, board, meeting, now, press }: StepProps): IdeaAnswers {
  const words = useWords().matrix.answers;
  const toast = useToast();
  const state = useBoardState(board);
  const known = useCardViews(facts.id);
  const ideas = known.flatMap(({ cardId, since, createdAt }): Answered[] => {
    const card = state.card(cardId);
    const meaning = card && !card.archived ? state.lane(card.laneId)?.meaning : undefined;
    return card && meaning ? [{ card, meaning, since, createdAt }] : [];
  });
  const confirmation = ({ card }: Answered): Decision | undefined =>
    meeting.decisions.find(({ kind, about }) => kind === "confirmed" && about?.kind === "card" && about.id === card.id);
  return {
    answered: answeredBetween(ideas, now.sinceLast ?? meeting.startedAt, meeting.startedAt),
    isConfirmed: (idea) => confirmation(idea) !== undefined,
    confirm(idea) {
      const said = confirmation(idea);
      if (said) press({ do: "undecide", id: said.id });
      else
        press({ do: "decide", id: freshId(), kind: "confirmed", text: "", about: { kind: "card", id: idea.card.id } });
    },
    takeUpAgain({ card }) {
      const lane = state.lanes.find(({ meaning }) => meaning === "new");
      if (!lane) return;
      board.edit.moveCard(card.id, { laneId: lane.id, beforeId: state.cardsIn(lane.id)[0]?.id ?? null });
      const id = freshId<"decision">();
      press({ do: "decide", id, kind: "reopened", text: "", about: { kind: "card", id: card.id } });
      toast({
        text: words.reopened(card.title.trim()),
        undo: () => {
          board.edit.putBackCard(card);
          press({ do: "undecide", id });
        },
      });
    },
  };
}
