import type { PersonId, ScreenId } from "../../shared/base/ids.ts";
import type { Db } from "./database.ts";

export interface SessionTables {
  sessions: SessionRow;
}

interface SessionRow {
  /** SHA-256 of the secret in the cookie. */
  id: string;
  kind: "person" | "screen";
  person_id: PersonId | null;
  screen_id: ScreenId | null;
  created_at: number;
  seen_at: number;
  expires_at: number;
  /** The session this one takes over from, valid until this one has been used. */
  replaces: string | null;
}

export type StoredSession = {
  readonly id: string;
  readonly createdAt: number;
  readonly seenAt: number;
  readonly expiresAt: number;
  readonly replaces: string | null;
} & (
  | { readonly kind: "person"; readonly personId: PersonId }
  | { readonly kind: "screen"; readonly screenId: ScreenId }
);

function fromRow(row: SessionRow): StoredSession | undefined {
  const common = {
    id: row.id,
    createdAt: row.created_at,
    seenAt: row.seen_at,
    expiresAt: row.expires_at,
    replaces: row.replaces,
  };
  if (row.kind === "person" && row.person_id) return { ...common, kind: "person", personId: row.person_id };
  if (row.kind === "screen" && row.screen_id) return { ...common, kind: "screen", screenId: row.screen_id };
  return undefined;
}

export async function sessionById(db: Db, id: string): Promise<StoredSession | undefined> {
  const row = await db.selectFrom("sessions").selectAll().where("id", "=", id).executeTakeFirst();
  return row && fromRow(row);
}

export async function insertSession(db: Db, session: StoredSession): Promise<void> {
  await db
    .insertInto("sessions")
    .values({
      id: session.id,
      kind: session.kind,
      person_id: session.kind === "person" ? session.personId : null,
      screen_id: session.kind === "screen" ? session.screenId : null,
      created_at: session.createdAt,
      seen_at: session.seenAt,
      expires_at: session.expiresAt,
      replaces: session.replaces,
    })
    .execute();
}

export async function touchSession(db: Db, id: string, seenAt: number, expiresAt: number): Promise<void> {
  await db.updateTable("sessions").set({ seen_at: seenAt, expires_at: expiresAt }).where("id", "=", id).execute();
}

export async function deleteSession(db: Db, id: string): Promise<void> {
  await db.deleteFrom("sessions").where("id", "=", id).execute();
}

export async function deleteSessionsOfPerson(db: Db, personId: PersonId, apartFrom?: string): Promise<void> {
  const all = db.deleteFrom("sessions").where("person_id", "=", personId);
  await (apartFrom ? all.where("id", "!=", apartFrom) : all).execute();
}

export async function deleteSessionsOfScreen(db: Db, screenId: ScreenId, apartFrom?: string): Promise<void> {
  const all = db.deleteFrom("sessions").where("screen_id", "=", screenId);
  await (apartFrom ? all.where("id", "!=", apartFrom) : all).execute();
}

/** Sessions that would take this one's place, but whose secret never reached its screen. */
export async function deleteReplacementsOf(db: Db, id: string): Promise<void> {
  await db.deleteFrom("sessions").where("replaces", "=", id).execute();
}

export async function deleteExpiredSessions(db: Db, now: number): Promise<void> {
  await db.deleteFrom("sessions").where("expires_at", "<=", now).execute();
}
