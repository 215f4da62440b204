import * as z from "zod/mini";
import { LANGUAGES, languageSchema, roleSchema } from "../access/actor.ts";
import { boardId, personId, screenId, unitId } from "../base/ids.ts";
import { loginSchema, nameSchema, passwordSchema } from "./http.ts";

/** What anybody may know before signing in: whether there is an organisation, and what it is called. */
export const organisationSchema = z.object({
  isSetUp: z.boolean(),
  name: z.nullable(z.string()),
  language: languageSchema,
  /** The example hospital: every page says so. */
  example: z.boolean(),
});
export type Organisation = z.infer<typeof organisationSchema>;

export type SetUpBody = z.infer<typeof setUpBody>;
export const setUpBody = z.object({
  token: z.string().check(z.minLength(20), z.maxLength(100)),
  organisation: nameSchema,
  language: languageSchema,
  /** The first section, which gets a board at once. */
  section: nameSchema,
  name: nameSchema,
  login: loginSchema,
  password: passwordSchema,
});

export const signInBody = z.object({
  /** The user name. */
  name: z.string().check(z.maxLength(200)),
  password: z.string().check(z.maxLength(500)),
});

export const unitRoleSchema = z.object({ unitId, role: roleSchema });

export const meSchema = z.union([
  z.object({
    kind: z.literal("person"),
    id: personId,
    name: z.string(),
    login: z.string(),
    language: languageSchema,
    roles: z.array(unitRoleSchema),
  }),
  z.object({ kind: z.literal("screen"), id: screenId, name: z.string(), boardId, touch: z.boolean() }),
]);
export type Me = z.infer<typeof meSchema>;

export const sessionSchema = z.object({
  actor: meSchema,
  organisation: organisationSchema,
  /** The server's clock: screens show the time by it. */
  serverTime: z.number(),
  build: z.string(),
});
export type SessionReply = z.infer<typeof sessionSchema>;

export type ProfileBody = z.infer<typeof profileBody>;
export const profileBody = z.object({
  language: z.optional(z.enum(LANGUAGES)),
  name: z.optional(nameSchema),
  /** A new password needs the old one. */
  password: z.optional(z.object({ old: z.string().check(z.maxLength(500)), new: passwordSchema })),
});

export const invitationBody = z.object({ name: nameSchema, role: roleSchema });

/** A one-time link, shown once. The secret stands in the fragment, so that no server or proxy logs it. */
export const linkSchema = z.object({ link: z.string(), expiresAt: z.number() });

export const tokenBody = z.object({ token: z.string().check(z.minLength(20), z.maxLength(100)) });

/** What the one who opens a link is told before using it. */
export const invitationSchema = z.object({
  kind: z.enum(["person", "reset"]),
  name: z.string(),
  /** The user name that a reset is for. */
  login: z.nullable(z.string()),
  unitName: z.nullable(z.string()),
  role: z.nullable(roleSchema),
  invitedBy: z.nullable(z.string()),
  expiresAt: z.number(),
});
export type Invitation = z.infer<typeof invitationSchema>;

export type RedeemBody = z.infer<typeof redeemBody>;
export const redeemBody = z.object({
  token: z.string().check(z.minLength(20), z.maxLength(100)),
  /** Chosen by a new person; ignored when a password is reset. */
  login: z.optional(loginSchema),
  name: z.optional(nameSchema),
  language: z.optional(languageSchema),
  password: passwordSchema,
});

export const memberSchema = z.object({
  personId,
  name: z.string(),
  login: z.string(),
  role: roleSchema,
  unitId,
  unitName: z.string(),
  /** The role is given in a unit above, so it is changed there. */
  inherited: z.boolean(),
});
export type Member = z.infer<typeof memberSchema>;

export const roleBody = z.object({ role: z.nullable(roleSchema) });
