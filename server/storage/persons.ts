import type { Language, Role, UnitRole } from "../../shared/access/actor.ts";
import type { PersonId, UnitId } from "../../shared/base/ids.ts";
import type { Db } from "./database.ts";

export interface PersonTables {
  persons: PersonRow;
  roles: { person_id: PersonId; unit_id: UnitId; role: Role };
  invitations: InvitationRow;
}

interface PersonRow {
  id: PersonId;
  /** Lower case: two people cannot differ by a capital letter alone. */
  login: string;
  name: string;
  password_hash: string | null;
  language: Language;
  created_at: number;
  disabled_at: number | null;
}

export interface StoredPerson {
  readonly id: PersonId;
  readonly login: string;
  readonly name: string;
  readonly passwordHash: string | null;
  readonly language: Language;
  readonly disabled: boolean;
}

function fromRow(row: PersonRow): StoredPerson {
  return {
    id: row.id,
    login: row.login,
    name: row.name,
    passwordHash: row.password_hash,
    language: row.language,
    disabled: row.disabled_at !== null,
  };
}

export async function personById(db: Db, id: PersonId): Promise<StoredPerson | undefined> {
  const row = await db.selectFrom("persons").selectAll().where("id", "=", id).executeTakeFirst();
  return row && fromRow(row);
}

export async function personByLogin(db: Db, login: string): Promise<StoredPerson | undefined> {
  const row = await db.selectFrom("persons").selectAll().where("login", "=", login.toLowerCase()).executeTakeFirst();
  return row && fromRow(row);
}

export async function insertPerson(
  db: Db,
  person: { id: PersonId; login: string; name: string; passwordHash: string | null; language: Language },
  at: number,
): Promise<void> {
  await db
    .insertInto("persons")
    .values({
      id: person.id,
      login: person.login.toLowerCase(),
      name: person.name,
      password_hash: person.passwordHash,
      language: person.language,
      created_at: at,
      disabled_at: null,
    })
    .execute();
}

export async function updatePerson(
  db: Db,
  id: PersonId,
  change: { name?: string; password_hash?: string; language?: Language },
): Promise<void> {
  if (Object.keys(change).length === 0) return;
  await db.updateTable("persons").set(change).where("id", "=", id).execute();
}

export async function rolesOf(db: Db, id: PersonId): Promise<UnitRole[]> {
  const rows = await db.selectFrom("roles").selectAll().where("person_id", "=", id).execute();
  return rows.map((row) => ({ unitId: row.unit_id, role: row.role }));
}

/** Gives a role in a unit, changes it, or with `null` takes it away. */
export async function setRole(db: Db, id: PersonId, unitId: UnitId, role: Role | null): Promise<void> {
  await db.deleteFrom("roles").where("person_id", "=", id).where("unit_id", "=", unitId).execute();
  if (role) await db.insertInto("roles").values({ person_id: id, unit_id: unitId, role }).execute();
}

export interface Member {
  readonly personId: PersonId;
  readonly name: string;
  readonly login: string;
  readonly unitId: UnitId;
  readonly role: Role;
}

/** Everybody with a role in one of the units, by name. */
export async function membersOf(db: Db, units: readonly UnitId[]): Promise<Member[]> {
  if (units.length === 0) return [];
  const rows = await db
    .selectFrom("roles")
    .innerJoin("persons", "persons.id", "roles.person_id")
    .select(["persons.id", "persons.name", "persons.login", "roles.unit_id", "roles.role"])
    .where("roles.unit_id", "in", [...units])
    .where("persons.disabled_at", "is", null)
    .orderBy("persons.name")
    .execute();
  return rows.map((row) => ({
    personId: row.id,
    name: row.name,
    login: row.login,
    unitId: row.unit_id,
    role: row.role,
  }));
}

/** How many people are administrators of a unit other than this one. */
export async function otherAdmins(db: Db, unitId: UnitId, apartFrom: PersonId): Promise<number> {
  const rows = await db
    .selectFrom("roles")
    .innerJoin("persons", "persons.id", "roles.person_id")
    .select("persons.id")
    .where("roles.unit_id", "=", unitId)
    .where("roles.role", "=", "admin")
    .where("persons.id", "!=", apartFrom)
    .where("persons.disabled_at", "is", null)
    .execute();
  return rows.length;
}

export type InvitationKind = "setup" | "person" | "reset";

interface InvitationRow {
  hash: string;
  kind: InvitationKind;
  unit_id: UnitId | null;
  role: Role | null;
  name: string | null;
  person_id: PersonId | null;
  created_by: PersonId | null;
  created_at: number;
  expires_at: number;
  used_at: number | null;
}

export interface StoredInvitation {
  readonly hash: string;
  readonly kind: InvitationKind;
  readonly unitId: UnitId | null;
  readonly role: Role | null;
  readonly name: string | null;
  readonly personId: PersonId | null;
  readonly createdBy: PersonId | null;
  readonly expiresAt: number;
  readonly usedAt: number | null;
}

export async function insertInvitation(
  db: Db,
  invitation: Omit<StoredInvitation, "usedAt">,
  at: number,
): Promise<void> {
  await db
    .insertInto("invitations")
    .values({
      hash: invitation.hash,
      kind: invitation.kind,
      unit_id: invitation.unitId,
      role: invitation.role,
      name: invitation.name,
      person_id: invitation.personId,
      created_by: invitation.createdBy,
      created_at: at,
      expires_at: invitation.expiresAt,
      used_at: null,
    })
    .execute();
}

export async function invitationByHash(db: Db, hash: string): Promise<StoredInvitation | undefined> {
  const row = await db.selectFrom("invitations").selectAll().where("hash", "=", hash).executeTakeFirst();
  return (
    row && {
      hash: row.hash,
      kind: row.kind,
      unitId: row.unit_id,
      role: row.role,
      name: row.name,
      personId: row.person_id,
      createdBy: row.created_by,
      expiresAt: row.expires_at,
      usedAt: row.used_at,
    }
  );
}

/** Spends a one-time link: true for exactly one of those who try. */
export async function spendInvitation(db: Db, hash: string, at: number): Promise<boolean> {
  const result = await db
    .updateTable("invitations")
    .set({ used_at: at })
    .where("hash", "=", hash)
    .where("used_at", "is", null)
    .where("expires_at", ">", at)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** A new set-up or reset link makes the older ones of its kind worthless. */
export async function withdrawInvitations(db: Db, kind: InvitationKind, personId: PersonId | null): Promise<void> {
  const open = db.deleteFrom("invitations").where("kind", "=", kind).where("used_at", "is", null);
  await (personId ? open.where("person_id", "=", personId) : open).execute();
}
