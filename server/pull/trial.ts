import type { UnitId } from "../../shared/base/ids.ts";
import { guessPlan } from "../../shared/import/columns.ts";
import type { ImportPlan } from "../../shared/import/plan.ts";
import { lacksIn } from "../../shared/pull/lacks.ts";
import { type FindTarget, planFor, type ReadPull, readPulled, type Target } from "../../shared/pull/readPulled.ts";
import type { PullFault } from "../../shared/pull/reasons.ts";
import { NO_COUNTS, type PullDefinition, type PullMapping, type PullTrial } from "../../shared/pull/source.ts";
import { type PulledTable, shownCell } from "../../shared/pull/table.ts";
import type { Parts } from "../parts.ts";
import { readSource, type Sources } from "./readSource.ts";
import { findTargets } from "./targets.ts";

const MOST_SHOWN = 10;
const NOTHING: PullTrial = {
  reason: null,
  detail: "",
  columns: [],
  suggested: null,
  sample: [],
  points: [],
  counts: NO_COUNTS,
  faults: [],
};

/** Fetches and reads as a fetch would, and stores nothing: what was understood, and what the columns most likely mean. */
export async function tryOut(
  parts: Parts,
  sources: Sources,
  unitId: UnitId,
  definition: PullDefinition,
): Promise<PullTrial> {
  const now = parts.clock.now();
  const answer = await readSource(sources, definition);
  if (!answer.ok) return { ...NOTHING, ...told(answer.refusal) };
  const table = answer.value;
  const find = await findTargets(parts, parts.storage.db, unitId, definition, now);
  const seen = {
    ...NOTHING,
    columns: [...table.columns],
    sample: sampleOf(table),
    suggested: suggest(table, definition, find),
  };
  if (!find) return { ...seen, reason: "measure-gone" };
  if (lacksIn(definition).length > 0) return seen;
  const plan = planFor(definition.mapping, table);
  if (!plan.ok) return { ...seen, ...told({ reason: "no-column", detail: plan.refusal.join(", ") }) };
  return { ...seen, ...understood(parts, readPulled(table, plan.value, definition.mapping.measure, find)) };
}

function told({ reason, detail = "" }: PullFault) {
  return { reason, detail };
}

function sampleOf({ rows, header, columns }: PulledTable): string[][] {
  return rows.slice(header, header + MOST_SHOWN).map((row) => columns.map((_, i) => shownCell(row[i])));
}

function understood(parts: Parts, read: ReadPull): Pick<PullTrial, "points" | "counts" | "faults"> {
  const points = read.usable.slice(-MOST_SHOWN).map(({ target, unitId, point }) => ({
    measureName: target.definition.name,
    unitName: parts.authority.unit(unitId)?.name ?? "",
    period: point.period,
    value: point.value,
    numerator: point.numerator,
    denominator: point.denominator,
  }));
  const { length: refused } = read.faults;
  const counts = { ...NO_COUNTS, rows: read.read, stored: read.usable.length, empty: read.empty, refused };
  return { points, counts, faults: read.faults.slice(0, 50) };
}

/** By the heads of the columns and what stands in them, as of a file; only while one measure is chosen. */
function suggest(table: PulledTable, definition: PullDefinition, find: FindTarget | undefined): PullMapping | null {
  const target = definition.measureId === null ? undefined : find?.("");
  if (!target?.ok || table.rows.length === 0) return null;
  const plan = guessPlan(withHeads(table), 0, guessing(target.value));
  const name = (at: number | null | undefined) => (at === null || at === undefined ? "" : (table.columns[at] ?? ""));
  const { mapping, kind } = definition;
  return {
    rows: mapping.rows,
    measure: "",
    period: name(plan.period),
    year: name(plan.year),
    value: name(plan.values[0]),
    numerator: name(plan.numerator),
    denominator: name(plan.denominator),
    key: name(plan.key),
    unit: name(plan.unit),
    ...signs(plan, kind),
  };
}

/** Machines write a point before decimals: only a file for people may have a comma. */
function signs({ decimal, monthFirst, times100 }: ImportPlan, kind: PullDefinition["kind"]) {
  return { decimal: kind === "url-csv" ? decimal : "point", monthFirst, times100 } as const;
}

function withHeads({ rows, columns, header }: PulledTable): PulledTable["rows"] {
  return header > 0 ? rows : [columns, ...rows];
}

function guessing({ definition, units, unitId, zoneOf }: Target) {
  return { definition, zone: zoneOf(unitId), isUnit: (text: string) => units.find(text).ok };
}
