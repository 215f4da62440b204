import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import type { CardId, LaneId } from "../../shared/base/ids.ts";
import type { Card } from "../../shared/board/schema.ts";
import { LimitDialog } from "../pdsa/LimitDialog.tsx";
import { useToast } from "../ui/Toast.tsx";
import { useWords } from "../words/useWords.ts";
import { useBoardParts } from "./boardParts.tsx";
import { laneName } from "./laneNames.ts";
import type { BoardState } from "./boardState.ts";
import { ReasonDialog } from "./ReasonDialog.tsx";
import { isOneTooMany, testedNow } from "./testLimit.ts";

export interface Target {
  readonly laneId: LaneId;
  /** The card that it is put before; null for last. */
  readonly beforeId: CardId | null;
}

/** What is done to a whole card, the same from the menu, the editor and a drag. */
export interface CardActs {
  /** Asks for a reason first when the lane means *not now*. `by` decides whether the move is also said in a sentence. */
  move(card: Card, to: Target, by: "menu" | "drag"): void;
  /** As `move`, for one who has heard that the team wanted no more tests at once. */
  moveAnyway(card: Card, to: Target, by: "menu" | "drag"): void;
  archive(card: Card): void;
  restore(card: Card): void;
}

const ActsContext = createContext<CardActs | undefined>(undefined);

export function useCardActs(): CardActs {
  const acts = useContext(ActsContext);
  if (!acts) throw new Error("A card stands outside CardActsProvider");
  return acts;
}

interface Asking {
  readonly card: Card;
  readonly to: Target;
}

/** One test more than the team wanted at once waits for a word; `by` is how it was moved. */
interface Waiting extends Asking {
  readonly by: "menu" | "drag";
}

export function CardActsProvider({ children }: { readonly children: ReactNode }) {
  const { board, settings, openCard } = useBoardParts();
  const words = useWords();
  const toast = useToast();
  const [waiting, setWaiting] = useState<Waiting | undefined>(undefined);
  const { testLimit } = settings;
  const [asking, setAsking] = useState<Asking | undefined>(undefined);
  const acts = useMemo<CardActs>(() => {
    const nameOf = (id: string): string => {
      const lane = board.state.lane(id);
      return lane ? laneName(lane, words) : "";
    };
    const move: CardActs["move"] = (card, to, by) => {
      const back = standsAt(board.state, card);
      const done = board.edit.moveCard(card.id, to);
      if (!done.ok && done.refusal.code === "needs-reason") setAsking({ card, to });
      if (!done.ok || by === "drag") return;
      const undo = () => void board.edit.moveCard(card.id, { ...back, reason: card.reason });
      toast({ text: said(board.state, card, to, nameOf, words.board.move), undo });
    };
    return {
      moveAnyway: move,
      move(card, to, by) {
        if (isOneTooMany(board.state, card, to.laneId, testLimit)) setWaiting({ card, to, by });
        else move(card, to, by);
      },
      archive(card) {
        board.edit.archiveCard(card.id);
        toast({ text: words.board.archive.archived(card.title), undo: () => board.edit.restoreCard(card.id) });
      },
      restore(card) {
        board.edit.restoreCard(card.id);
        toast({ text: words.board.archive.restored(card.title, nameOf(card.laneId)) });
      },
    };
  }, [board, words, toast, testLimit]);
  return (
    <ActsContext value={acts}>
      {children}
      {waiting && testLimit !== null && (
        <LimitDialog
          running={testedNow(board.state)}
          limit={testLimit}
          onCancel={() => setWaiting(undefined)}
          onOpen={(id) => {
            setWaiting(undefined);
            openCard(id);
          }}
          onAnyway={() => {
            acts.moveAnyway(waiting.card, waiting.to, waiting.by);
            setWaiting(undefined);
          }}
        />
      )}
      {asking && (
        <ReasonDialog
          lane={words.board.lane.notNow}
          onCancel={() => setAsking(undefined)}
          onReason={(reason) => {
            board.edit.moveCard(asking.card.id, { ...asking.to, reason });
            setAsking(undefined);
          }}
        />
      )}
    </ActsContext>
  );
}

/** The place that a card has now, as a place it can be put back to. */
function standsAt(state: BoardState, card: Card): Target {
  const cards = state.cardsIn(card.laneId);
  const at = cards.findIndex(({ id }) => id === card.id);
  return { laneId: card.laneId, beforeId: cards[at + 1]?.id ?? null };
}

interface MoveWords {
  moved(card: string, lane: string): string;
  movedWithin(card: string, place: number, of: number): string;
}

function said(state: BoardState, card: Card, to: Target, nameOf: (id: string) => string, words: MoveWords): string {
  if (card.laneId !== to.laneId) return words.moved(card.title, nameOf(to.laneId));
  const cards = state.cardsIn(to.laneId);
  return words.movedWithin(card.title, cards.findIndex(({ id }) => id === card.id) + 1, cards.length);
}
