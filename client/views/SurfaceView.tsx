import { useLocation } from "wouter";
import type { BoardId } from "../../shared/base/ids.ts";
import type { Board } from "../../shared/protocol/boards.ts";
import { useMe } from "../access/useMe.ts";
import { useOpenBoard } from "../board/useBoard.ts";
import { useOwnDevice } from "../live/ownDevice.ts";
import { troubleOf, useBoard } from "../live/queries.ts";
import { useWatchBoard } from "../live/socket.ts";
import { FreeSurface } from "../surface/FreeSurface.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Page, usePageTitle } from "../ui/Page.tsx";
import { useWords } from "../words/useWords.ts";

/** The free surface of a board at a desk or on a phone. */
export function SurfaceView({ boardId }: { readonly boardId: BoardId }) {
  const words = useWords().surface;
  const facts = useBoard(boardId);
  useWatchBoard(boardId);
  usePageTitle(facts.data ? words.of(facts.data.name) : words.title);
  if (facts.data) return <Opened key={`${boardId} ${facts.data.epoch}`} facts={facts.data} />;
  return (
    <Page title={words.title}>
      <ErrorNotice trouble={troubleOf(facts)} onRetry={() => void facts.refetch()} />
      {facts.isPending && <Loading />}
    </Page>
  );
}

function Opened({ facts }: { readonly facts: Board }) {
  const words = useWords().surface;
  const me = useMe();
  const [, go] = useLocation();
  const offlineCopyOf = useOwnDevice(me.id) ? `person:${me.id}` : undefined;
  const board = useOpenBoard(facts.id, { epoch: facts.epoch, as: me.id, offlineCopyOf });
  if (!board) return <Loading />;
  const back = { label: words.toBoard, onPress: () => go(`/tavle/${facts.id}`) };
  return (
    <div className="surface-page">
      <h1>{words.of(facts.name)}</h1>
      <FreeSurface {...{ facts, board, offlineCopyOf, back }} as={me.id} surface="desk" />
    </div>
  );
}
