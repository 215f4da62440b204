import type { Language, Role } from "../../shared/access/actor.ts";
import type { PersonId, UnitId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import { type NoticeChoice, NOTICE_CHOICES } from "../../shared/notice/event.ts";
import type { Db } from "./database.ts";
import type { Recipient } from "./noticeMessages.ts";

export interface NoticeChoiceTables {
  notice_people: { person_id: PersonId; mailed: string };
  notice_units: NoticeUnitRow;
  mail_addresses: AddressRow;
}

interface NoticeUnitRow {
  unit_id: UnitId;
  teams: string | null;
  teams_at: number | null;
  teams_by: string | null;
  posted: string;
}

interface AddressRow {
  of_kind: Recipient["kind"];
  of_id: PersonId | UnitId;
  address: string | null;
  pending: string | null;
  code_hash: string | null;
  code_until: number | null;
}

/** Choices as they are kept: names with a space between. A name that is no choice any more is none. */
function readChoices(text: string): NoticeChoice[] {
  const chosen = text.split(" ");
  return NOTICE_CHOICES.filter((each) => chosen.includes(each));
}

export async function mailedOf(db: Db, personId: PersonId): Promise<NoticeChoice[]> {
  const row = await db
    .selectFrom("notice_people")
    .select("mailed")
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return row ? readChoices(row.mailed) : [];
}

export async function setMailed(db: Db, personId: PersonId, mailed: readonly NoticeChoice[]): Promise<void> {
  const row = { mailed: mailed.join(" ") };
  await db
    .insertInto("notice_people")
    .values({ person_id: personId, ...row })
    .onConflict((conflict) => conflict.column("person_id").doUpdateSet(row))
    .execute();
}

/** Somebody who can be told: has a role given in the unit itself, and has not left. */
export interface Told {
  readonly personId: PersonId;
  readonly role: Role;
  readonly language: Language;
  /** What she has chosen to be told by mail; empty without a verified address. */
  readonly mailed: readonly NoticeChoice[];
}

/** Everybody with a role given in a unit itself, by id. */
export async function toldIn(db: Db, unitId: UnitId): Promise<Told[]> {
  const rows = await db
    .selectFrom("roles")
    .innerJoin("persons", "persons.id", "roles.person_id")
    .leftJoin("notice_people", "notice_people.person_id", "persons.id")
    .leftJoin("mail_addresses", (join) =>
      join.onRef("mail_addresses.of_id", "=", "persons.id").on("mail_addresses.of_kind", "=", "person"),
    )
    .select(["persons.id", "persons.language", "roles.role", "notice_people.mailed", "mail_addresses.address"])
    .where("roles.unit_id", "=", unitId)
    .where("persons.disabled_at", "is", null)
    .orderBy("persons.id")
    .execute();
  return rows.map(({ id, role, language, mailed, address }) => ({
    personId: id,
    role,
    language,
    mailed: address === null ? [] : readChoices(mailed ?? ""),
  }));
}

export interface UnitChoices {
  readonly teams: { readonly url: string; readonly at: Instant; readonly by: string } | null;
  readonly posted: readonly NoticeChoice[];
}

export async function unitChoices(db: Db, unitId: UnitId): Promise<UnitChoices> {
  const row = await db.selectFrom("notice_units").selectAll().where("unit_id", "=", unitId).executeTakeFirst();
  if (!row) return { teams: null, posted: [] };
  const { teams: url, teams_at: at, teams_by: by } = row;
  return { teams: url === null ? null : { url, at: at ?? 0, by: by ?? "" }, posted: readChoices(row.posted) };
}

export async function setUnitChoices(db: Db, unitId: UnitId, { teams, posted }: UnitChoices): Promise<void> {
  const row = {
    teams: teams?.url ?? null,
    teams_at: teams?.at ?? null,
    teams_by: teams?.by ?? null,
    posted: posted.join(" "),
  };
  await db
    .insertInto("notice_units")
    .values({ unit_id: unitId, ...row })
    .onConflict((conflict) => conflict.column("unit_id").doUpdateSet(row))
    .execute();
}

export interface StoredAddress {
  /** Verified; null = none. */
  readonly address: string | null;
  readonly pending: string | null;
}

export async function addressOf(db: Db, { kind, id }: Recipient): Promise<StoredAddress> {
  const row = await db
    .selectFrom("mail_addresses")
    .select(["address", "pending"])
    .where("of_kind", "=", kind)
    .where("of_id", "=", id)
    .executeTakeFirst();
  return row ?? { address: null, pending: null };
}

/** An address that waits to be confirmed by its code; the one before stays in use until then. */
export async function awaitAddress(
  db: Db,
  { kind, id }: Recipient,
  pending: string,
  code: { readonly hash: string; readonly until: Instant },
): Promise<void> {
  const row = { pending, code_hash: code.hash, code_until: code.until };
  await db
    .insertInto("mail_addresses")
    .values({ of_kind: kind, of_id: id, address: null, ...row })
    .onConflict((conflict) => conflict.columns(["of_kind", "of_id"]).doUpdateSet(row))
    .execute();
}

export async function removeAddress(db: Db, { kind, id }: Recipient): Promise<void> {
  await db.deleteFrom("mail_addresses").where("of_kind", "=", kind).where("of_id", "=", id).execute();
}

/** Spends a code. @returns whose address it confirmed; undefined for one that is unknown, used or too old */
export async function confirmAddress(db: Db, hash: string, now: Instant): Promise<Recipient | undefined> {
  const row = await db
    .updateTable("mail_addresses")
    .set((is) => ({ address: is.ref("pending"), pending: null, code_hash: null, code_until: null }))
    .where("code_hash", "=", hash)
    .where("code_until", ">", now)
    .returning(["of_kind", "of_id"])
    .executeTakeFirst();
  if (!row) return undefined;
  return row.of_kind === "person"
    ? { kind: "person", id: row.of_id as PersonId }
    : { kind: "unit", id: row.of_id as UnitId };
}
