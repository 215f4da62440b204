import { type ReactNode, useState } from "react";
import type { CardId } from "../../shared/base/ids.ts";
import type { LocalDate } from "../../shared/base/time.ts";
import { type Card, DECISIONS, OUTCOMES, type TestDecision, type TestOutcome } from "../../shared/board/schema.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import type { Words } from "../words/catalogue.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import type { CardTests } from "./readTests.ts";
import { STATE_MARKS, testText } from "./testText.ts";
import "./pdsa.css";

/** A card that is tested, with its tests. */
export interface StageTest {
  readonly card: Card;
  readonly tests: CardTests;
}

/** One large button of the step's row; whoever frames the step draws it. */
export interface TestAct {
  readonly key: string;
  readonly label: string;
  readonly mark?: string;
  readonly note?: string;
  readonly isOn?: boolean;
  readonly isPrimary?: boolean;
  readonly onPress: () => void;
}

/** A day that is picked with one touch. */
export interface DayChoice {
  readonly key: string;
  readonly label: string;
  readonly note: string;
  readonly date: LocalDate;
}

interface Props {
  /** In the order in which they are talked about. */
  readonly list: readonly StageTest[];
  /** How many run, and how many the board has set as its limit. */
  readonly running: number;
  readonly limit: number | null;
  readonly focus: CardId | undefined;
  readonly today: LocalDate;
  readonly days: readonly DayChoice[];
  readonly mayAct: boolean;
  /** The chart that a test aims at; nothing for one that aims at none. */
  readonly renderAim: (test: StageTest) => ReactNode;
  readonly onShow: (id: CardId) => void;
  readonly onOutcome: (test: StageTest, outcome: TestOutcome) => void;
  readonly onDecide: (test: StageTest, decision: TestDecision, reason?: string) => void;
  readonly onDay: (test: StageTest, day: LocalDate) => void;
}

/** What the row asks about the test in hand; nothing = what happened. */
interface Asking {
  readonly id: CardId;
  readonly what: "decision" | "why" | "day";
}

interface TestsStage {
  readonly stage: ReactNode;
  readonly rail?: ReactNode;
  readonly acts: readonly TestAct[];
  readonly isAsking: boolean;
  /** The way on while tests are left to talk about. */
  readonly next: TestAct | undefined;
  readonly shown: StageTest | undefined;
}

/**
 * One test at a time, those that are due first: what happened is one touch, what is decided another, and nothing needs
 * writing. What one has begun to answer belongs to its test: whoever looks at another comes back to it.
 */
export function useTestsStage(props: Props): TestsStage {
  const { list, focus, mayAct, onShow } = props;
  const words = useWords();
  const [asked, setAsked] = useState<Asking | undefined>(undefined);
  const shown = list.find(({ card }) => card.id === focus) ?? list[0];
  if (!shown) return { stage: <Nothing />, acts: [], isAsking: false, next: undefined, shown };
  const asking = asked?.id === shown.card.id ? asked.what : undefined;
  const ask = (what: Asking["what"] | undefined): void => setAsked(what && { id: shown.card.id, what });
  const after = list.slice(list.indexOf(shown) + 1).find(({ tests }) => tests.state === "due");
  return {
    shown,
    stage: <InHand {...props} test={shown} asking={asking} />,
    rail: <Rail {...props} test={shown} />,
    acts: mayAct ? actsFor(props, shown, asking, ask, words) : [],
    isAsking: mayAct && asking !== undefined,
    next: after && {
      key: "next",
      label: words.pdsa.stage.next,
      mark: "▶",
      isPrimary: true,
      onPress: () => onShow(after.card.id),
    },
  };
}

function Nothing() {
  const words = useWords().pdsa.stage;
  return (
    <div className="huddle-stack">
      <h1>{words.none}</h1>
      <EmptyState title={words.noneHelp} />
    </div>
  );
}

function actsFor(
  { days, onOutcome, onDecide, onDay }: Props,
  test: StageTest,
  asking: Asking["what"] | undefined,
  ask: (what: Asking["what"] | undefined) => void,
  words: Words,
): TestAct[] {
  const own = words.pdsa;
  const cancel: TestAct = { key: "cancel", label: words.huddle.acts.cancel, onPress: () => ask(undefined) };
  const goOn: TestAct = { key: "goOn", label: own.stage.goOn, onPress: () => ask("day") };
  switch (asking) {
    case undefined:
      return [
        ...OUTCOMES.map((outcome) => ({
          key: outcome,
          label: own.outcome[outcome],
          isOn: test.tests.current.outcome === outcome,
          onPress: () => {
            onOutcome(test, outcome);
            ask("decision");
          },
        })),
        goOn,
      ];
    case "decision":
      return [
        ...DECISIONS.map((decision) => ({
          key: decision,
          label: own.decision[decision],
          mark: STATE_MARKS[decision],
          onPress: () => {
            if (decision === "abandon") return ask("why");
            onDecide(test, decision);
            ask(decision === "adapt" ? "day" : undefined);
          },
        })),
        goOn,
        cancel,
      ];
    case "why":
      return [
        ...words.board.move.reasons.map((reason) => ({
          key: reason,
          label: reason,
          onPress: () => {
            onDecide(test, "abandon", reason);
            ask(undefined);
          },
        })),
        cancel,
      ];
    case "day":
      return [
        ...days.map(({ key, label, note, date }) => ({
          key,
          label,
          note,
          isOn: test.card.evaluateOn === date,
          onPress: () => {
            onDay(test, date);
            ask(undefined);
          },
        })),
        cancel,
      ];
  }
}

type HandProps = Props & { readonly test: StageTest };

function InHand({ test, today, list, renderAim, asking }: HandProps & { readonly asking: Asking["what"] | undefined }) {
  const words = useWords();
  const own = words.pdsa;
  const language = useLanguage();
  const { card, tests } = test;
  const { current } = tests;
  const line = testText({ tests, evaluateOn: card.evaluateOn, who: card.who, today }, words, language);
  const due = list.filter((each) => each.tests.state === "due").length;
  const question = { decision: own.stage.decision, why: own.stage.why, day: own.stage.again };
  return (
    <div className="huddle-stack pdsa-stage">
      <div className="huddle-spread">
        <p className={line.isDue ? "huddle-late" : "huddle-aside"}>
          <span aria-hidden="true">{line.mark}</span> {line.text}
        </p>
        <small>{due > 0 ? own.stage.left(due) : own.stage.nothingDue}</small>
      </div>
      <h1>{card.title.trim() || words.board.card.untitled}</h1>
      {current.plan !== "" && <p className="huddle-note">{current.plan}</p>}
      {current.prediction !== "" && <p className="huddle-note">{own.field.believed(current.prediction)}</p>}
      {current.outcome && (
        <p className="huddle-note">
          {[own.outcome[current.outcome], current.happened].filter((text) => text !== "").join(". ")}
        </p>
      )}
      {current.measureId !== null && <div className="pdsa-aim">{renderAim(test)}</div>}
      <p className="huddle-question">{asking ? question[asking] : own.stage.happened}</p>
    </div>
  );
}

function Rail({ list, test, today, running, limit, onShow }: HandProps) {
  const words = useWords();
  const language = useLanguage();
  return (
    <>
      <p className="huddle-aside">{words.pdsa.stage.count(running, limit)}</p>
      <ul className="huddle-list">
        {list.map((each) => {
          const { card, tests } = each;
          const line = testText({ tests, evaluateOn: card.evaluateOn, who: "", today }, words, language);
          return (
            <li key={card.id}>
              <button
                type="button"
                className="huddle-item"
                data-due={line.isDue || undefined}
                aria-pressed={each === test}
                onClick={() => onShow(card.id)}
              >
                <span>{card.title.trim() || words.board.card.untitled}</span>
                <small>
                  <span aria-hidden="true">{line.mark}</span> {line.text}
                </small>
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
