import type { ReactNode } from "react";
import type { CardId, LaneId } from "../../shared/base/ids.ts";
import type { LocalDate } from "../../shared/base/time.ts";
import type { Card, LaneMeaning } from "../../shared/board/schema.ts";
import { FitList } from "../screen/FitList.tsx";
import { useWords } from "../words/useWords.ts";

/** A lane by the name that it has on this board. */
export interface NamedLane {
  readonly id: LaneId;
  readonly meaning: LaneMeaning;
  readonly name: string;
}

/** The tests whose day of evaluation has come; those that go on are left alone. */
export function testsToEvaluate(tests: readonly Card[], today: LocalDate): readonly Card[] {
  return tests.filter(({ evaluateOn }) => evaluateOn !== null && evaluateOn <= today);
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
  /** What it is: a new idea, a test to evaluate, an answer that was just given. */
  readonly kind: string;
  readonly left: string;
  /** The title, large; what can be carried into the matrix is whoever's who knows the matrix. */
  readonly title: ReactNode;
  readonly isLeftOver: boolean;
  readonly told: CardTold;
  readonly question: string;
  readonly help?: string | undefined;
  /** Where one may also write. */
  readonly children?: ReactNode;
  readonly then: readonly Card[];
  readonly onShow: (id: CardId) => void;
}

/** One idea owns the stage in large text. */
export function IdeaOnStage(props: Props) {
  const { kind, left, title, isLeftOver, told, question, help, children, then, onShow } = props;
  const words = useWords().matrix.stage;
  return (
    <div className="huddle-stack idea-stage">
      <div className="huddle-spread">
        <h2>{kind}</h2>
        <small>{left}</small>
      </div>
      {title}
      {isLeftOver && <p className="idea-left">↻ {words.leftOver}</p>}
      {told.late.map((text) => (
        <p key={text} className="huddle-late">
          ▲ {text}
        </p>
      ))}
      {told.near.length > 0 && <p className="huddle-aside">{told.near.join(" · ")}</p>}
      {told.note !== "" && <p className="huddle-note">{told.note}</p>}
      <p className="huddle-question" aria-live="polite">
        {question}
      </p>
      {help && <small>{help}</small>}
      {children}
      <Then cards={then} onShow={onShow} />
    </div>
  );
}

/** Those that wait, as many as there is room for; touching one takes it first. */
function Then({ cards, onShow }: { readonly cards: readonly Card[]; readonly onShow: (id: CardId) => void }) {
  const words = useWords();
  const own = words.matrix;
  if (cards.length === 0) return null;
  return (
    <section className="idea-then">
      <h2>{own.stage.then}</h2>
      <FitList
        label={own.stage.then}
        items={cards}
        keyOf={({ id }) => id}
        more={(hidden) => own.more(hidden.length)}
        render={(card) => (
          <button type="button" className="idea-next" data-point={`card:${card.id}`} onClick={() => onShow(card.id)}>
            <span>{card.title.trim() || words.board.card.untitled}</span>
          </button>
        )}
      />
    </section>
  );
}
