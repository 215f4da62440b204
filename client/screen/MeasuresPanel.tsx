import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from "react";
import type { Instant } from "../../shared/base/time.ts";
import { pageAt } from "../../shared/screen/screen.ts";
import { useWords } from "../words/useWords.ts";
import { pageOf, rowsThatFit } from "./layout.ts";
import { Unbroken } from "./WallPanel.tsx";

/** How long a page of measures stands before the next: long enough to read two sentences and look at two charts. */
const PAGE_STANDS = 30_000;
/** A tile lower than this, in letters of the reading size, has no room for its chart. */
const LEAST_TILE = 9.2;
const MOST_TILES = 3;

interface Props<Tile> {
  readonly tiles: readonly Tile[];
  readonly now: Instant;
  readonly renderTile: (tile: Tile) => ReactNode;
}

/** The unit's own measures. When there are more than fit, they take turns. */
export function MeasuresPanel<Tile extends { readonly id: string }>({ tiles, now, renderTile }: Props<Tile>) {
  const words = useWords().screen.wall;
  const ref = useRef<HTMLDivElement>(null);
  const perPage = useRows(ref);
  if (tiles.length === 0) {
    return (
      <section className="wall-panel wall-measures-none" aria-label={words.measures}>
        <div className="wall-empty">
          <p>{words.noMeasures}</p>
          <small>{words.noMeasuresHow}</small>
        </div>
      </section>
    );
  }
  const pages = Math.ceil(tiles.length / perPage);
  const page = pageAt(now, pages, PAGE_STANDS);
  const shown = pageOf(tiles, perPage, page);
  const from = page * perPage + 1;
  return (
    <section className="wall-measures" aria-label={words.measures}>
      <div className="wall-tiles" ref={ref} data-rows={Math.min(perPage, tiles.length)}>
        {shown.map((tile) => (
          <div className="wall-panel wall-tile" key={tile.id}>
            <Unbroken>{renderTile(tile)}</Unbroken>
          </div>
        ))}
      </div>
      {pages > 1 && (
        <p className="wall-pages">
          {words.measures} {words.measuresShown(from, from + shown.length - 1, tiles.length)}
        </p>
      )}
    </section>
  );
}

function useRows(ref: RefObject<HTMLDivElement | null>): number {
  const [rows, setRows] = useState(1);
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) return undefined;
    const measure = (): void => {
      const letters = Number.parseFloat(getComputedStyle(box).fontSize);
      setRows(Math.min(MOST_TILES, rowsThatFit(box.clientHeight, LEAST_TILE * letters, letters / 3)));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  });
  return rows;
}
