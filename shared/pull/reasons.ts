import * as z from "zod/mini";

/** Why a source could not be read. A closed union: each has a sentence in `client/words/pull.ts`, in all three languages. */
export const PULL_REASONS = [
  "address-refused", // inside the house, and not in the operator's list; or a form of address that is never called
  "host-unknown", // its name has no address
  "unreachable",
  "tls", // no secure connection: certificate expired, of another host, or of nobody known
  "timeout", // not done within ten seconds
  "too-large", // more than 5 MB, unpacked
  "redirects", // too many, in a round, or to where none may lead
  "status", // another answer than 200; `detail` = which
  "html", // a page for people, often one to sign in on
  "unreadable", // not the JSON or CSV that it should be; `detail` = what was wrong
  "no-rows", // the path to the rows leads nowhere; `detail` = the path
  "too-many-rows",
  "no-column", // `detail` = the columns that are missing
  "secret-gone", // the operator has taken it away, or keeps it for another host; `detail` = its name
  "connection-gone", // as above, of a database
  "sql-refused", // the database does not let us in, or is not there
  "sql-query", // the query is wrong; `detail` = what the database said
  "sql-timeout",
  "patient-identity", // a national identity number somewhere in the answer; `detail` = where
  "measure-gone", // taken down
  "interrupted", // the server was stopped in the middle; nothing was stored
  "internal",
] as const;
export type PullReason = (typeof PULL_REASONS)[number];
export const pullReason = z.enum(PULL_REASONS);

/** What went wrong, with a word of what the other side said: never an address with a password, never a patient. */
export interface PullFault {
  readonly reason: PullReason;
  readonly detail?: string;
}
