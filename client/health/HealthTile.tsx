import { useMemo } from "react";
import type { UnitId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { BoardHealth } from "../../shared/health/health.ts";
import type { HealthId } from "../../shared/health/measures.ts";
import type { SeriesView } from "../../shared/measure/measure.ts";
import { meetingName } from "../huddle/names.ts";
import { DrawnTile } from "../measure/SpcTile.tsx";
import { useTold } from "../measure/told.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { healthSeriesView, type Whose } from "./series.ts";
import "./health.css";

interface Props {
  readonly health: BoardHealth;
  readonly id: HealthId;
  readonly unit: { readonly id: UnitId; readonly name: string };
  readonly now: Instant;
  readonly size?: "tile" | "wall";
}

/** One series of the meeting itself, drawn as every other series is. */
export function HealthTile({ health, id, unit, now, size = "tile" }: Props) {
  const words = useWords();
  const language = useLanguage();
  const series = useMemo(() => {
    const points = health.series.find((each) => each.id === id)?.points ?? [];
    const whose: Whose = { unitId: unit.id, unitName: unit.name, zone: health.zone };
    return healthSeriesView(id, points, whose, language);
  }, [health, id, unit.id, unit.name, language]);
  const isOfType = (id === "length" || id === "heads") && health.type !== null;
  const named = (name: string) =>
    isOfType && health.type ? words.health.ofType(name, meetingName(health.type, words).toLowerCase()) : name;
  const onWall = size === "wall" ? words.health.onWall : named;
  return <SeriesTile series={series} now={now} size={size} title={onWall} what={words.health.what[id]} />;
}

interface SeriesTileProps {
  readonly series: SeriesView;
  readonly now: Instant;
  readonly size: "tile" | "wall";
  readonly title?: (name: string) => string;
  /** What is counted, in one line. */
  readonly what: string;
}

export function SeriesTile({ series, now, size, title, what }: SeriesTileProps) {
  const told = useTold(series, now);
  if (!told) return null;
  return (
    <div className="health-tile" data-size={size}>
      <DrawnTile series={series} told={told} now={now} size={size} title={title} />
      {size === "tile" && <p className="health-what">{what}</p>}
    </div>
  );
}
