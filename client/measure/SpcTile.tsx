import type { ReactNode } from "react";
import type { MeasureId, UnitId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { SeriesView } from "../../shared/measure/measure.ts";
import { SpcChart } from "../chart/SpcChart.tsx";
import { troubleOf } from "../live/queries.ts";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { useWords } from "../words/useWords.ts";
import { useSeries } from "./queries.ts";
import { type Told, useTold } from "./told.ts";
import "./measure.css";

interface SpcTileProps {
  readonly measureId: MeasureId;
  /** Another unit's series than the measure's own. */
  readonly unitId?: UnitId | null | undefined;
  /** The server's time, to the minute. */
  readonly now: Instant;
  /** A stage has room for the second sentence and a large name. */
  readonly size?: "tile" | "stage";
  /** The name may be a link or hold buttons; it stands in a heading. */
  readonly title?: (name: string) => ReactNode;
}

/**
 * A measure: its name, whether it says something, one plain sentence, its chart, and how old it is. Drawn with size variables
 * alone, so it fits boards, walls and stages.
 */
export function SpcTile({ measureId, unitId, now, size = "tile", title }: SpcTileProps) {
  const words = useWords().measure;
  const series = useSeries(measureId, unitId);
  const told = useTold(series.data, now);
  if (!series.data || !told) {
    return (
      <div className="spc-tile" data-size={size}>
        <ErrorNotice trouble={troubleOf(series)} onRetry={() => void series.refetch()} />
        {series.isPending && <p className="spc-tile-age">{words.page.loading}</p>}
      </div>
    );
  }
  return <DrawnTile series={series.data} told={told} size={size} title={title} />;
}

interface DrawnProps {
  readonly series: SeriesView;
  readonly told: Told;
  readonly size: "tile" | "stage";
  readonly title: SpcTileProps["title"];
}

function DrawnTile({ series, told, size, title }: DrawnProps) {
  const { definition } = series.measure;
  const { sentence, age, read, texts, tests, testsTold } = told;
  return (
    <div className="spc-tile" data-size={size} data-old={age.old || undefined}>
      <div className="spc-tile-head">
        <h3>{title ? title(definition.name) : definition.name}</h3>
        <SignalTag told={told} />
      </div>
      <p className="spc-tile-sentence">
        {sentence.short}
        {size === "stage" && sentence.more && ` ${sentence.more}`}
      </p>
      {read.analysis.points.length > 0 && (
        <div className="spc-tile-chart">
          <SpcChart
            analysis={read.analysis}
            target={definition.target}
            tests={tests}
            texts={texts}
            summary={[`${definition.name}. ${sentence.short}`, testsTold].filter(Boolean).join(" ")}
          />
        </div>
      )}
      <p className="spc-tile-age">{age.text}</p>
    </div>
  );
}

/** A signal is a mark and a word in the one signal colour; no word at all where there is none. */
export function SignalTag({ told }: { readonly told: Told }) {
  const words = useWords().measure.state;
  if (told.state === "none") return null;
  return (
    <span className="spc-tag">
      <span aria-hidden="true">◆</span> {words[told.state]}
    </span>
  );
}
