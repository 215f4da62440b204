import { type ReactNode, useState } from "react";
import type { MeasureId, UnitId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { SeriesView } from "../../shared/measure/measure.ts";
import { troubleOf } from "../live/queries.ts";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Icon } from "../ui/Icon.tsx";
import { useWords } from "../words/useWords.ts";
import { PhaseOfferLine } from "./PhaseOfferLine.tsx";
import { useSeries } from "./queries.ts";
import { SeriesPicture } from "./SeriesPicture.tsx";
import { TargetMark } from "./TargetMark.tsx";
import { type Told, useTold } from "./told.ts";
import "./measure.css";

interface SpcTileProps {
  readonly measureId: MeasureId;
  /** Another unit's series than the measure's own. */
  readonly unitId?: UnitId | null | undefined;
  /** The server's time, to the minute. */
  readonly now: Instant;
  /** A stage has room for the second sentence and a large name; a wall has little, and is read from afar. */
  readonly size?: "tile" | "wall" | "stage";
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
  return <DrawnTile series={series.data} told={told} now={now} size={size} title={title} />;
}

interface DrawnProps {
  readonly series: SeriesView;
  readonly told: Told;
  readonly now: Instant;
  readonly size: "tile" | "wall" | "stage";
  readonly title: SpcTileProps["title"];
}

/** A series that is at hand already, drawn as all are. */
export function DrawnTile({ series, told, now, size, title }: DrawnProps) {
  const words = useWords().measure.chart;
  const [as, setAs] = useState<"chart" | "table">("chart");
  const { name } = series.measure.definition;
  const { sentence, age, read } = told;
  const hasPoints = read.analysis.points.length > 0;
  return (
    <div className="spc-tile" data-size={size} data-old={age.old || undefined}>
      <div className="spc-tile-head">
        <h3>{title ? title(name) : name}</h3>
        <SignalTag told={told} room={size === "wall" ? "narrow" : "wide"} />
      </div>
      <p className="spc-tile-sentence">
        {sentence.short}
        {size === "stage" && sentence.more && ` ${sentence.more}`}
      </p>
      {size === "stage" && <PhaseOfferLine series={series} now={now} at="wall" />}
      {hasPoints && (
        <div className="spc-tile-chart" data-as={as}>
          <SeriesPicture series={series} told={told} as={as} />
        </div>
      )}
      <div className="spc-tile-foot">
        <div className="spc-tile-told">
          {/* On a wall old figures have room for whom to ask, and say nothing of a target. */}
          {!(size === "wall" && age.old) && <TargetMark told={told} />}
          <p className="spc-tile-age">{size === "wall" ? age.brief : age.text}</p>
        </div>
        {hasPoints && (
          <button
            type="button"
            className="spc-tile-turn"
            aria-label={words[as === "chart" ? "tableOf" : "chartOf"](name)}
            title={as === "chart" ? words.asTable : words.asChart}
            data-no-drag
            onClick={() => setAs(as === "chart" ? "table" : "chart")}
          >
            <Icon name={as === "chart" ? "table" : "chart"} />
          </button>
        )}
      </div>
    </div>
  );
}

/** A signal is a mark and a word, in the one signal colour until it was seen; no word at all where there is none. */
export function SignalTag({ told, room = "wide" }: { readonly told: Told; readonly room?: "narrow" | "wide" }) {
  const words = useWords().measure.state;
  if (told.state === "none") return null;
  const isKnown = told.state === "seen" || told.state === "explained";
  return (
    <span className="spc-tag" data-known={isKnown || undefined}>
      <span aria-hidden="true">{isKnown ? "◇" : "◆"}</span> {(room === "narrow" ? words.brief : words)[told.state]}
    </span>
  );
}
