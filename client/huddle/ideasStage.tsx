import { useState } from "react";
import type { CardId, LaneId } from "../../shared/base/ids.ts";
import type { LocalDate } from "../../shared/base/time.ts";
import type { Card, LaneMeaning } from "../../shared/board/schema.ts";
import type { Running } from "../../shared/huddle/huddle.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { useWords } from "../words/useWords.ts";
import { type Act, pagedActs } from "./ActRow.tsx";
import type { StepParts } from "./HuddleFrame.tsx";
import type { Press } from "./useMeeting.ts";

/** A lane by the name that it has on this board. */
export interface NamedLane {
  readonly id: LaneId;
  readonly meaning: LaneMeaning;
  readonly name: string;
}

/** New ideas first as they came, then the tests whose day of evaluation has come. */
export function ideasToPlace(
  lanes: readonly NamedLane[],
  cardsIn: (lane: LaneId) => readonly Card[],
  today: LocalDate,
): readonly Card[] {
  const of = (meaning: LaneMeaning) =>
    lanes.filter((lane) => lane.meaning === meaning).flatMap(({ id }) => cardsIn(id));
  const tests = of("testing").filter(({ evaluateOn }) => evaluateOn !== null && evaluateOn <= today);
  return [...of("new"), ...tests];
}

/** What a card says of itself beside its title. */
export interface CardTold {
  readonly note: string;
  /** What is late, in words: shown with a mark. */
  readonly late: readonly string[];
  /** Who and when. */
  readonly near: readonly string[];
}

interface Props {
  readonly meeting: Running;
  readonly cards: readonly Card[];
  readonly lanes: readonly NamedLane[];
  readonly focus: CardId | undefined;
  readonly mayAct: boolean;
  readonly press: Press;
  /** @param reason asked for where the lane means *not now* */
  readonly onMove: (card: Card, lane: NamedLane, reason?: string) => void;
  readonly onShow: (id: CardId) => void;
  readonly tell: (card: Card) => CardTold;
}

/** One idea at a time, placed by one large button; *Ikke nå* asks why, since whoever gave it hears the answer. */
export function useIdeas({ cards, lanes, focus, mayAct, onMove, onShow, tell }: Props): StepParts {
  const words = useWords();
  const own = words.huddle.ideas;
  const [asking, setAsking] = useState<NamedLane | undefined>(undefined);
  const [page, setPage] = useState(0);
  const shown = cards.find(({ id }) => id === focus) ?? cards[0];
  if (!shown) {
    return {
      stage: (
        <div className="huddle-stack">
          <h1>{own.title}</h1>
          <EmptyState title={own.none} text={own.noneHelp} />
        </div>
      ),
      acts: [],
    };
  }
  const here = cards.findIndex(({ id }) => id === shown.id);
  const following = cards[here + 1] ?? cards.find(({ id }) => id !== shown.id);
  const move = (lane: NamedLane): void => {
    if (lane.meaning === "notNow") setAsking(lane);
    else onMove(shown, lane);
  };
  const places: Act[] = lanes
    .filter(({ id, meaning }) => id !== shown.laneId && meaning !== "new")
    .map((lane) => ({ key: lane.id, label: lane.name, onPress: () => move(lane) }));
  const reasons: Act[] = words.board.move.reasons.map((reason) => ({
    key: reason,
    label: reason,
    onPress: () => {
      if (asking) onMove(shown, asking, reason);
      setAsking(undefined);
    },
  }));
  const placing = [
    ...places,
    ...(following ? [{ key: "skip", label: words.huddle.acts.skip, onPress: () => onShow(following.id) }] : []),
  ];
  const told = tell(shown);
  const asked = pagedActs(reasons, page, setPage, words.huddle.acts, () => setAsking(undefined));
  return {
    stage: (
      <div className="huddle-stack">
        <div className="huddle-spread">
          <h2>{isTest(shown, lanes) ? own.test : own.newIdea}</h2>
          <small>{own.left(cards.length)}</small>
        </div>
        <h1>{shown.title || words.board.card.untitled}</h1>
        {told.late.map((text) => (
          <p key={text} className="huddle-late">
            ▲ {text}
          </p>
        ))}
        {told.near.length > 0 && <p className="huddle-aside">{told.near.join(" · ")}</p>}
        {told.note !== "" && <p className="huddle-note">{told.note}</p>}
        <p className="huddle-question">{asking ? own.why : own.where}</p>
      </div>
    ),
    rail: (
      <ul className="huddle-list">
        {cards.map((card) => (
          <li key={card.id}>
            <button
              type="button"
              className="huddle-item"
              aria-pressed={card.id === shown.id}
              onClick={() => onShow(card.id)}
            >
              <span>{card.title || words.board.card.untitled}</span>
              <small>{[isTest(card, lanes) ? own.test : own.newIdea, ...tell(card).late].join(" · ")}</small>
            </button>
          </li>
        ))}
      </ul>
    ),
    acts: mayAct ? (asking ? asked : placing) : [],
    isAsking: asking !== undefined,
  };
}

function isTest(card: Card, lanes: readonly NamedLane[]): boolean {
  return lanes.find(({ id }) => id === card.laneId)?.meaning === "testing";
}
