import type { ReactNode } from "react";
import type { BoardId, UnitId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { BoardHealth } from "../../shared/health/health.ts";
import type { HealthId } from "../../shared/health/measures.ts";
import { type Board, listed } from "../../shared/protocol/boards.ts";
import { AgendaReview } from "../health/AgendaReview.tsx";
import { AnsweringTile, useHasAnswered } from "../health/AnsweringTile.tsx";
import { HealthTile } from "../health/HealthTile.tsx";
import { useHealth } from "../health/queries.ts";
import { Suggestion } from "../health/Suggestion.tsx";
import { troubleOf, useBoard } from "../live/queries.ts";
import { useNow } from "../live/serverClock.ts";
import { useWatchBoard } from "../live/socket.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Page } from "../ui/Page.tsx";
import { useWords } from "../words/useWords.ts";

const GROUPS = [
  { key: "meeting", ids: ["held", "onTime", "length", "heads"] },
  { key: "board", ids: ["fresh", "ideaDays", "discussed"] },
  { key: "answers", ids: ["answered", "solvedHere"] },
] as const satisfies readonly { readonly key: string; readonly ids: readonly HealthId[] }[];

/** *Hvordan går tavlemøtet?* What a team sees of its own meeting, as of any other process. */
export function HealthView({ boardId }: { readonly boardId: BoardId }) {
  const words = useWords().health;
  const facts = useBoard(boardId);
  const health = useHealth(boardId);
  useWatchBoard(boardId);
  const board = facts.data;
  return (
    <Page
      title={words.title}
      lead={words.lead}
      crumbs={board ? [{ label: board.name, href: `/tavle/${boardId}` }] : []}
    >
      <ErrorNotice
        trouble={troubleOf(facts) ?? troubleOf(health)}
        onRetry={() => void Promise.all([facts.refetch(), health.refetch()])}
      />
      {(facts.isPending || health.isPending) && <Loading />}
      {board && health.data && <Shown board={board} health={health.data} />}
    </Page>
  );
}

interface Props {
  readonly board: Board;
  readonly health: BoardHealth;
}

function Shown({ board, health }: Props) {
  const words = useWords().health;
  const now = useNow(60_000);
  const hasMet = health.series.some(({ id, points }) => id === "held" && points.length > 0);
  if (!hasMet && health.type === null) return <EmptyState title={words.title} text={words.none} />;
  return (
    <>
      <p>{health.fading.length > 0 ? words.fading : words.well}</p>
      {health.suggestion && listed(board.may, "health:choose") && (
        <Suggestion boardId={board.id} suggestion={health.suggestion} />
      )}
      {health.review && listed(board.may, "meeting:types") && (
        <AgendaReview boardId={board.id} review={health.review} zone={health.zone} />
      )}
      {GROUPS.map(({ key, ids }) => (
        <Group key={key} title={words.groups[key]} ids={ids} board={board} health={health} now={now}>
          {key === "answers" && <Answering board={board} now={now} />}
        </Group>
      ))}
    </>
  );
}

interface GroupProps extends Props {
  readonly title: string;
  readonly ids: readonly HealthId[];
  readonly now: Instant;
  readonly children?: ReactNode;
}

function Group({ title, ids, board, health, now, children }: GroupProps) {
  const unit = { id: board.unitId, name: board.unitName };
  return (
    <section className="section stack">
      <h2>{title}</h2>
      <ul className="health-grid">
        {ids.map((id) => (
          <li key={id} className="panel">
            <HealthTile health={health} id={id} unit={unit} now={now} />
          </li>
        ))}
        {children}
      </ul>
    </section>
  );
}

/** Our own answering time where others wait for us, and that of each unit above, in the order of the levels and no other. */
function Answering({ board, now }: { readonly board: Board; readonly now: Instant }) {
  return (
    <>
      <AnsweringOf unitId={board.unitId} as="own" now={now} />
      {board.above.map(({ id }) => (
        <AnsweringOf key={id} unitId={id} as="name" now={now} />
      ))}
    </>
  );
}

function AnsweringOf({
  unitId,
  as,
  now,
}: {
  readonly unitId: UnitId;
  readonly as: "own" | "name";
  readonly now: Instant;
}) {
  const hasAnswered = useHasAnswered(unitId);
  if (!hasAnswered) return null;
  return (
    <li className="panel">
      <AnsweringTile unitId={unitId} now={now} as={as} />
    </li>
  );
}
