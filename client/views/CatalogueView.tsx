import { type ReactNode, useDeferredValue, useState } from "react";
import { useSearch } from "wouter";
import type { BoardId, UnitId } from "../../shared/base/ids.ts";
import { listed, type Unit } from "../../shared/protocol/boards.ts";
import { CatalogueLists } from "../catalogue/CatalogueLists.tsx";
import { useCatalogue } from "../catalogue/queries.ts";
import { usePick } from "../catalogue/usePick.ts";
import { troubleOf, useBoard, useBoards, useUnit } from "../live/queries.ts";
import { useWatchUnit } from "../live/socket.ts";
import { ButtonLink } from "../ui/Button.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { TextField } from "../ui/Field.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Page } from "../ui/Page.tsx";
import { Select } from "../ui/Select.tsx";
import { useWords } from "../words/useWords.ts";
import { NotFoundView } from "./NotFoundView.tsx";
import "../catalogue/catalogue.css";

/** Measures that a unit can pick from, each one touch from its board. */
export function CatalogueView({ unitId }: { readonly unitId: UnitId }) {
  const words = useWords().catalogue;
  const unit = useUnit(unitId);
  const boards = useBoards();
  useWatchUnit(unitId);
  if (unit.data === null) return <NotFoundView />;
  if (!unit.data || !boards.data) {
    return (
      <Page title={words.title}>
        <ErrorNotice trouble={troubleOf(unit) ?? troubleOf(boards)} onRetry={() => void unit.refetch()} />
        {(unit.isPending || boards.isPending) && <Loading />}
      </Page>
    );
  }
  return <UnitCatalogue unit={unit.data} boards={boards.data.filter((board) => board.unitId === unitId)} />;
}

interface Props {
  readonly unit: Unit;
  readonly boards: readonly { readonly id: BoardId; readonly name: string }[];
}

function UnitCatalogue({ unit, boards }: Props) {
  const { catalogue: words, measure } = useWords();
  const asked = new URLSearchParams(useSearch()).get("tavle");
  const [boardId, setBoard] = useState(boards.find(({ id }) => id === asked)?.id ?? boards[0]?.id);
  const [text, setText] = useState("");
  const wanted = useDeferredValue(text.trim());
  const catalogue = useCatalogue(unit.id, boardId, wanted);
  const { pick, busy, trouble } = usePick(unit.id, boardId);
  const crumbs = [
    { label: unit.name, href: `/enhet/${unit.id}` },
    { label: measure.title, href: `/enhet/${unit.id}/maltall` },
  ];
  return (
    <Page title={words.title} crumbs={crumbs} lead={words.lead}>
      <div className="catalogue-find">
        <TextField
          label={words.search}
          name="text"
          type="search"
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {boards.length > 1 && (
          <Select
            label={words.board}
            name="board"
            value={boardId ?? ""}
            choices={boards.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(value) => setBoard(boards.find(({ id }) => id === value)?.id)}
          />
        )}
      </div>
      <ErrorNotice trouble={trouble ?? troubleOf(catalogue)} onRetry={() => void catalogue.refetch()} />
      {catalogue.isPending && <Loading />}
      {catalogue.data && (
        <MayWrite boardId={boardId}>
          {(mayPut) => (
            <CatalogueLists
              catalogue={catalogue.data}
              text={wanted}
              hasBoard={boardId !== undefined}
              mayPut={mayPut}
              mayMake={listed(unit.may, "measure:define")}
              busy={busy}
              onPick={(what) => void pick(what)}
            />
          )}
        </MayWrite>
      )}
      {listed(unit.may, "measure:define") && (
        <section className="panel stack section">
          <h2>{words.own}</h2>
          <p>{words.ownHelp}</p>
          <div>
            <ButtonLink icon="add" href={`/enhet/${unit.id}/maltall`}>
              {measure.form.define}
            </ButtonLink>
          </div>
        </section>
      )}
    </Page>
  );
}

/** Whether one may write on the board that is chosen; a unit without boards has nothing to write on. */
function MayWrite(props: { readonly boardId: BoardId | undefined; readonly children: (mayPut: boolean) => ReactNode }) {
  const { boardId, children } = props;
  return boardId ? <MayWriteOn boardId={boardId}>{children}</MayWriteOn> : children(false);
}

function MayWriteOn({
  boardId,
  children,
}: {
  readonly boardId: BoardId;
  readonly children: (mayPut: boolean) => ReactNode;
}) {
  const board = useBoard(boardId);
  return children(board.data ? listed(board.data.may, "board:edit") : false);
}
