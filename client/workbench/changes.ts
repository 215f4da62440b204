import type { MeasureDefinition, SeriesReading } from "../../shared/measure/measure.ts";
import type { Period } from "../../shared/measure/period.ts";

/** What differs between two readings of a series, in the order in which people say it. */
export type ReadingChange =
  | { readonly kind: "frozen"; readonly period: Period }
  | { readonly kind: "thawed" }
  | {
      readonly kind: "phase" | "phase-gone" | "phase-changed";
      readonly period: Period;
      readonly name: string;
      readonly reason: string;
    }
  | { readonly kind: "excluded" | "included"; readonly period: Period; readonly reason: string }
  | { readonly kind: "noted" | "note-gone"; readonly period: Period; readonly text: string }
  | { readonly kind: "declined"; readonly period: Period };

export function readingChanges(before: SeriesReading, after: SeriesReading): ReadingChange[] {
  return [
    ...freezeChange(before, after),
    ...phaseChanges(before, after),
    ...excludedChanges(before, after),
    ...noteChanges(before, after),
    ...(after.declined ?? [])
      .filter((period) => !(before.declined ?? []).includes(period))
      .map((period) => ({ kind: "declined" as const, period })),
  ];
}

function freezeChange(before: SeriesReading, after: SeriesReading): ReadingChange[] {
  if (before.freeze === after.freeze) return [];
  return [after.freeze === null ? { kind: "thawed" } : { kind: "frozen", period: after.freeze }];
}

function phaseChanges(before: SeriesReading, after: SeriesReading): ReadingChange[] {
  const gone = before.phases.filter(({ from }) => !after.phases.some((phase) => phase.from === from));
  const told = after.phases.flatMap((phase): ReadingChange[] => {
    const old = before.phases.find(({ from }) => from === phase.from);
    if (old && old.name === phase.name && old.reason === phase.reason) return [];
    return [phaseChange(old ? "phase-changed" : "phase", phase)];
  });
  return [...told, ...gone.map((phase) => phaseChange("phase-gone", phase))];
}

function phaseChange(
  kind: "phase" | "phase-gone" | "phase-changed",
  { from, name, reason }: SeriesReading["phases"][number],
): ReadingChange {
  return { kind, period: from, name, reason };
}

function excludedChanges(before: SeriesReading, after: SeriesReading): ReadingChange[] {
  const has = (list: SeriesReading["excluded"], period: Period) => list.some((each) => each.period === period);
  return [
    ...after.excluded
      .filter(({ period }) => !has(before.excluded, period))
      .map(({ period, reason }) => ({ kind: "excluded" as const, period, reason })),
    ...before.excluded
      .filter(({ period }) => !has(after.excluded, period))
      .map(({ period, reason }) => ({ kind: "included" as const, period, reason })),
  ];
}

function noteChanges(before: SeriesReading, after: SeriesReading): ReadingChange[] {
  const has = (list: SeriesReading["notes"], note: SeriesReading["notes"][number]) =>
    list.some(({ period, text }) => period === note.period && text === note.text);
  return [
    ...after.notes.filter((note) => !has(before.notes, note)).map((note) => ({ kind: "noted" as const, ...note })),
    ...before.notes.filter((note) => !has(after.notes, note)).map((note) => ({ kind: "note-gone" as const, ...note })),
  ];
}

/** Everything that a definition says, in the order in which it is told. */
export const DEFINITION_FIELDS = [
  "name",
  "numeratorText",
  "denominatorText",
  "event",
  "unit",
  "per",
  "source",
  "chart",
  "rules",
  "target",
  "direction",
  "rhythm",
  "settles",
  "decimals",
  "responsible",
  "countable",
] as const satisfies readonly (keyof MeasureDefinition)[];
export type DefinitionField = (typeof DEFINITION_FIELDS)[number];

/** After these the figures mean something else than before: they must not be read as one level. */
const MEANING: readonly DefinitionField[] = [
  "numeratorText",
  "denominatorText",
  "event",
  "unit",
  "source",
  "countable",
];

export interface DefinitionChange {
  readonly field: DefinitionField;
  readonly from: MeasureDefinition[DefinitionField];
  readonly to: MeasureDefinition[DefinitionField];
}

export function definitionChanges(before: MeasureDefinition, after: MeasureDefinition): DefinitionChange[] {
  return DEFINITION_FIELDS.filter((field) => said(before, field) !== said(after, field)).map((field) => ({
    field,
    from: said(before, field),
    to: said(after, field),
  }));
}

/** What holds where nothing was said: an old definition is silent about what came later. */
const SILENT = { rules: "anhoej", per: 1, settles: 0, countable: false } as const satisfies Partial<MeasureDefinition>;

function said(definition: MeasureDefinition, field: DefinitionField): MeasureDefinition[DefinitionField] {
  return { ...SILENT, ...definition }[field];
}

/** Whether what is counted has changed: mixing two definitions in one level is an error of reading. */
export function meansOther(changes: readonly DefinitionChange[]): boolean {
  return changes.some(({ field }) => MEANING.includes(field));
}
