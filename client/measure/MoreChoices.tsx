import { type Answers, chartsFor, isDrawable } from "../../shared/measure/advise.ts";
import {
  figureOf,
  MEASURE_CHARTS,
  type MeasureChart,
  type MeasureDefinition,
  PER,
  RULE_SETS,
} from "../../shared/measure/measure.ts";
import { Select } from "../ui/Select.tsx";
import { useLanguage, useWords } from "../words/useWords.ts";
import { numberText } from "../words/dates.ts";

interface Props {
  readonly draft: MeasureDefinition;
  readonly answers: Answers;
  /** The chart that its figures were sent for; undefined for a new measure. */
  readonly before: MeasureChart | undefined;
  readonly onChange: (change: Partial<MeasureDefinition>) => void;
}

const RATES: readonly MeasureChart[] = ["u", "up", "run", "i", "ip"];
/** Days that a figure is usually corrected in. */
const SETTLES = [0, 1, 3, 7, 14, 30, 60, 90] as const;

/** For who knows charts: any that draws such figures, the rules, and how the number is shown. */
export function MoreChoices({ draft, answers, before, onChange }: Props) {
  const { advice, measure } = useWords();
  const language = useLanguage();
  const isMisfit = before !== undefined && !isDrawable(draft.chart, figureOf(before));
  const settles = [...new Set([...SETTLES, draft.settles ?? 0])].toSorted((a, b) => a - b);
  return (
    <details className="measure-more" open={isMisfit || undefined}>
      <summary>{advice.more}</summary>
      <div className="measure-more-fields">
        <Select
          label={advice.chart}
          name="chart"
          value={draft.chart}
          error={isMisfit ? advice.misfit : undefined}
          choices={withChosen(chartsFor(answers, MEASURE_CHARTS), draft.chart).map((value) => ({
            value,
            label: advice.charts[value],
          }))}
          onChange={(value) => {
            const chart = MEASURE_CHARTS.find((each) => each === value);
            if (chart) onChange({ chart });
          }}
        />
        <Select
          label={advice.rules}
          name="rules"
          value={draft.rules ?? "anhoej"}
          choices={RULE_SETS.map((value) => ({ value, label: advice.ruleSets[value] }))}
          onChange={(value) => {
            const rules = RULE_SETS.find((each) => each === value);
            if (rules) onChange({ rules });
          }}
        />
        {RATES.includes(draft.chart) && (
          <Select
            label={advice.per}
            hint={advice.perHelp}
            name="per"
            value={String(draft.per ?? 1)}
            choices={PER.map((value) => ({ value: String(value), label: numberText(value, language) }))}
            onChange={(value) => {
              const per = PER.find((each) => String(each) === value);
              if (per) onChange({ per });
            }}
          />
        )}
        <Select
          label={measure.form.decimals}
          name="decimals"
          value={String(draft.decimals)}
          choices={["0", "1", "2", "3", "4"].map((value) => ({ value, label: value }))}
          onChange={(value) => onChange({ decimals: Number(value) })}
        />
        <Select
          label={advice.settles}
          hint={advice.settlesHelp}
          name="settles"
          value={String(draft.settles ?? 0)}
          choices={settles.map((value) => ({ value: String(value), label: String(value) }))}
          onChange={(value) => onChange({ settles: Number(value) })}
        />
      </div>
    </details>
  );
}

/** What was chosen elsewhere stays in the list. */
function withChosen(charts: readonly MeasureChart[], chosen: MeasureChart): MeasureChart[] {
  return charts.includes(chosen) ? [...charts] : [chosen, ...charts];
}
