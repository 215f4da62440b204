import { type Actor, actorId } from "../../shared/access/actor.ts";
import { may } from "../../shared/access/policy.ts";
import { type ImportId, type MeasureId, personId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { DAY, type Instant } from "../../shared/base/time.ts";
import { TAKE_BACK_DAYS } from "../../shared/import/limits.ts";
import type { PlacedPoint } from "../../shared/measure/pushedBatch.ts";
import type { ImportQuery, ImportView } from "../../shared/protocol/imports.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import { admitToSeries, byOf, findSeries } from "../measure/measures.ts";
import { pointsChanged } from "../measure/pointsChanged.ts";
import type { Parts } from "../parts.ts";
import {
  addImport,
  beforeImport,
  byImport,
  importById,
  importsOf,
  keepPlan,
  markTakenBack,
  type StoredImport,
} from "../storage/imports.ts";
import type { Db } from "../storage/database.ts";
import { measureById, type SeriesId } from "../storage/measures.ts";
import { personById } from "../storage/persons.ts";
import { storePlaced, type Stored } from "../storage/points.ts";
import { letOthersIn, slicesOf } from "./slices.ts";
import { badFile, type Understood } from "./understand.ts";

const MOST_IMPORTS = 50;

/** Stores what can be used of a file, in one transaction with the row that it is taken back by; remembers its columns. */
export async function saveImport(
  parts: Parts,
  actor: Actor,
  understood: Understood,
  { query, key }: { readonly query: ImportQuery; readonly key: string | undefined },
): Promise<Reply<ImportView>> {
  const { series, table, plan, shape, digest } = understood;
  if (table.usable.length === 0) return badFile("nothing-usable");
  const { measureId, measure, unitId } = series;
  const command = { actor, action: "point:push", thing: measureId, unitId, key } as const;
  const done = await parts.commands.run({ ...command, fingerprint: [digest, query] }, async (act) => {
    const id = act.newId<"import">();
    const points = table.usable.map((row) => ({ ...row.point, asOf: act.now, measureId, unitId: row.unitId }));
    const stored = await storeInSlices(act.tx, points, byImport(id), act.now);
    const made: Omit<StoredImport, "takenBackAt"> = {
      id,
      measureId,
      by: byOf(actor),
      at: act.now,
      fileName: query.name ?? "",
      read: table.read,
      stored: stored.stored,
      corrected: stored.corrected,
      unchanged: stored.unchanged + stored.older,
      unusable: table.faults.length,
      unitIds: [...new Set(points.map((point) => point.unitId))],
    };
    await addImport(act.tx, made);
    await keepPlan(act.tx, { measureId, shape, plan }, byOf(actor), act.now);
    await pointsChanged(parts, act, stored.touched, new Map([[measureId, measure]]));
    act.note(
      `import ${id}: ${made.stored} stored, ${made.corrected} corrected, ${made.unusable} rows could not be used`,
    );
    return ok({ id });
  });
  return done.ok ? await viewById(parts, actor, done.value.id) : done;
}

export async function listImports(
  parts: Parts,
  actor: Actor,
  measureId: MeasureId,
): Promise<Reply<{ items: ImportView[] }>> {
  const found = await findSeries(parts, measureId, undefined);
  const admitted = found.ok ? admitToSeries(parts, actor, "measure:read", found.value) : found;
  if (!admitted.ok) return admitted;
  const items: ImportView[] = [];
  for (const made of await importsOf(parts.storage.db, measureId, MOST_IMPORTS))
    items.push(await viewOf(parts, actor, made));
  return ok({ items });
}

export interface TakenBack {
  readonly import: ImportView;
  readonly restored: number;
  readonly kept: number;
}

/** Puts back what stood before an import, through the same door as every other figure: as a newer revision of each point. */
export async function takeBack(
  parts: Parts,
  actor: Actor,
  id: ImportId,
  key: string | undefined,
): Promise<Reply<TakenBack>> {
  const made = await importById(parts.storage.db, id);
  const measure = made && (await measureById(parts.storage.db, made.measureId));
  if (!made || !measure || !mayRead(parts, actor, made)) return refused(NO_SUCH_IMPORT);
  if (!mayTouch(parts, actor, made)) {
    return refused({ code: "not-allowed", message: "Your role in these units does not allow it." });
  }
  if (isTooOld(made, parts.clock.now())) {
    const message = `An import can be taken back for ${TAKE_BACK_DAYS} days.`;
    return refused({ code: "bad-request", message });
  }
  const { measureId } = made;
  const command = { actor, action: "point:push", thing: measureId, unitId: measure.unitId, key } as const;
  const done = await parts.commands.run({ ...command, fingerprint: ["take back", id] }, async (act) => {
    if (!(await markTakenBack(act.tx, id, byOf(actor), act.now))) {
      return refused({ code: "changed-meanwhile", message: "This import was taken back before." });
    }
    const before = [];
    for (const unitId of made.unitIds) {
      const points = await beforeImport(act.tx, made, unitId, act.now);
      before.push(...points.map((point) => ({ ...point, measureId, unitId })));
      await letOthersIn();
    }
    const stored = await storeInSlices(act.tx, before, byOf(actor), act.now);
    await pointsChanged(parts, act, stored.touched, new Map([[measureId, measure]]));
    const kept = Math.max(0, made.stored + made.corrected - before.length);
    act.note(`import ${id} taken back: ${before.length} points stand as before, ${kept} were changed since`);
    return ok({ restored: before.length, kept });
  });
  if (!done.ok) return done;
  const view = await viewById(parts, actor, id);
  return view.ok ? ok({ import: view.value, ...done.value }) : view;
}

/** Points that go in between two looks at who else waits. */
const POINTS_AT_ONCE = 500;

/** All of a file in its one transaction, in statements short enough for the walls not to notice. */
async function storeInSlices(db: Db, points: readonly PlacedPoint[], by: string, at: Instant): Promise<Stored> {
  const counts = { stored: 0, corrected: 0, unchanged: 0, older: 0 };
  const touched = new Map<string, SeriesId>();
  for (const some of slicesOf(points, POINTS_AT_ONCE)) {
    const done = await storePlaced(db, some, by, at);
    for (const name of ["stored", "corrected", "unchanged", "older"] as const) counts[name] += done[name];
    for (const series of done.touched) touched.set(`${series.measureId} ${series.unitId}`, series);
    await letOthersIn();
  }
  return { ...counts, touched: [...touched.values()] };
}

const NO_SUCH_IMPORT = { code: "not-found", message: "There is no such import." } as const;

async function viewById(parts: Parts, actor: Actor, id: ImportId): Promise<Reply<ImportView>> {
  const made = await importById(parts.storage.db, id);
  return made ? ok(await viewOf(parts, actor, made)) : refused(NO_SUCH_IMPORT);
}

async function viewOf(parts: Parts, actor: Actor, made: StoredImport): Promise<ImportView> {
  const { by, unitIds, ...rest } = made;
  const who = personId.safeParse(by.replace(/^person:/, "")).data;
  const person = who && (await personById(parts.storage.db, who));
  const isOpen = made.takenBackAt === null && !isTooOld(made, parts.clock.now());
  return {
    ...rest,
    by: person?.name ?? "",
    units: unitIds.length,
    mayTakeBack: isOpen && actorId(actor) !== null && mayTouch(parts, actor, made),
  };
}

function isTooOld(made: StoredImport, now: number): boolean {
  return now - made.at > TAKE_BACK_DAYS * DAY;
}

function mayRead(parts: Parts, actor: Actor, made: StoredImport): boolean {
  return made.unitIds.some((unitId) =>
    may(actor, "measure:read", { kind: "measure", id: made.measureId, path: parts.authority.unitPath(unitId) }),
  );
}

/** Who may add figures to every series that an import touched may take it back. */
function mayTouch(parts: Parts, actor: Actor, made: StoredImport): boolean {
  return made.unitIds.every((unitId) =>
    may(actor, "point:push", { kind: "measure", id: made.measureId, path: parts.authority.unitPath(unitId) }),
  );
}
