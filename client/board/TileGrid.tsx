import { useMemo, useState } from "react";
import type { UnitId } from "../../shared/base/ids.ts";
import { MOST_TILES, type Tile } from "../../shared/board/schema.ts";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Menu, type MenuItem } from "../ui/Menu.tsx";
import { useWords } from "../words/useWords.ts";
import { AddTileDialog } from "./AddTileDialog.tsx";
import { useBoardParts } from "./boardParts.tsx";
import { beforeAt, type Place } from "./dropPlace.ts";
import type { OpenBoard } from "./openBoard.ts";
import { Sortable, useSortableItem } from "./Sortable.tsx";
import { TileBody, useTileName } from "./TileBody.tsx";
import { useBoard } from "./useBoard.ts";

const GRID = "tiles";

interface Props {
  readonly unitId: UnitId;
  readonly mayDefine: boolean;
}

/** The measures a section follows, placed and sized as it likes. The tile is only a place: figures stay with the measure. */
export function TileGrid({ unitId, mayDefine }: Props) {
  const { board } = useBoardParts();
  const words = useWords().board.tiles;
  const tiles = useBoard(board, (each) => each.state.tiles);
  const canWrite = useBoard(board, (each) => each.may.write);
  const [isAdding, setAdding] = useState(false);
  if (tiles.length === 0 && !canWrite) return null;
  return (
    <section aria-label={words.title}>
      <div className="board-section-head">
        <h2>{words.title}</h2>
        {canWrite && tiles.length > 0 && tiles.length < MOST_TILES && (
          <Button density="close" variant="tertiary" icon="add" onClick={() => setAdding(true)}>
            {words.add}
          </Button>
        )}
      </div>
      {tiles.length === 0 && (
        <EmptyState title={words.empty} text={words.emptyHelp}>
          <Button icon="add" onClick={() => setAdding(true)}>
            {words.add}
          </Button>
        </EmptyState>
      )}
      {canWrite ? <MovableTiles tiles={tiles} /> : <QuietTiles tiles={tiles} />}
      {isAdding && (
        <AddTileDialog unitId={unitId} mayDefine={mayDefine} tiles={tiles} onClose={() => setAdding(false)} />
      )}
    </section>
  );
}

function QuietTiles({ tiles }: { readonly tiles: readonly Tile[] }) {
  return (
    <ul className="board-tiles">
      {tiles.map((tile) => (
        <QuietTile key={tile.id} tile={tile} />
      ))}
    </ul>
  );
}

function MovableTiles({ tiles }: { readonly tiles: readonly Tile[] }) {
  const { board } = useBoardParts();
  const words = useWords().board;
  const ids = useMemo(() => tiles.map(({ id }) => id), [tiles]);
  const lists = useMemo(() => new Map([[GRID, ids]]), [ids]);
  const spoken = useMemo(() => ({ ...words.drag, instructions: words.drag.tileInstructions }), [words]);
  const drop = (item: string, place: Place): void => {
    const tile = ids.find((id) => id === item);
    const before = ids.find((id) => id === beforeAt(lists, item, place)) ?? null;
    if (tile) board.edit.moveTile(tile, before);
  };
  return (
    <Sortable
      lists={lists}
      flow="grid"
      words={spoken}
      listName={() => words.tiles.title}
      onDrop={drop}
      picture={(id) => <TilePicture tile={tiles.find((tile) => tile.id === id)} />}
    >
      <ul className="board-tiles">
        {tiles.map((tile, index) => (
          <MovableTile key={tile.id} tile={tile} tiles={tiles} index={index} />
        ))}
      </ul>
    </Sortable>
  );
}

function TilePicture({ tile }: { readonly tile: Tile | undefined }) {
  return (
    <div className="board-tile board-carried">
      <div className="board-tile-body">{tile && <TileBody tile={tile} />}</div>
    </div>
  );
}

interface MovableProps {
  readonly tile: Tile;
  readonly tiles: readonly Tile[];
  readonly index: number;
}

function MovableTile({ tile, tiles, index }: MovableProps) {
  const { board } = useBoardParts();
  const words = useWords().board;
  const name = useTileName(tile);
  const { ref, handleRef, isDragged, line } = useSortableItem(GRID, tile.id, index, name);
  return (
    <li
      ref={ref}
      className={`board-tile ${line ? "board-line-before" : ""}`}
      data-tile={tile.id}
      data-width={tile.width}
      data-height={tile.height}
      data-dragged={isDragged || undefined}
    >
      <Body tile={tile} />
      <div className="board-tile-acts" data-no-drag>
        <button
          ref={handleRef}
          type="button"
          className="icon-button board-card-handle"
          aria-label={words.tiles.handle(name)}
          aria-roledescription={words.drag.tileRoledescription}
        >
          <Icon name="hand" />
        </button>
        <Menu
          label={words.tiles.menu(name)}
          className="icon-button"
          items={itemsOf(board, tile, tiles, index, words.tiles)}
        >
          <Icon name="more" />
        </Menu>
      </div>
    </li>
  );
}

interface TileWords {
  readonly wide: string;
  readonly narrow: string;
  readonly tall: string;
  readonly low: string;
  readonly earlier: string;
  readonly later: string;
  readonly remove: string;
}

function itemsOf(
  board: OpenBoard,
  tile: Tile,
  tiles: readonly Tile[],
  index: number,
  words: TileWords,
): readonly MenuItem[] {
  const { width, height } = tile;
  return [
    {
      key: "width",
      label: width === 1 ? words.wide : words.narrow,
      onSelect: () => board.edit.patchTile(tile.id, { width: width === 1 ? 2 : 1 }),
    },
    {
      key: "height",
      label: height === 1 ? words.tall : words.low,
      onSelect: () => board.edit.patchTile(tile.id, { height: height === 1 ? 2 : 1 }),
    },
    {
      key: "earlier",
      label: words.earlier,
      isDisabled: index === 0,
      onSelect: () => board.edit.moveTile(tile.id, tiles[index - 1]?.id ?? null),
    },
    {
      key: "later",
      label: words.later,
      isDisabled: index === tiles.length - 1,
      onSelect: () => board.edit.moveTile(tile.id, tiles[index + 2]?.id ?? null),
    },
    { key: "line", kind: "line" },
    { key: "remove", label: words.remove, icon: "remove", onSelect: () => board.edit.removeTile(tile.id) },
  ];
}

function QuietTile({ tile }: { readonly tile: Tile }) {
  return (
    <li className="board-tile" data-tile={tile.id} data-width={tile.width} data-height={tile.height}>
      <Body tile={tile} />
    </li>
  );
}

/** A tile that breaks says so and leaves the others be. */
function Body({ tile }: { readonly tile: Tile }) {
  const words = useWords().board.tiles;
  return (
    <div className="board-tile-body">
      <ErrorBoundary fallback={<p>{words.unknown}</p>}>
        <TileBody tile={tile} />
      </ErrorBoundary>
    </div>
  );
}
