import type { BoardId } from "../../shared/base/ids.ts";
import { listed } from "../../shared/protocol/boards.ts";
import { BoardSettingsForm } from "../board/BoardSettingsForm.tsx";
import "../board/board.css";
import { PinForm } from "../board/PinForm.tsx";
import { troubleOf, useBoard } from "../live/queries.ts";
import { useWatchBoard } from "../live/socket.ts";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { useWords } from "../words/useWords.ts";

/** What a leader sets for a board: what it is called, who sees it, how its cross and its wall behave. */
export function BoardSettingsView({ boardId }: { readonly boardId: BoardId }) {
  const words = useWords().board;
  const facts = useBoard(boardId);
  useWatchBoard(boardId);
  if (!facts.data) {
    const trouble = troubleOf(facts);
    const isGone = trouble?.code === "not-found";
    return (
      <Page title={isGone ? words.view.notFound : words.settings.title} width="narrow">
        {isGone ? (
          <p>{words.view.notFoundHelp}</p>
        ) : (
          <ErrorNotice trouble={trouble} onRetry={() => void facts.refetch()} />
        )}
        {facts.isPending && <Loading />}
      </Page>
    );
  }
  const crumbs = [{ label: facts.data.name, href: `/tavle/${boardId}` }];
  return (
    <Page title={words.settings.title} crumbs={crumbs} width="narrow">
      {listed(facts.data.may, "board:configure") ? (
        <>
          <BoardSettingsForm board={facts.data} />
          <PinForm board={facts.data} />
        </>
      ) : (
        <Notice tone="info">{words.settings.notAllowed}</Notice>
      )}
    </Page>
  );
}
