/** SQLite's primary result codes for a file that cannot be written or read now. Source: sqlite.org/rescode.html. */
const SQLITE = new Set([
  5, // busy: another process has the file
  8, // read-only
  10, // the disk failed
  13, // the disk is full
  14, // the file cannot be opened
]);

/** PostgreSQL's classes of the same. Source: PostgreSQL, appendix A, error codes. */
const POSTGRES = new Set([
  "08", // no connection
  "53", // no room, no memory, too many connections
  "57", // shut down by its operator
  "58", // the system below failed
]);
const NO_DATABASE = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "ENOSPC"]);

/**
 * Whether what was thrown says that the storage cannot be written now, which passes when an operator makes room or brings
 * the database back; anything else is a fault of ours.
 */
export function isStorageFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("errcode" in error && typeof error.errcode === "number") return SQLITE.has(error.errcode & 0xff);
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return NO_DATABASE.has(code) || (/^[0-9A-Z]{5}$/.test(code) && POSTGRES.has(code.slice(0, 2)));
}

/** What PostgreSQL ends a transaction with for another's sake. Source: PostgreSQL, appendix A, error codes. */
const GIVEN_UP = new Set([
  "40P01", // a deadlock: each holds what the other waits for
  "40001", // two that cannot be put in an order
  "23505", // two made the same thing at once: whoever looks again finds it made
]);

/**
 * Whether a transaction was rolled back because of another one, so that the same again, from its start, may well be done.
 * SQLite has one writer at a time: there is none to be given up for, and who is waited for is waited for ten seconds.
 */
export function isGivenUp(error: unknown): boolean {
  return error instanceof Error && "code" in error && typeof error.code === "string" && GIVEN_UP.has(error.code);
}
