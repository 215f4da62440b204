import type { Language } from "../../shared/access/actor.ts";
import type { BoardThing } from "../../shared/access/policy.ts";
import type { BoardId, DocumentId, UnitId } from "../../shared/base/ids.ts";
import { DEFAULT_ZONE, type Instant } from "../../shared/base/time.ts";
import type { BoardKind } from "../../shared/board/settings.ts";
import { isLaidDown, pathUp } from "../../shared/tier/tiers.ts";
import type { Clock } from "../clock.ts";
import { allBoards } from "../storage/boards.ts";
import type { Storage } from "../storage/database.ts";
import { allSurfaces, type StoredSurface } from "../storage/surfaces.ts";
import { allUnits, type StoredUnit } from "../storage/units.ts";

/** A board as the policy sees it, with what every feature asks for at once. */
export interface BoardFacts extends BoardThing {
  readonly unitId: UnitId;
  readonly name: string;
  readonly boardKind: BoardKind;
  readonly language: Language;
  readonly zone: string;
  readonly epoch: number;
}

/** A document that can be opened: the board whose rights hold for it, and what it is. */
export interface DocumentFacts extends BoardThing {
  readonly epoch: number;
  readonly document: "board" | "surface";
}

/**
 * What the policy is asked about, held in memory so that each sync message can be judged without a query: the tree of
 * units, the boards, and until when a touch wall may act on each. `refresh` follows every change of them.
 */
export interface Authority {
  /** The unit and the living units above it, nearest first. */
  unitPath(id: UnitId): UnitId[];
  unit(id: UnitId): StoredUnit | undefined;
  units(): readonly StoredUnit[];
  zoneOf(id: UnitId): string;
  board(id: BoardId): BoardFacts | undefined;
  boards(): readonly BoardFacts[];
  /** A board's own document, or the free surface that lies beside it now. */
  document(id: DocumentId): DocumentFacts | undefined;
  /** Says until when touch is open on a board; `Infinity` while a meeting runs. */
  openTouch(id: BoardId, until: Instant): void;
  refresh(): Promise<void>;
}

type CachedBoard = Omit<BoardFacts, "path" | "touchOpen" | "zone">;

export async function createAuthority(storage: Storage, clock: Clock): Promise<Authority> {
  let units = new Map<UnitId, StoredUnit>();
  let boards = new Map<DocumentId, CachedBoard>();
  let surfaces = new Map<DocumentId, StoredSurface>();
  const touchUntil = new Map<BoardId, Instant>();

  async function refresh(): Promise<void> {
    const [unitRows, boardRows] = [await allUnits(storage.db), await allBoards(storage.db)];
    surfaces = new Map((await allSurfaces(storage.db)).map((surface) => [surface.id, surface]));
    units = new Map(unitRows.map((unit) => [unit.id, unit]));
    boards = new Map(
      boardRows.map(({ id, unitId, kind, name, language, closed, epoch }) => [
        id,
        { kind: "board", id, unitId, boardKind: kind, name, language, closed, epoch },
      ]),
    );
  }

  const zoneOf = (id: UnitId) => units.get(id)?.zone ?? DEFAULT_ZONE;
  const facts = (board: CachedBoard): BoardFacts => {
    const unit = units.get(board.unitId);
    return {
      ...board,
      path: pathUp(units, board.unitId),
      zone: zoneOf(board.unitId),
      touchOpen: (touchUntil.get(board.id) ?? 0) > clock.now(),
      laidDown: unit !== undefined && isLaidDown(unit),
    };
  };

  await refresh();
  return {
    unitPath: (id) => pathUp(units, id),
    unit: (id) => units.get(id),
    units: () => [...units.values()],
    zoneOf,
    board(id) {
      const found = boards.get(id);
      return found && facts(found);
    },
    boards: () => [...boards.values()].map(facts),
    document(id) {
      const surface = surfaces.get(id);
      const found = boards.get(surface?.boardId ?? id);
      if (!found) return undefined;
      const about = facts(found);
      return surface ? { ...about, epoch: surface.epoch, document: "surface" } : { ...about, document: "board" };
    },
    openTouch: (id, until) => void touchUntil.set(id, until),
    refresh,
  };
}
