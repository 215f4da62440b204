import type { EscalationId } from "../../shared/escalation/escalation.ts";
import { groupOf, holderOf, isUnanswered } from "../../shared/escalation/state.ts";
import { lockBoard } from "../storage/boards.ts";
import type { Db } from "../storage/database.ts";
import { escalationsByIds, idsOfGroups, lockEscalation, type StoredEscalation } from "../storage/escalations.ts";

/*
 * Everybody locks in one order, so that nobody waits for each other in a ring: the tree of units, then the board that has a
 * matter, then matters by their ids, all of them before the first step is written, and the audit last, which the row of a
 * step in it brings along.
 */

/**
 * Reads a matter for change, and with it the open ones of its group that the same board has; the one asked for comes first.
 * @param who `alone` for what is done to one of a group by itself
 */
export async function lockMatter(
  db: Db,
  id: EscalationId,
  who: "alone" | "with its group",
): Promise<StoredEscalation[]> {
  if (who === "alone") {
    const own = await lockEscalation(db, id);
    return own ? [own] : [];
  }
  const locked = await lockWithGroups(db, [id]);
  const own = locked.get(id);
  return own ? [own, ...openWith(own, locked)] : [];
}

/** The others of a matter's group that are open and had by the same board. */
function openWith(
  own: StoredEscalation,
  locked: ReadonlyMap<EscalationId, StoredEscalation>,
): readonly StoredEscalation[] {
  const group = groupOf(own);
  if (group === null) return [];
  return [...locked.values()].filter(
    (matter) =>
      matter !== own && groupOf(matter) === group && isUnanswered(matter) && holderOf(matter) === holderOf(own),
  );
}

/** Matters that are put together, each with the open ones of its group; the first one asked for comes first. */
export async function lockMatters(db: Db, ids: readonly EscalationId[]): Promise<readonly StoredEscalation[]> {
  const locked = await lockWithGroups(db, ids);
  const asked = ids.flatMap((id) => locked.get(id) ?? []);
  return [...new Set([...asked, ...asked.flatMap((own) => openWith(own, locked))])];
}

/** Locks matters and all that have ever stood in their groups; who has joined meanwhile is looked for again. */
async function lockWithGroups(
  db: Db,
  ids: readonly EscalationId[],
): Promise<ReadonlyMap<EscalationId, StoredEscalation>> {
  const seen = await escalationsByIds(db, ids);
  // Groups stand at one board, so none grows while it is locked.
  for (const board of [...new Set(seen.map(holderOf))].toSorted()) await lockBoard(db, board);
  let wanted = await withGroups(db, ids, seen);
  for (;;) {
    const locked = new Map((await lockAll(db, wanted)).map((matter) => [matter.id, matter]));
    const members = await withGroups(
      db,
      ids,
      ids.flatMap((id) => locked.get(id) ?? []),
    );
    if (members.every((member) => wanted.includes(member))) return locked;
    wanted = [...wanted, ...members];
  }
}

async function withGroups(
  db: Db,
  ids: readonly EscalationId[],
  matters: readonly StoredEscalation[],
): Promise<readonly EscalationId[]> {
  const groups = new Set(matters.flatMap((matter) => groupOf(matter) ?? []));
  return [...new Set([...ids, ...(await idsOfGroups(db, [...groups]))])];
}

/** Matters that are there, each once, locked in the order of their ids. */
export async function lockAll(db: Db, ids: readonly EscalationId[]): Promise<readonly StoredEscalation[]> {
  const locked: StoredEscalation[] = [];
  for (const id of [...new Set(ids)].toSorted()) {
    const matter = await lockEscalation(db, id);
    if (matter) locked.push(matter);
  }
  return locked;
}
