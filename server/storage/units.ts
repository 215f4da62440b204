import type { Generated, Selectable } from "kysely";
import type { UnitId } from "../../shared/base/ids.ts";
import { type UnitContact, unitContactSchema } from "../../shared/tier/contact.ts";
import type { UnitKind } from "../../shared/tier/tiers.ts";
import type { Db } from "./database.ts";

export interface UnitTables {
  units: UnitRow;
}

interface UnitRow {
  id: UnitId;
  parent_id: UnitId | null;
  kind: UnitKind;
  name: string;
  zone: string;
  code: string | null;
  closed_at: number | null;
  merged_into: UnitId | null;
  contact: Generated<string>;
  version: number;
  created_at: number;
}

export interface StoredUnit {
  readonly id: UnitId;
  readonly parentId: UnitId | null;
  readonly kind: UnitKind;
  readonly name: string;
  readonly zone: string;
  /** What other systems call it, such as a RESH id; no two units have the same. */
  readonly code: string | null;
  /** Since when it is laid down; nothing of it is deleted. */
  readonly closedAt: number | null;
  /** The unit that took over its people and the units below it. */
  readonly mergedInto: UnitId | null;
  readonly contact: UnitContact;
  readonly version: number;
}

function fromRow(row: Selectable<UnitRow>): StoredUnit {
  return {
    id: row.id,
    parentId: row.parent_id,
    kind: row.kind,
    name: row.name,
    zone: row.zone,
    code: row.code,
    closedAt: row.closed_at,
    mergedInto: row.merged_into,
    contact: unitContactSchema.parse(JSON.parse(row.contact)),
    version: row.version,
  };
}

export async function allUnits(db: Db): Promise<StoredUnit[]> {
  return (await db.selectFrom("units").selectAll().orderBy("name").orderBy("id").execute()).map(fromRow);
}

export async function unitById(db: Db, id: UnitId): Promise<StoredUnit | undefined> {
  const row = await db.selectFrom("units").selectAll().where("id", "=", id).executeTakeFirst();
  return row && fromRow(row);
}

/** A unit before it is stored. */
export type NewUnit = Pick<StoredUnit, "id" | "parentId" | "kind" | "name" | "zone"> & {
  readonly code?: string | null;
};

export async function insertUnit(db: Db, unit: NewUnit, at: number): Promise<void> {
  await db
    .insertInto("units")
    .values({
      id: unit.id,
      parent_id: unit.parentId,
      kind: unit.kind,
      name: unit.name,
      zone: unit.zone,
      code: unit.code ?? null,
      closed_at: null,
      merged_into: null,
      contact: "{}",
      version: 1,
      created_at: at,
    })
    .execute();
}

/** Whether another unit has this code, in large or small letters. */
export async function isCodeTaken(db: Db, code: string, but: UnitId): Promise<boolean> {
  // Compared here: SQLite knows the small letters of a to z alone.
  const rows = await db
    .selectFrom("units")
    .select("code")
    .where("code", "is not", null)
    .where("id", "!=", but)
    .execute();
  return rows.some((row) => row.code?.toLowerCase() === code.toLowerCase());
}

/** Two who change the tree at once wait here for each other, so that together they never tie it into a loop. */
export async function lockUnits(db: Db): Promise<void> {
  await db.updateTable("units").set({ parent_id: null }).where("parent_id", "is", null).execute();
}

export interface UnitChange {
  readonly name?: string;
  readonly code?: string | null;
  readonly parentId?: UnitId | null;
  readonly closedAt?: number | null;
  readonly mergedInto?: UnitId | null;
  readonly contact?: UnitContact;
}

/** Compare-and-set: false when somebody else changed the unit since `version`. */
export async function updateUnit(db: Db, id: UnitId, version: number, change: UnitChange): Promise<boolean> {
  const result = await db
    .updateTable("units")
    .set({
      ...(change.name !== undefined && { name: change.name }),
      ...(change.code !== undefined && { code: change.code }),
      ...(change.parentId !== undefined && { parent_id: change.parentId }),
      ...(change.closedAt !== undefined && { closed_at: change.closedAt }),
      ...(change.mergedInto !== undefined && { merged_into: change.mergedInto }),
      ...(change.contact !== undefined && { contact: JSON.stringify(change.contact) }),
      version: version + 1,
    })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
