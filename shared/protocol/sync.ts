import { isId } from "../base/ids.ts";

/**
 * The wire of a document, a board's or its free surface's: the y-websocket protocol at `/sync/<its id>`, unchanged, and two messages of our own
 * that stock clients pass over.
 */
export const SYNC_PATH = "/sync/";

/**
 * Query parameters of the upgrade. All may be absent: then the newest epoch, and a client that vouches for itself. `as` is
 * the person or screen that a page belongs to: when somebody else has signed in beside it, it sends nothing in their name.
 */
export const SYNC_PARAMS = { schema: "schema", epoch: "epoch", as: "as" } as const;

/** First number of a message. */
export const MESSAGE = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /** Server to client: how many of this connection's updates (sync step 2 and update messages) are on disk. */
  saved: 121,
  /** Server to client: one of `MAY`; again at each change. */
  may: 122,
} as const;

/** What a connection may do with its board now. `notNow`: nobody may write, since the server cannot save. */
export const MAY = { look: 0, write: 1, notNow: 2 } as const;

/** Second number of a sync message. */
export const SYNC_MESSAGE = { step1: 0, step2: 1, update: 2 } as const;

/** Why the server closed. 4400-4499 are final: y-websocket 3.1 does not come back by itself. */
export const CLOSE = {
  restarting: 1012,
  text: 1003,
  tooLarge: 1009,
  /** A fault of the server's own. */
  failed: 1011,
  tryLater: 1013,
  malformed: 4400,
  signedOut: 4401,
  mayNotWrite: 4403,
  gone: 4404,
  otherEpoch: 4409,
  refused: 4422,
  otherSchema: 4426,
} as const;

/** The reason that comes with 1013 when a board cannot be read from its storage. */
export const STORAGE_FAILS = "storage";

/** The reason that comes with 4422: a word for `client/words`, sometimes followed by the field after a colon. */
export type ContentRefusal = "patient-identity" | "full" | "not-valid";

/** An empty awareness message: a sign of life for clients that give up after 30 s without an application message. */
export const SIGN_OF_LIFE: readonly number[] = [MESSAGE.awareness, 1, 0];

/** The document named by a path, or undefined for a path that names none. Ids are compared letter by letter, never decoded. */
export function documentOfPath(pathname: string): string | undefined {
  if (!pathname.startsWith(SYNC_PATH)) return undefined;
  const id = pathname.slice(SYNC_PATH.length);
  return isId(id) ? id : undefined;
}
