import * as z from "zod/mini";
import { type Outcome, ok, refused } from "../base/outcome.ts";
import { figureOf, isPercent, type MeasureDefinition } from "../measure/measure.ts";
import type { RawPoint } from "../measure/pushed.ts";
import { fhirPeriod } from "./fhirPeriod.ts";

/**
 * FHIR R4 MeasureReport, as points. Only finished summaries of groups: a report on one patient, or one that names any, is
 * refused, since no patient data belongs here. Source: HL7 FHIR 4.0.1, MeasureReport and its code systems
 * measure-report-status, measure-report-type and measure-population.
 */

/** What is sent: one report, or a Bundle of them. Its parts are read one by one, so that each is answered in words. */
export const fhirBody = z.looseObject({
  resourceType: z.enum(["MeasureReport", "Bundle"]),
  entry: z.optional(z.array(z.looseObject({ resource: z.optional(z.unknown()) })).check(z.maxLength(1000))),
});
export type FhirBody = z.infer<typeof fhirBody>;

const text = z.string().check(z.maxLength(400));
const coded = z.object({ coding: z.optional(z.array(z.object({ code: z.optional(text) }))) });
const reference = z.object({
  reference: z.optional(text),
  type: z.optional(text),
  identifier: z.optional(z.object({ value: z.optional(text) })),
});
const measureReport = z.object({
  resourceType: z.literal("MeasureReport"),
  status: text,
  type: text,
  subject: z.optional(reference),
  reporter: z.optional(reference),
  date: z.optional(text),
  period: z.object({ start: z.optional(text), end: z.optional(text) }),
  group: z._default(
    z.array(
      z.object({
        id: z.optional(text),
        code: z.optional(coded),
        population: z._default(
          z.array(
            z.object({
              code: z.optional(coded),
              count: z.optional(z.number()),
              subjectResults: z.optional(z.unknown()),
            }),
          ),
          [],
        ),
        measureScore: z.optional(
          z.object({ value: z.optional(z.number()), unit: z.optional(text), code: z.optional(text) }),
        ),
      }),
    ),
    [],
  ),
});
type Report = z.infer<typeof measureReport>;
type Group = Report["group"][number];

export interface ReportFault {
  /** Which of a bundle's entries, from 0; `null` for a report by itself. */
  readonly entry: number | null;
  readonly field: string;
  readonly message: string;
}

export interface ReportContext {
  readonly definition: MeasureDefinition;
  readonly zone: string;
  /** Which group of each report, by its id or code; absent = the only one. */
  readonly group: string | undefined;
  /** Whether a text is the id or the code of a unit. */
  readonly isUnit: (named: string) => boolean;
}

/** Reads every report into a row of the push API, or says of each that cannot be used why not: nothing is stored then. */
export function readReports(body: FhirBody, context: ReportContext): Outcome<RawPoint[], ReportFault[]> {
  const entries = body.resourceType === "Bundle" ? (body.entry ?? []).map(({ resource }) => resource) : [body];
  const rows: RawPoint[] = [];
  const faults: ReportFault[] = [];
  if (entries.length === 0) faults.push({ entry: null, field: "entry", message: "The Bundle is empty." });
  entries.forEach((each, i) => {
    const entry = body.resourceType === "Bundle" ? i : null;
    const row = readReport(each, context);
    if (row.ok) rows.push(row.value);
    else faults.push({ entry, ...row.refusal });
  });
  return faults.length > 0 ? refused(faults) : ok(rows);
}

type Fault = Omit<ReportFault, "entry">;
const fault = (field: string, message: string) => refused<Fault>({ field, message });

const NO_PATIENTS = "It names a patient. Only summaries of groups are taken: no patient data belongs here.";

function readReport(raw: unknown, context: ReportContext): Outcome<RawPoint, Fault> {
  if (namesPatient(raw)) return fault("subject", NO_PATIENTS);
  const read = measureReport.safeParse(raw);
  if (!read.success) {
    const [issue] = read.error.issues;
    return fault(issue?.path.join(".") || "resource", `Not a MeasureReport of FHIR R4: ${issue?.message ?? ""}`);
  }
  const report = read.data;
  if (report.status !== "complete")
    return fault("status", `It is "${report.status}". Only "complete" reports are taken.`);
  if (report.type !== "summary") {
    return fault("type", `It is "${report.type}". Only "summary" is taken: figures of a group, never of a person.`);
  }
  const { rhythm } = context.definition;
  const period = fhirPeriod(report.period, rhythm, context.zone);
  if (!period.ok) return fault("period", period.refusal);
  const group = chosenGroup(report, context.group);
  if (!group.ok) return group;
  const figure = figureIn(group.value, context.definition);
  if (!figure.ok) return figure;
  const unit = unitIn(report, context.isUnit);
  return ok({
    period: period.value,
    ...figure.value,
    ...(unit !== undefined && { unit }),
    // Of two reports on one period the one that was made later stands.
    ...(isInstant(report.date) && { asOf: report.date }),
  });
}

function isInstant(date: string | undefined): boolean {
  return date !== undefined && /T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/.test(date);
}

/** People of whom nothing is kept, wherever in the report they are named. */
const PERSONS =
  /(?:^|\/)(?:Patient|RelatedPerson|Person|Practitioner|PractitionerRole)\/|^(?:Patient|RelatedPerson|Person|Practitioner|PractitionerRole)$/;

/** Any reference to a person, any contained one, and any list of subjects. Looks no deeper than reports go. */
function namesPatient(value: unknown, key = "", depth = 0): boolean {
  if (depth > 12) return true;
  if (typeof value === "string") {
    return (key === "reference" || key === "type" || key === "resourceType") && PERSONS.test(value);
  }
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(
    ([name, inner]) => name === "subjectResults" || namesPatient(inner, Array.isArray(value) ? key : name, depth + 1),
  );
}

function chosenGroup({ group }: Report, wanted: string | undefined): Outcome<Group, Fault> {
  const named = (each: Group) => [each.id, ...codesOf(each.code)].filter((name) => name !== undefined);
  const [first] = wanted === undefined ? group : group.filter((each) => named(each).includes(wanted));
  if (!first) return fault("group", wanted === undefined ? "It has no group." : "It has no group of that id or code.");
  if (wanted === undefined && group.length > 1) {
    const names = group.map((each) => named(each)[0] ?? "(nameless)").join(", ");
    return fault("group", `It has several groups (${names}). Say which: ?group=...`);
  }
  return ok(first);
}

function codesOf(code: z.infer<typeof coded> | undefined): string[] {
  return (code?.coding ?? []).flatMap((each) => each.code ?? []);
}

type Figure = Pick<RawPoint, "value" | "numerator" | "denominator">;

function figureIn(group: Group, definition: MeasureDefinition): Outcome<Figure, Fault> {
  const shape = figureOf(definition.chart);
  const counts = countsOf(group);
  const score = group.measureScore;
  if (shape === "ratio" || (shape === "any" && counts !== undefined)) {
    return counts ? ok(counts) : fault("group.population", "It lacks the counts of numerator and denominator.");
  }
  if (score?.value !== undefined) {
    const isInPercent = score.unit === "%" || score.code === "%";
    if (isPercent(definition) && !isInPercent) {
      const message =
        "This measure is in per cent. Send counts of numerator and denominator, or a score whose unit is %.";
      return fault("group.measureScore", message);
    }
    return ok({ value: score.value });
  }
  const events = countOf(group, "numerator") ?? countOf(group, "measure-population");
  if (definition.chart === "c" && events !== undefined) return ok({ value: events });
  return fault("group.measureScore", "It has no measureScore.value.");
}

function countOf({ population }: Group, code: string): number | undefined {
  return population.find((each) => codesOf(each.code).includes(code))?.count;
}

/** Numerator and denominator without those who are excluded from each. @see measure-population, and CMS on proportions */
function countsOf(group: Group): { numerator: number; denominator: number } | undefined {
  const [numerator, denominator] = [countOf(group, "numerator"), countOf(group, "denominator")];
  if (numerator === undefined || denominator === undefined) return undefined;
  const out = (code: string) => countOf(group, code) ?? 0;
  return {
    numerator: numerator - out("numerator-exclusion"),
    denominator: denominator - out("denominator-exclusion") - out("denominator-exception"),
  };
}

/** Whom a report is of: its subject, else who reports; by what is known here, else as it names itself. */
function unitIn({ subject, reporter }: Report, isUnit: (named: string) => boolean): string | undefined {
  const names = [subject, reporter].flatMap((each) => [
    ...(each?.identifier?.value !== undefined ? [each.identifier.value] : []),
    ...(each?.reference !== undefined ? [each.reference.split("/").at(-1) ?? ""] : []),
  ]);
  return names.find(isUnit) ?? names[0];
}
