import type { BoardId, UnitId } from "../../shared/base/ids.ts";
import { ask } from "./caller.ts";

/** One person of each role in the first section, an administrator of all, and a leader from the section beside it. */
export const PEOPLE = {
  admin: { login: "ada", name: "Ada Aas", role: "admin" },
  leader: { login: "lise", name: "Lise Lund", role: "leader" },
  deputy: { login: "dina", name: "Dina Dale", role: "deputy" },
  participant: { login: "per", name: "Per Pettersen", role: "participant" },
  reader: { login: "rita", name: "Rita Rud", role: "reader" },
  stranger: { login: "siri", name: "Siri Sand", role: "leader" },
} as const;
export type PersonName = keyof typeof PEOPLE;

export const PASSWORD = "en lang nok frase";

/** A small hospital: a trust with two sections, each with a board, and the people above. */
export interface Hospital {
  readonly trustId: UnitId;
  /** The section that tests work in; its leader, deputy, participant and reader have their role here. */
  readonly unitId: UnitId;
  readonly boardId: BoardId;
  /** The section beside, where `stranger` leads. */
  readonly otherUnitId: UnitId;
  readonly otherBoardId: BoardId;
}

/** Fills an empty installation the way people do: set-up link, units, boards, invitations. */
export async function foundHospital(url: string, setUpToken: string): Promise<Hospital> {
  const { cookie } = await ask(url, "POST", "/api/v1/setup", {
    body: {
      token: setUpToken,
      organisation: "Prøve HF",
      language: "nb",
      section: "Sengepost 3",
      name: PEOPLE.admin.name,
      login: PEOPLE.admin.login,
      password: PASSWORD,
    },
  });
  const [first] = (await ask(url, "GET", "/api/v1/boards", { cookie })).body.items;
  const units = (await ask(url, "GET", "/api/v1/units", { cookie })).body.items;
  const trustId = units.find(({ parentId }: { parentId: UnitId | null }) => parentId === null).id;
  const section = { parentId: trustId, kind: "section", name: "Sengepost 4" };
  const other = (await ask(url, "POST", "/api/v1/units", { cookie, body: section })).body;
  const board = { unitId: other.id, name: "Sengepost 4", kind: "huddle", language: "nb" };
  const otherBoard = (await ask(url, "POST", "/api/v1/boards", { cookie, body: board })).body;
  await Promise.all([
    invite(url, cookie, first.unitId, "leader"),
    invite(url, cookie, first.unitId, "deputy"),
    invite(url, cookie, first.unitId, "participant"),
    invite(url, cookie, first.unitId, "reader"),
    invite(url, cookie, other.id, "stranger"),
  ]);
  return {
    trustId,
    unitId: first.unitId,
    boardId: first.id,
    otherUnitId: other.id,
    otherBoardId: otherBoard.id,
  };
}

async function invite(url: string, cookie: string | undefined, unitId: UnitId, who: PersonName): Promise<void> {
  const { login, name, role } = PEOPLE[who];
  const path = `/api/v1/units/${unitId}/invitations`;
  const { link } = (await ask(url, "POST", path, { cookie, body: { name, role } })).body;
  const token = new URL(link).hash.slice(1);
  await ask(url, "POST", "/api/v1/invitations/redeem", { body: { token, login, password: PASSWORD } });
}

/** Signs each person in once and gives the cookie again after that. */
export function signingIn(url: () => string): (who: PersonName) => Promise<string> {
  const cookies = new Map<PersonName, Promise<string>>();
  const signIn = async (who: PersonName): Promise<string> => {
    const body = { name: PEOPLE[who].login, password: PASSWORD };
    const { cookie } = await ask(url(), "POST", "/api/v1/session", { body });
    if (!cookie) throw new Error("signing in set no cookie");
    return cookie;
  };
  return (who) => {
    const known = cookies.get(who) ?? signIn(who);
    cookies.set(who, known);
    return known;
  };
}
