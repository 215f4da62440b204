import { localDate } from "../../../shared/base/time.ts";
import { type InLine, inLine } from "../../../shared/board/ideas.ts";
import { spotOfCard, type Spot } from "../../../shared/board/matrix.ts";
import type { Card, LaneMeaning } from "../../../shared/board/schema.ts";
import { useCardTimes } from "../../board/cardTimes.ts";
import { laneName } from "../../board/laneNames.ts";
import { useBoardState } from "../../board/useBoard.ts";
import { type NamedLane, testsToEvaluate } from "../../huddle/ideasStage.tsx";
import { useNow } from "../../live/serverClock.ts";
import { useWords } from "../../words/useWords.ts";
import { isToDo, type ToDo } from "./deciding.ts";
import type { StepProps } from "./stepProps.ts";

/** A card that has a place in the matrix. */
export interface MatrixToken {
  readonly id: string;
  readonly card: Card;
  readonly spot: Spot;
}

/** What the step has in hand, and what waits behind it. */
export interface InHand {
  readonly lanes: readonly NamedLane[];
  readonly line: readonly InLine[];
  /** New ideas in line, then the tests whose day has come. */
  readonly waiting: readonly Card[];
  readonly shown: Card | undefined;
  readonly lane: NamedLane | undefined;
  /** Set for an answer that was just given: what it asks now. */
  readonly decided: ToDo | undefined;
  readonly tokens: readonly MatrixToken[];
}

/** What the room looks at, else the first that waits. A card that has just got its answer stays until who and when are said. */
export function useInHand({ facts, board, now, follow }: StepProps): InHand {
  const words = useWords();
  const state = useBoardState(board);
  const times = useCardTimes(facts.id);
  const today = localDate(useNow(60_000), facts.zone);
  const lanes = state.lanes
    .filter(({ hidden }) => !hidden)
    .map((lane): NamedLane => ({ id: lane.id, meaning: lane.meaning, name: laneName(lane, words) }));
  const cardsOf = (meaning: LaneMeaning) =>
    lanes.filter((lane) => lane.meaning === meaning).flatMap(({ id }) => state.cardsIn(id));
  const line = inLine(cardsOf("new"), times, now.sinceLast);
  const waiting = [...line.map(({ card }) => card), ...testsToEvaluate(cardsOf("testing"), today)];
  const focused = follow.focus?.kind === "card" ? state.card(follow.focus.id) : undefined;
  const isThere = focused && !focused.archived && lanes.some(({ id }) => id === focused.laneId);
  const laneOf = (card: Card | undefined) => lanes.find(({ id }) => id === card?.laneId);
  const focusedMeaning = laneOf(focused)?.meaning;
  const decided = isThere && !waiting.includes(focused) && isToDo(focusedMeaning) ? focusedMeaning : undefined;
  const shown = focused && (decided || waiting.includes(focused)) ? focused : waiting[0];
  const weighed = SHOWN_IN_MATRIX.flatMap(cardsOf).toSorted(
    (a, b) => Number(b === shown) - Number(a === shown) || (times.get(b.id) ?? 0) - (times.get(a.id) ?? 0),
  );
  const tokens = weighed.flatMap((card): MatrixToken[] => {
    const spot = spotOfCard(card);
    return spot ? [{ id: card.id, card, spot }] : [];
  });
  return { lanes, line, waiting, shown, lane: laneOf(shown), decided, tokens };
}

/** What is in use is no choice any more. */
const SHOWN_IN_MATRIX: readonly LaneMeaning[] = ["new", "testing", "justDo", "exploring", "notNow"];
