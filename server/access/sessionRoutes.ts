import { languageSchema } from "../../shared/access/actor.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { HOUR, MINUTE } from "../../shared/base/time.ts";
import { nothing } from "../../shared/protocol/http.ts";
import {
  type Organisation,
  organisationSchema,
  type ProfileBody,
  profileBody,
  type SessionReply,
  sessionSchema,
  type SetUpBody,
  setUpBody,
  signInBody,
} from "../../shared/protocol/people.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import { type Asked, type Route, route } from "../http.ts";
import type { Parts } from "../parts.ts";
import { countRightsChange, organisationValue } from "../storage/organisation.ts";
import { personById, personByLogin, spendInvitation, updatePerson } from "../storage/persons.ts";
import { deleteSessionsOfPerson } from "../storage/sessions.ts";
import { type TryLimit, tryLimit } from "./limits.ts";
import { compareWithNobody, hashPassword, hashSecret, passwordMatches } from "./passwords.ts";
import { writeFirstOrganisation } from "./setUp.ts";

const PERSON_COOKIE = 12 * HOUR;

/** The organisation, its set-up, signing in and out, and one's own profile. */
export function sessionRoutes(parts: Parts): Route[] {
  // A hospital sits behind one address, so that is allowed much; an account is not.
  const perAccount = tryLimit(parts.clock, 10, 15 * MINUTE);
  const perAddress = tryLimit(parts.clock, 1000, 15 * MINUTE);
  return [
    route({
      method: "get",
      path: "/api/v1/organisation",
      action: "public",
      summary: "Whether the installation is set up, and what the organisation is called",
      reply: organisationSchema,
      handle: async () => ok(await organisation(parts)),
    }),
    route({
      method: "post",
      path: "/api/v1/setup",
      action: "public",
      summary: "Set up an empty installation, by the one-time link that its start printed",
      body: setUpBody,
      reply: nothing,
      handle: (asked) => setUp(parts, perAddress, asked),
    }),
    route({
      method: "post",
      path: "/api/v1/session",
      action: "public",
      summary: "Sign in with a local account",
      body: signInBody,
      reply: sessionSchema,
      handle: (asked) => signIn(parts, perAccount, perAddress, asked),
    }),
    route({
      method: "get",
      path: "/api/v1/session",
      action: "session:own",
      summary: "Who is signed in",
      reply: sessionSchema,
      handle: (asked) => whoAmI(parts, asked),
    }),
    route({
      method: "delete",
      path: "/api/v1/session",
      action: "session:own",
      summary: "Sign out",
      reply: nothing,
      async handle(asked) {
        if (asked.sessionId) await parts.sessions.end(asked.sessionId);
        asked.setSession(null);
        await parts.rightsChanged();
        return ok({});
      },
    }),
    route({
      method: "patch",
      path: "/api/v1/profile",
      action: "profile:edit",
      summary: "Change one's own name, language or password",
      body: profileBody,
      reply: sessionSchema,
      handle: (asked) => changeProfile(parts, perAccount, asked),
    }),
  ];
}

async function organisation(parts: Parts): Promise<Organisation> {
  const { db } = parts.storage;
  const name = await organisationValue(db, "name");
  const language = languageSchema.safeParse(await organisationValue(db, "language"));
  return {
    isSetUp: name !== undefined,
    name: name ?? null,
    language: language.success ? language.data : "nb",
    example: (await organisationValue(db, "example")) === "1",
  };
}

type AskedBody<B> = Asked<unknown, unknown, B>;

async function setUp(
  parts: Parts,
  perAddress: TryLimit,
  asked: AskedBody<SetUpBody>,
): Promise<Reply<Record<string, never>>> {
  const { body } = asked;
  if (perAddress.tooMany(asked.address)) return tooMany();
  if (await organisationValue(parts.storage.db, "name")) {
    return refused({ code: "already-set-up", message: "This installation is set up. Sign in instead." });
  }
  const passwordHash = await hashPassword(body.password, parts.passwordCost);
  const reply = await parts.commands.run(
    { actor: { kind: "system" }, action: "public", thing: "organisation", unitId: null },
    async (act): Promise<Reply<{ secret: string }>> => {
      if (!(await spendInvitation(act.tx, hashSecret(body.token), act.now))) return linkUsed();
      const leader = await writeFirstOrganisation(act, { ...body, passwordHash });
      return ok({ secret: await parts.sessions.openForPerson(act.tx, leader) });
    },
  );
  if (!reply.ok) return reply;
  await parts.rightsChanged();
  asked.setSession(reply.value.secret, PERSON_COOKIE);
  return ok({});
}

async function signIn(
  parts: Parts,
  perAccount: TryLimit,
  perAddress: TryLimit,
  asked: AskedBody<{ name: string; password: string }>,
): Promise<Reply<SessionReply>> {
  if (asked.actor.kind === "screen") {
    return refused({
      code: "screen-session",
      message: "This browser is a paired wall screen. Sign in on another device, or revoke the screen first.",
    });
  }
  const login = asked.body.name.trim().toLowerCase();
  if (perAddress.tooMany(asked.address) || perAccount.tooMany(login)) return tooMany();
  const person = await personByLogin(parts.storage.db, login);
  const matches = person?.passwordHash
    ? await passwordMatches(asked.body.password, person.passwordHash)
    : await compareWithNobody(asked.body.password, parts.passwordCost);
  if (!person || !matches || person.disabled) {
    parts.log.warn({ requestId: asked.requestId, code: "wrong-password" }, "a sign-in was refused");
    return refused({ code: "wrong-password", message: "The user name or the password is wrong." });
  }
  perAccount.forget(login);
  // A session that was there before is ended: what somebody planted in this browser must not become this person's.
  if (asked.sessionId) await parts.sessions.end(asked.sessionId);
  const secret = await parts.storage.transaction((tx) => parts.sessions.openForPerson(tx, person.id));
  asked.setSession(secret, PERSON_COOKIE);
  return await sessionOf(parts, hashSecret(secret));
}

async function whoAmI(parts: Parts, asked: AskedBody<undefined>): Promise<Reply<SessionReply>> {
  return await sessionOf(parts, asked.sessionId);
}

async function sessionOf(parts: Parts, sessionId: string | undefined): Promise<Reply<SessionReply>> {
  const signed = sessionId ? await parts.sessions.resume(sessionId) : undefined;
  const common = { organisation: await organisation(parts), serverTime: parts.clock.now(), build: parts.build };
  const actor = signed?.actor;
  if (actor?.kind === "screen") return ok({ ...common, actor });
  const person = actor?.kind === "person" ? await personById(parts.storage.db, actor.id) : undefined;
  if (!person || actor?.kind !== "person") return refused({ code: "not-signed-in", message: "Sign in first." });
  return ok({ ...common, actor: { ...actor, roles: [...actor.roles], login: person.login } });
}

async function changeProfile(
  parts: Parts,
  perAccount: TryLimit,
  asked: AskedBody<ProfileBody>,
): Promise<Reply<SessionReply>> {
  const { actor, body, sessionId } = asked;
  if (actor.kind !== "person") return refused({ code: "not-allowed", message: "A screen has no profile." });
  const person = await personById(parts.storage.db, actor.id);
  let passwordHash: string | undefined;
  if (body.password) {
    if (perAccount.tooMany(person?.login ?? actor.id)) return tooMany();
    if (!person?.passwordHash || !(await passwordMatches(body.password.old, person.passwordHash))) {
      return refused({ code: "wrong-password", message: "The old password is wrong." });
    }
    passwordHash = await hashPassword(body.password.new, parts.passwordCost);
  }
  const reply = await parts.commands.run(
    { actor, action: "profile:edit", thing: actor.id, unitId: null, key: asked.key },
    async (act) => {
      await updatePerson(act.tx, actor.id, {
        ...(body.name && { name: body.name }),
        ...(body.language && { language: body.language }),
        ...(passwordHash && { password_hash: passwordHash }),
      });
      if (passwordHash) {
        // A new password ends every other session: one of them may be why it was changed.
        await deleteSessionsOfPerson(act.tx, actor.id, sessionId);
        await countRightsChange(act.tx);
        act.note("password");
      }
      act.tell(`person:${actor.id}`, { kind: "session:changed", id: actor.id });
      return ok({});
    },
  );
  if (!reply.ok) return reply;
  await parts.rightsChanged();
  return await sessionOf(parts, sessionId);
}

export function tooMany(): Reply<never> {
  return refused({ code: "too-many", message: "Too many tries. Wait a quarter of an hour, then try again." });
}

export function linkUsed(): Reply<never> {
  return refused({
    code: "link-used",
    message: "This link has been used, has expired or was withdrawn. Ask for a new one.",
  });
}
