import type { PullTrial } from "../../shared/pull/source.ts";
import { useNow } from "../live/serverClock.ts";
import { periodText } from "../measure/figures.ts";
import { Notice } from "../ui/Notice.tsx";
import { numberText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { RowFaults } from "./Runs.tsx";

/** What came, what was understood of it, and which rows cannot be used; nothing of it is saved. */
export function TrialResult({ trial, zone }: { readonly trial: PullTrial; readonly zone: string }) {
  const words = useWords().pull;
  const language = useLanguage();
  const { reason, detail, points, counts, faults, sample } = trial;
  const isChosen = counts.rows > 0;
  return (
    <section className="pull-trial" aria-live="polite">
      <h3>{words.trial.title}</h3>
      {reason && <Notice tone="alarm">{words.reasons[reason](detail)}</Notice>}
      {!reason && isChosen && (
        <Notice tone={counts.refused > 0 ? "watch" : "good"}>
          {words.trial.good(numberText(counts.stored, language, 0))}
          {counts.empty > 0 && ` ${words.empty(numberText(counts.empty, language, 0))}.`}
          {counts.refused > 0 && ` ${words.refused(numberText(counts.refused, language, 0))}.`} {words.trial.nothing}
        </Notice>
      )}
      {!reason && !isChosen && (
        <Notice tone="info">{sample.length > 0 ? words.trial.choose : words.trial.noRows}</Notice>
      )}
      <RowFaults faults={faults} count={counts.refused} />
      {points.length > 0 && <Understood points={points} zone={zone} />}
      {sample.length > 0 && <Raw trial={trial} />}
    </section>
  );
}

function Understood({ points, zone }: Pick<PullTrial, "points"> & { readonly zone: string }) {
  const words = useWords().pull;
  const language = useLanguage();
  const now = useNow(60_000);
  const number = (value: number) => numberText(value, language, 4);
  const figure = ({ value, numerator, denominator }: PullTrial["points"][number]) =>
    value === null ? `${number(numerator ?? 0)} / ${number(denominator ?? 0)}` : number(value);
  return (
    <div className="pull-table">
      <table>
        <caption>
          {words.trial.understood}. {words.trial.latest}
        </caption>
        <thead>
          <tr>
            <th scope="col">{words.form.period}</th>
            <th scope="col" className="pull-number">
              {words.trial.figure}
            </th>
            <th scope="col">{words.form.measure}</th>
            <th scope="col">{words.form.unit}</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point, i) => (
            // oxlint-disable-next-line react/no-array-index-key -- rows that are never moved, and may be alike
            <tr key={i}>
              <td>{periodText(point.period, { language, zone, now })}</td>
              <td className="pull-number">{figure(point)}</td>
              <td>{point.measureName}</td>
              <td>{point.unitName}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Raw({ trial: { columns, sample } }: { readonly trial: PullTrial }) {
  const words = useWords().pull;
  return (
    // A table that is wider than its place is moved by keyboard too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="pull-table" tabIndex={0} role="region" aria-label={words.trial.raw}>
      <table>
        <caption>{words.trial.raw}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.map((row, i) => (
            // oxlint-disable-next-line react/no-array-index-key -- rows that are never moved, and may be alike
            <tr key={i}>
              {columns.map((column, at) => (
                <td key={column}>{row[at]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
