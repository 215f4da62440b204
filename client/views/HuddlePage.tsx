import type { BoardId } from "../../shared/base/ids.ts";
import { type Board, listed } from "../../shared/protocol/boards.ts";
import { useMe } from "../access/useMe.ts";
import { useOpenBoard } from "../board/useBoard.ts";
import { MeetingAnnouncer } from "../huddle/MeetingAnnouncer.tsx";
import { useMeeting } from "../huddle/useMeeting.ts";
import { useOwnDevice } from "../live/ownDevice.ts";
import { troubleOf, useBoard } from "../live/queries.ts";
import { useWatchBoard } from "../live/socket.ts";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Page, usePageTitle } from "../ui/Page.tsx";
import { useWords } from "../words/useWords.ts";
import { HuddleView } from "./HuddleView.tsx";
import { useDeskTrouble } from "./useDeskTrouble.ts";
import { MeetingDoor } from "./huddle/MeetingDoor.tsx";
import type { HuddleProps } from "./huddle/stepProps.ts";

/** The meeting of a board at a desk: before it, during it, and just after. */
export function HuddlePage({ boardId }: { readonly boardId: BoardId }) {
  const words = useWords().huddle.start;
  const facts = useBoard(boardId);
  useWatchBoard(boardId);
  usePageTitle(facts.data ? `${words.title}: ${facts.data.name}` : words.title);
  if (facts.data) {
    return (
      <>
        <MeetingAnnouncer boardId={boardId} />
        <Opened key={`${boardId} ${facts.data.epoch}`} facts={facts.data} />
      </>
    );
  }
  return (
    <Page title={words.title}>
      <ErrorNotice trouble={troubleOf(facts)} onRetry={() => void facts.refetch()} />
      {facts.isPending && <Loading />}
    </Page>
  );
}

function Opened({ facts }: { readonly facts: Board }) {
  const me = useMe();
  const isOwnDevice = useOwnDevice(me.id);
  const offlineCopyOf = isOwnDevice ? `person:${me.id}` : undefined;
  const board = useOpenBoard(facts.id, { epoch: facts.epoch, as: me.id, offlineCopyOf });
  const { query, now, meeting, press } = useMeeting(facts.id);
  const trouble = troubleOf(query);
  if (trouble) return <ErrorNotice trouble={trouble} onRetry={() => void query.refetch()} />;
  if (!now || !board) return <Loading />;
  if (meeting?.state !== "running") return <MeetingDoor facts={facts} now={now} />;
  const mayAct = listed(facts.may, "meeting:run");
  const person = { personId: me.id, name: me.name };
  const parts = { facts, board, meeting, now, press, mayAct, copy: { as: me.id, offlineCopyOf } };
  return <DeskMeeting {...parts} me={person} />;
}

/** In the meeting there is no room for the board's own status: what is wrong stands in the meeting's header. */
function DeskMeeting(parts: Omit<HuddleProps, "surface" | "trouble">) {
  const trouble = useDeskTrouble(parts.board, parts.me?.personId ?? "", parts.facts.zone);
  return <HuddleView {...parts} surface="desk" trouble={trouble} />;
}
