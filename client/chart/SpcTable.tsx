import type { Analysis } from "../../shared/spc/analyse.ts";
import "./chart.css";

interface SpcTableProps {
  readonly analysis: Analysis;
  readonly caption: string;
  readonly words: {
    readonly period: string;
    readonly value: string;
    readonly level: string;
    readonly limits: string;
    readonly remark: string;
  };
  readonly period: (index: number) => string;
  readonly number: (value: number) => string;
  readonly remark: (index: number) => string;
}

/** The same chart as a table, newest first: for screen readers, and for those who want the figures. */
export function SpcTable({ analysis, caption, words, period, number, remark }: SpcTableProps) {
  const shown = (value: number) => (Number.isFinite(value) ? number(value) : "–");
  const rows = analysis.points.map((point, index) => ({ point, index })).toReversed();
  return (
    // In a narrow window it scrolls sideways, which a keyboard must be able to do too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region
    <div className="spc-table" role="region" aria-label={caption} tabIndex={0}>
      <table className="ds-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {[words.period, words.value, words.level, words.limits, words.remark].map((word) => (
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
              <td>{shown(point.centre)}</td>
              <td>{Number.isFinite(point.upper) ? `${shown(point.lower)} – ${shown(point.upper)}` : "–"}</td>
              <td>{remark(index)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
