import type { ReactNode } from "react";
import { Link } from "wouter";
import type { CardId } from "../../shared/base/ids.ts";
import type { Escalation } from "../../shared/escalation/escalation.ts";
import { lastAnswer, stateOf } from "../../shared/escalation/state.ts";
import { type Board, listed } from "../../shared/protocol/boards.ts";
import { useNow } from "../live/serverClock.ts";
import { Button } from "../ui/Button.tsx";
import { useLanguage, useWords } from "../words/useWords.ts";
import type { Reader } from "./clockText.ts";
import { answeredBy, dueText, interimText, sentMarks } from "./sentText.ts";
import { useEscalations } from "./useEscalations.ts";
import { useOpenActs } from "./useOpenActs.tsx";

/** What the board that shows a matter knows of the card it came from. */
export interface SourceCards {
  readonly isThere: (id: CardId) => boolean;
  readonly open: (id: CardId) => void;
}

interface Props {
  readonly matter: Escalation;
  readonly facts: Board;
  readonly cards: SourceCards;
}

/** A matter that we sent: where it stands, until when an answer is promised, and what is ours to do with it. */
export function SentMatter({ matter, facts, cards }: Props) {
  const words = useWords();
  const reader = useReader(facts.zone);
  const { picture, unsent } = useEscalations(facts.id);
  const own = words.escalation;
  const answer = stateOf(matter) === "answered" ? lastAnswer(matter) : undefined;
  const due = dueText(matter, reader);
  const marks = sentMarks(matter, picture?.meetingsSince[matter.id] ?? 0, reader);
  const small = [
    matter.safety && `▲ ${words.raising.lane.safety}`,
    own.kind[matter.kind],
    unsent.has(matter.id) ? own.notSent : `${MARKS[stateOf(matter)]} ${own.state[stateOf(matter)]}`,
  ];
  return (
    <li
      className="matter"
      data-kind={matter.kind}
      data-state={stateOf(matter)}
      data-safety={matter.safety || undefined}
      data-late={due?.isLate || undefined}
    >
      <h3>
        <Link href={`/tavle/${facts.id}/sak/${matter.id}`}>{matter.what}</Link>
      </h3>
      {answer && <p className="matter-said">{own.answers.text(answeredBy(matter), answer.text)}</p>}
      {due && (
        <p className="matter-due">
          {due.isLate && <i aria-hidden="true">▲ </i>}
          {due.text}
        </p>
      )}
      <Interim matter={matter} reader={reader} />
      <small>{small.filter(Boolean).join(" · ")}</small>
      {marks.length > 0 && <small className="matter-marks">{marks.join(" · ")}</small>}
      <Acts matter={matter} facts={facts}>
        <Source matter={matter} cards={cards} />
      </Acts>
    </li>
  );
}

/** State as a sign beside its word. */
const MARKS: Readonly<Record<ReturnType<typeof stateOf>, string>> = {
  sent: "↑",
  received: "●",
  started: "◐",
  answered: "✓",
  confirmed: "✓",
  reopened: "↺",
  withdrawn: "×",
};

function useReader(zone: string): Reader {
  return { language: useLanguage(), now: useNow(20_000), zone };
}

function Interim({ matter, reader }: { readonly matter: Escalation; readonly reader: Reader }) {
  const text = interimText(matter, reader);
  return text ? <p className="matter-interim">{text}</p> : null;
}

/** The card that it came from. The matter has its own copy of the words, so a card that is gone takes nothing with it. */
function Source({ matter: { cardId, what }, cards }: Pick<Props, "matter" | "cards">) {
  const { raising, level } = useWords();
  const words = raising.lane;
  if (cardId === null) return null;
  if (!cards.isThere(cardId)) return <small className="matter-gone">{words.cardGone}</small>;
  return (
    <Button
      variant="tertiary"
      density="close"
      aria-label={level.waiting.of(words.openCard, what)}
      onClick={() => cards.open(cardId)}
    >
      {words.openCard}
    </Button>
  );
}

interface ActsProps extends Pick<Props, "matter" | "facts"> {
  readonly children: ReactNode;
}

function Acts({ matter, facts, children }: ActsProps) {
  const words = useWords();
  const own = words.escalation;
  const { judge } = useEscalations(facts.id);
  const open = useOpenActs(matter, facts, "inList");
  const of = (act: string): string => words.level.waiting.of(act, matter.what);
  return (
    <>
      <div className="matter-acts">
        {stateOf(matter) === "answered" && listed(facts.may, "escalation:confirm") && (
          <>
            <Button
              variant="primary"
              density="close"
              aria-label={of(own.answers.confirm)}
              onClick={() => judge(matter, "confirm")}
            >
              {own.answers.confirm}
            </Button>
            <Button density="close" aria-label={of(own.answers.reopen)} onClick={() => judge(matter, "reopen")}>
              {own.answers.reopen}
            </Button>
          </>
        )}
        {open.buttons}
        {children}
      </div>
      {open.trouble}
    </>
  );
}
