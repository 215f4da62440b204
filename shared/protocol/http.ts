import * as z from "zod/mini";
import type { Problem } from "./problem.ts";
import { type Outcome, ok, refused } from "../base/outcome.ts";

/** Header: the id of whose page a change comes from. When somebody else has signed in beside it, the change is refused. */
export const ACTING_AS = "Tavle-As";

/**
 * Header: the instant at which a command was given, in milliseconds of the server's clock as the screen knows it, when the
 * command has waited for the network. Believed only where the time of the deed is what counts: in meetings.
 */
export const GIVEN_AT = "Tavle-Given";

/** What is read as JSON; which routes take more than the first says each. No form of a page can send any of them. */
export const JSON_TYPES = ["application/json", "application/fhir+json"];
/** Files are sent as they are. None of these is a type that a form of a foreign page can send. */
export const FILE_TYPES = [
  "application/octet-stream",
  "text/csv",
  "text/tab-separated-values",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
];

/** A schema of any make; `Out` is what it parses to. */
export type Schema<Out = unknown> = z.core.$ZodType<Out>;
export type Parsed<S> = S extends z.core.$ZodType ? z.output<S> : undefined;

/** Reads what came in by its schema; a refusal names every field that is wrong. */
export function parse<S extends Schema>(schema: S, value: unknown): Outcome<z.output<S>, Problem> {
  const result = z.safeParse(schema, value);
  if (result.success) return ok(result.data);
  const fields: Record<string, string> = {};
  for (const issue of result.error.issues) fields[issue.path.join(".") || "body"] ??= issue.message;
  const list = Object.entries(fields).map(([field, text]) => `${field}: ${text}`);
  return refused({ code: "bad-request", message: `Not of the form asked for. ${list.join("; ")}`, fields });
}

/** A collection, as every list answers: `next` is there when more follows. */
export function collection<S extends Schema>(item: S) {
  return z.object({ items: z.array(item), next: z.optional(z.string()) });
}

export const nothing = z.object({});

/** Names of people, units, boards and screens: one line, trimmed. */
export const nameSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(120));
/** User names: small letters, digits, dot, hyphen, underscore, @ (many sign in with an address). */
export const loginSchema = z
  .string()
  .check(z.trim(), z.toLowerCase(), z.minLength(2), z.maxLength(120), z.regex(/^[a-zæøå0-9._@-]+$/));
export const passwordSchema = z.string().check(z.minLength(10), z.maxLength(200));

/** The ids in a path; one that is not an id is answered as a thing that does not exist. */
export function pathParams<Shape extends z.core.$ZodShape>(shape: Shape) {
  return z.object(shape);
}
