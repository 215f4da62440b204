import { type Actor, ROLES, type Role } from "../../shared/access/actor.ts";
import { may, roleOn } from "../../shared/access/policy.ts";
import { type PersonId, personId, type UnitId, unitId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { DAY, HOUR, MINUTE } from "../../shared/base/time.ts";
import { collection, nothing, pathParams } from "../../shared/protocol/http.ts";
import {
  type Invitation,
  invitationBody,
  invitationSchema,
  linkSchema,
  type Member,
  memberSchema,
  type RedeemBody,
  redeemBody,
  roleBody,
  tokenBody,
} from "../../shared/protocol/people.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import { type Route, route } from "../http.ts";
import type { Parts } from "../parts.ts";
import { countRightsChange } from "../storage/organisation.ts";
import {
  type InvitationKind,
  insertInvitation,
  insertPerson,
  invitationByHash,
  membersOf,
  otherAdmins,
  personById,
  personByLogin,
  rolesOf,
  type StoredInvitation,
  setRole,
  spendInvitation,
  updatePerson,
  withdrawInvitations,
} from "../storage/persons.ts";
import { deleteSessionsOfPerson } from "../storage/sessions.ts";
import { tryLimit } from "./limits.ts";
import { hashPassword, hashSecret, newSecret } from "./passwords.ts";
import { linkUsed, tooMany } from "./sessionRoutes.ts";

const INVITATION_LIFE = 7 * DAY;
const RESET_LIFE = 24 * HOUR;
const PERSON_COOKIE = 12 * HOUR;

/** Who belongs to a unit and as what; one-time links for new people and for lost passwords. */
export function peopleRoutes(parts: Parts): Route[] {
  const tries = tryLimit(parts.clock, 300, 15 * MINUTE);
  return [
    route({
      method: "get",
      path: "/api/v1/units/:unitId/people",
      action: "people:read",
      summary: "People with a role in a unit, or in a unit above it",
      params: pathParams({ unitId }),
      reply: collection(memberSchema),
      async handle({ actor, params }) {
        const refusal = unitRefusal(parts, actor, "people:read", params.unitId);
        return refusal ?? ok({ items: await members(parts, params.unitId) });
      },
    }),
    route({
      method: "post",
      path: "/api/v1/units/:unitId/invitations",
      action: "people:manage",
      summary: "Make a one-time link for a new person",
      params: pathParams({ unitId }),
      body: invitationBody,
      reply: linkSchema,
      async handle({ actor, params, body }) {
        const refusal =
          unitRefusal(parts, actor, "people:manage", params.unitId) ??
          aboveOwn(actor, body.role, parts.authority.unitPath(params.unitId));
        if (refusal) return refusal;
        const invitation = {
          kind: "person",
          unitId: params.unitId,
          role: body.role,
          name: body.name,
          personId: null,
        } as const;
        return await makeLink(parts, actor, invitation, INVITATION_LIFE);
      },
    }),
    route({
      method: "post",
      path: "/api/v1/units/:unitId/people/:personId/reset",
      action: "people:manage",
      summary: "Make a one-time link that gives a person of the unit a new password",
      params: pathParams({ unitId, personId }),
      reply: linkSchema,
      handle: ({ actor, params }) => reset(parts, actor, params.unitId, params.personId),
    }),
    route({
      method: "put",
      path: "/api/v1/units/:unitId/people/:personId",
      action: "people:manage",
      summary: "Give a person a role in a unit, change it, or with null take it away",
      params: pathParams({ unitId, personId }),
      body: roleBody,
      reply: collection(memberSchema),
      handle: ({ actor, params, body, key }) => changeRole(parts, actor, params, body.role, key),
    }),
    route({
      method: "post",
      path: "/api/v1/invitations/look",
      action: "public",
      summary: "What a one-time link is for, without using it",
      body: tokenBody,
      reply: invitationSchema,
      async handle({ body, address }) {
        return tries.tooMany(address) ? tooMany() : await look(parts, body.token);
      },
    }),
    route({
      method: "post",
      path: "/api/v1/invitations/redeem",
      action: "public",
      summary: "Use a one-time link: become a person of the unit, or set a new password",
      body: redeemBody,
      reply: nothing,
      async handle({ body, address, setSession }) {
        if (tries.tooMany(address)) return tooMany();
        const reply = await redeem(parts, body);
        if (!reply.ok) return reply;
        await parts.rightsChanged();
        setSession(reply.value.secret, PERSON_COOKIE);
        return ok({});
      },
    }),
  ];
}

function unitRefusal(
  parts: Parts,
  actor: Actor,
  action: "people:read" | "people:manage",
  id: UnitId,
): Reply<never> | undefined {
  const path = parts.authority.unitPath(id);
  if (path.length === 0) return refused({ code: "not-found", message: "There is no such unit." });
  if (may(actor, action, { kind: "unit", path })) return undefined;
  return refused({ code: "not-allowed", message: "Your role in this unit does not allow it. Ask its leader." });
}

/** Nobody gives away more than they have. */
function aboveOwn(actor: Actor, role: Role, path: readonly UnitId[]): Reply<never> | undefined {
  const own = roleOn(actor, path);
  if (own && ROLES.indexOf(own) >= ROLES.indexOf(role)) return undefined;
  return refused({ code: "not-allowed", message: `You cannot give the role ${role}: it is above your own.` });
}

async function members(parts: Parts, id: UnitId): Promise<Member[]> {
  const found = await membersOf(parts.storage.db, parts.authority.unitPath(id));
  return found.map((member) => ({
    ...member,
    unitName: parts.authority.unit(member.unitId)?.name ?? "",
    inherited: member.unitId !== id,
  }));
}

interface LinkFor {
  readonly kind: InvitationKind;
  readonly unitId: UnitId;
  readonly role: Role | null;
  readonly name: string;
  readonly personId: PersonId | null;
}

async function makeLink(
  parts: Parts,
  actor: Actor,
  link: LinkFor,
  life: number,
): Promise<Reply<{ link: string; expiresAt: number }>> {
  const token = newSecret();
  // No idempotency key: the secret is shown once, so its answer must not be kept.
  return await parts.commands.run(
    { actor, action: "people:manage", thing: link.personId ?? link.unitId, unitId: link.unitId },
    async (act) => {
      const expiresAt = act.now + life;
      const createdBy = actor.kind === "person" ? actor.id : null;
      if (link.personId) await withdrawInvitations(act.tx, "reset", link.personId);
      await insertInvitation(act.tx, { ...link, hash: hashSecret(token), createdBy, expiresAt }, act.now);
      act.note(`link:${link.kind}:${link.role ?? ""}`);
      return ok({ link: `${parts.publicUrl()}/invitasjon#${token}`, expiresAt });
    },
  );
}

async function reset(parts: Parts, actor: Actor, unit: UnitId, id: PersonId) {
  const refusal = unitRefusal(parts, actor, "people:manage", unit);
  if (refusal) return refusal;
  const person = await personById(parts.storage.db, id);
  const member = (await membersOf(parts.storage.db, [unit])).find((each) => each.personId === id);
  if (!person || !member)
    return refused({ code: "not-found", message: "There is no such person in this unit." } as const);
  const above = await standsHigher(parts, actor, id);
  if (above) return above;
  return await makeLink(
    parts,
    actor,
    { kind: "reset", unitId: unit, role: null, name: person.name, personId: id },
    RESET_LIFE,
  );
}

/** A new password opens everything the person may do, so whoever makes the link must have all of that too. */
async function standsHigher(parts: Parts, actor: Actor, id: PersonId): Promise<Reply<never> | undefined> {
  for (const { unitId: where, role } of await rolesOf(parts.storage.db, id)) {
    const refusal = aboveOwn(actor, role, parts.authority.unitPath(where));
    if (refusal) return refusal;
  }
  return undefined;
}

async function changeRole(
  parts: Parts,
  actor: Actor,
  params: { unitId: UnitId; personId: PersonId },
  role: Role | null,
  key: string | undefined,
): Promise<Reply<{ items: Member[] }>> {
  const { unitId: unit, personId: id } = params;
  const refusal = unitRefusal(parts, actor, "people:manage", unit);
  if (refusal) return refusal;
  const path = parts.authority.unitPath(unit);
  const person = await personById(parts.storage.db, id);
  if (!person) return refused({ code: "not-found", message: "There is no such person." });
  const before = (await membersOf(parts.storage.db, [unit])).find((each) => each.personId === id)?.role;
  for (const each of [before, role]) {
    const higher = each ? aboveOwn(actor, each, path) : undefined;
    if (higher) return higher;
  }
  const reply = await parts.commands.run(
    { actor, action: "people:manage", thing: id, unitId: unit, key, fingerprint: { unit, role } },
    async (act): Promise<Reply<Record<string, never>>> => {
      if (before === "admin" && role !== "admin" && path.length === 1 && (await otherAdmins(act.tx, unit, id)) === 0) {
        return refused({ code: "last-admin", message: "This is the last administrator. Make another one first." });
      }
      await setRole(act.tx, id, unit, role);
      await countRightsChange(act.tx);
      act.note(`${before ?? "none"} -> ${role ?? "none"}`);
      act.tell(`unit:${unit}`, { kind: "unit:changed", id: unit });
      act.tell(`person:${id}`, { kind: "session:changed", id });
      return ok({});
    },
  );
  if (!reply.ok) return reply;
  await parts.rightsChanged();
  return ok({ items: await members(parts, unit) });
}

async function openInvitation(parts: Parts, token: string): Promise<StoredInvitation | undefined> {
  const found = await invitationByHash(parts.storage.db, hashSecret(token));
  const isOpen = found && found.kind !== "setup" && found.usedAt === null && found.expiresAt > parts.clock.now();
  return isOpen ? found : undefined;
}

async function look(parts: Parts, token: string): Promise<Reply<Invitation>> {
  const found = await openInvitation(parts, token);
  if (!found || found.kind === "setup") return linkUsed();
  const { db } = parts.storage;
  const person = found.personId ? await personById(db, found.personId) : undefined;
  const inviter = found.createdBy ? await personById(db, found.createdBy) : undefined;
  return ok({
    kind: found.kind,
    name: found.name ?? "",
    login: person?.login ?? null,
    unitName: (found.unitId && parts.authority.unit(found.unitId)?.name) ?? null,
    role: found.role,
    invitedBy: inviter?.name ?? null,
    expiresAt: found.expiresAt,
  });
}

async function redeem(parts: Parts, body: RedeemBody): Promise<Reply<{ secret: string }>> {
  const found = await openInvitation(parts, body.token);
  if (!found) return linkUsed();
  const { db } = parts.storage;
  if (found.kind === "person") {
    if (!body.login) {
      const fields = { login: "choose a user name" };
      return refused({ code: "bad-request", message: "A new person needs a user name.", fields });
    }
    if (await personByLogin(db, body.login)) {
      return refused({ code: "name-taken", message: "That user name is taken. Choose another." });
    }
  }
  // Slow by intent, so before the transaction that would hold up everybody else.
  const passwordHash = await hashPassword(body.password, parts.passwordCost);
  return await parts.commands.run(
    { actor: { kind: "system" }, action: "public", thing: found.personId ?? "new person", unitId: found.unitId },
    async (act): Promise<Reply<{ secret: string }>> => {
      if (!(await spendInvitation(act.tx, found.hash, act.now))) return linkUsed();
      const id = found.personId ?? act.newId<"person">();
      if (found.kind === "reset") {
        await updatePerson(act.tx, id, { password_hash: passwordHash });
        await deleteSessionsOfPerson(act.tx, id);
      } else {
        const { login, name = found.name ?? login ?? "", language = "nb" } = body;
        await insertPerson(act.tx, { id, login: login ?? "", name, passwordHash, language }, act.now);
        if (found.unitId && found.role) await setRole(act.tx, id, found.unitId, found.role);
      }
      await countRightsChange(act.tx);
      act.note(found.kind);
      if (found.unitId) act.tell(`unit:${found.unitId}`, { kind: "unit:changed", id: found.unitId });
      return ok({ secret: await parts.sessions.openForPerson(act.tx, id) });
    },
  );
}
