import type { Outcome } from "../base/outcome.ts";

/**
 * Why something was refused. A closed union: every code has a sentence in `client/words`, in all three languages,
 * and a `switch` over it is checked for completeness. `message` is English, for people who write scripts.
 */
export const PROBLEM_CODES = [
  "bad-request", // the request is not of the form asked for; `fields` says where
  "not-signed-in",
  "not-allowed",
  "not-found", // also what one may not know of
  "wrong-password",
  "too-many", // tries or requests; wait
  "too-large",
  "foreign-origin",
  "link-used", // a one-time link that was used, has expired or was withdrawn
  "already-set-up",
  "name-taken",
  "changed-meanwhile", // compare-and-set lost; `current` is what won
  "key-reused", // an Idempotency-Key that came before with another body
  "patient-identity",
  "bad-file", // a file that cannot be read or used; `fields.file` names why
  "code-unknown", // pairing code: wrong or expired
  "wrong-pin",
  "pin-needed",
  "meeting-running",
  "meeting-over",
  "no-meeting",
  "not-a-number",
  "bad-period",
  "future-period",
  "unknown-measure", // in a row of a feed
  "unknown-unit",
  "wrong-unit", // known, and neither the measure's own nor below it
  "needs-reason",
  "last-admin",
  "screen-session", // a person tried to sign in on a paired screen
  "not-saving", // the disk is full or the database is away; it passes, and nothing was done
  "internal", // our fault; the log has the request id
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** What a client may meet besides a refusal: no answer at all. */
export type Fault = "no-network";

export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
  /** Of a batch: how many of its rows cannot be used. */
  readonly rows?: { readonly wrong: number; readonly of: number };
  /** Path of a field -> what is wrong with it, in English. */
  readonly fields?: Readonly<Record<string, string>>;
  /** For `changed-meanwhile`: the state that won, of the shape the route answers with. */
  readonly current?: unknown;
}

export type Reply<Value> = Outcome<Value, Problem>;

/** HTTP status of a refusal: one place, so that every route answers alike. */
export function statusOf(code: ProblemCode): number {
  switch (code) {
    case "bad-request":
    case "not-a-number":
    case "bad-period":
    case "future-period":
    case "unknown-measure":
    case "unknown-unit":
    case "wrong-unit":
    case "needs-reason":
      return 400;
    case "not-signed-in":
    case "wrong-password":
      return 401;
    case "not-allowed":
    case "foreign-origin":
    case "wrong-pin":
    case "pin-needed":
    case "screen-session":
      return 403;
    case "not-found":
    case "no-meeting":
    case "code-unknown":
      return 404;
    case "link-used":
    case "already-set-up":
      return 410;
    case "changed-meanwhile":
    case "key-reused":
    case "name-taken":
    case "meeting-running":
    case "meeting-over":
    case "last-admin":
      return 409;
    case "too-large":
      return 413;
    case "patient-identity":
    case "bad-file":
      return 422;
    case "too-many":
      return 429;
    case "internal":
      return 500;
    case "not-saving":
      return 503;
  }
}
