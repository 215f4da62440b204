import { useQuery } from "@tanstack/react-query";
import type { BoardId } from "../../shared/base/ids.ts";
import { boardVisits } from "../../shared/round/visit.ts";
import { queryOf, troubleOf, useBoard } from "../live/queries.ts";
import { useNow } from "../live/serverClock.ts";
import { useWatchBoard } from "../live/socket.ts";
import { leftBehind } from "../round/VisitMarks.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Page } from "../ui/Page.tsx";
import { momentText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";

/** Which units have visited a board, and when: for the team, never to count anybody. */
export function VisitsView({ boardId }: { readonly boardId: BoardId }) {
  const words = useWords();
  const own = words.round;
  const language = useLanguage();
  const now = useNow(60_000);
  const facts = useBoard(boardId);
  const query = useQuery(queryOf(["visits", boardId, "all"], `/boards/${boardId}/visits?all=1`, boardVisits));
  useWatchBoard(boardId);
  const items = query.data?.items ?? [];
  return (
    <Page
      title={own.visits}
      crumbs={facts.data ? [{ label: facts.data.name, href: `/tavle/${boardId}` }] : []}
      lead={own.visitsLead}
      width="narrow"
    >
      <ErrorNotice trouble={troubleOf(query)} onRetry={() => void query.refetch()} />
      {query.isPending && <Loading />}
      {query.data && items.length === 0 && <EmptyState title={own.noVisits} />}
      {items.length > 0 && (
        <section className="panel section">
          <ul className="list">
            {items.map((visit) => (
              <li key={visit.id} className="list-row">
                <span className="list-main">
                  <strong>{visit.from.unitName}</strong>
                  <small>
                    {[momentText(visit.arrivedAt, now, language, facts.data?.zone), ...leftBehind(visit, words)].join(
                      " · ",
                    )}
                  </small>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}
