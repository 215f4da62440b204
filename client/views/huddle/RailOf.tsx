import type { LaneMeaning } from "../../../shared/board/schema.ts";
import type { RailPanel } from "../../../shared/huddle/layout.ts";
import { useBoardState } from "../../board/useBoard.ts";
import { CrossMonth } from "../../cross/CrossMonth.tsx";
import { useCross } from "../../cross/useCross.ts";
import { AnswersPanel } from "../../escalation/AnswersPanel.tsx";
import { useNow } from "../../live/serverClock.ts";
import { useBoardMeasures } from "../../measure/useBoardMeasures.ts";
import { useDayItems } from "../../today/useDayItems.tsx";
import { useWords } from "../../words/useWords.ts";
import type { StepProps } from "./stepProps.ts";

/** The rail as the meeting type has it for this step, in place of the step's own; `usual` leaves it be. */
export function withRail(props: StepProps): StepProps["frame"] {
  const { rail } = props.step;
  if (rail === undefined) return props.frame;
  return (parts) =>
    props.frame({ ...parts, rail: rail === "none" ? undefined : <RailOf key={rail} panel={rail} {...props} /> });
}

interface Props extends StepProps {
  readonly panel: Exclude<RailPanel, "none">;
}

function RailOf({ panel, ...props }: Props) {
  switch (panel) {
    case "cross":
      return <CrossRail {...props} />;
    case "today":
      return <DayRail {...props} />;
    case "answers":
      return <AnswersRail {...props} />;
    case "new":
    case "testing":
      return <CardsRail {...props} meaning={panel} />;
    case "measures":
      return <MeasuresRail {...props} />;
  }
}

function CrossRail({ facts }: StepProps) {
  const { picture } = useCross(facts.id);
  const now = useNow(60_000);
  return picture ? <CrossMonth picture={picture} now={now} /> : null;
}

function DayRail({ facts }: StepProps) {
  const words = useWords().layout;
  const items = useDayItems(facts.id);
  return (
    <section className="huddle-panel huddle-card rail-list">
      <h2>{words.panels.today}</h2>
      <ul>
        {items.map(({ key, node }) => (
          <li key={key}>{node}</li>
        ))}
      </ul>
    </section>
  );
}

function AnswersRail({ facts }: StepProps) {
  const words = useWords().layout;
  const now = useNow(60_000);
  return (
    <section className="huddle-panel huddle-card rail-list">
      <h2>{words.panels.answers}</h2>
      <AnswersPanel boardId={facts.id} now={now} zone={facts.zone} />
    </section>
  );
}

/** What a rail has room for beside a stage. */
const MOST = 6;

function CardsRail({ board, meaning }: StepProps & { readonly meaning: LaneMeaning }) {
  const words = useWords();
  const state = useBoardState(board);
  const cards = state.lanes.filter((lane) => lane.meaning === meaning).flatMap(({ id }) => state.cardsIn(id));
  const title = words.layout.rail[meaning === "testing" ? "testing" : "new"];
  return (
    <RailList
      title={title}
      lines={cards.map(({ id, title: text }) => ({
        key: id,
        text: text.trim() || words.board.card.untitled,
        note: "",
      }))}
    />
  );
}

function MeasuresRail({ board, now }: StepProps) {
  const words = useWords().layout;
  const minute = useNow(60_000);
  const { tiles } = useBoardState(board);
  const measures = useBoardMeasures(tiles, minute, now.lastEnd ?? undefined);
  const lines = measures.map(({ tileId, name, sentence }) => ({ key: tileId, text: name, note: sentence }));
  return <RailList title={words.panels.measures} lines={lines} most={3} />;
}

interface ListProps {
  readonly title: string;
  readonly lines: readonly { readonly key: string; readonly text: string; readonly note: string }[];
  readonly most?: number;
}

function RailList({ title, lines, most = MOST }: ListProps) {
  const words = useWords().layout;
  const hidden = lines.length - most;
  return (
    <section className="huddle-panel huddle-card rail-list">
      <h2>{title.slice(0, 1).toUpperCase() + title.slice(1)}</h2>
      <ul>
        {lines.slice(0, most).map(({ key, text, note }) => (
          <li key={key}>
            <span>{text}</span>
            {note !== "" && <small>{note}</small>}
          </li>
        ))}
        {lines.length === 0 && <li>{words.nothing}</li>}
        {hidden > 0 && (
          <li>
            <small>{words.more(hidden)}</small>
          </li>
        )}
      </ul>
    </section>
  );
}
