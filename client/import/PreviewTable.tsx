import type { MeasureDefinition } from "../../shared/measure/measure.ts";
import type { ImportPreview, PreviewRow } from "../../shared/protocol/imports.ts";
import { bareFigure, periodText, type Reading } from "../measure/figures.ts";
import { Icon, type IconName } from "../ui/Icon.tsx";
import { numberText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";

interface Props {
  readonly preview: ImportPreview;
  readonly definition: MeasureDefinition;
  readonly reading: Reading;
}

const MARKS: Readonly<Record<PreviewRow["state"], IconName>> = { new: "add", corrected: "edit", unchanged: "check" };

/** The first rows as they will be stored, beside what stands there now. */
export function PreviewTable({ preview, definition, reading }: Props) {
  const words = useWords().import.preview;
  const language = useLanguage();
  const count = (value: number) => numberText(value, language, 0);
  const hasUnits = preview.plan.unit !== null;
  const hasWas = preview.first.some(({ was }) => was !== null);
  const rest = preview.usable - preview.first.length;
  return (
    <section className="panel stack section" data-wide>
      <h2>{words.title}</h2>
      <p>
        {words.counts(count(preview.stored), count(preview.corrected), count(preview.unchanged))}
        {preview.repeats > 0 && ` ${words.repeats(count(preview.repeats), preview.repeats > 1)}`}
        {preview.units.length > 1 && ` ${words.units(count(preview.units.length))}`}
      </p>
      <div className="import-scroll">
        <table className="ds-table import-table">
          <thead>
            <tr>
              <th scope="col">{words.row}</th>
              {hasUnits && <th scope="col">{words.unit}</th>}
              <th scope="col">{words.period}</th>
              <th scope="col">{words.figure}</th>
              {hasWas && <th scope="col">{words.was}</th>}
              <th scope="col">{words.state}</th>
            </tr>
          </thead>
          <tbody>
            {preview.first.map((row) => (
              <tr key={`${row.row} ${row.unitName} ${row.point.period} ${row.point.key}`} data-state={row.state}>
                <td>{row.row}</td>
                {hasUnits && <td>{row.unitName}</td>}
                <td>{periodText(row.point.period, reading)}</td>
                <td className="import-figure">
                  <Figure point={row.point} definition={definition} />
                </td>
                {hasWas && (
                  <td className="import-figure">{row.was && <Figure point={row.was} definition={definition} />}</td>
                )}
                <td>
                  <span className="import-state">
                    <Icon name={MARKS[row.state]} /> {words.states[row.state]}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rest > 0 && <small>{words.more(count(rest))}</small>}
    </section>
  );
}

function Figure({
  point,
  definition,
}: {
  readonly point: PreviewRow["point"];
  readonly definition: MeasureDefinition;
}) {
  const words = useWords().import.preview;
  const language = useLanguage();
  // As many decimals as the file has, up to four: what is stored is shown, not what a tile would round it to.
  const whole = (value: number) => bareFigure(value, { ...definition, decimals: decimalsOf(value) }, language);
  if (point.numerator !== null && point.denominator !== null) {
    return words.of(whole(point.numerator), whole(point.denominator));
  }
  return (point.values ?? [point.value]).map((value) => (value === null ? "–" : whole(value))).join(" · ");
}

function decimalsOf(value: number): number {
  return Math.min(4, (/\.(\d+)/.exec(String(value))?.[1] ?? "").length);
}
