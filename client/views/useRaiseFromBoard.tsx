import { type ReactNode, useMemo, useState } from "react";
import { useLocation, useSearch } from "wouter";
import type { BoardId, CardId } from "../../shared/base/ids.ts";
import type { Place } from "../../shared/escalation/escalation.ts";
import type { Mark } from "../../shared/escalation/mark.ts";
import { type Board, listed } from "../../shared/protocol/boards.ts";
import type { OpenBoard } from "../board/openBoard.ts";
import { RaiseDialog } from "../escalation/RaiseDialog.tsx";
import { useEscalations } from "../escalation/useEscalations.ts";
import { useMarks } from "../escalation/useMarks.ts";
import type { RaiseDraft } from "../escalation/raiseDraft.ts";
import { Notice } from "../ui/Notice.tsx";
import { useWords } from "../words/useWords.ts";
import { useCardChart, useNamedChart } from "./useCardChart.ts";

/** In the address: which mark is to be finished, from a list that stands elsewhere. */
export const FINISH = "merket";

type Raising = { readonly card: CardId; readonly to: BoardId | undefined } | { readonly mark: Mark };

const NOBODY: readonly Place[] = [];

/** Raising from a board at a desk or on a phone: a card, or what a meeting has marked. */
export function useRaiseFromBoard(facts: Board, board: OpenBoard) {
  const [raising, setRaising] = useState<Raising | undefined>(undefined);
  const { picture } = useEscalations(facts.id);
  const { marks, isKnown } = useMarks(facts.id);
  const [, go] = useLocation();
  const wanted = new URLSearchParams(useSearch()).get(FINISH);
  const found = marks.find(({ id }) => id === wanted);
  const mayRaise = listed(facts.may, "escalation:raise");
  const isGone = mayRaise && wanted !== null && isKnown && !found && !raising;
  // What was opened stays open, whatever happens to the list meanwhile.
  if (found && mayRaise && !raising) setRaising({ mark: found });
  const close = (): void => {
    if (wanted !== null) go(`/tavle/${facts.id}`, { replace: true });
    setRaising(undefined);
  };
  const dialog: ReactNode = raising && <Raised facts={facts} board={board} raising={raising} onClose={close} />;
  return {
    levels: picture?.above ?? NOBODY,
    marked: useMemo(() => new Set(marks.flatMap(({ cardId }) => cardId ?? [])), [marks]),
    raiseCard: mayRaise ? (card: CardId, to?: BoardId) => setRaising({ card, to }) : undefined,
    finishMark: (mark: Mark) => setRaising({ mark }),
    dialog: isGone ? <MarkGone /> : dialog,
  };
}

function MarkGone() {
  return <Notice tone="watch">{useWords().raising.mark.gone}</Notice>;
}

interface RaisedProps {
  readonly facts: Board;
  readonly board: OpenBoard;
  readonly raising: Raising;
  readonly onClose: () => void;
}

function Raised({ facts, board, raising, onClose }: RaisedProps) {
  const cardId = "mark" in raising ? raising.mark.cardId : raising.card;
  const ofCard = useCardChart(board, cardId);
  const chart = useNamedChart("mark" in raising ? raising.mark.chart : null) ?? ofCard;
  const note = cardId === null ? "" : board.state.noteOf(cardId);
  const draft: RaiseDraft =
    "mark" in raising
      ? { id: raising.mark.id, cardId, what: raising.mark.what, tried: note, chart }
      : { cardId, what: board.state.card(raising.card)?.title ?? "", tried: note, chart, to: raising.to };
  return <RaiseDialog key={draft.id ?? cardId} facts={facts} draft={draft} onClose={onClose} />;
}
