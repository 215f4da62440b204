import { useId } from "react";
import type { UnitId } from "../../shared/base/ids.ts";
import { AnsweringTile, InTimeTile } from "../health/AnsweringTile.tsx";
import { useAnswering } from "../health/queries.ts";
import { troubleOf } from "../live/queries.ts";
import { useNow } from "../live/serverClock.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Page } from "../ui/Page.tsx";
import { useWords } from "../words/useWords.ts";

/** How long those who send matters to a unit wait for its answer: for them as much as for the unit itself. */
export function AnsweringView({ unitId }: { readonly unitId: UnitId }) {
  const words = useWords().health;
  const query = useAnswering(unitId);
  const now = useNow(60_000);
  const id = useId();
  const { data } = query;
  const title = words.answeringOf(data?.unitName ?? "");
  const isEmpty = data !== undefined && data.hours.length + data.inTime.length === 0;
  return (
    <Page
      title={title}
      lead={data && words.answeringLead(data.unitName)}
      crumbs={data ? [{ label: data.unitName, href: `/enhet/${unitId}` }] : []}
    >
      <ErrorNotice trouble={troubleOf(query)} onRetry={() => void query.refetch()} />
      {query.isPending && <Loading />}
      {isEmpty && <EmptyState title={words.answeringNone} />}
      {data && !isEmpty && (
        <section aria-labelledby={id}>
          <h2 id={id} className="visually-hidden">
            {words.groups.answers}
          </h2>
          <ul className="health-grid" data-wide="">
            <li className="panel">
              <AnsweringTile unitId={unitId} now={now} as="name" />
            </li>
            <li className="panel">
              <InTimeTile unitId={unitId} now={now} />
            </li>
          </ul>
        </section>
      )}
    </Page>
  );
}
