import { useMemo } from "react";
import { listed } from "../../shared/protocol/boards.ts";
import { adviseFromData, type DataBecause } from "../../shared/measure/adviseFromData.ts";
import type { MeasureChart, SeriesView } from "../../shared/measure/measure.ts";
import { useAct } from "../live/queries.ts";
import { Button } from "../ui/Button.tsx";
import { useToast } from "../ui/Toast.tsx";
import type { AdviceWords } from "../words/advice.ts";
import { numberText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { changeMeasure } from "./queries.ts";

/** One calm line where the figures suit another chart better, with the reason. Only a person changes it. */
export function ChartAdvice({ series }: { readonly series: SeriesView }) {
  const { advice: words, measure: measureWords } = useWords();
  const language = useLanguage();
  const toast = useToast();
  const { measure, points } = series;
  const { definition } = measure;
  const advice = useMemo(() => adviseFromData(definition, points), [definition, points]);
  const { run, isBusy } = useAct(changeMeasure, [["measure", measure.id]]);
  if (!advice) return null;
  const name = (chart: MeasureChart) => measureWords.form.charts[chart];
  const number = (value: number, decimals: number) => numberText(value, language, decimals);
  const change = async (chart: MeasureChart): Promise<void> => {
    const { id, version } = measure;
    const answer = await run({ id, version, definition: { ...definition, chart } });
    if (!answer.ok) return;
    const undo = () => void run({ id, version: answer.value.version, definition });
    toast({ text: words.changed(name(chart)), undo });
  };
  const canChange = advice.figures === "same" && listed(measure.may, "measure:define");
  return (
    <div className="measure-advice measure-advice-line">
      <p>
        <strong>{words.better(name(advice.chart))}</strong> {reasonOf(advice.because, words, number)}{" "}
        {words.runnerUp(name(advice.runnerUp), words.dataButNot[advice.butNot])}
        {advice.figures === "other" && ` ${words.other}`}
      </p>
      {canChange && (
        <Button density="close" isBusy={isBusy} onClick={() => void change(advice.chart)}>
          {words.change}
        </Button>
      )}
    </div>
  );
}

function reasonOf(
  because: DataBecause,
  { dataBecause: say }: AdviceWords,
  number: (value: number, decimals: number) => string,
): string {
  switch (because.kind) {
    case "rare":
    case "rareMisses":
      return say[because.kind](number(because.expected, 1));
    case "overdispersed": {
      const times = number(because.times, 1);
      return because.size > 0 ? say.overdispersedOf(times, number(because.size, 0)) : say.overdispersed(times);
    }
    case "sizesVary":
      return say.sizesVary(number(because.least, 0), number(because.most, 0));
    case "skewed":
      return say.skewed(number(because.mean, 1), number(because.median, 1));
    case "yesNo":
    case "fewAYear":
    case "single":
      return say[because.kind];
  }
}
