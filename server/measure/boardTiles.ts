import { createHash } from "node:crypto";
import type { Actor } from "../../shared/access/actor.ts";
import { base32, type BoardId, type MeasureId, type TileId, tileId, type UnitId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import type { BoardDocument } from "../../shared/board/document.ts";
import { MOST_TILES } from "../../shared/board/schema.ts";
import { addTile, removeTile } from "../../shared/board/tiles.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import type { BoardFacts } from "../access/authority.ts";
import { stackOf } from "../http.ts";
import type { Parts } from "../parts.ts";
import type { StoredMeasure } from "../storage/measures.ts";

/**
 * The tile of a measure that the server puts on a board: named after both, so that two who put it there at once, or one who
 * repeats it, make one tile.
 */
export function tileOf(measureId: MeasureId, boardId: BoardId): TileId {
  const hash = createHash("sha256").update(`tile ${measureId} ${boardId}`).digest();
  return tileId.parse(base32(hash.subarray(0, 16)));
}

/**
 * Whose series a tile shows: on the boards below the measure's own unit that of the board's unit, since a hospital's measure
 * is followed by each section with its own figures; else the measure's own.
 */
export function seriesOn(board: BoardFacts, measureUnit: UnitId): UnitId | null {
  return board.unitId !== measureUnit && board.path.includes(measureUnit) ? board.unitId : null;
}

type Put = "put" | "had" | "full";

export interface PutTile {
  readonly tileId: TileId;
  readonly put: boolean;
}

function putInto(document: BoardDocument, board: BoardFacts, measure: StoredMeasure): Put {
  const tiles = document.tiles.all();
  if (tiles.some((tile) => tile.measureId === measure.id)) return "had";
  if (tiles.length >= MOST_TILES) return "full";
  const id = tileOf(measure.id, board.id);
  addTile(document, { id, measureId: measure.id, unitId: seriesOn(board, measure.unitId) });
  return "put";
}

/**
 * One tile on one board, by somebody who may write there. Where the measure stands already, that tile is told. The document
 * has a log of its own, with who wrote: it is written before the command, whose transaction would wait for it.
 */
export async function putTile(
  parts: Parts,
  actor: Actor,
  board: BoardFacts,
  measure: StoredMeasure,
  key: string | undefined,
): Promise<Reply<PutTile>> {
  const done = await parts.sync.edit(board.id, actor, (document) => {
    const how = putInto(document, board, measure);
    return { how, tile: document.tiles.all().find(({ measureId }) => measureId === measure.id) };
  });
  if (done.how === "full") {
    return refused({ code: "too-large", message: `A board has at most ${MOST_TILES} tiles.` });
  }
  const command = { actor, action: "board:edit", thing: board.id, unitId: board.unitId, key } as const;
  return await parts.commands.run({ ...command, fingerprint: measure.id }, (act) => {
    act.note(`tile of ${measure.id}`);
    const tile = done.tile?.id ?? tileOf(measure.id, board.id);
    return Promise.resolve(ok({ tileId: tile, put: done.how === "put" }));
  });
}

export async function takeTile(
  parts: Parts,
  actor: Actor,
  board: BoardFacts,
  id: TileId,
  key: string | undefined,
): Promise<Reply<Record<string, never>>> {
  await parts.sync.edit(board.id, actor, (document) => removeTile(document, id));
  const command = { actor, action: "board:edit", thing: board.id, unitId: board.unitId, key } as const;
  return await parts.commands.run({ ...command, fingerprint: id }, (act) => {
    act.note(`tile ${id} taken off`);
    return Promise.resolve(ok({}));
  });
}

export interface Spread {
  readonly put: BoardId[];
  readonly had: number;
  readonly left: number;
}

/** The boards of a unit and of all units below it, in no order that says anything. */
export function boardsUnder(parts: Parts, unitId: UnitId): BoardFacts[] {
  return parts.authority.boards().filter(({ path }) => path.includes(unitId));
}

/**
 * A measure on every board of a unit and below it that has no tile of it yet. Each board is a document of its own: what is
 * done stays done, and doing it again does the rest. Teams take it off as any other tile.
 */
export async function spread(
  parts: Parts,
  actor: Actor,
  measure: StoredMeasure,
  unitId: UnitId,
  key: string | undefined,
): Promise<Reply<Spread>> {
  const boards = boardsUnder(parts, unitId);
  const done: { board: BoardFacts; how: Put | "left" }[] = [];
  for (const board of boards) done.push({ board, how: await putOrLeave(parts, actor, board, measure) });
  const those = (how: Put | "left") => done.filter((each) => each.how === how);
  const reply: Spread = {
    put: those("put").map(({ board }) => board.id),
    had: those("had").length,
    left: those("left").length + those("full").length,
  };
  const command = { actor, action: "measure:spread", thing: measure.id, unitId, key } as const;
  return await parts.commands.run({ ...command, fingerprint: unitId }, (act) => {
    act.note(`on ${reply.put.length} of ${boards.length} boards, ${reply.had} had it`);
    return Promise.resolve(ok(reply));
  });
}

async function putOrLeave(
  parts: Parts,
  actor: Actor,
  board: BoardFacts,
  measure: StoredMeasure,
): Promise<Put | "left"> {
  try {
    const has = await parts.sync.read(board.id, (document) =>
      document.tiles.all().some((tile) => tile.measureId === measure.id),
    );
    return has ? "had" : await parts.sync.edit(board.id, actor, (document) => putInto(document, board, measure));
  } catch (error) {
    parts.log.error({ boardId: board.id, error: stackOf(error) }, "a board did not get its tile");
    return "left";
  }
}

/** Takes back what `spread` did: its own tiles alone, so one that a team had put up itself stays. */
export async function unspread(
  parts: Parts,
  actor: Actor,
  measure: StoredMeasure,
  { unitId, boardIds }: { readonly unitId: UnitId; readonly boardIds: readonly BoardId[] },
  key: string | undefined,
): Promise<Reply<{ removed: number }>> {
  let removed = 0;
  for (const board of boardsUnder(parts, unitId).filter(({ id }) => boardIds.includes(id))) {
    const id = tileOf(measure.id, board.id);
    const had = await parts.sync.edit(board.id, actor, (document) => {
      const isThere = document.tiles.has(id);
      if (isThere) removeTile(document, id);
      return isThere;
    });
    if (had) removed += 1;
  }
  const command = { actor, action: "measure:spread", thing: measure.id, unitId, key } as const;
  return await parts.commands.run({ ...command, fingerprint: { unitId, boardIds } }, (act) => {
    act.note(`taken off ${removed} boards`);
    return Promise.resolve(ok({ removed }));
  });
}
