import type { Analysis } from "../../shared/spc/analyse.ts";
import "./chart.css";

interface SpcTableProps {
  readonly analysis: Analysis;
  readonly caption: string;
  readonly words: {
    readonly period: string;
    readonly value: string;
    readonly count: string;
    readonly of: string;
    readonly level: string;
    readonly limits: string;
    readonly remark: string;
  };
  readonly period: (index: number) => string;
  readonly number: (value: number) => string;
  /** Levels and limits, which may need a decimal more than the figures. */
  readonly level: (value: number) => string;
  /** What was counted, and of how many, where that is what the figures are made of. */
  readonly counts: ((index: number) => readonly [count: string, of: string]) | undefined;
  readonly remark: (index: number) => string;
}

/** The same chart as a table, newest first: for screen readers, and for those who want the figures. */
export function SpcTable({ analysis, caption, words, period, number, level, counts, remark }: SpcTableProps) {
  const shown = (value: number, told = number) => (Number.isFinite(value) ? told(value) : "–");
  const counted = counts ? [words.count, words.of] : [];
  const rows = analysis.points.map((point, index) => ({ point, index })).toReversed();
  return (
    // In a narrow window it scrolls sideways, which a keyboard must be able to do too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region
    <div className="spc-table" role="region" aria-label={caption} tabIndex={0}>
      <table className="ds-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {[words.period, words.value, ...counted, words.level, words.limits, words.remark].map((word) => (
              <th key={word} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ point, index }) => (
            <tr key={index}>
              <th scope="row">{period(index)}</th>
              <td>{shown(point.y)}</td>
              {counts && (
                <>
                  <td>{counts(index)[0]}</td>
                  <td>{counts(index)[1]}</td>
                </>
              )}
              <td>{shown(point.centre, level)}</td>
              <td>
                {Number.isFinite(point.upper) ? `${shown(point.lower, level)} – ${shown(point.upper, level)}` : "–"}
              </td>
              <td>{remark(index)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
