import type { Actor } from "../../shared/access/actor.ts";
import { isId, type MeasureId, type UnitId } from "../../shared/base/ids.ts";
import { refused } from "../../shared/base/outcome.ts";
import { type FhirBody, readReports, type ReportFault } from "../../shared/import/fhir.ts";
import type { PushReply } from "../../shared/measure/pushed.ts";
import type { Problem, Reply } from "../../shared/protocol/problem.ts";
import { ingest } from "../measure/ingest.ts";
import { admitToSeries, findSeries } from "../measure/measures.ts";
import type { Parts } from "../parts.ts";

export interface ReportsSent {
  readonly measureId: MeasureId;
  /** Whose reports they are, whatever they say themselves. */
  readonly unitId: UnitId | undefined;
  readonly group: string | undefined;
  readonly body: FhirBody;
  readonly key: string | undefined;
}

/** Points that come as FHIR MeasureReports: read into the rows of the push API, and from there its path alone. */
export async function ingestReports(parts: Parts, actor: Actor, sent: ReportsSent): Promise<Reply<PushReply>> {
  const found = await findSeries(parts, sent.measureId, sent.unitId);
  if (!found.ok) return found;
  // What a report says of its unit is judged row by row; what its words say of the measure is told to nobody else.
  const isMine = actor.kind === "feed" && actor.measureIds.includes(sent.measureId);
  const admitted = isMine ? found : admitToSeries(parts, actor, "measure:read", found.value);
  if (!admitted.ok) return admitted;
  const { unitId, measure } = found.value;
  const rows = readReports(sent.body, {
    definition: measure.definition,
    zone: parts.authority.zoneOf(unitId),
    group: sent.group,
    isUnit: unitNames(parts),
  });
  if (!rows.ok) return refused(problemOf(rows.refusal));
  const points = sent.unitId === undefined ? rows.value : rows.value.map((row) => ({ ...row, unit: undefined }));
  return await ingest(parts, actor, {
    measureId: sent.measureId,
    unitId: sent.unitId,
    key: sent.key,
    body: { points },
  });
}

/** Our ids, and the codes by which other systems know units. */
function unitNames(parts: Parts): (named: string) => boolean {
  const units = parts.authority.units();
  const codes = new Set(units.flatMap(({ code }) => (code === null ? [] : [code.toLowerCase()])));
  const ids = new Set<string>(units.map(({ id }) => id));
  return (named) => (isId(named) && ids.has(named)) || codes.has(named.toLowerCase());
}

function problemOf(faults: readonly ReportFault[]): Problem {
  const path = ({ entry, field }: ReportFault) => (entry === null ? field : `entry.${entry}.resource.${field}`);
  const [first] = faults;
  const where = first ? `${path(first)}: ${first.message}` : "";
  const rest = faults.length > 1 ? ` ${faults.length} reports cannot be used; nothing was stored.` : "";
  return {
    code: "bad-request",
    message: `${where}${rest}`,
    fields: Object.fromEntries(faults.slice(0, 100).map((fault) => [path(fault), fault.message])),
  };
}
