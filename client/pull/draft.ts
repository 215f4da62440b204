import type { MeasureId } from "../../shared/base/ids.ts";
import type { PullDefinition, PullKind, PullMapping, PullTrial } from "../../shared/pull/source.ts";
import type { Schedule } from "../../shared/pull/schedule.ts";

/** A source while somebody writes it: what another choice would need is kept, so that a look at it costs nothing. */
export interface Draft {
  readonly name: string;
  readonly kind: PullKind;
  readonly address: string;
  /** Empty = none. */
  readonly secret: string;
  readonly connection: string;
  readonly query: string;
  /** Empty = not chosen yet; `EACH_ROW` = a column says it. */
  readonly measure: string;
  readonly mapping: PullMapping;
  readonly every: Schedule["every"];
  readonly at: string;
  readonly minute: string;
  readonly pattern: string;
}

export const EACH_ROW = "each-row";

const NO_MAPPING: PullMapping = {
  rows: "",
  period: "",
  year: "",
  value: "",
  numerator: "",
  denominator: "",
  key: "",
  unit: "",
  measure: "",
  decimal: "point",
  monthFirst: false,
  times100: false,
};

const NEW: Draft = {
  name: "",
  kind: "url-json",
  address: "",
  secret: "",
  connection: "",
  query: "",
  measure: "",
  mapping: NO_MAPPING,
  every: "day",
  at: "06:00",
  minute: "0",
  pattern: "0 6 * * 1-5",
};

/** @param measure the one that a new source is most likely for */
export function draftOf(definition: PullDefinition | undefined, measure: MeasureId | undefined): Draft {
  if (!definition) return { ...NEW, measure: measure ?? "" };
  const { name, kind, mapping, measureId, schedule } = definition;
  const where =
    kind === "sql"
      ? { connection: definition.connection, query: definition.query }
      : { address: definition.address, secret: definition.secret ?? "" };
  return { ...NEW, name, kind, mapping, measure: measureId ?? EACH_ROW, ...where, ...timesOf(schedule) };
}

function timesOf(schedule: Schedule): Pick<Draft, "every"> & Partial<Pick<Draft, "at" | "minute" | "pattern">> {
  switch (schedule.every) {
    case "hour":
      return { every: "hour", minute: String(schedule.minute) };
    case "cron":
      return { every: "cron", pattern: schedule.pattern };
    default:
      return { every: schedule.every, at: schedule.at };
  }
}

/** As it is sent: the schema judges it. */
export function definitionIn(draft: Draft): unknown {
  const { name, kind, address, secret, connection, query, measure, mapping } = draft;
  const isEachRow = measure === EACH_ROW;
  const common = {
    name,
    kind,
    schedule: scheduleIn(draft),
    mapping: { ...mapping, measure: isEachRow ? mapping.measure : "" },
    measureId: isEachRow || measure === "" ? null : measure,
  };
  return kind === "sql" ? { ...common, connection, query } : { ...common, address, secret: secret || null };
}

function scheduleIn({ every, at, minute, pattern }: Draft): unknown {
  if (every === "hour") return { every, minute: Number(minute) };
  return every === "cron" ? { every, pattern } : { every, at };
}

/** A first answer fills in what the columns most likely mean, where nobody has said anything. */
export function withSuggestion(draft: Draft, { suggested }: PullTrial): Draft | undefined {
  const { period, value, numerator } = draft.mapping;
  const isBlank = period === "" && value === "" && numerator === "";
  return suggested && isBlank ? { ...draft, mapping: suggested } : undefined;
}
