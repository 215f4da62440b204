import type { Escalation, Place } from "../../shared/escalation/escalation.ts";
import { soonestFirst, toJudge, waitingAbove } from "../../shared/escalation/lists.ts";
import type { Board } from "../../shared/protocol/boards.ts";
import { useMedia } from "../ui/useMedia.ts";
import { useWords } from "../words/useWords.ts";
import "./escalation.css";
import { SentMatter, type SourceCards } from "./SentMatter.tsx";
import { useEscalations } from "./useEscalations.ts";

/** What a board has sent to one level and is not done with. */
export interface LevelLane {
  readonly place: Place;
  readonly matters: readonly Escalation[];
  /** A card may be raised to it: a level that only holds matters from before is told, and takes no more. */
  readonly isAbove: boolean;
}

/** One lane for each level above, nearest first; in each the answers that wait to be judged, then the rest by svarfrist. */
export function useSentLanes(boardId: Board["id"]): readonly LevelLane[] {
  const { picture, items } = useEscalations(boardId);
  return lanesOf(picture?.above ?? [], [
    ...toJudge(items, boardId),
    ...waitingAbove(items, boardId).toSorted(soonestFirst),
  ]);
}

export function lanesOf(above: readonly Place[], matters: readonly Escalation[]): readonly LevelLane[] {
  const elsewhere = matters.map(({ to }) => to).filter((to) => !above.some(({ boardId }) => boardId === to.boardId));
  const others = [...new Map(elsewhere.map((place) => [place.boardId, place])).values()];
  const laneOf = (isAbove: boolean) => (place: Place) => ({
    place,
    isAbove,
    matters: matters.filter(({ to }) => to.boardId === place.boardId),
  });
  return [...above.map(laneOf(true)), ...others.map(laneOf(false))];
}

interface Props {
  readonly lane: LevelLane;
  readonly facts: Board;
  readonly cards: SourceCards;
  /** Of what takes a card that is let go here; absent where none can be. */
  readonly dropRef?: (element: Element | null) => void;
  readonly isOver?: boolean;
}

export function SentLane({ lane: { place, matters }, facts, cards, dropRef, isOver = false }: Props) {
  const words = useWords();
  // A finger that moves turns the page; on a card it opens what a mouse drags here.
  const isTouched = useMedia("(pointer: coarse)");
  const id = `matters-${place.boardId}`;
  return (
    <section ref={dropRef} className="matters-lane" aria-labelledby={id} data-over={isOver || undefined}>
      <h2 id={id}>
        {words.escalation.above.title(place.unitName)}{" "}
        {matters.length > 0 && <span className="matters-count">{matters.length}</span>}
      </h2>
      {matters.length === 0 && dropRef && (
        <p className="matters-drop">{isTouched ? words.sending.open : words.raising.lane.drop}</p>
      )}
      {matters.length > 0 && (
        <ul className="matters-list">
          {matters.map((matter) => (
            <SentMatter key={matter.id} matter={matter} facts={facts} cards={cards} />
          ))}
        </ul>
      )}
    </section>
  );
}
