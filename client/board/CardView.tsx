import { memo } from "react";
import { localDate } from "../../shared/base/time.ts";
import type { Card, Lane } from "../../shared/board/schema.ts";
import { RaisedMark } from "../escalation/RaisedMark.tsx";
import { useNow } from "../live/serverClock.ts";
import { Icon } from "../ui/Icon.tsx";
import { useLanguage, useWords } from "../words/useWords.ts";
import { type Age, ageOf } from "../../shared/board/ageing.ts";
import { useBoardParts } from "./boardParts.tsx";
import { ageText } from "./cardAge.ts";
import { CardMarks } from "./CardMarks.tsx";
import { laneName } from "./laneNames.ts";
import { MoveMenu } from "./MoveMenu.tsx";
import { useSortableItem } from "./Sortable.tsx";
import { TestLine } from "./TestLine.tsx";
import { useCardTests } from "./useTests.ts";

interface Props {
  readonly card: Card;
  readonly lane: Lane;
  readonly index: number;
}

const MINUTE = 60_000;

/** A card in its lane that can be opened and moved. */
export const CardView = memo(function CardView({ card, lane, index }: Props) {
  const words = useWords().board;
  const title = card.title.trim() || words.card.untitled;
  const { ref, handleRef, isDragged, line } = useSortableItem(lane.id, card.id, index, title);
  return (
    <li
      ref={ref}
      className={`board-lane-card ${line ? "board-line-before" : ""}`}
      data-meaning={lane.meaning}
      data-card={card.id}
      data-dragged={isDragged || undefined}
    >
      <OpenButton card={card} lane={lane} />
      <div className="board-card-acts" data-no-drag>
        <button
          ref={handleRef}
          type="button"
          className="icon-button board-card-handle"
          aria-label={words.drag.handle(title)}
          aria-roledescription={words.drag.roledescription}
        >
          <Icon name="hand" />
        </button>
        <MoveMenu card={card} look="mark" />
      </div>
    </li>
  );
});

/** A card that can only be read on the board; it opens, and nothing on it can be pressed in vain. */
export const QuietCardView = memo(function QuietCardView({ card, lane }: Omit<Props, "index">) {
  return (
    <li className="board-lane-card" data-meaning={lane.meaning} data-card={card.id}>
      <OpenButton card={card} lane={lane} />
    </li>
  );
});

/** The face of a card: title, what is late, who and when. Pressing it opens the card. */
function OpenButton({ card, lane }: { readonly card: Card; readonly lane: Lane }) {
  const { board, openCard, raised, marked, since, zone, settings } = useBoardParts();
  const words = useWords();
  const language = useLanguage();
  const now = useNow(MINUTE);
  const tests = useCardTests(board, zone, card, lane.meaning);
  const all = ageOf({
    card,
    meaning: lane.meaning,
    since: since.get(card.id),
    now,
    zone,
    ageingDays: settings.ageingDays,
  });
  // The line of the test says when it is evaluated.
  const ages = tests?.isTested ? all.filter(({ kind }) => kind !== "evaluate" && kind !== "evaluateOverdue") : all;
  const say = (age: Age) => ageText(age, laneName(lane, words), localDate(now, zone), words, language);
  const matter = raised.get(card.id);
  const late = ages.filter((age) => age.late).map(say);
  const near = [
    card.signalId ? words.signal.onFace : "",
    tests ? "" : card.who.trim(),
    ...ages.filter((age) => !age.late).map(say),
  ].filter((text) => text !== "");
  return (
    <button type="button" className="board-card-open" onClick={() => openCard(card.id)}>
      <span className="board-card-title">{card.title.trim() || words.board.card.untitled}</span>
      {late.map((text) => (
        <span key={text} className="board-card-age">
          ▲ {text}
        </span>
      ))}
      {matter && <RaisedMark matter={matter} />}
      {!matter && marked.has(card.id) && <span className="matter-mark">● {words.escalation.notSent}</span>}
      {lane.meaning === "notNow" && card.reason && <span className="board-card-near">{card.reason}</span>}
      {tests && <TestLine card={card} tests={tests} />}
      {near.length > 0 && <span className="board-card-near">{near.join(" · ")}</span>}
      <CardMarks cardId={card.id} />
    </button>
  );
}
