import { useQueries, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { Link } from "wouter";
import type { Language } from "../../shared/access/actor.ts";
import type { MeasureId, UnitId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { MeasureView, SeriesView } from "../../shared/measure/measure.ts";
import { mayBeSummed } from "../../shared/measure/summed.ts";
import { type Panel, panelsReply } from "../../shared/protocol/measures.ts";
import { queryOf } from "../live/queries.ts";
import { figureText, shortFigure } from "../measure/figures.ts";
import { SignalTag } from "../measure/SpcTile.tsx";
import { tell } from "../measure/told.ts";
import { Button } from "../ui/Button.tsx";
import { useLanguage, useWords } from "../words/useWords.ts";
import { type Multiple, SmallMultiples } from "./SmallMultiples.tsx";

/** As many as the server gives at once. */
const AT_ONCE = 24;

function panelsQuery(id: MeasureId, unitId: UnitId, from: number) {
  const path = `/measures/${id}/panels?unitId=${unitId}&from=${from}`;
  return queryOf(["measure", id, "panels", unitId, String(from)], path, panelsReply);
}

/** How many units below one have a series of the measure; undefined until it is known. */
export function useCountBelow({ measure, unitId }: SeriesView): number | undefined {
  return useQuery(panelsQuery(measure.id, unitId, 0)).data?.count;
}

/** The units below one side by side, where they follow the same measure; nothing where there are none. */
export function UnitMultiples({ series, now }: { readonly series: SeriesView; readonly now: Instant }) {
  const words = useWords().multiples;
  const language = useLanguage();
  const [pages, setPages] = useState(1);
  const { measure, unitId, summed } = series;
  const parts = useQueries({
    queries: Array.from({ length: pages }, (_, page) => panelsQuery(measure.id, unitId, page * AT_ONCE)),
    combine: (results) => results.flatMap(({ data }) => data ?? []),
  });
  const panels = parts.flatMap(({ items }) => items);
  const count = parts[0]?.count ?? 0;
  const items = useMemo(
    () => panels.map((panel) => multipleOf(panel, measure, language, now)),
    // The answers keep their identity until something has changed; the list of them does not.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [...panels, measure, language, now],
  );
  if (items.length === 0) return null;
  const rest = Math.min(AT_ONCE, count - items.length);
  const isAdded = mayBeSummed(measure.definition);
  return (
    <section className="panel stack section">
      <h2>{words.title}</h2>
      <p>
        {words.help} {summed ? words.added : isAdded ? words.own : words.neverAdded}
      </p>
      <SmallMultiples
        items={items}
        target={measure.definition.target}
        figure={(value) => figureText(value, measure.definition, language)}
        short={(value) => shortFigure(value, measure.definition, language)}
        label={measure.definition.name}
      />
      {rest > 0 && (
        <div>
          <Button onClick={() => setPages(pages + 1)}>{words.more(String(rest))}</Button>
        </div>
      )}
    </section>
  );
}

function multipleOf(panel: Panel, measure: MeasureView, language: Language, now: Instant): Multiple {
  const told = tell({ ...panel, measure }, language, now);
  const { analysis, periods } = told.read;
  const level = analysis.phases.at(-1)?.level ?? Number.NaN;
  return {
    key: panel.unitId,
    name: panel.unitName,
    title: <Link href={`/enhet/${panel.unitId}/maltall/${measure.id}`}>{panel.unitName}</Link>,
    analysis,
    periods,
    level: Number.isNaN(level) ? "–" : told.figure(level),
    sentence: told.sentence.short,
    tag: <SignalTag told={told} />,
    latest: periods.length > 0 ? told.period(periods.length - 1) : "",
  };
}
