import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import type { BoardId } from "../../shared/base/ids.ts";
import { localDate, MINUTE } from "../../shared/base/time.ts";
import type { Huddle } from "../../shared/huddle/huddle.ts";
import { collection } from "../../shared/protocol/http.ts";
import { type MeetingLine, meetingLine } from "../../shared/protocol/meetings.ts";
import { meetingName } from "../huddle/names.ts";
import "../huddle/record.css";
import { ask } from "../live/api.ts";
import { Refused, troubleOf, useBoard } from "../live/queries.ts";
import { useWatchBoard } from "../live/socket.ts";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Page } from "../ui/Page.tsx";
import type { Words } from "../words/catalogue.ts";
import { timeText, weekdayAndDate } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";

const page = collection(meetingLine);

/** Earlier meetings of a board, newest first: those that were not held stand among them. */
export function RecordsView({ boardId }: { readonly boardId: BoardId }) {
  const words = useWords().huddle.record;
  const facts = useBoard(boardId);
  useWatchBoard(boardId);
  const query = useInfiniteQuery({
    queryKey: ["meetings", boardId],
    queryFn: async ({ pageParam }) => {
      const answer = await ask(`/boards/${boardId}/meetings${pageParam}`, page);
      if (!answer.ok) throw new Refused(answer.refusal);
      return answer.value;
    },
    initialPageParam: "",
    getNextPageParam: ({ next }) => (next === undefined ? undefined : `?before=${next}`),
  });
  const zone = facts.data?.zone;
  const lines = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Page title={words.list} crumbs={facts.data ? [{ label: facts.data.name, href: `/tavle/${boardId}` }] : []}>
      <ErrorNotice trouble={troubleOf(query)} onRetry={() => void query.refetch()} />
      {query.isPending && <Loading />}
      {query.data && lines.length === 0 && <EmptyState title={words.listEmpty} text={words.listEmptyHelp} />}
      {lines.length > 0 && zone && (
        <ul className="records">
          {lines.map((line) => (
            <li key={line.meeting.id}>
              <Line boardId={boardId} line={line} zone={zone} />
            </li>
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <div>
          <Button isBusy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {words.olderOnes}
          </Button>
        </div>
      )}
    </Page>
  );
}

interface LineProps {
  readonly boardId: BoardId;
  readonly line: MeetingLine;
  readonly zone: string;
}

function Line({ boardId, line, zone }: LineProps) {
  const words = useWords();
  const language = useLanguage();
  return (
    <Link
      href={`/tavle/${boardId}/referat/${line.meeting.id}`}
      className="panel record-line"
      data-state={line.meeting.state}
    >
      <span>
        {weekdayAndDate(localDate(line.at, zone), language)}, {timeText(line.at, zone)}
      </span>
      <span>{meetingName(line.type, words)}</span>
      <small>{stateText(line.meeting, words)}</small>
      <CameTo came={line.came} />
    </Link>
  );
}

/** So many fit on a line that is read, not counted. */
const NAMED = 3;

/** The first few of what was done with matters, decided and raised, in a line of their own. */
function CameTo({ came }: { readonly came: MeetingLine["came"] }) {
  const words = useWords();
  const own = words.escalation.record;
  const decided = came.cards.map(({ title, laneMeaning, laneName }) => {
    const unnamed = laneMeaning === "own" ? words.board.lanes.unnamed : words.board.lane[laneMeaning];
    return `${title.trim() || words.board.card.untitled}: ${laneName?.trim() || unnamed}`;
  });
  const handled = came.handled.map(({ what, did }) => `${what}: ${words.record.done[did]}`);
  const all = [...handled, ...decided, ...came.raised.map((what) => `${what}: ${own.raised}`)];
  if (all.length === 0) return null;
  const rest = all.length - NAMED;
  return (
    <small className="record-came">
      {[...all.slice(0, NAMED), ...(rest > 0 ? [words.screen.wall.more(rest)] : [])].join("\u00a0· ")}
    </small>
  );
}

function stateText(meeting: Huddle, { huddle, record }: Words): string {
  switch (meeting.state) {
    case "running":
      return huddle.start.running;
    case "notHeld":
      return meeting.reason ? huddle.record.notHeldWhy(meeting.reason) : huddle.record.notHeld;
    case "ended": {
      const minutes = Math.max(1, Math.round((meeting.endedAt - meeting.startedAt) / MINUTE));
      const held = huddle.record.held(minutes, meeting.heads.room + meeting.heads.remote);
      return meeting.left ? `${held}, ${record.byItself}` : held;
    }
  }
}
