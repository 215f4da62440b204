import type { IncomingMessage } from "node:http";
import type { Actor } from "../../shared/access/actor.ts";
import type { PersonId, ScreenId } from "../../shared/base/ids.ts";
import { HOUR, type Instant, MINUTE } from "../../shared/base/time.ts";
import { SCREEN_AWAY_LIMIT } from "../../shared/screen/screen.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { Db, Storage } from "../storage/database.ts";
import { personById, rolesOf } from "../storage/persons.ts";
import { screenActor } from "../storage/screens.ts";
import { deleteSession, insertSession, type StoredSession, sessionById, touchSession } from "../storage/sessions.ts";
import { hashSecret, newSecret } from "./passwords.ts";

const NOBODY: Actor = { kind: "nobody" };
/** A person: 8 hours without a sign of life, 12 hours at the most: a shift. */
const PERSON_IDLE = 8 * HOUR;
const PERSON_MOST = 12 * HOUR;

export interface Signed {
  readonly actor: Actor;
  readonly sessionId: string | undefined;
  readonly createdAt?: Instant;
}

export interface Sessions {
  readonly cookieName: string;
  /** Who sends a request or an upgrade, by its cookie. */
  whoAsks(request: IncomingMessage): Promise<Signed>;
  /** Who a session is of now: asked again when rights change under an open socket. */
  resume(sessionId: string): Promise<Signed>;
  /** Opens a session for a person; the secret is for the cookie and is not kept. */
  openForPerson(tx: Db, personId: PersonId): Promise<string>;
  /**
   * Opens a session for a paired wall.
   * @param replaces the session whose place it takes, which holds until this one has been used
   */
  openForScreen(tx: Db, screenId: ScreenId, replaces: string | null): Promise<string>;
  end(sessionId: string): Promise<void>;
}

export function createSessions(parts: { config: Config; clock: Clock; storage: Storage }): Sessions {
  const { clock, storage } = parts;
  // The __Host- prefix needs a secure connection, which a browser also grants to this machine itself.
  const cookieName = parts.config.insecureHttp ? "tavle" : "__Host-tavle";

  async function resume(sessionId: string): Promise<Signed> {
    const now = clock.now();
    const session = await sessionById(storage.db, sessionId);
    if (!session || session.expiresAt <= now) return { actor: NOBODY, sessionId: undefined };
    const actor = await actorOf(storage.db, session);
    if (!actor) return { actor: NOBODY, sessionId: undefined };
    if (now - session.seenAt >= MINUTE) await prolong(storage.db, session, now);
    return { actor, sessionId, createdAt: session.createdAt };
  }

  return {
    cookieName,
    resume,
    async whoAsks(request) {
      const secret = cookieOf(request, cookieName);
      return secret ? await resume(hashSecret(secret)) : { actor: NOBODY, sessionId: undefined };
    },
    async openForPerson(tx, personId) {
      const secret = newSecret();
      const now = clock.now();
      await insertSession(tx, {
        id: hashSecret(secret),
        kind: "person",
        personId,
        createdAt: now,
        seenAt: now,
        expiresAt: now + PERSON_IDLE,
        replaces: null,
      });
      return secret;
    },
    async openForScreen(tx, screenId, replaces) {
      const secret = newSecret();
      const now = clock.now();
      await insertSession(tx, {
        id: hashSecret(secret),
        kind: "screen",
        screenId,
        createdAt: now,
        seenAt: now,
        expiresAt: now + SCREEN_AWAY_LIMIT,
        replaces,
      });
      return secret;
    },
    end: (sessionId) => deleteSession(storage.db, sessionId),
  };
}

async function prolong(db: Db, session: StoredSession, now: Instant): Promise<void> {
  const until =
    session.kind === "screen" ? now + SCREEN_AWAY_LIMIT : Math.min(now + PERSON_IDLE, session.createdAt + PERSON_MOST);
  await touchSession(db, session.id, now, until);
  // The old secret of a screen is good until the new one has been used, a minute or more after it was given: Chromium
  // writes cookies late, and a power cut would else bring back a cookie that is worth nothing.
  if (session.replaces) await deleteSession(db, session.replaces);
}

async function actorOf(db: Db, session: StoredSession): Promise<Actor | undefined> {
  if (session.kind === "screen") return await screenActor(db, session.screenId);
  const person = await personById(db, session.personId);
  if (!person || person.disabled) return undefined;
  const roles = await rolesOf(db, person.id);
  return { kind: "person", id: person.id, name: person.name, language: person.language, roles };
}

/** The value of one cookie; of two with one name neither is believed. */
export function cookieOf(request: IncomingMessage, name: string): string | undefined {
  const found = (request.headers.cookie ?? "")
    .split(";")
    .map((pair) => pair.trim().split("="))
    .filter(([key]) => key === name)
    .map(([, value]) => value);
  return found.length === 1 ? found[0] : undefined;
}
