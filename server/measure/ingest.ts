import type { Actor } from "../../shared/access/actor.ts";
import type { MeasureId, UnitId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { type PushBody, type PushReply, readRows, type RowFault, rowsOf } from "../../shared/measure/pushed.ts";
import type { Problem, Reply } from "../../shared/protocol/problem.ts";
import type { Parts } from "../parts.ts";
import { storePoints } from "../storage/measures.ts";
import { admitToSeries, byOf, findSeries, tellOfSeries } from "./measures.ts";

export interface Push {
  readonly measureId: MeasureId;
  readonly unitId: UnitId | undefined;
  readonly body: PushBody;
  readonly key: string | undefined;
}

/**
 * Points into a series, from a feed or typed in by a person: all rows or none, in one transaction with their audit row.
 * A repeat changes nothing and is told as such.
 */
export async function ingest(parts: Parts, actor: Actor, push: Push): Promise<Reply<PushReply>> {
  const found = await findSeries(parts, push.measureId, push.unitId ?? push.body.unitId);
  if (!found.ok) return found;
  const series = admitToSeries(parts, actor, "point:push", found.value);
  if (!series.ok) return series;
  const { measure, measureId, unitId } = series.value;
  const rows = readRows(rowsOf(push.body), measure.definition, parts.clock.now(), parts.authority.zoneOf(unitId));
  if (!rows.ok) return refused(problemOf(rows.refusal, push.body));
  const command = { actor, action: "point:push", thing: measureId, unitId, key: push.key } as const;
  const fingerprint = [unitId, rowsOf(push.body)];
  return await parts.commands.run({ ...command, fingerprint }, async (act) => {
    const done = await storePoints(act.tx, series.value, rows.value, byOf(actor), act.now);
    act.note(`${done.stored} stored, ${done.corrected} corrected, ${done.unchanged} unchanged, ${done.older} older`);
    if (done.stored + done.corrected > 0) {
      tellOfSeries(parts, act, series.value);
      act.tell(`unit:${unitId}`, { kind: "measures:changed", id: measure.unitId });
    }
    return ok(done);
  });
}

/** As many faults are told one by one; a feed that is wrong is mostly wrong in the same way everywhere. */
const MOST_FAULTS = 20;

function problemOf(faults: readonly RowFault[], body: PushBody): Problem {
  const path = (fault: RowFault) => (body.points ? `points.${fault.row}.${fault.field}` : fault.field);
  const [first] = faults;
  const where = body.points && first ? `Row ${first.row + 1}, ${first.field}` : (first?.field ?? "");
  const rows = new Set(faults.map((fault) => fault.row)).size;
  const others = body.points ? ` ${rows} of ${body.points.length} rows cannot be used; nothing was stored.` : "";
  return {
    code: first?.code ?? "bad-request",
    message: `${where}: ${first?.message ?? ""}${others}`,
    fields: Object.fromEntries(faults.slice(0, MOST_FAULTS).map((fault) => [path(fault), fault.message])),
  };
}
