import type { Db } from "./database.ts";

export interface OrganisationTables {
  organisation: { key: OrganisationKey; value: string };
}

/** `rights` counts every change of who may do what, so that each process notices those made by another. */
export type OrganisationKey = "name" | "language" | "rights" | "example" | "instance";

export async function organisationValue(db: Db, key: OrganisationKey): Promise<string | undefined> {
  const row = await db.selectFrom("organisation").select("value").where("key", "=", key).executeTakeFirst();
  return row?.value;
}

export async function setOrganisationValue(db: Db, key: OrganisationKey, value: string): Promise<void> {
  await db
    .insertInto("organisation")
    .values({ key, value })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
    .execute();
}

/** To be called in the transaction of every change of roles, units, sessions, screens, keys or closed boards. */
export async function countRightsChange(db: Db): Promise<void> {
  const now = Number((await organisationValue(db, "rights")) ?? 0);
  await setOrganisationValue(db, "rights", String(now + 1));
}
