import { useMemo } from "react";
import type { UnitId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { SeriesTile } from "./HealthTile.tsx";
import { useAnswering } from "./queries.ts";
import { answeringView, inTimeView } from "./series.ts";

interface Props {
  readonly unitId: UnitId;
  readonly now: Instant;
  /** Whether it is told as our own, or by the name of the unit. */
  readonly as: "own" | "name";
  readonly size?: "tile" | "wall";
}

/** How long matters wait for a unit's answer: on its own wall, and for those who send matters there. */
export function AnsweringTile({ unitId, now, as, size = "tile" }: Props) {
  const words = useWords().health;
  const language = useLanguage();
  const { data } = useAnswering(unitId);
  const series = useMemo(() => data && answeringView(data.hours, data, language, as), [data, language, as]);
  return series ? <SeriesTile series={series} now={now} size={size} what={words.answeringWhat} /> : null;
}

/** The share of them that was answered in time. */
export function InTimeTile({ unitId, now, size = "tile" }: Omit<Props, "as">) {
  const words = useWords().health;
  const language = useLanguage();
  const { data } = useAnswering(unitId);
  const series = useMemo(() => data && inTimeView(data.inTime, data, language), [data, language]);
  return series ? <SeriesTile series={series} now={now} size={size} what={words.inTimeWhat} /> : null;
}

/** Whether a unit has been asked anything that it owed an answer to. */
export function useHasAnswered(unitId: UnitId): boolean {
  const { data } = useAnswering(unitId);
  return data !== undefined && data.hours.length + data.inTime.length > 0;
}
