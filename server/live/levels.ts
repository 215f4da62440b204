import type { BoardId, UnitId } from "../../shared/base/ids.ts";
import type { News, Room } from "../../shared/protocol/live.ts";
import type { Authority } from "../access/authority.ts";

/** What of a board or a unit changes the picture that the units above have of it. */
const SEEN_ABOVE: ReadonlySet<News["kind"]> = new Set<News["kind"]>([
  "escalation:changed",
  "meeting:changed",
  "meeting-types:changed",
  "cross:changed",
  "today:changed",
  "board:changed",
  "unit:changed",
  "signals:changed",
]);

/** What those below see of the units above them: when these meet. */
const SEEN_BELOW: ReadonlySet<News["kind"]> = new Set<News["kind"]>(["meeting:changed", "meeting-types:changed"]);

/** A section that counts its heads presses several times a second: who watches from above hears of it once. */
const GATHER_MS = 100;
/** Below a trust's board stand all its walls: they hear within a second that it meets. */
const GATHER_BELOW_MS = 1_000;

interface Above {
  readonly authority: Pick<Authority, "board" | "unitPath"> & { units(): readonly { readonly id: UnitId }[] };
  /** Whether any screen is in a room: to pack news for nobody would cost more than to store a point. */
  readonly isHeard: (room: Room) => boolean;
  readonly emit: (room: Room, news: News) => void;
}

/**
 * Tells the units above, and of meetings those below, that what they see of a board has changed: each of them once for many
 * news that come together.
 */
export function levelNews({ authority, isHeard, emit }: Above): (room: Room, news: News) => void {
  const soon = new Set<UnitId>();

  const tell = (unit: UnitId, gatherMs: number): void => {
    if (soon.has(unit) || !isHeard(`unit:${unit}`)) return;
    soon.add(unit);
    // By the machine's own time: how news are packed is nothing that the product's clock decides.
    setTimeout(() => {
      soon.delete(unit);
      emit(`unit:${unit}`, { kind: "overview:changed", id: unit });
    }, gatherMs).unref();
  };

  const isBelow = (unit: UnitId, own: UnitId): boolean =>
    unit !== own && isHeard(`unit:${unit}`) && authority.unitPath(unit).includes(own);

  return (room, news) => {
    if (!SEEN_ABOVE.has(news.kind)) return;
    const [own, ...above] = unitsOf(room, authority);
    if (own === undefined) return;
    for (const unit of [own, ...above]) tell(unit, GATHER_MS);
    if (!SEEN_BELOW.has(news.kind)) return;
    for (const { id } of authority.units()) if (isBelow(id, own)) tell(id, GATHER_BELOW_MS);
  };
}

/** The unit that a room is of, and those above it. */
function unitsOf(room: Room, authority: Above["authority"]): readonly UnitId[] {
  const [kind, id = ""] = room.split(":");
  if (kind === "board") return authority.board(id as BoardId)?.path ?? [];
  return kind === "unit" ? authority.unitPath(id as UnitId) : [];
}
