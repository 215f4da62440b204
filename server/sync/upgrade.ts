import { type IncomingMessage, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { type Actor, actorId } from "../../shared/access/actor.ts";
import { may } from "../../shared/access/policy.ts";
import { type DocumentId, documentId } from "../../shared/base/ids.ts";
import { CLOSE, documentOfPath, SYNC_PARAMS } from "../../shared/protocol/sync.ts";
import type { DocumentFacts } from "../access/authority.ts";
import { KINDS } from "./kinds.ts";

/** Who sent an upgrade: from its cookie alone. */
export interface Asker {
  readonly actor: Actor;
  readonly sessionId: string | undefined;
}

/** An upgrade that gets no socket: answered as HTTP, before 101. */
export interface Turned {
  readonly status: 400 | 401 | 403;
}

export interface Wanted {
  readonly documentId: DocumentId;
  readonly epoch: string | null;
  readonly schema: string | null;
  readonly as: string | null;
}

/** What an upgrade asks for, or why it is no upgrade of ours. Looks only at the request; nothing is loaded for it. */
export function readUpgrade(request: IncomingMessage, origins: ReadonlySet<string>): Wanted | Turned {
  const [path = "", query = ""] = (request.url ?? "").split("?", 2);
  const named = documentId.safeParse(documentOfPath(path));
  if (!named.success || request.method !== "GET") return { status: 400 };
  const params = new URLSearchParams(query);
  const known: readonly string[] = Object.values(SYNC_PARAMS);
  // A token in the address would end up in somebody's log.
  if ([...params.keys()].some((key) => !known.includes(key))) return { status: 400 };
  const sent = request.headersDistinct.origin ?? [];
  // A browser always says where a page comes from; the cookie alone must not be enough.
  if (sent.length !== 1 || !origins.has(sent[0] ?? "")) return { status: 403 };
  const given = (name: keyof typeof SYNC_PARAMS) => params.get(SYNC_PARAMS[name]);
  return { documentId: named.data, epoch: given("epoch"), schema: given("schema"), as: given("as") };
}

/** Why a socket that has been opened is closed at once, by a code that the client understands; undefined = welcome. */
export function turnAway(
  asker: Asker,
  wanted: Wanted,
  document: DocumentFacts | undefined,
): { code: number; reason: string } | undefined {
  if (wanted.as !== null && wanted.as !== actorId(asker.actor)) return { code: CLOSE.signedOut, reason: "another" };
  // Unknown and unseen are one answer: who may not know of a board does not learn that there is one.
  if (!document || !may(asker.actor, "board:read", document)) return { code: CLOSE.gone, reason: "gone" };
  if (wanted.epoch !== null && wanted.epoch !== String(document.epoch))
    return { code: CLOSE.otherEpoch, reason: "epoch" };
  if (wanted.schema !== null && wanted.schema !== String(KINDS[document.document].schemaVersion)) {
    return { code: CLOSE.otherSchema, reason: "schema" };
  }
  return undefined;
}

/** Answers an upgrade as plain HTTP, and hangs up: a client that does not would else be left half open. */
export function turn(socket: Duplex, status: number): void {
  socket.once("finish", () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
