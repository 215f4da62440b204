import type { Language, Role } from "../../shared/access/actor.ts";
import type { PersonId, UnitId } from "../../shared/base/ids.ts";
import { boardSchema, newBoardBody, newUnitBody, unitChangeBody, unitSchema } from "../../shared/protocol/boards.ts";
import { collection, nothing } from "../../shared/protocol/http.ts";
import {
  invitationBody,
  invitationSchema,
  linkSchema,
  memberSchema,
  profileBody,
  redeemBody,
  sessionSchema,
  setUpBody,
  signInBody,
} from "../../shared/protocol/people.ts";
import { send, sendForm } from "../live/api.ts";

/** What people do with accounts, units and boards: one function a route. */

export function signIn(values: unknown) {
  return sendForm("POST", "/session", values, signInBody, sessionSchema);
}

export function signOut() {
  return send("DELETE", "/session", undefined, nothing);
}

export function setUp(values: unknown) {
  return sendForm("POST", "/setup", values, setUpBody, nothing);
}

export function lookAtInvitation(token: string) {
  return send("POST", "/invitations/look", { token }, invitationSchema);
}

export function redeem(values: unknown) {
  return sendForm("POST", "/invitations/redeem", values, redeemBody, nothing);
}

export function invite({
  unitId,
  ...values
}: {
  readonly unitId: UnitId;
  readonly name: string;
  readonly role: string;
}) {
  return sendForm("POST", `/units/${unitId}/invitations`, values, invitationBody, linkSchema);
}

export function makeResetLink({ unitId, personId }: { readonly unitId: UnitId; readonly personId: PersonId }) {
  return send("POST", `/units/${unitId}/people/${personId}/reset`, {}, linkSchema);
}

const membersSchema = collection(memberSchema);

interface NewRole {
  readonly unitId: UnitId;
  readonly personId: PersonId;
  /** `null` takes the role away. */
  readonly role: Role | null;
}

export function setRole({ unitId, personId, role }: NewRole) {
  return send("PUT", `/units/${unitId}/people/${personId}`, { role }, membersSchema);
}

export function makeUnit(values: unknown) {
  return sendForm("POST", "/units", values, newUnitBody, unitSchema);
}

export interface UnitChange {
  readonly id: UnitId;
  readonly version: number;
  readonly name: string;
  readonly code: string;
}

export function changeUnit({ id, ...change }: UnitChange) {
  return sendForm("PATCH", `/units/${id}`, change, unitChangeBody, unitSchema);
}

export function makeBoard(values: unknown) {
  return sendForm("POST", "/boards", values, newBoardBody, boardSchema);
}

export function chooseLanguage(language: Language) {
  return send("PATCH", "/profile", { language }, sessionSchema);
}

export function changePassword(password: { readonly old: string; readonly new: string }) {
  return sendForm("PATCH", "/profile", { password }, profileBody, sessionSchema);
}
