import type { SeriesView } from "../../shared/measure/measure.ts";
import { SpcChart } from "../chart/SpcChart.tsx";
import { SpcTable } from "../chart/SpcTable.tsx";
import { useLanguage, useWords } from "../words/useWords.ts";
import { bareFigure, finer } from "./figures.ts";
import type { Told } from "./told.ts";

interface Props {
  readonly series: SeriesView;
  readonly told: Told;
  readonly as: "chart" | "table";
  /** An axis with numbers, for those who study it. */
  readonly hasAxis?: boolean;
}

/** A series as a chart to walk along, or as a table that has all of it. */
export function SeriesPicture({ series, told, as, hasAxis = false }: Props) {
  const { definition } = series.measure;
  if (as === "table") return <SeriesTable series={series} told={told} />;
  return (
    <SpcChart
      analysis={told.read.analysis}
      target={definition.target}
      tests={told.tests}
      texts={told.texts}
      places={told.places}
      axis={hasAxis ? told.axis : undefined}
      point={told.points.point}
      summary={summaryOf(series, told)}
    />
  );
}

/** What the picture says, for those who do not see it. */
export function summaryOf({ measure }: SeriesView, told: Told): string {
  return [`${measure.definition.name}. ${told.sentence.short}`, told.testsTold].filter(Boolean).join(" ");
}

function SeriesTable({ series, told }: Pick<Props, "series" | "told">) {
  const words = useWords().measure.table;
  const language = useLanguage();
  const { definition } = series.measure;
  return (
    <SpcTable
      analysis={told.read.analysis}
      caption={definition.unit ? `${definition.name} (${definition.unit})` : definition.name}
      words={words}
      period={told.period}
      number={(value) => bareFigure(value, definition, language)}
      level={(value) => bareFigure(value, finer(value, definition), language)}
      counts={told.points.counts}
      remark={told.points.remark}
    />
  );
}
