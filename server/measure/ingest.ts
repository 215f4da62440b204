import type { Actor } from "../../shared/access/actor.ts";
import { type MeasureId, measureId as measureIdSchema, type UnitId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import type { PushBody, PushManyBody, PushReply, RawPoint } from "../../shared/measure/pushed.ts";
import {
  type PlacedPoint,
  type ReadBatch,
  readBatch,
  type RowFault,
  rowsOf,
} from "../../shared/measure/pushedBatch.ts";
import type { Problem, Reply } from "../../shared/protocol/problem.ts";
import type { Parts } from "../parts.ts";
import { measuresById, type StoredMeasure } from "../storage/measures.ts";
import { storePlaced } from "../storage/points.ts";
import { noteHeard } from "./heard.ts";
import { admitToSeries, byOf, findSeries } from "./measures.ts";
import { placesFor, type Usual } from "./places.ts";
import { pointsChanged } from "./pointsChanged.ts";

export interface Push {
  readonly measureId: MeasureId;
  readonly unitId: UnitId | undefined;
  readonly body: PushBody;
  readonly key: string | undefined;
}

/**
 * Points of one measure, from a feed or typed in by a person: all rows or none unless the sender asks otherwise, in one
 * transaction with their audit row. A repeat changes nothing and is told as such.
 */
export async function ingest(parts: Parts, actor: Actor, push: Push): Promise<Reply<PushReply>> {
  const found = await findSeries(parts, push.measureId, push.unitId ?? push.body.unitId);
  if (!found.ok) return await turnedAway(parts, actor, found);
  const { measure, unitId } = found.value;
  const rows = rowsOf(push.body);
  // Who names the unit in each row need not be allowed to speak for the measure's own.
  if (rows.some(({ unit }) => unit === undefined || unit === null)) {
    const series = admitToSeries(parts, actor, "point:push", found.value);
    if (!series.ok) return await turnedAway(parts, actor, series);
  }
  const measures = new Map([[measure.id, measure]]);
  const usual = { measureId: measure.id, unitId };
  return await takeIn(parts, actor, { body: push.body, rows, measures, usual, key: push.key });
}

export interface PushMany {
  readonly body: PushManyBody;
  readonly key: string | undefined;
}

/** Points of several measures, which each row names: a whole hospital's figures in one call. */
export async function ingestMany(parts: Parts, actor: Actor, { body, key }: PushMany): Promise<Reply<PushReply>> {
  const rows = rowsOf(body);
  const named = new Set(rows.flatMap(({ measure }) => measureIdSchema.safeParse(measure).data ?? []));
  const measures = await measuresById(parts.storage.db, [...named]);
  return await takeIn(parts, actor, { body, rows, measures, usual: {}, key });
}

interface Batch {
  readonly body: PushBody | PushManyBody;
  readonly rows: readonly RawPoint[];
  readonly measures: ReadonlyMap<MeasureId, StoredMeasure>;
  readonly usual: Usual;
  readonly key: string | undefined;
}

async function turnedAway(parts: Parts, actor: Actor, reply: Reply<never>): Promise<Reply<never>> {
  await noteHeard(parts, actor, reply);
  return reply;
}

async function takeIn(parts: Parts, actor: Actor, batch: Batch): Promise<Reply<PushReply>> {
  const { rows, measures, usual } = batch;
  const read = readBatch(rows, placesFor(parts, actor, measures, usual), parts.clock.now());
  const reply = await store(parts, actor, batch, read);
  await noteHeard(parts, actor, reply, read.faults, rows.length);
  return reply;
}

async function store(
  parts: Parts,
  actor: Actor,
  { body, rows, measures, usual, key }: Batch,
  { points, faults }: ReadBatch,
): Promise<Reply<PushReply>> {
  const isPart = body.wrongRows === "skip" && points.length > 0;
  // Where an identity stands in one row, the columns of all may have slipped: nothing of it is kept.
  if (faults.length > 0 && !(isPart && faults.every(({ code }) => code !== "patient-identity"))) {
    return refused(problemOf(faults, body, rows.length));
  }
  const command = { actor, action: "point:push", ...whatOf(parts, points), key } as const;
  return await parts.commands.run({ ...command, fingerprint: [usual, body] }, async (act) => {
    const { touched, ...counts } = await storePlaced(act.tx, points, byOf(actor), act.now);
    act.note(noteOf(counts, points, faults.length));
    await pointsChanged(parts, act, touched, measures);
    return ok({ ...counts, ...(faults.length > 0 && { refused: faults.length, fields: fieldsOf(faults, body) }) });
  });
}

/** What the audit says was acted on: the measure, or `several`, in the unit that all of them lie in or below. */
function whatOf(
  parts: Parts,
  points: readonly PlacedPoint[],
): { readonly thing: string; readonly unitId: UnitId | null } {
  const measures = new Set(points.map(({ measureId }) => measureId));
  const [thing = "several"] = measures.size === 1 ? measures : [];
  const paths = [...new Set(points.map(({ unitId }) => unitId))].map((id) => parts.authority.unitPath(id));
  const common = paths[0]?.find((id) => paths.every((path) => path.includes(id)));
  return { thing, unitId: common ?? null };
}

function noteOf(
  { stored, corrected, unchanged, older }: PushReply,
  points: readonly PlacedPoint[],
  wrong: number,
): string {
  const measures = new Set(points.map(({ measureId }) => measureId)).size;
  const series = new Set(points.map(({ measureId, unitId }) => `${measureId} ${unitId}`)).size;
  const what = `${stored} stored, ${corrected} corrected, ${unchanged} unchanged, ${older} older`;
  const where = series > 1 ? ` in ${series} series of ${measures} measures` : "";
  return `${what}${where}${wrong > 0 ? `, ${wrong} refused` : ""}`;
}

/** As many faults are told one by one; a feed that is wrong is mostly wrong in the same way everywhere. */
const MOST_FAULTS = 100;

function problemOf(faults: readonly RowFault[], body: PushBody | PushManyBody, rows: number): Problem {
  const [first] = faults;
  const where = body.points && first ? `Row ${first.row + 1}, ${first.field}` : (first?.field ?? "");
  const wrong = new Set(faults.map((fault) => fault.row)).size;
  const others = body.points ? ` ${wrong} of ${rows} rows cannot be used; nothing was stored.` : "";
  return {
    code: first?.code ?? "bad-request",
    message: `${where}: ${first?.message ?? ""}${others}`,
    ...(body.points && { rows: { wrong, of: rows } }),
    fields: fieldsOf(faults, body),
  };
}

/** Where in the body as it came -> what is wrong there. */
function fieldsOf(faults: readonly RowFault[], body: PushBody | PushManyBody): Readonly<Record<string, string>> {
  const path = ({ row, field }: RowFault) => (body.points ? `points.${row}.${field}` : field);
  return Object.fromEntries(faults.slice(0, MOST_FAULTS).map((fault) => [path(fault), fault.message]));
}
