import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import { localDate } from "../../shared/base/time.ts";
import { DEFAULT_AGENDA } from "../../shared/huddle/agenda.ts";
import { type MeetingType, meetingTypeSchema, type MeetingTypeInput } from "../../shared/huddle/meetingType.ts";
import { type Board, listed } from "../../shared/protocol/boards.ts";
import { collection } from "../../shared/protocol/http.ts";
import { PinForm } from "../board/PinForm.tsx";
import { MeetingTypeForm } from "../huddle/MeetingTypeForm.tsx";
import { useMeasuresOfBoard } from "../measure/queries.ts";
import { queryOf, troubleOf, useBoard } from "../live/queries.ts";
import { serverNow } from "../live/serverClock.ts";
import { useWatchBoard } from "../live/socket.ts";
import { Button } from "../ui/Button.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { useWords } from "../words/useWords.ts";

const typesSchema = collection(meetingTypeSchema);

/** When a board meets and what happens then: rhythm, steps and minutes of each kind of meeting, and the wall's PIN. */
export function MeetingTypesView({ boardId }: { readonly boardId: BoardId }) {
  const words = useWords().huddle.types;
  const facts = useBoard(boardId);
  useWatchBoard(boardId);
  if (!facts.data) {
    return (
      <Page title={words.title}>
        <ErrorNotice trouble={troubleOf(facts)} onRetry={() => void facts.refetch()} />
        {facts.isPending && <Loading />}
      </Page>
    );
  }
  const board = facts.data;
  return (
    <Page title={words.title} lead={words.lead} crumbs={[{ label: board.name, href: `/tavle/${boardId}` }]}>
      {listed(board.may, "meeting:types") ? <Types board={board} /> : <Notice tone="info">{words.notAllowed}</Notice>}
    </Page>
  );
}

function Types({ board }: { readonly board: Board }) {
  const words = useWords().huddle.types;
  const query = useQuery(queryOf(["meeting-types", board.id], `/boards/${board.id}/meeting-types`, typesSchema));
  const [isNew, setNew] = useState(false);
  const measures = (useMeasuresOfBoard(board.id).data?.items ?? [])
    .filter(({ archived }) => !archived)
    .map(({ id, definition }) => ({ id, name: definition.name }));
  if (!query.data) return query.isPending ? <Loading /> : <ErrorNotice trouble={troubleOf(query)} />;
  return (
    <>
      {query.data.items.map((type) => (
        // A change by somebody else makes the form anew: what they saved is what is shown.
        <MeetingTypeForm
          key={`${type.id} ${type.version}`}
          boardId={board.id}
          measures={measures}
          known={type}
          first={inputOf(type)}
        />
      ))}
      {isNew ? (
        <MeetingTypeForm
          boardId={board.id}
          measures={measures}
          known={undefined}
          first={blank(board.zone)}
          onDone={() => setNew(false)}
        />
      ) : (
        <div>
          <Button onClick={() => setNew(true)}>{words.add}</Button>
        </div>
      )}
      {listed(board.may, "board:configure") && <PinForm board={board} />}
    </>
  );
}

function inputOf({ kind, name, rhythm, steps, usualHeads, videoUrl, layout }: MeetingType): MeetingTypeInput {
  const optional = { ...(videoUrl !== undefined && { videoUrl }), ...(layout !== undefined && { layout }) };
  return { kind, name, rhythm, steps, usualHeads, ...optional };
}

function blank(zone: string): MeetingTypeInput {
  const from = localDate(serverNow(), zone);
  return {
    kind: "improvement",
    name: null,
    rhythm: { weekdays: [3], time: "13:00", everyWeeks: 1, from, onHolidays: false },
    steps: [...DEFAULT_AGENDA],
    usualHeads: { room: 6, remote: 0 },
  };
}
