import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call } from "../support/caller.ts";
import { PASSWORD, PEOPLE } from "../support/hospital.ts";
import { freshDatabase } from "../support/postgres.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { startApp } from "../../server/app.ts";
import { verifyAudit } from "../../server/audit/audit.ts";

describe.each(["SQLite", "PostgreSQL"])("people and boards on %s", (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer(engine === "PostgreSQL" ? { databaseUrl: await freshDatabase() } : {});
  });
  afterAll(() => server.close());

  async function personId(login: string): Promise<string> {
    const { body } = await server.as("admin", "GET", `/api/v1/units/${server.hospital.unitId}/people`);
    return body.items.find((member: { login: string }) => member.login === login).personId;
  }

  test("a leader sees who belongs to the unit, and who has a role from above", async () => {
    const { body } = await server.as("leader", "GET", `/api/v1/units/${server.hospital.unitId}/people`);
    const seen = body.items.map(({ login, role, inherited }: Record<string, unknown>) => ({ login, role, inherited }));
    expect(seen).toContainEqual({ login: "per", role: "participant", inherited: false });
    expect(seen).toContainEqual({ login: "ada", role: "admin", inherited: true });
  });

  test("nobody gives away a role above their own, or manages another unit", async () => {
    const body = { name: "Nora Ny", role: "admin" };
    const own = await server.as("leader", "POST", `/api/v1/units/${server.hospital.unitId}/invitations`, { body });
    const other = await server.as("leader", "POST", `/api/v1/units/${server.hospital.otherUnitId}/invitations`, {
      body: { ...body, role: "reader" },
    });
    expect([own.body.code, other.body.code]).toEqual(["not-allowed", "not-allowed"]);
  });

  test("a leader cannot make a reset link for an administrator", async () => {
    const { trustId, unitId } = server.hospital;
    const ada = await personId("ada");
    await server.as("admin", "PUT", `/api/v1/units/${unitId}/people/${ada}`, { body: { role: "participant" } });
    const answer = await server.as("leader", "POST", `/api/v1/units/${unitId}/people/${ada}/reset`, {});
    expect(answer.body.code).toBe("not-allowed");
    expect(trustId).not.toBe(unitId);
  });

  test("a reset link gives a new password and ends the old sessions", async () => {
    const { unitId } = server.hospital;
    const before = await server.signIn("participant");
    const { body } = await server.as(
      "leader",
      "POST",
      `/api/v1/units/${unitId}/people/${await personId("per")}/reset`,
      {},
    );
    const token = new URL(body.link).hash.slice(1);
    const redeemed = await call(server.url, "POST", "/api/v1/invitations/redeem", {
      body: { token, password: "et nytt og langt passord" },
    });
    expect(redeemed.status).toBe(200);
    expect((await call(server.url, "GET", "/api/v1/session", { cookie: before })).status).toBe(401);
    const old = await call(server.url, "POST", "/api/v1/session", {
      body: { name: PEOPLE.participant.login, password: PASSWORD },
    });
    expect(old.body.code).toBe("wrong-password");
  });

  test("a role that is taken away is gone at the next request", async () => {
    const { unitId, boardId } = server.hospital;
    const rita = await personId("rita");
    await server.as("leader", "PUT", `/api/v1/units/${unitId}/people/${rita}`, { body: { role: "participant" } });
    expect((await server.as("reader", "GET", `/api/v1/boards/${boardId}`)).body.may).toContain("board:edit");
    await server.as("leader", "PUT", `/api/v1/units/${unitId}/people/${rita}`, { body: { role: "reader" } });
    expect((await server.as("reader", "GET", `/api/v1/boards/${boardId}`)).body.may).not.toContain("board:edit");
  });

  test("the last administrator of the organisation stays", async () => {
    const ada = await personId("ada");
    const answer = await server.as("admin", "PUT", `/api/v1/units/${server.hospital.trustId}/people/${ada}`, {
      body: { role: "reader" },
    });
    expect([answer.status, answer.body.code]).toEqual([409, "last-admin"]);
  });

  test("a closed board is to others as one that does not exist", async () => {
    const { boardId } = server.hospital;
    const { body: board } = await server.as("leader", "GET", `/api/v1/boards/${boardId}`);
    const close = { version: board.version, closed: true };
    expect((await server.as("leader", "PATCH", `/api/v1/boards/${boardId}`, { body: close })).status).toBe(200);
    const seen = await server.as("stranger", "GET", `/api/v1/boards/${boardId}`);
    const unknown = await server.as("stranger", "GET", `/api/v1/boards/${"a".repeat(26)}`);
    expect([seen.status, seen.body]).toEqual([unknown.status, unknown.body]);
    const list = await server.as("stranger", "GET", "/api/v1/boards");
    expect(list.body.items.map((item: { id: string }) => item.id)).not.toContain(boardId);
  });

  test("of two who change a board's settings at once the second is told", async () => {
    const path = `/api/v1/boards/${server.hospital.otherBoardId}`;
    const { version } = (await server.as("stranger", "GET", path)).body;
    const change = (name: string) => server.as("stranger", "PATCH", path, { body: { version, name } });
    expect((await change("Tavla vår")).status).toBe(200);
    expect((await change("Min tavle")).body.code).toBe("changed-meanwhile");
  });

  test("a command sent twice under one key happens once, and another body under that key is refused", async () => {
    const body = { parentId: server.hospital.trustId, kind: "section", name: "Sengepost 5" };
    const make = (name: string) =>
      server.as("admin", "POST", "/api/v1/units", { key: "make-5", body: { ...body, name } });
    const [first, again, other] = [await make("Sengepost 5"), await make("Sengepost 5"), await make("Sengepost 6")];
    expect(again.body.id).toBe(first.body.id);
    expect([other.status, other.body.code]).toEqual([409, "key-reused"]);
    const { body: units } = await server.as("admin", "GET", "/api/v1/units");
    expect(units.items.filter((unit: { name: string }) => unit.name.startsWith("Sengepost 5"))).toHaveLength(1);
  });

  test("a patient identity in any name is refused, and stands nowhere in the log", async () => {
    // A synthetic number: the month is raised by 80.
    const identity = "15 88 80 12345".replaceAll(" ", "");
    const body = { parentId: server.hospital.trustId, kind: "section", name: `Rom for ${identity}` };
    const answer = await server.as("admin", "POST", "/api/v1/units", { body });
    expect([answer.status, answer.body.code]).toEqual([422, "patient-identity"]);
    expect(server.logged.join("\n")).not.toContain(identity);
  });

  test("every act stands in an audit whose chain holds", async () => {
    const checked = await verifyAudit(server.app.parts.storage.db);
    expect(checked.brokenAt).toBeUndefined();
    expect(checked.rows).toBeGreaterThan(10);
  });

  test("a row of the audit that is changed afterwards is found", async () => {
    const { db } = server.app.parts.storage;
    await db.updateTable("audit").set({ note: "nothing happened" }).where("seq", "=", 3).execute();
    expect((await verifyAudit(db)).brokenAt).toBe(3);
  });

  test("a second server on the same storage is refused in one line", async () => {
    const second = startApp({ ...server.app.parts });
    await expect(second).rejects.toThrow(/^another server is using/);
  });
});
