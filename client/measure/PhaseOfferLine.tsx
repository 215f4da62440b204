import { useMemo } from "react";
import { Link } from "wouter";
import type { Instant } from "../../shared/base/time.ts";
import type { SeriesView } from "../../shared/measure/measure.ts";
import { readSeries } from "../../shared/measure/readSeries.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { periodText } from "./figures.ts";
import { phaseOffer } from "./phaseOffer.ts";

interface Props {
  readonly series: SeriesView;
  readonly now: Instant;
  /** On a wall nobody opens a page: the line alone. */
  readonly at?: "wall";
}

/** One calm line where a new phase is proposed, with the way to where people judge it; nothing where there is none. */
export function PhaseOfferLine({ series, now, at }: Props) {
  const words = useWords().workbench.offer;
  const language = useLanguage();
  const { zone, reading, marks, measure } = series;
  const offer = useMemo(() => {
    const read = readSeries(measure.definition, reading, series.points, now, zone);
    return phaseOffer(read, { reading, marks, zone, now, language });
  }, [measure, reading, series.points, marks, zone, now, language]);
  if (!offer) return null;
  const said = words.line(periodText(offer.from, { language, zone, now }));
  if (at === "wall") return <p className="phase-offer">{said}.</p>;
  return (
    <p className="phase-offer">
      {said}. <Link href={workbenchOf(series)}>{words.see}</Link>
    </p>
  );
}

/** Where a series is worked on. */
export function workbenchOf({ measure, unitId }: Pick<SeriesView, "measure" | "unitId">): string {
  return `${unitId === measure.unitId ? "" : `/enhet/${unitId}`}/maltall/${measure.id}/arbeidsbenk`;
}
