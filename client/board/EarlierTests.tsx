import { type Cycle, decisionOf } from "../../shared/board/pdsa.ts";
import type { LaneMeaning } from "../../shared/board/schema.ts";
import { localDate } from "../../shared/base/time.ts";
import { useNow } from "../live/serverClock.ts";
import { markDay } from "../measure/testMarks.ts";
import { STATE_MARKS } from "../pdsa/testText.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { useBoardParts } from "./boardParts.tsx";

const MINUTE = 60_000;

interface Props {
  readonly cycles: readonly Cycle[];
  /** How many the card has had, the one that runs included. */
  readonly all: number;
  readonly meaning: LaneMeaning;
}

/** What was tried before: plan, belief, what happened and what was decided, the newest first. */
export function EarlierTests({ cycles, all, meaning }: Props) {
  if (cycles.length === 0) return null;
  return (
    <ol className="board-tests-earlier" reversed>
      {cycles.toReversed().map((cycle) => (
        <li key={cycle.number}>
          <Earlier cycle={cycle} isLast={cycle === cycles.at(-1) && cycles.length === all} meaning={meaning} />
        </li>
      ))}
    </ol>
  );
}

interface EarlierProps {
  readonly cycle: Cycle;
  readonly isLast: boolean;
  readonly meaning: LaneMeaning;
}

function Earlier({ cycle, isLast, meaning }: EarlierProps) {
  const { zone } = useBoardParts();
  const words = useWords().pdsa;
  const language = useLanguage();
  const today = localDate(useNow(MINUTE), zone);
  const decision = decisionOf(cycle, { meaning }, isLast);
  const day = (date: string | null) => (date === null ? "" : markDay(date, today, language));
  const when = [day(cycle.from), day(cycle.endedOn)].filter((text) => text !== "").join(" – ");
  const told = [
    cycle.plan,
    cycle.prediction && words.field.believed(cycle.prediction),
    [cycle.outcome && words.outcome[cycle.outcome], cycle.happened].filter(Boolean).join(". "),
  ].filter(Boolean);
  return (
    <>
      <p className="board-test-told">
        <strong>{words.test(cycle.number)}</strong>
        {decision && (
          <span>
            <span aria-hidden="true">{STATE_MARKS[decision]}</span> {words.decided[decision]}
          </span>
        )}
        <small>{[when, cycle.who.trim()].filter((text) => text !== "").join(" · ")}</small>
      </p>
      {told.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {told.length === 0 && <p className="board-card-near">{words.field.unwritten}</p>}
    </>
  );
}
