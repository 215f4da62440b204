import { useMemo } from "react";
import { localDate } from "../../shared/base/time.ts";
import type { Decision, Undecided } from "../../shared/board/pdsa.ts";
import type { Card, LaneMeaning } from "../../shared/board/schema.ts";
import { useNow } from "../live/serverClock.ts";
import { type CardTests, readTests } from "../pdsa/readTests.ts";
import { useToast } from "../ui/Toast.tsx";
import { useWords } from "../words/useWords.ts";
import type { OpenBoard, TestOfCard } from "./openBoard.ts";
import { useBoard } from "./useBoard.ts";

const MINUTE = 60_000;

/** The tests of a card as they stand today; undefined for one that was never tested. */
export function useCardTests(
  board: OpenBoard,
  zone: string,
  card: Card,
  meaning: LaneMeaning | null,
): CardTests | undefined {
  const rows = useBoard(board, (each) => each.state.testsOf(card.id));
  const today = localDate(useNow(MINUTE), zone);
  return useMemo(() => readTests({ card, meaning }, rows, today), [card, meaning, rows, today]);
}

/** Ends a test and says so, with a way back. @returns false when it needs a reason first */
export function useDecideTest(board: OpenBoard): (card: Card, test: TestOfCard, decision: Decision) => boolean {
  const words = useWords();
  const toast = useToast();
  return (card, test, decision) => {
    const done = board.edit.decideTest(test, decision);
    if (!done.ok) return false;
    const before: Undecided | undefined = done.value;
    const text = words.pdsa.done[decision.decision](card.title.trim() || words.board.card.untitled);
    if (before) toast({ text, undo: () => board.edit.undecideTest(test, before) });
    return true;
  };
}
