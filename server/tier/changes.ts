import { type Actor, ROLES, type Role } from "../../shared/access/actor.ts";
import { may, roleOn } from "../../shared/access/policy.ts";
import type { PersonId, UnitId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import type { TreePreview } from "../../shared/protocol/units.ts";
import { changed, childrenOf, type Tree, type TreeChange, type TreeFault } from "../../shared/tier/changes.ts";
import type { Act } from "../commands.ts";
import type { Parts } from "../parts.ts";
import type { Db } from "../storage/database.ts";
import { restMeetings, resumeMeetings } from "../storage/meetings.ts";
import { countRightsChange } from "../storage/organisation.ts";
import { membersOf, setRole } from "../storage/persons.ts";
import { allUnits, lockUnits, type StoredUnit, unitById, updateUnit } from "../storage/units.ts";
import { type BoardsAfter, boardsAfter } from "./boardsAfter.ts";

/** What a change of the tree does to matters, which stand in a room above this one. */
export interface Matters {
  /** Sends on every open matter that a change concerns, inside its transaction; refused when one has nowhere to go. */
  reroute(act: Act, after: BoardsAfter): Promise<Reply<number>>;
  wouldReroute(db: Db, after: BoardsAfter): Promise<Record<"moved" | "stuck", readonly { readonly what: string }[]>>;
}

export interface Wanted {
  readonly id: UnitId;
  readonly change: TreeChange;
}

type Units = Tree<StoredUnit>;

const NOT_ALLOWED = refused({ code: "not-allowed", message: "Your role in the units does not allow it." } as const);
const NO_UNIT = refused({ code: "not-found", message: "There is no such unit." } as const);

const FAULTS: Readonly<Record<TreeFault, string>> = {
  "no-such-unit": "There is no such unit.",
  "top-unit": "The unit that all others stand under stays.",
  "already-so": "It is so already.",
  "into-itself": "A unit cannot come under itself, or under one below it.",
  "turned-around": "A level would stand under one that it stands above.",
  "laid-down": "A unit that is laid down takes nothing over.",
};

/** Whoever moves or merges a unit must have as much to say where it goes to as where it is. */
function isAllowed(parts: Parts, actor: Actor, { id, change }: Wanted): boolean {
  const action = change.do === "move" ? "unit:move" : "unit:close";
  if (!may(actor, action, { kind: "unit", path: parts.authority.unitPath(id) })) return false;
  if (change.do !== "move" && change.do !== "merge") return true;
  const there = [id, ...parts.authority.unitPath(change.to)];
  return may(actor, action, { kind: "unit", path: there });
}

/** What a change would do, by the functions that do it. */
export async function previewChange(
  parts: Parts,
  actor: Actor,
  wanted: Wanted,
  matters: Matters,
): Promise<Reply<TreePreview>> {
  if (!parts.authority.unit(wanted.id)) return NO_UNIT;
  if (!isAllowed(parts, actor, wanted)) return NOT_ALLOWED;
  const { db } = parts.storage;
  const before = treeOf(parts.authority.units());
  const after = changed(before, wanted.id, wanted.change, parts.clock.now());
  const { moved, stuck } = after.ok
    ? await matters.wouldReroute(db, boardsAfter(parts, after.value))
    : { moved: [], stuck: [] };
  return ok({
    fault: after.ok ? null : after.refusal.code,
    boards: boardsIn(parts, wanted.id).map(({ id, name }) => ({ id, name })),
    people: (await membersOf(db, [wanted.id])).length,
    // Those that come back to a unit which is opened again stand below it only then.
    below: childrenOf(wanted.change.do === "open" && after.ok ? after.value : before, wanted.id).map(
      ({ id, name, kind }) => ({ id, name, kind }),
    ),
    matters: moved.map(({ what }) => what),
    stuck: stuck.map(({ what }) => what),
  });
}

/**
 * Moves, merges, lays down or opens a unit. In one transaction: the tree, the roles that go along, the meetings that are
 * planned no more, the matters that go elsewhere, and the audit.
 */
export async function changeTree(
  parts: Parts,
  actor: Actor,
  { version, ...wanted }: Wanted & { readonly version: number },
  matters: Matters,
  key: string | undefined,
): Promise<Reply<StoredUnit>> {
  const { id, change } = wanted;
  if (!parts.authority.unit(id)) return NO_UNIT;
  if (!isAllowed(parts, actor, wanted)) return NOT_ALLOWED;
  const action = change.do === "move" ? "unit:move" : "unit:close";
  const command = { actor, action, thing: id, unitId: id, key, fingerprint: { version, change } } as const;
  const reply = await parts.commands.run(command, async (act): Promise<Reply<StoredUnit>> => {
    await lockUnits(act.tx);
    // Read again under the lock: another process may have changed the tree since this one last looked.
    const before = treeOf(await allUnits(act.tx));
    const known = before.get(id);
    if (!known) return NO_UNIT;
    if (known.version !== version) {
      return refused({ code: "changed-meanwhile", message: "Somebody changed it first.", current: known });
    }
    const after = changed(before, id, change, act.now);
    if (!after.ok) {
      const message = FAULTS[after.refusal.code];
      return refused({ code: "bad-request", message, fields: { change: after.refusal.code } });
    }
    await writeTree(act.tx, before, after.value);
    if (change.do === "merge") await takeRolesAlong(parts, act, id, change.to);
    await planMeetings(parts, act, wanted);
    await countRightsChange(act.tx);
    // Last: it writes to the audit, which all others lock after whatever else they hold.
    const rerouted = await matters.reroute(act, boardsAfter(parts, after.value));
    if (!rerouted.ok) return rerouted;
    act.note(`${noteOf(before, wanted)}, ${rerouted.value} matters`);
    tell(parts, act, before, after.value, id);
    const now = await unitById(act.tx, id);
    return now ? ok(now) : NO_UNIT;
  });
  if (reply.ok) await parts.rightsChanged();
  return reply;
}

function treeOf(units: readonly StoredUnit[]): Units {
  return new Map(units.map((unit) => [unit.id, unit]));
}

function boardsIn(parts: Parts, id: UnitId) {
  return parts.authority.boards().filter(({ unitId }) => unitId === id);
}

async function writeTree(tx: Db, before: Units, after: Units): Promise<void> {
  for (const unit of after.values()) {
    if (before.get(unit.id) === unit) continue;
    const { id, version, parentId, closedAt, mergedInto } = unit;
    await updateUnit(tx, id, version, { parentId, closedAt, mergedInto });
  }
}

/** Everybody keeps what they had, now in the unit that took over; nobody gives away more than they have there themselves. */
async function takeRolesAlong(parts: Parts, act: Act, from: UnitId, to: UnitId): Promise<void> {
  const most = roleOn(act.actor, parts.authority.unitPath(to)) ?? "reader";
  const there = new Map<PersonId, Role>((await membersOf(act.tx, [to])).map(({ personId, role }) => [personId, role]));
  for (const { personId, role } of await membersOf(act.tx, [from])) {
    const given = lower(role, most);
    const own = there.get(personId);
    if (own && ROLES.indexOf(own) >= ROLES.indexOf(given)) continue;
    await setRole(act.tx, personId, to, given);
    act.tell(`person:${personId}`, { kind: "session:changed", id: personId });
  }
}

function lower(one: Role, other: Role): Role {
  return ROLES.indexOf(one) < ROLES.indexOf(other) ? one : other;
}

/** What is laid down plans no meetings, so that none counts as missed; opened again it plans those that are to come. */
async function planMeetings(parts: Parts, act: Act, { id, change }: Wanted): Promise<void> {
  if (change.do === "move") return;
  for (const board of boardsIn(parts, id)) {
    if (change.do === "open") await resumeMeetings(act.tx, board.id, board.zone, act.now);
    else await restMeetings(act.tx, board.id);
  }
}

function noteOf(before: Units, { id, change }: Wanted): string {
  switch (change.do) {
    case "move":
      return `${before.get(id)?.parentId ?? "none"} -> ${change.to}`;
    case "merge":
      return `merged into ${change.to}`;
    default:
      return change.do;
  }
}

/** Units and boards concerned hear of it: also the boards below, whose way up is another one now. */
function tell(parts: Parts, act: Act, before: Units, after: Units, id: UnitId): void {
  for (const unit of after.values()) {
    const was = before.get(unit.id);
    if (was === unit) continue;
    for (const room of new Set([unit.id, unit.parentId, was?.parentId, id])) {
      if (room) act.tell(`unit:${room}`, { kind: "unit:changed", id: unit.id });
    }
  }
  for (const board of parts.authority.boards()) {
    if (board.path.includes(id)) act.tell(`board:${board.id}`, { kind: "board:changed", id: board.id });
  }
}
