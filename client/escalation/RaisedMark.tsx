import { useMemo } from "react";
import type { Escalation } from "../../shared/escalation/escalation.ts";
import { toJudge, waitingAbove } from "../../shared/escalation/lists.ts";
import { stateOf } from "../../shared/escalation/state.ts";
import type { Board } from "../../shared/protocol/boards.ts";
import { useWords } from "../words/useWords.ts";
import { answeredBy } from "./sentText.ts";
import { stateText } from "./stateText.ts";
import { useEscalations } from "./useEscalations.ts";

/** On the card that a matter came from: the row names the card, the card knows nothing of it. */
export function RaisedMark({ matter }: { readonly matter: Escalation }) {
  const words = useWords().escalation;
  const isAnswered = stateOf(matter) === "answered";
  return (
    <span className="matter-mark">
      <i aria-hidden="true">{isAnswered ? "✓" : "↑"}</i>{" "}
      {isAnswered ? words.answers.from(answeredBy(matter)) : `${matter.to.unitName}: ${stateText(matter, words)}`}
    </span>
  );
}

/** Which card a matter that has not ended came from. */
export function useRaisedCards(boardId: Board["id"]): ReadonlyMap<string, Escalation> {
  const { items } = useEscalations(boardId);
  return useMemo(() => {
    const open = [...toJudge(items, boardId), ...waitingAbove(items, boardId)];
    return new Map(open.flatMap((matter) => (matter.cardId === null ? [] : [[matter.cardId, matter]])));
  }, [items, boardId]);
}
