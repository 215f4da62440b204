import type { Actor } from "../../shared/access/actor.ts";
import { type Action, may } from "../../shared/access/policy.ts";
import type { PullSourceId, UnitId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import type { Reply, Problem } from "../../shared/protocol/problem.ts";
import { lacksIn } from "../../shared/pull/lacks.ts";
import { type PullDefinition, type PullSourceView, usesOperatorsKeys } from "../../shared/pull/source.ts";
import type { Act } from "../commands.ts";
import type { Parts } from "../parts.ts";
import type { Db } from "../storage/database.ts";
import {
  addSource,
  changeSource,
  removeSource,
  sourceById,
  sourcesOf,
  standingOf,
  type StoredSource,
} from "../storage/pulls.ts";
import { nextRun, scheduleFault } from "./schedule.ts";
import { findTargets } from "./targets.ts";

/** Of one unit: more are a mistake, or belong to units of their own. */
const MOST_SOURCES = 100;

const NOT_ALLOWED: Problem = { code: "not-allowed", message: "Leaders of the unit manage what it fetches." };
const ADMINS_ONLY: Problem = {
  code: "not-allowed",
  message: "Administrators alone define a source that uses a database or a secret of the operator's.",
};
const NOT_FOUND: Problem = { code: "not-found", message: "There is no such source." };

export function mayInUnit(parts: Parts, actor: Actor, action: Action, unitId: UnitId): boolean {
  return may(actor, action, { kind: "unit", path: parts.authority.unitPath(unitId) });
}

/** Whether somebody may define, or try, a source that is so. */
export function admitToDefine(
  parts: Parts,
  actor: Actor,
  unitId: UnitId,
  definition: PullDefinition,
): Reply<PullDefinition> {
  if (!parts.authority.unit(unitId) || !mayInUnit(parts, actor, "pull:define", unitId)) return refused(NOT_ALLOWED);
  const isTheirs = !usesOperatorsKeys(definition) || mayInUnit(parts, actor, "pull:connect", unitId);
  return isTheirs ? ok(definition) : refused(ADMINS_ONLY);
}

/** A source that somebody may manage; one of another unit is as if it were not there. */
export async function admitToSource(parts: Parts, actor: Actor, id: PullSourceId): Promise<Reply<StoredSource>> {
  const source = await sourceById(parts.storage.db, id);
  return source && mayInUnit(parts, actor, "pull:define", source.unitId) ? ok(source) : refused(NOT_FOUND);
}

export async function listSources(
  parts: Parts,
  actor: Actor,
  unitId: UnitId,
): Promise<Reply<{ items: PullSourceView[] }>> {
  if (!mayInUnit(parts, actor, "pull:define", unitId)) return refused(NOT_ALLOWED);
  const { db } = parts.storage;
  const items: PullSourceView[] = [];
  for (const source of await sourcesOf(db, unitId)) items.push(await sourceView(parts, db, actor, source));
  return ok({ items });
}

/** @param db inside a command its transaction: SQLite has one connection, and would wait for itself */
export async function sourceView(parts: Parts, db: Db, actor: Actor, source: StoredSource): Promise<PullSourceView> {
  const { last, ...since } = await standingOf(db, source.id);
  const { id, unitId, definition, version, paused, nextAt } = source;
  const acts: readonly Action[] = ["pull:define", "pull:connect"];
  const mine = acts.filter((action) => mayInUnit(parts, actor, action, unitId));
  return {
    id,
    unitId,
    definition,
    version,
    paused,
    nextAt: paused ? null : nextAt,
    last: last ?? null,
    ...since,
    may: mine,
  };
}

/** What is wrong with a definition that its schema cannot know. */
async function faultsOf(
  parts: Parts,
  act: Act,
  unitId: UnitId,
  definition: PullDefinition,
): Promise<Problem | undefined> {
  const fields: Record<string, string> = {};
  const schedule = scheduleFault(definition.schedule, act.now, parts.authority.zoneOf(unitId));
  if (schedule) fields.schedule = schedule;
  for (const field of lacksIn(definition)) fields[field] = "It is missing.";
  if (!(await findTargets(parts, act.tx, unitId, definition, act.now))) {
    fields.measureId = "There is no such measure, or it is neither this unit's, nor above it, nor below it.";
  }
  const [first] = Object.entries(fields);
  return first && { code: "bad-request", message: `${first[0]}: ${first[1]}`, fields };
}

/** When it is due from now on; a new one at once, so that whoever made it sees whether it works. */
function dueAfter(parts: Parts, unitId: UnitId, { schedule }: PullDefinition, now: number): number | null {
  return nextRun(schedule, now, parts.authority.zoneOf(unitId));
}

function tellOf(act: Act, unitId: UnitId): void {
  act.tell(`unit:${unitId}`, { kind: "pulls:changed", id: unitId });
}

export interface NewSource {
  readonly unitId: UnitId;
  readonly definition: PullDefinition;
}

export async function makeSource(
  parts: Parts,
  actor: Actor,
  wanted: NewSource,
  key: string | undefined,
): Promise<Reply<PullSourceView>> {
  const { unitId, definition } = wanted;
  const admitted = admitToDefine(parts, actor, unitId, definition);
  if (!admitted.ok) return admitted;
  const command = { actor, action: "pull:define", thing: "new", unitId, key, fingerprint: wanted } as const;
  return await parts.commands.run(command, async (act) => {
    const fault = await faultsOf(parts, act, unitId, definition);
    if (fault) return refused(fault);
    if ((await sourcesOf(act.tx, unitId)).length >= MOST_SOURCES) {
      return refused({ code: "too-many", message: `At most ${MOST_SOURCES} sources in one unit.` });
    }
    const nextAt = dueAfter(parts, unitId, definition, act.now);
    const source = {
      id: act.newId<"pullSource">(),
      unitId,
      definition,
      paused: false,
      version: 1,
      nextAt,
      lease: null,
    };
    await addSource(act.tx, source, act.now);
    act.note(`source ${source.id}, ${definition.kind}`);
    tellOf(act, unitId);
    return ok(await sourceView(parts, act.tx, actor, source));
  });
}

export interface SourceChange {
  readonly version: number;
  readonly definition?: PullDefinition | undefined;
  readonly paused?: boolean | undefined;
}

/** Changes a source, pauses it or lets it go on. What an administrator has defined a leader may pause, and not change. */
export async function alterSource(
  parts: Parts,
  actor: Actor,
  source: StoredSource,
  change: SourceChange,
  key: string | undefined,
): Promise<Reply<PullSourceView>> {
  const { id, unitId } = source;
  if (change.definition) {
    for (const each of [source.definition, change.definition]) {
      const admitted = admitToDefine(parts, actor, unitId, each);
      if (!admitted.ok) return admitted;
    }
  }
  const command = { actor, action: "pull:define", thing: id, unitId, key, fingerprint: change } as const;
  return await parts.commands.run(command, async (act) => {
    const definition = change.definition ?? source.definition;
    const fault = change.definition && (await faultsOf(parts, act, unitId, definition));
    if (fault) return refused(fault);
    const paused = change.paused ?? source.paused;
    const nextAt = dueAfter(parts, unitId, definition, act.now);
    if (!(await changeSource(act.tx, { ...source, version: change.version, definition, paused, nextAt }))) {
      const now = await sourceById(act.tx, id);
      if (!now) return refused(NOT_FOUND);
      const current = await sourceView(parts, act.tx, actor, now);
      return refused({ code: "changed-meanwhile", message: "Somebody else changed this source first.", current });
    }
    act.note(change.definition ? `version ${change.version + 1}, ${definition.kind}` : paused ? "paused" : "goes on");
    tellOf(act, unitId);
    const next = (await sourceById(act.tx, id)) ?? source;
    return ok(await sourceView(parts, act.tx, actor, next));
  });
}

/** What it brought stays; only the fetching ends. */
export async function dropSource(
  parts: Parts,
  actor: Actor,
  { id, unitId }: StoredSource,
  key: string | undefined,
): Promise<Reply<Record<string, never>>> {
  return await parts.commands.run({ actor, action: "pull:define", thing: id, unitId, key }, async (act) => {
    if (!(await removeSource(act.tx, id))) return refused(NOT_FOUND);
    act.note("taken away");
    tellOf(act, unitId);
    return ok({});
  });
}
