import { randomBytes } from "node:crypto";
import { newId } from "../../shared/base/ids.ts";
import { HOUR } from "../../shared/base/time.ts";
import { loginSchema } from "../../shared/protocol/http.ts";
import { hashSecret, newSecret } from "../access/passwords.ts";
import { record } from "../audit/audit.ts";
import { systemClock } from "../clock.ts";
import type { Config } from "../config.ts";
import { openStorage } from "../storage/database.ts";
import { countRightsChange } from "../storage/organisation.ts";
import { insertInvitation, insertPerson, personByLogin, setRole, withdrawInvitations } from "../storage/persons.ts";
import { StorageRefusal } from "../storage/refusal.ts";
import { allUnits } from "../storage/units.ts";
import { needed } from "./words.ts";

/** As it is typed when one signs in. */
function userName(typed: string): string {
  const read = loginSchema.safeParse(typed);
  if (read.success) return read.data;
  throw new StorageRefusal(`"${typed}" cannot be a user name: two or more small letters, digits, dots and hyphens`);
}

/** Makes an administrator, or gives one who exists a new link: the way back in when every password is lost. */
export async function createAdmin(config: Config, words: readonly string[]): Promise<string[]> {
  const [typed, name] = needed([words[0] ?? "", words.slice(1).join(" ")], "user name", "name");
  const login = userName(typed);
  const storage = await openStorage(config);
  const token = newSecret();
  try {
    const units = (await allUnits(storage.db)).filter((unit) => unit.parentId === null);
    if (units.length === 0)
      throw new StorageRefusal("nothing is set up yet: start the server and open its set-up link");
    await storage.transaction(async (tx) => {
      const now = systemClock.now();
      const known = await personByLogin(tx, login);
      const id = known?.id ?? newId<"person">((count) => randomBytes(count));
      if (!known) await insertPerson(tx, { id, login, name, passwordHash: null, language: "nb" }, now);
      for (const unit of units) await setRole(tx, id, unit.id, "admin");
      await withdrawInvitations(tx, "reset", id);
      await insertInvitation(
        tx,
        {
          hash: hashSecret(token),
          kind: "reset",
          unitId: null,
          role: null,
          name,
          personId: id,
          createdBy: null,
          expiresAt: now + 24 * HOUR,
        },
        now,
      );
      await countRightsChange(tx);
      const actor = { kind: "system" } as const;
      await record(tx, { at: now, actor, action: "people:manage", thing: id, unitId: null, note: "cli admin create" });
    });
  } finally {
    await storage.close();
  }
  const base = config.publicUrl ?? `http://localhost:${config.port}`;
  return ["Open this link, once, within 24 hours:", `  ${base}/invitasjon#${token}`];
}
