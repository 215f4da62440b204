import { useState } from "react";
import type { Instant } from "../../shared/base/time.ts";
import type { PullRun, PullSourceView } from "../../shared/pull/source.ts";
import { troubleOf } from "../live/queries.ts";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Loading } from "../ui/Loading.tsx";
import { momentText, numberText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { useRuns } from "./queries.ts";
import { countsText, faultText } from "./texts.ts";

/** Rows that are told one by one; the rest is a number. */
const MOST_TOLD = 10;

interface Props {
  readonly source: PullSourceView;
  readonly now: Instant;
  readonly zone: string;
}

/** The last fetches of a source, asked for when somebody opens them. */
export function Runs({ source, now, zone }: Props) {
  const words = useWords().pull;
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="pull-runs" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.runs}</summary>
      {isOpen && <RunList source={source} now={now} zone={zone} />}
    </details>
  );
}

function RunList({ source, now, zone }: Props) {
  const words = useWords().pull;
  const runs = useRuns(source.unitId, source.id);
  return (
    <>
      <ErrorNotice trouble={troubleOf(runs)} onRetry={() => void runs.refetch()} />
      {runs.isPending && <Loading />}
      {runs.data?.items.length === 0 && <p>{words.runsNone}</p>}
      <ol className="pull-run-list">
        {runs.data?.items.map((run) => (
          <RunLine key={run.id} run={run} now={now} zone={zone} />
        ))}
      </ol>
    </>
  );
}

const ICONS = { good: "check", partly: "alert", failed: "alert", running: "clock" } as const;
const TONES = { good: "good", partly: "watch", failed: "alarm", running: "plain" } as const;

function RunLine({ run, now, zone }: { readonly run: PullRun } & Omit<Props, "source">) {
  const words = useWords().pull;
  const language = useLanguage();
  return (
    <li>
      <span className="pull-run-mark" data-tone={TONES[run.outcome]}>
        <Icon name={ICONS[run.outcome]} />
      </span>
      <div>
        <strong>{momentText(run.startedAt, now, language, zone)}</strong>
        {run.by === "person" && <small> · {words.byPerson}</small>}
        <p>
          {run.outcome === "running" && words.states.running}
          {run.outcome === "failed" && run.reason && words.reasons[run.reason](run.detail)}
          {(run.outcome === "good" || run.outcome === "partly") && countsText(run.counts, words, language)}
        </p>
        <RowFaults faults={run.faults} count={run.counts.refused} />
      </div>
    </li>
  );
}

/** Rows that could not be used: where, what stood there, and why. */
export function RowFaults({ faults, count }: { readonly faults: PullRun["faults"]; readonly count: number }) {
  const words = useWords();
  const language = useLanguage();
  const shown = faults.slice(0, MOST_TOLD);
  if (shown.length === 0) return null;
  return (
    <ul className="pull-faults">
      {shown.map((fault) => (
        <li key={`${fault.row} ${fault.column}`}>
          <span>
            {words.pull.rowFault(words.pull.row(numberText(fault.row, language, 0)), fault.column, fault.raw)}
          </span>
          <strong>{faultText(fault, words)}</strong>
        </li>
      ))}
      {count > shown.length && <li>{words.pull.more(numberText(count - shown.length, language, 0))}</li>}
    </ul>
  );
}
