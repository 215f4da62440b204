import { type KeyboardEvent, useState } from "react";
import type { CardId } from "../../../shared/base/ids.ts";
import {
  pointOf,
  type Quadrant,
  QUADRANTS,
  quadrantOf,
  type Spot,
  spotAt,
  spotOf,
  spotOfCard,
} from "../../../shared/board/matrix.ts";
import type { Card, LaneMeaning } from "../../../shared/board/schema.ts";
import { Icon } from "../../ui/Icon.tsx";
import { LiveRegion } from "../../ui/LiveRegion.tsx";
import { Menu, type MenuItem } from "../../ui/Menu.tsx";
import { useWords } from "../../words/useWords.ts";
import type { BoardState } from "../boardState.ts";
import { useBoardParts } from "../boardParts.tsx";
import { laneName } from "../laneNames.ts";
import { useBoard, useBoardState } from "../useBoard.ts";
import { Carried } from "./Carried.tsx";
import { Matrix } from "./Matrix.tsx";
import { type Carry, useCarry } from "./useCarry.ts";

/** What is weighed: what is in use, or was put aside, is no choice any more, but stays where it was put. */
const WEIGHED: readonly LaneMeaning[] = ["new", "testing", "justDo", "exploring", "notNow"];
const TO_PLACE: readonly LaneMeaning[] = ["new", "testing", "justDo", "exploring"];

/**
 * The matrix at a desk: cards are laid by hand, by menu or by the arrow keys. What it moves is only the place: the answer
 * to an idea is given in the meeting, or by moving its card to a lane.
 */
export function MatrixView() {
  const { board } = useBoardParts();
  const state = useBoardState(board);
  const words = useWords();
  const own = words.matrix.view;
  const canWrite = useBoard(board, (each) => each.may.write);
  const [said, setSaid] = useState("");
  const place = (id: string, spot: Spot | undefined): void => {
    const card = state.card(id);
    if (!card) return;
    board.edit.patchCard(card.id, spot ?? { effect: null, effort: null });
    const title = titleOf(card, words);
    setSaid(spot ? own.at(title, words.matrix.quadrant[quadrantOf(spot)], spot.effect, spot.effort) : own.out(title));
  };
  const carry = useCarry(place);
  const tokens = cardsIn(state, WEIGHED).flatMap((card) => {
    const spot = spotOfCard(card);
    return spot ? [{ id: card.id, card, spot }] : [];
  });
  const unplaced = cardsIn(state, TO_PLACE).filter((card) => !spotOfCard(card));
  const chip = (card: Card, spot: Spot | undefined) => (
    <Chip card={card} spot={spot} carry={canWrite ? carry : undefined} onPlace={place} />
  );
  return (
    <div className="matrix-view">
      <p>{canWrite ? own.help : own.readOnly}</p>
      <Matrix
        tokens={tokens}
        fieldRef={carry.fieldRef}
        over={carry.carried?.spot && quadrantOf(carry.carried.spot)}
        render={({ card, spot }) => chip(card, spot)}
      />
      <section className="matrix-tray" aria-label={own.unplaced}>
        <h2>{own.unplaced}</h2>
        {unplaced.length === 0 && <p>{own.allPlaced}</p>}
        <ul>
          {unplaced.map((card) => (
            <li key={card.id}>{chip(card, undefined)}</li>
          ))}
        </ul>
      </section>
      <Carried thing={carry.carried} title={titleOf(state.card(carry.carried?.id ?? ""), words)} />
      <LiveRegion text={said} />
    </div>
  );
}

function cardsIn(state: BoardState, meanings: readonly LaneMeaning[]): readonly Card[] {
  const lanes = state.lanes.filter(({ meaning, hidden }) => meanings.includes(meaning) && !hidden);
  return lanes.flatMap(({ id }) => state.cardsIn(id));
}

function titleOf(card: Card | undefined, words: ReturnType<typeof useWords>): string {
  return card?.title.trim() || words.board.card.untitled;
}

interface ChipProps {
  readonly card: Card;
  readonly spot: Spot | undefined;
  /** Undefined for those who only look. */
  readonly carry: Carry | undefined;
  readonly onPlace: (id: CardId, spot: Spot | undefined) => void;
}

/** A card in the matrix, or waiting beside it. Pressing opens it; the arrow keys move it a step. */
function Chip({ card, spot, carry, onPlace }: ChipProps) {
  const { board, openCard } = useBoardParts();
  const words = useWords();
  const own = words.matrix.view;
  const lane = useBoard(board, (each) => each.state.lane(card.laneId));
  const title = titleOf(card, words);
  const move = (event: KeyboardEvent): void => {
    const to = carry && stepped(spot, event.key);
    if (!to) return;
    event.preventDefault();
    onPlace(card.id, to);
  };
  return (
    <div className="matrix-chip" data-carried={carry?.carried?.id === card.id ? "" : undefined}>
      <button
        type="button"
        className="matrix-open"
        data-grip={carry ? "" : undefined}
        onKeyDown={move}
        onClick={() => openCard(card.id)}
        {...carry?.grip(card.id)}
      >
        <span>
          {title} {lane && lane.meaning !== "new" && <span className="matrix-lane">{laneName(lane, words)}</span>}
        </span>
      </button>
      {carry && (
        <Menu label={own.place(title)} className="icon-button" items={placesFor(card, spot, onPlace, words)}>
          <Icon name="move" />
        </Menu>
      )}
    </div>
  );
}

/** One press of an arrow key, as a share of the matrix. */
const STEP = 0.1;
const STEPS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/** @returns where the key takes it; what has no place yet begins in the middle. Undefined for other keys */
function stepped(spot: Spot | undefined, key: string): Spot | undefined {
  const step = STEPS[key];
  if (!step) return undefined;
  const { x, y } = spot ? pointOf(spot) : { x: 0.5, y: 0.5 };
  return spotAt({ x: x + step[0], y: y + step[1] });
}

function placesFor(
  card: Card,
  spot: Spot | undefined,
  onPlace: ChipProps["onPlace"],
  { matrix: words }: ReturnType<typeof useWords>,
): readonly MenuItem[] {
  const places = QUADRANTS.map(
    (quadrant: Quadrant): MenuItem => ({
      key: quadrant,
      label: words.placeHere(words.quadrant[quadrant], words.means[quadrant]),
      isChecked: spot !== undefined && quadrantOf(spot) === quadrant,
      onSelect: () => onPlace(card.id, spotOf(quadrant)),
    }),
  );
  if (!spot) return places;
  const out = (): void => onPlace(card.id, undefined);
  return [...places, { key: "line", kind: "line" }, { key: "out", label: words.view.takeOut, onSelect: out }];
}
