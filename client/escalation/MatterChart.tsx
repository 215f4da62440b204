import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Escalation } from "../../shared/escalation/escalation.ts";
import { PLAIN_READING } from "../../shared/measure/measure.ts";
import { thaw } from "../../shared/measure/signalPicture.ts";
import { type MatterPicture, matterPicture } from "../../shared/protocol/matterChart.ts";
import { SpcChart } from "../chart/SpcChart.tsx";
import { queryOf } from "../live/queries.ts";
import { useNow } from "../live/serverClock.ts";
import { periodText } from "../measure/figures.ts";
import { sentenceOf } from "../measure/sentence.ts";
import { chartTexts } from "../measure/told.ts";
import { momentText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import "./escalation.css";

/**
 * The chart that went along with a matter, from the points that were kept with it: both boards see what the sender saw,
 * whatever has come later. Nothing for a matter without one.
 */
export function MatterChart({ matter }: { readonly matter: Pick<Escalation, "id" | "chart"> }) {
  if (!matter.chart) return null;
  return <Asked id={matter.id} title={matter.chart.title} />;
}

function Asked({ id, title }: { readonly id: Escalation["id"]; readonly title: string }) {
  const words = useWords().escalation.chart;
  // What was sent stands still: it is asked for once.
  const { data } = useQuery({
    ...queryOf(["matter-chart", id], `/escalations/${id}/chart`, matterPicture),
    staleTime: Infinity,
  });
  return (
    <figure className="matter-chart" aria-label={words.along(title)}>
      <figcaption>{title}</figcaption>
      <div className="matter-chart-picture">{data && <Drawn kept={data} />}</div>
      {data && <Then kept={data} />}
    </figure>
  );
}

function Drawn({ kept }: { readonly kept: MatterPicture }) {
  const language = useLanguage();
  const { definition, zone, at, picture } = kept;
  const drawn = useMemo(() => {
    const read = thaw(picture);
    const reading = { language, zone, now: at };
    const period = (index: number) => periodText(read.periods[index] ?? "", reading);
    const texts = (room: "narrow" | "wide") =>
      chartTexts({ reading: PLAIN_READING }, definition, read, language, room, period);
    const { short } = sentenceOf({ ...read, recordedAt: [] }, definition, reading);
    return { read, texts, summary: `${definition.name}. ${short}` };
  }, [definition, picture, zone, at, language]);
  return (
    <SpcChart analysis={drawn.read.analysis} target={definition.target} texts={drawn.texts} summary={drawn.summary} />
  );
}

function Then({ kept }: { readonly kept: MatterPicture }) {
  const words = useWords().escalation.chart;
  const language = useLanguage();
  const now = useNow(60_000);
  return <small>{words.asItWas(kept.unitName, momentText(kept.at, now, language, kept.zone))}</small>;
}
