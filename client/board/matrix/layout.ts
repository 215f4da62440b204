import { pointOf, type Quadrant, QUADRANTS, quadrantOf, type Spot } from "../../../shared/board/matrix.ts";

/** What is drawn in the matrix: most of it a card. The first are shown when there is no room for all. */
export interface Token {
  readonly id: string;
  readonly spot: Spot;
}

/** In pixels of the drawn matrix. */
export interface Sizes {
  readonly width: number;
  readonly height: number;
  readonly token: { readonly width: number; readonly height: number };
  /** The strip at the top of each quadrant that its name takes. */
  readonly head: number;
  /** The height of the line that says how many more there are. */
  readonly more: number;
  readonly gap: number;
}

export interface Placed {
  readonly id: string;
  /** Its top left corner. */
  readonly left: number;
  readonly top: number;
}

export interface Layout {
  readonly placed: readonly Placed[];
  /** How many of each quadrant found no room. */
  readonly hidden: Readonly<Record<Quadrant, number>>;
}

/**
 * Each token where its spot is, moved up or down as little as it takes for none to lie on another or outside its quadrant:
 * a text that is covered says nothing. Where a quadrant is full, the last line says how many more there are.
 */
export function layOut(tokens: readonly Token[], sizes: Sizes): Layout {
  const placed: Placed[] = [];
  const hidden = { doNow: 0, test: 0, explore: 0, notNow: 0 };
  for (const quadrant of QUADRANTS) {
    const own = tokens.filter(({ spot }) => quadrantOf(spot) === quadrant);
    const shown = own.length <= rowsIn(sizes, 0) ? own : own.slice(0, rowsIn(sizes, sizes.more));
    hidden[quadrant] = own.length - shown.length;
    placed.push(...stacked(shown, roomOf(quadrant, sizes, hidden[quadrant] > 0), sizes));
  }
  return { placed, hidden };
}

interface Room {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function rowsIn({ height, head, gap, token }: Sizes, taken: number): number {
  return Math.max(0, Math.floor((height / 2 - head - taken) / (token.height + gap)));
}

/** @param hasMore whether the line at the foot that says how many more there are has to have room */
function roomOf(quadrant: Quadrant, sizes: Sizes, hasMore: boolean): Room {
  const { width, height, head, gap, more } = sizes;
  const isRight = quadrant === "doNow" || quadrant === "test";
  const isLow = quadrant === "test" || quadrant === "notNow";
  const bottom = (isLow ? height : height / 2) - gap;
  return {
    left: (isRight ? width / 2 : 0) + gap,
    right: (isRight ? width : width / 2) - gap,
    top: (isLow ? height / 2 : 0) + head,
    bottom: hasMore ? bottom - more : bottom,
  };
}

function stacked(tokens: readonly Token[], room: Room, { width, height, token, gap }: Sizes): Placed[] {
  const wanted = tokens
    .map(({ id, spot }) => {
      const { x, y } = pointOf(spot);
      const left = clamp(x * width - token.width / 2, room.left, room.right - token.width);
      return { id, left, top: clamp(y * height - token.height / 2, room.top, room.bottom - token.height) };
    })
    .toSorted((a, b) => a.top - b.top || (a.id < b.id ? -1 : 1));
  return upFrom(downFrom(wanted, token.height + gap), token.height + gap, room.bottom - token.height);
}

function downFrom(rows: readonly Placed[], step: number): Placed[] {
  let least = Number.NEGATIVE_INFINITY;
  return rows.map((row) => {
    const top = Math.max(row.top, least);
    least = top + step;
    return { ...row, top };
  });
}

function upFrom(rows: readonly Placed[], step: number, lowest: number): Placed[] {
  let most = lowest;
  return rows
    .toReversed()
    .map((row) => {
      const top = Math.min(row.top, most);
      most = top - step;
      return { ...row, top };
    })
    .toReversed();
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, Math.max(least, most)));
}
