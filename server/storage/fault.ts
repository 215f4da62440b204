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
