import { useId, useState } from "react";
import { isLocalDate, localDate } from "../../shared/base/time.ts";
import type { TestChange } from "../../shared/board/pdsa.ts";
import { type Card, DECISIONS, type Lane, LONGEST, OUTCOMES, type TestDecision } from "../../shared/board/schema.ts";
import { useNow } from "../live/serverClock.ts";
import type { CardTests } from "../pdsa/readTests.ts";
import { STATE_MARKS } from "../pdsa/testText.ts";
import { Button } from "../ui/Button.tsx";
import { Select } from "../ui/Select.tsx";
import { useWords } from "../words/useWords.ts";
import { useBoardParts } from "./boardParts.tsx";
import { EarlierTests } from "./EarlierTests.tsx";
import { HeldField } from "./HeldField.tsx";
import { ReasonDialog } from "./ReasonDialog.tsx";
import { TestLine } from "./TestLine.tsx";
import { useBoardState } from "./useBoard.ts";
import { useCardTests, useDecideTest } from "./useTests.ts";
import { useAims } from "./useAims.ts";

const MINUTE = 60_000;

interface Props {
  readonly card: Card;
  readonly lane: Lane;
}

/** The tests of a card, below it: the one that runs to be written in, those before it to be read. */
export function TestsOfCard({ card, lane }: Props) {
  const { board, zone } = useBoardParts();
  const words = useWords().pdsa;
  const tests = useCardTests(board, zone, card, lane.meaning);
  if (!tests) return null;
  const isOpen = tests.isTested && tests.current.decision === null;
  const earlier = isOpen ? tests.cycles.slice(0, -1) : tests.cycles;
  return (
    <section className="board-tests" aria-label={words.title}>
      <div className="board-tests-head">
        <h3>{words.title}</h3>
        <TestLine card={card} tests={tests} />
      </div>
      {isOpen && <OpenTest key={tests.current.number} card={card} tests={tests} />}
      <EarlierTests cycles={earlier} all={tests.cycles.length} meaning={lane.meaning} />
    </section>
  );
}

/** For those who read. */
export function TestsToRead({ card, lane }: Props) {
  const { board, zone } = useBoardParts();
  const words = useWords().pdsa;
  const tests = useCardTests(board, zone, card, lane.meaning);
  if (!tests) return null;
  return (
    <section className="board-tests" aria-label={words.title}>
      <div className="board-tests-head">
        <h3>{words.title}</h3>
        <TestLine card={card} tests={tests} />
      </div>
      <EarlierTests cycles={tests.cycles} all={tests.cycles.length} meaning={lane.meaning} />
    </section>
  );
}

interface OpenProps {
  readonly card: Card;
  readonly tests: CardTests;
}

function OpenTest({ card, tests }: OpenProps) {
  const { board, zone } = useBoardParts();
  const words = useWords().pdsa;
  const today = localDate(useNow(MINUTE), zone);
  const { current, state } = tests;
  const write = (change: TestChange): void => {
    board.edit.writeTest({ cardId: card.id, number: current.number, today }, change);
  };
  return (
    <>
      <div className="board-card-halves">
        <div className="board-card-editor">
          <HeldField
            label={words.field.plan}
            value={current.plan}
            longest={LONGEST.plan}
            placeholder={words.field.planHint}
            className="board-test-input"
            grows
            commit={(plan) => write({ plan: plan.trim() })}
          />
          <HeldField
            label={words.field.prediction}
            value={current.prediction}
            longest={LONGEST.plan}
            className="board-test-input"
            grows
            commit={(prediction) => write({ prediction: prediction.trim() })}
          />
        </div>
        <div className="board-card-editor">
          <FromField value={current.from} onChange={(from) => write({ from })} />
          <AimField tests={tests} onChange={write} />
        </div>
      </div>
      <details className="board-test-end" open={state === "due" || current.outcome !== null || current.happened !== ""}>
        <summary>
          {words.field.happened} {words.field.decision}
        </summary>
        <Ending card={card} tests={tests} write={write} />
      </details>
    </>
  );
}

function FromField({ value, onChange }: { readonly value: string | null; readonly onChange: (day: string) => void }) {
  const words = useWords().pdsa.field;
  const id = useId();
  return (
    <div className="board-field-set">
      <label className="board-test-label" htmlFor={id}>
        {words.from}
      </label>
      <input
        id={id}
        type="date"
        className="ds-input input board-date-input"
        value={value ?? ""}
        onChange={({ currentTarget }) => {
          if (isLocalDate(currentTarget.value)) onChange(currentTarget.value);
        }}
      />
    </div>
  );
}

/** One of the measures on the board, or none. */
function AimField({ tests, onChange }: { readonly tests: CardTests; readonly onChange: (aim: TestChange) => void }) {
  const { board } = useBoardParts();
  const words = useWords().pdsa.field;
  const aims = useAims(board, useBoardState(board).tiles, tests.current);
  if (aims.length === 0) return null;
  const chosen = (value: string) => aims.find(({ measureId }) => measureId === value);
  return (
    <Select
      label={words.measure}
      value={tests.current.measureId ?? ""}
      choices={[
        { value: "", label: words.noMeasure },
        ...aims.map(({ measureId, name }) => ({ value: measureId, label: name })),
      ]}
      onChange={(value) =>
        onChange({ measureId: chosen(value)?.measureId ?? null, unitId: chosen(value)?.unitId ?? null })
      }
    />
  );
}

function Ending({ card, tests, write }: OpenProps & { readonly write: (change: TestChange) => void }) {
  const { board, zone } = useBoardParts();
  const words = useWords();
  const own = words.pdsa;
  const today = localDate(useNow(MINUTE), zone);
  const decide = useDecideTest(board);
  const [asks, setAsks] = useState(false);
  const { current } = tests;
  const test = { cardId: card.id, number: current.number, today };
  const end = (decision: TestDecision, reason?: string): void => {
    setAsks(!decide(card, test, { decision, ...(reason !== undefined && { reason }) }));
  };
  return (
    <div className="board-card-editor">
      <fieldset className="board-field-set">
        <legend className="visually-hidden">{own.field.happened}</legend>
        <div className="board-choices">
          {OUTCOMES.map((outcome) => (
            <button
              key={outcome}
              type="button"
              className="board-choice"
              aria-pressed={current.outcome === outcome}
              onClick={() => write({ outcome: current.outcome === outcome ? null : outcome })}
            >
              {own.outcome[outcome]}
            </button>
          ))}
        </div>
      </fieldset>
      <HeldField
        label={own.field.inWords}
        value={current.happened}
        longest={LONGEST.happened}
        className="board-test-input"
        grows
        commit={(happened) => write({ happened: happened.trim() })}
      />
      <fieldset className="board-field-set">
        <legend>{own.field.decision}</legend>
        <div className="board-choices">
          {DECISIONS.map((decision) => (
            <Button key={decision} onClick={() => end(decision)}>
              <span aria-hidden="true">{STATE_MARKS[decision]}</span> {own.decision[decision]}
            </Button>
          ))}
        </div>
      </fieldset>
      {asks && (
        <ReasonDialog
          lane={words.board.lane.notNow}
          onCancel={() => setAsks(false)}
          onReason={(reason) => end("abandon", reason)}
        />
      )}
    </div>
  );
}
