import { Link } from "wouter";
import type { Escalation } from "../../shared/escalation/escalation.ts";
import { groupWith } from "../../shared/escalation/lanes.ts";
import { isUnanswered, stateOf } from "../../shared/escalation/state.ts";
import type { Board } from "../../shared/protocol/boards.ts";
import { CallOnCall } from "../escalation/MatterPromise.tsx";
import { MatterChart } from "../escalation/MatterChart.tsx";
import { useEscalations } from "../escalation/useEscalations.ts";
import { useWords } from "../words/useWords.ts";
import type { AskingAct } from "./ActForm.tsx";
import { Due } from "./Due.tsx";
import { GivenAnswer } from "./GivenAnswer.tsx";
import "./matter.css";
import { MatterLine } from "./MatterMarks.tsx";
import { ReceiverActs } from "./ReceiverActs.tsx";
import { SenderActs } from "./SenderActs.tsx";
import { Trail } from "./Trail.tsx";

interface Props {
  readonly matter: Escalation;
  /** The board that looks at it: what it may do follows from its part in the matter. */
  readonly facts: Board;
  readonly first?: AskingAct | undefined;
  readonly onDone?: (() => void) | undefined;
  /** Of its parts: below the title of a page, or of a dialog on one. */
  readonly heading?: "h2" | "h3";
}

/** A matter whole, below its title: what it is, until when it is to be answered, what can be done with it, and its way. */
export function MatterPanel({ matter, facts, first, onDone, heading: Heading = "h3" }: Props) {
  const words = useWords();
  const own = words.matters;
  const isOurs = matter.from.boardId === facts.id;
  return (
    <div className="matter-panel">
      <div className="matter-top">
        <MatterLine matter={matter} boardId={facts.id} />
        <Due matter={matter} zone={facts.zone} />
      </div>
      {isOurs && matter.onCall && isUnanswered(matter) && <CallOnCall boardId={facts.id} matter={matter} />}
      <Senders matter={matter} facts={facts} />
      <dl className="matter-facts">
        {matter.asked && (
          <div data-part="asked">
            <dt>{isOurs ? own.part.weAsk : own.part.asked}</dt>
            <dd>{matter.asked}</dd>
          </div>
        )}
        <div>
          <dt>{own.part.tried}</dt>
          <dd>{matter.tried || own.part.nothingTried}</dd>
        </div>
      </dl>
      <GivenAnswer matter={matter} zone={facts.zone} />
      <section className="matter-do" aria-label={own.part.acts}>
        <ReceiverActs matter={matter} facts={facts} first={first} onDone={onDone} />
        <SenderActs matter={matter} facts={facts} />
      </section>
      <MatterChart matter={matter} />
      <section aria-label={own.part.trail}>
        <Heading>{own.part.trail}</Heading>
        <Trail matter={matter} zone={facts.zone} />
      </section>
    </div>
  );
}

interface PartProps {
  readonly matter: Escalation;
  readonly facts: Board;
}

/** From which units it came, each with its own board one step away, at the card where there is one. */
function Senders({ matter, facts }: PartProps) {
  const { matters: words, escalation } = useWords();
  const { asked } = escalation;
  const { items } = useEscalations(facts.id);
  const all = groupWith(items, matter);
  return (
    <ul className="matter-senders">
      {all.map((each) => (
        <li key={each.id}>
          <Link href={boardOf(each)} className="matter-sender">
            {words.openBoard(each.from.unitName)}
          </Link>
          {all.length > 1 && (
            <small>
              {each.what}
              {each.asked !== "" && each.asked !== matter.asked && ` · ${asked(each.asked)}`}
              {!isUnanswered(each) && ` · ${stateOf(each) === "confirmed" ? "✓ " : ""}`}
              {!isUnanswered(each) && <State matter={each} />}
            </small>
          )}
        </li>
      ))}
    </ul>
  );
}

function State({ matter }: { readonly matter: Escalation }) {
  return useWords().escalation.state[stateOf(matter)];
}

/** The board that a matter came from, opened at its card. */
export function boardOf({ from, cardId }: Pick<Escalation, "from" | "cardId">): string {
  return cardId === null ? `/tavle/${from.boardId}` : `/tavle/${from.boardId}?kort=${cardId}`;
}
