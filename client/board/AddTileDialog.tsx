import type { UnitId } from "../../shared/base/ids.ts";
import type { Tile } from "../../shared/board/schema.ts";
import { troubleOf } from "../live/queries.ts";
import { useMeasuresOfBoard } from "../measure/queries.ts";
import { ButtonLink } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Loading } from "../ui/Loading.tsx";
import { byName } from "../words/dates.ts";
import { useWords } from "../words/useWords.ts";
import { useBoardParts } from "./boardParts.tsx";

interface Props {
  readonly unitId: UnitId;
  readonly mayDefine: boolean;
  readonly tiles: readonly Tile[];
  readonly onClose: () => void;
}

/** Which of the unit's measures to put up; those that already stand on the board are left out. */
export function AddTileDialog({ unitId, mayDefine, tiles, onClose }: Props) {
  const { board } = useBoardParts();
  const words = useWords().board.tiles;
  const measures = useMeasuresOfBoard(board.boardId);
  const all = measures.data?.items.filter(({ archived }) => !archived) ?? [];
  const free = all
    .filter(({ id }) => !tiles.some((tile) => tile.measureId === id))
    .map(({ id, definition }) => ({ id, name: definition.name }))
    .toSorted(byName);
  return (
    <Dialog title={words.addTitle} onClose={onClose}>
      <div className="board-card-editor">
        <ErrorNotice trouble={troubleOf(measures)} onRetry={() => void measures.refetch()} />
        {measures.isPending && <Loading />}
        {measures.data && free.length === 0 && (
          <EmptyState title={all.length === 0 ? words.none : words.all}>
            {mayDefine && <ButtonLink href={`/enhet/${unitId}/maltall`}>{words.define}</ButtonLink>}
          </EmptyState>
        )}
        <ul className="board-move-list">
          {free.map(({ id, name }) => (
            <li key={id}>
              <button
                type="button"
                className="board-move-to"
                onClick={() => {
                  board.edit.addTile({ measureId: id });
                  onClose();
                }}
              >
                {name}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
