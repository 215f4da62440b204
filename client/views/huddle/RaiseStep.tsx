import { type RefObject, useRef } from "react";
import type { CardId } from "../../../shared/base/ids.ts";
import type { Card, LaneMeaning } from "../../../shared/board/schema.ts";
import type { Escalation } from "../../../shared/escalation/escalation.ts";
import { toJudge, waitingAbove } from "../../../shared/escalation/lists.ts";
import type { Mark } from "../../../shared/escalation/mark.ts";
import { listed } from "../../../shared/protocol/boards.ts";
import type { BoardState } from "../../board/boardState.ts";
import { useBoardState } from "../../board/useBoard.ts";
import "../../escalation/escalation.css";
import { Refusals } from "../../escalation/Refusals.tsx";
import { useEscalations } from "../../escalation/useEscalations.ts";
import { useMarks } from "../../escalation/useMarks.ts";
import type { Act } from "../../huddle/ActRow.tsx";
import { useRailSize } from "../../matter/useRailSize.ts";
import { WhoRaises } from "../../tier/WhoRaises.tsx";
import { useWords } from "../../words/useWords.ts";
import { RaisedRail } from "./RaisedRail.tsx";
import type { StepProps } from "./stepProps.ts";
import { useRaising } from "./useRaising.tsx";

/** At most as many stand on a wall at once; where titles are long, as many as there is room for. */
const ON_A_WALL = 12;

/** A card is chosen and goes up by touch alone; a matter that stands on none goes up by what stands in every step. */
export function RaiseStep(props: StepProps) {
  const { facts, board, surface, mayAct, press, leads, follow, frame } = props;
  const all = useWords();
  const words = all.escalation;
  const state = useBoardState(board);
  const { picture, items } = useEscalations(facts.id);
  const { marks } = useMarks(facts.id);
  const raising = useRaising(props);
  const waiting = waitingAbove(items, facts.id);
  const cards = cardsToRaise(state, [...waiting, ...toJudge(items, facts.id)], marks);
  const focus = follow.focus?.kind === "card" ? follow.focus.id : undefined;
  const card = cards.find(({ id }) => id === focus) ?? cards[0];
  const place = card ? cards.indexOf(card) : 0;
  const after = card && cards[(place + 1) % cards.length];
  // A wall turns the page with the card that is chosen; nothing is out of sight without being counted.
  const list = useRef<HTMLUListElement>(null);
  const most = surface === "wall" ? Math.min(cards.length, ON_A_WALL) : cards.length;
  const size = Math.max(1, useRailSize(list, surface, most));
  const pageAt = place - (place % size);
  const page = cards.slice(pageAt, pageAt + size);
  const show = (id: CardId): void => {
    const to = { kind: "card", id } as const;
    if (leads) press({ do: "show", focus: to });
    else follow.lookAt(to);
  };
  const above = picture?.above ?? [];
  const mayRaise = (surface === "wall" ? mayAct : listed(facts.may, "escalation:raise")) && above.length > 0;
  if (raising.parts) return frame(raising.parts);

  function acts(): Act[] {
    if (!mayAct || !card) return [];
    const { id } = card;
    const title = card.title.trim() || all.board.card.untitled;
    const raise = (): void => raising.begin({ title, note: state.noteOf(id), cardId: id });
    return [
      ...(after && after !== card
        ? [{ key: "another", label: words.step.another, onPress: () => show(after.id) }]
        : []),
      ...(mayRaise ? [{ key: "raise", label: words.step.pick, mark: "↑", onPress: raise }] : []),
    ];
  }

  return frame({
    stage: (
      <div className="huddle-stack">
        <Refusals boardId={facts.id} />
        <h1>{words.step.title}</h1>
        {picture && above.length === 0 && <p>{words.raise.nobody}</p>}
        {surface !== "wall" && above.length > 0 && !mayRaise && <WhoRaises unitId={facts.unitId} />}
        <p>{cards.length > 0 ? words.step.help : words.step.noCards}</p>
        <Cards list={list} cards={page} chosen={card} onShow={show} />
        {page.length < cards.length && <p>{all.screen.wall.more(cards.length - page.length)}</p>}
      </div>
    ),
    rail: waiting.length + marks.length > 0 ? <RaisedRail facts={facts} surface={surface} /> : undefined,
    acts: acts(),
    // Beside *Løft dette*: what stands on no card.
    raiseLabel: card && all.sending.other,
  });
}

interface CardsProps {
  readonly list: RefObject<HTMLUListElement | null>;
  readonly cards: readonly Card[];
  readonly chosen: Card | undefined;
  readonly onShow: (id: CardId) => void;
}

function Cards({ list, cards, chosen, onShow }: CardsProps) {
  const { untitled } = useWords().board.card;
  return (
    <ul className="huddle-list matter-cards" ref={list}>
      {cards.map((each) => (
        <li key={each.id}>
          <button
            type="button"
            className="huddle-item"
            data-point={`card:${each.id}`}
            aria-pressed={each.id === chosen?.id}
            onClick={() => onShow(each.id)}
          >
            <span>{each.title.trim() || untitled}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What has ended is not raised, and neither is what waits for an answer already. What is worked on comes first. */
const RAISED_FROM: readonly LaneMeaning[] = ["exploring", "testing", "justDo", "own", "new"];

function cardsToRaise(state: BoardState, open: readonly Escalation[], marks: readonly Mark[]): readonly Card[] {
  const there = new Set([...open, ...marks].map(({ cardId }) => cardId));
  return RAISED_FROM.flatMap((meaning) => state.lanes.filter((lane) => lane.meaning === meaning))
    .flatMap(({ id }) => state.cardsIn(id))
    .filter(({ id }) => !there.has(id));
}
