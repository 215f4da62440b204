import type { Language } from "../../shared/access/actor.ts";
import { newId } from "../../shared/base/ids.ts";
import { DEFAULT_SETTINGS } from "../../shared/board/settings.ts";
import { DAY, DEFAULT_ZONE } from "../../shared/base/time.ts";
import type { PersonId } from "../../shared/base/ids.ts";
import type { Act } from "../commands.ts";
import type { Parts } from "../parts.ts";
import { insertBoard } from "../storage/boards.ts";
import { insertFirstMeetingType } from "../storage/meetings.ts";
import { countRightsChange, organisationValue, setOrganisationValue } from "../storage/organisation.ts";
import { insertInvitation, insertPerson, personByLogin, setRole, withdrawInvitations } from "../storage/persons.ts";
import { insertUnit } from "../storage/units.ts";
import { hashPassword, hashSecret, newSecret } from "./passwords.ts";

/** Mints the one-time link that sets an empty installation up; older ones are worthless from now on. */
export async function setUpLink(parts: Parts): Promise<string | undefined> {
  if (await organisationValue(parts.storage.db, "name")) return undefined;
  const token = newSecret();
  const now = parts.clock.now();
  await parts.storage.transaction(async (tx) => {
    await withdrawInvitations(tx, "setup", null);
    await insertInvitation(
      tx,
      {
        hash: hashSecret(token),
        kind: "setup",
        unitId: null,
        role: null,
        name: null,
        personId: null,
        createdBy: null,
        expiresAt: now + 7 * DAY,
      },
      now,
    );
  });
  return `${parts.publicUrl()}/oppsett#${token}`;
}

export interface FirstOrganisation {
  readonly organisation: string;
  readonly language: Language;
  readonly section: string;
  readonly name: string;
  readonly login: string;
  readonly passwordHash: string;
}

/** Writes the organisation, its first section with a board, and the first leader, who administers all of it. */
export async function writeFirstOrganisation(act: Act, first: FirstOrganisation): Promise<PersonId> {
  const { tx, now } = act;
  await setOrganisationValue(tx, "name", first.organisation);
  await setOrganisationValue(tx, "language", first.language);
  const trust = act.newId<"unit">();
  await insertUnit(tx, { id: trust, parentId: null, kind: "trust", name: first.organisation, zone: DEFAULT_ZONE }, now);
  const section = act.newId<"unit">();
  await insertUnit(tx, { id: section, parentId: trust, kind: "section", name: first.section, zone: DEFAULT_ZONE }, now);
  const board = act.newId<"board">();
  await insertBoard(
    tx,
    {
      id: board,
      unitId: section,
      kind: "huddle",
      name: first.section,
      language: first.language,
      closed: false,
      settings: DEFAULT_SETTINGS,
    },
    now,
  );
  const of = { id: board, kind: "huddle", level: "section" } as const;
  await insertFirstMeetingType(tx, act.newId<"meetingType">(), of, DEFAULT_ZONE, now);
  const leader = act.newId<"person">();
  await insertPerson(tx, { ...first, id: leader }, now);
  await setRole(tx, leader, trust, "admin");
  await setRole(tx, leader, section, "leader");
  const breakGlass = await personByLogin(tx, "admin");
  if (breakGlass) await setRole(tx, breakGlass.id, trust, "admin");
  await countRightsChange(tx);
  return leader;
}

/** The break-glass account `admin`: made once, with the password that ADMIN_PASSWORD holds then. */
export async function ensureAdmin(parts: Parts): Promise<void> {
  const { config, storage, clock, random, log } = parts;
  if (!config.adminPassword || (await personByLogin(storage.db, "admin"))) return;
  const passwordHash = await hashPassword(config.adminPassword, parts.passwordCost);
  const language = ((await organisationValue(storage.db, "language")) as Language | undefined) ?? "nb";
  await storage.transaction(async (tx) => {
    const id = newId<"person">(random);
    await insertPerson(tx, { id, login: "admin", name: "Administrator", passwordHash, language }, clock.now());
    for (const unit of parts.authority.units()) if (unit.parentId === null) await setRole(tx, id, unit.id, "admin");
    await countRightsChange(tx);
  });
  log.warn("the account admin was made with ADMIN_PASSWORD; take that variable away when you have signed in");
}
