import type { UnitId } from "../../shared/base/ids.ts";
import { listed, type Unit } from "../../shared/protocol/boards.ts";
import { troubleOf, useUnit } from "../live/queries.ts";
import { useWatchUnit } from "../live/socket.ts";
import { useMeasuresOf } from "../measure/queries.ts";
import "../pull/pull.css";
import { useSources } from "../pull/queries.ts";
import { SourceCard } from "../pull/SourceCard.tsx";
import { ButtonLink } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Page } from "../ui/Page.tsx";
import { useWords } from "../words/useWords.ts";
import { NotFoundView } from "./NotFoundView.tsx";

/** What a unit fetches by itself, and how each source goes. */
export function SourcesView({ unitId }: { readonly unitId: UnitId }) {
  const words = useWords().pull;
  const unit = useUnit(unitId);
  useWatchUnit(unitId);
  if (unit.data === null) return <NotFoundView />;
  if (!unit.data) {
    return (
      <Page title={words.title}>
        <ErrorNotice trouble={troubleOf(unit)} onRetry={() => void unit.refetch()} />
        {unit.isPending && <Loading />}
      </Page>
    );
  }
  return <UnitSources unit={unit.data} />;
}

function UnitSources({ unit }: { readonly unit: Unit }) {
  const words = useWords();
  const sources = useSources(unit.id);
  const measures = useMeasuresOf(unit.id);
  const items = sources.data?.items ?? [];
  const add = (
    <ButtonLink variant="primary" icon="add" href={`/enhet/${unit.id}/kilder/ny`}>
      {words.pull.add}
    </ButtonLink>
  );
  const crumbs = [
    { label: unit.name, href: `/enhet/${unit.id}` },
    { label: words.measure.title, href: `/enhet/${unit.id}/maltall` },
  ];
  if (!listed(unit.may, "pull:define")) {
    return (
      <Page title={words.pull.title} crumbs={crumbs}>
        <EmptyState title={words.pull.notYours} />
      </Page>
    );
  }
  return (
    <Page title={words.pull.title} crumbs={crumbs} lead={words.pull.lead} acts={items.length > 0 && add}>
      <ErrorNotice trouble={troubleOf(sources)} onRetry={() => void sources.refetch()} />
      {sources.isPending && <Loading />}
      {sources.data && items.length === 0 && (
        <EmptyState title={words.pull.none} text={words.pull.noneHelp}>
          {add}
        </EmptyState>
      )}
      <ul className="pull-list">
        {items.map((source) => (
          <SourceCard key={source.id} source={source} zone={unit.zone} measures={measures.data?.items ?? []} />
        ))}
      </ul>
    </Page>
  );
}
