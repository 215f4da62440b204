import { useLocation } from "wouter";
import type { PullSourceId, UnitId } from "../../shared/base/ids.ts";
import { listed } from "../../shared/protocol/boards.ts";
import { usesOperatorsKeys } from "../../shared/pull/source.ts";
import { troubleOf, useUnit } from "../live/queries.ts";
import { useMeasuresOf } from "../measure/queries.ts";
import "../pull/pull.css";
import { useSources } from "../pull/queries.ts";
import { SourceForm } from "../pull/SourceForm.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Page } from "../ui/Page.tsx";
import { useWords } from "../words/useWords.ts";
import { NotFoundView } from "./NotFoundView.tsx";

interface Props {
  readonly unitId: UnitId;
  /** Absent = a new one. */
  readonly sourceId?: PullSourceId;
}

/** One source: a new one, or one to change. */
export function SourceView({ unitId, sourceId }: Props) {
  const words = useWords();
  const [, go] = useLocation();
  const unit = useUnit(unitId);
  const sources = useSources(unitId);
  const measures = useMeasuresOf(unitId);
  const source = sources.data?.items.find(({ id }) => id === sourceId);
  const isMissing = sourceId !== undefined && sources.data !== undefined && !source;
  if (unit.data === null || isMissing || (unit.data && !listed(unit.data.may, "pull:define"))) return <NotFoundView />;
  const mayConnect = unit.data ? listed(unit.data.may, "pull:connect") : false;
  if (source && usesOperatorsKeys(source.definition) && !mayConnect) return <NotFoundView />;
  const list = `/enhet/${unitId}/kilder`;
  const crumbs = unit.data && [
    { label: unit.data.name, href: `/enhet/${unitId}` },
    { label: words.measure.title, href: `/enhet/${unitId}/maltall` },
    { label: words.pull.title, href: list },
  ];
  const isReady = unit.data && measures.data && sources.data;
  return (
    <Page title={sourceId ? words.pull.form.edit : words.pull.form.new} crumbs={crumbs ?? []} width="narrow">
      <ErrorNotice trouble={troubleOf(sources) ?? troubleOf(measures)} />
      {!isReady && <Loading />}
      {isReady && (
        <SourceForm
          unitId={unitId}
          zone={unit.data.zone}
          source={source}
          measures={measures.data.items.filter(({ archived }) => !archived)}
          mayConnect={mayConnect}
          onSaved={() => go(list)}
        />
      )}
    </Page>
  );
}
