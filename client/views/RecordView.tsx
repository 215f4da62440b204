import { useQuery } from "@tanstack/react-query";
import type { BoardId, MeetingId } from "../../shared/base/ids.ts";
import { localDate } from "../../shared/base/time.ts";
import { type MeetingRecord, meetingRecord } from "../../shared/protocol/meetings.ts";
import { meetingName } from "../huddle/names.ts";
import "../huddle/record.css";
import { queryOf, troubleOf } from "../live/queries.ts";
import { useWatchBoard } from "../live/socket.ts";
import { Button } from "../ui/Button.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { weekdayAndDate, fullDate } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { RecordParts } from "./RecordParts.tsx";
import { RecordSummary, RecordTimes } from "./RecordSummary.tsx";
import { SendRecord } from "./SendRecord.tsx";

interface Props {
  readonly boardId: BoardId;
  readonly meetingId: MeetingId;
}

/** What happened in a meeting, for somebody who was not there; on paper too. */
export function RecordView({ boardId, meetingId }: Props) {
  const words = useWords();
  const query = useQuery(queryOf(["meetings", boardId, meetingId], `/meetings/${meetingId}`, meetingRecord));
  const language = useLanguage();
  // One that runs still becomes a record by itself when it ends.
  useWatchBoard(boardId);
  const record = query.data;
  if (!record) {
    return (
      <Page title={words.huddle.record.title}>
        <ErrorNotice trouble={troubleOf(query)} onRetry={() => void query.refetch()} />
        {query.isPending && <Loading />}
      </Page>
    );
  }
  const { board, meeting } = record;
  const at = meeting.state === "notHeld" ? meeting.plannedAt : meeting.startedAt;
  const date = localDate(at, board.zone);
  return (
    <Page
      title={`${meetingName(record.type, words)} ${weekdayAndDate(date, language)}`}
      crumbs={[
        { label: board.name, href: `/tavle/${boardId}` },
        { label: words.huddle.record.list, href: `/tavle/${boardId}/referat` },
      ]}
      lead={`${words.huddle.record.title} · ${board.unitName} · ${fullDate(date, language)}`}
      tab={words.since.record.tab(board.name, date)}
      acts={
        <>
          {record.mail && <SendRecord meetingId={meetingId} mail={record.mail} />}
          <Button icon="print" onClick={() => window.print()}>
            {words.huddle.record.print}
          </Button>
        </>
      }
    >
      <Body record={record} />
    </Page>
  );
}

function Body({ record }: { readonly record: MeetingRecord }) {
  const words = useWords().huddle.record;
  const { meeting, facts, board } = record;
  switch (meeting.state) {
    case "running":
      return <Notice tone="info">{words.running}</Notice>;
    case "notHeld":
      return (
        <article className="record">
          <section className="panel">
            <p>{meeting.reason ? words.notHeldWhy(meeting.reason) : `${words.notHeld}. ${words.noReason}.`}</p>
          </section>
        </article>
      );
    case "ended":
      return (
        <article className="record">
          <RecordSummary meeting={meeting} zone={board.zone} />
          {facts && <RecordParts facts={facts} meeting={meeting} zone={board.zone} />}
          <RecordTimes meeting={meeting} />
        </article>
      );
  }
}
