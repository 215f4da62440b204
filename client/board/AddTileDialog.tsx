import type { UnitId } from "../../shared/base/ids.ts";
import type { Tile } from "../../shared/board/schema.ts";
import type { MeasureView } from "../../shared/measure/measure.ts";
import { pathUp } from "../../shared/tier/tiers.ts";
import { troubleOf, useUnits } from "../live/queries.ts";
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
  const { board: boardWords, catalogue } = useWords();
  const words = boardWords.tiles;
  const measures = useMeasuresOfBoard(board.boardId);
  const isAbove = useIsAbove(unitId);
  const all = measures.data?.items.filter(({ archived }) => !archived) ?? [];
  const free = all
    .filter(({ id }) => !tiles.some((tile) => tile.measureId === id))
    .map((measure) => ({ ...measure, name: measure.definition.name }))
    .toSorted(byName);
  const put = (measure: MeasureView, series: UnitId | null): void => {
    board.edit.addTile({ measureId: measure.id, unitId: series });
    onClose();
  };
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
          {free.map((measure) => (
            <li key={measure.id}>
              {/* A measure of a unit above is followed with the board's own figures. */}
              <button
                type="button"
                className="board-move-to"
                onClick={() => put(measure, isAbove(measure) ? unitId : null)}
              >
                {measure.name}
                {isAbove(measure) && <small>{catalogue.ours}</small>}
              </button>
              {isAbove(measure) && (
                <button type="button" className="board-move-to" onClick={() => put(measure, null)}>
                  <small>
                    {measure.name} · {catalogue.whole(measure.unitName)}
                  </small>
                </button>
              )}
            </li>
          ))}
        </ul>
        <ButtonLink icon="search" href={`/enhet/${unitId}/katalog?tavle=${board.boardId}`}>
          {catalogue.open}
        </ButtonLink>
      </div>
    </Dialog>
  );
}

/** Whether a measure belongs to a unit above this one. */
function useIsAbove(unitId: UnitId): (measure: MeasureView) => boolean {
  const { data: units = [] } = useUnits();
  const above = pathUp(new Map(units.map((unit) => [unit.id, unit])), unitId).slice(1);
  return (measure) => above.includes(measure.unitId);
}
