import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rawWire } from "../support/rawWire.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

/** Numbers in names are those of the abuse tests. */
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

/** Sends a request with any `Host`, which `fetch` would not. */
function sendAs(
  host: string,
  {
    method,
    path,
    cookie,
    origin,
    body = "",
  }: Record<"method" | "path" | "cookie" | "origin", string> & { body?: string },
): Promise<{ status: number; text: string }> {
  const headers = {
    host,
    cookie,
    origin,
    "x-forwarded-host": host,
    forwarded: `host=${host}`,
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
  };
  return new Promise((answered, failed) => {
    const sent = request(server.url, { method, path, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
      response.on("end", () => answered({ status: response.statusCode ?? 0, text }));
    });
    sent.on("error", failed);
    sent.end(body);
  });
}

describe("what a request may say", () => {
  test("68: fields that are the server's own change nothing", async () => {
    const { unitId, boardId, otherUnitId } = server.hospital;
    const path = `/api/v1/boards/${boardId}`;
    const before = (await server.as("leader", "GET", path)).body;
    const own = { id: "x", unitId: otherUnitId, epoch: 7, createdBy: "x", may: ["audit:read"], closed: false };
    await server.as("leader", "PATCH", path, { body: { version: before.version, name: "Nytt navn", ...own } });
    const after = (await server.as("leader", "GET", path)).body;
    expect(after).toMatchObject({ id: boardId, unitId, epoch: before.epoch, may: before.may });
    const people = `/api/v1/units/${unitId}/people`;
    const { items } = (await server.as("leader", "GET", people)).body;
    const me = items.find(({ login }: { login: string }) => login === "per");
    await server.as("participant", "PATCH", "/api/v1/profile", {
      body: {
        language: "nn",
        role: "admin",
        roles: [{ unitId, role: "admin" }],
        login: "ada",
        id: "x",
        disabled: true,
      },
    });
    const again = (await server.as("leader", "GET", people)).body.items;
    expect(again.find(({ personId }: { personId: string }) => personId === me.personId)).toMatchObject({
      login: "per",
      role: "participant",
    });
  });

  test("68: of a key that comes twice neither opens what the other would not, in a body or an address", async () => {
    const cookie = await server.signIn("reader");
    const headers = { cookie, origin: server.url, "content-type": "application/json" };
    const { unitId, otherUnitId } = server.hospital;
    const twice = `{"unitId":"${otherUnitId}","unitId":"${unitId}","name":"X","kind":"huddle","language":"nb"}`;
    expect((await fetch(`${server.url}/api/v1/boards`, { method: "POST", headers, body: twice })).status).toBe(403);
    const doubled = await fetch(`${server.url}/api/v1/screens?unitId=${unitId}&unitId=${otherUnitId}`, { headers });
    expect([400, 403, 404]).toContain(doubled.status);
  });

  test("90: bodies that are deep, poisoned or no UTF-8 are read as what they are, or refused", async () => {
    const cookie = await server.signIn("leader");
    const headers = { cookie, origin: server.url, "content-type": "application/json" };
    const bodies = [
      `${"[".repeat(10_000)}${"]".repeat(10_000)}`,
      '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}',
      Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
      "null",
      "1",
      '"text"',
      "",
    ];
    for (const body of bodies) {
      const answer = await fetch(`${server.url}/api/v1/boards`, { method: "POST", headers, body });
      expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining("bad-request")]);
    }
    expect(Reflect.get({}, "isAdmin")).toBeUndefined();
  });

  test("87: links lead to the address that the operator gave, whatever Host a request claims", async () => {
    const cookie = await server.signIn("leader");
    const path = `/api/v1/units/${server.hospital.unitId}/invitations`;
    const body = JSON.stringify({ name: "Nina Ny", role: "reader" });
    const invited = await sendAs("evil.example", { method: "POST", path, cookie, origin: server.url, body });
    expect(invited.status).toBe(200);
    expect(new URL(JSON.parse(invited.text).link).origin).toBe(server.url);
    const foreign = await sendAs("evil.example", { method: "POST", path, cookie, origin: "http://evil.example", body });
    expect(foreign.status).toBe(403);
    for (const page of ["/", "/skjerm", "/invitasjon", "/par", "/logg-inn"]) {
      const shown = await sendAs("evil.example", { method: "GET", path: page, cookie, origin: server.url });
      expect(shown.text).not.toContain("evil.example");
    }
  });

  test("86: no file but those of the build, however it is asked for", async () => {
    const asked = [
      "/assets/..%2f.env",
      "/assets/..%5c.env",
      "/assets/%252e%252e%252fpackage.json",
      "/assets/../../package.json",
      "/assets/",
      "/assets/nothing",
      "/.git/config",
      "/.env",
      "/package.json",
      "/server/main.ts",
      "/sw.js.map",
      "/index.html/../../package.json",
    ];
    const { host } = new URL(server.url);
    for (const path of asked) {
      const wire = await rawWire(server.url, `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
      expect([path, wire.status]).toEqual([path, 404]);
      wire.socket.destroy();
    }
  });

  test("26: a head that never ends is cut off", { timeout: 60_000 }, async () => {
    const { host } = new URL(server.url);
    const wire = await rawWire(server.url, `GET / HTTP/1.1\r\nHost: ${host}\r\nX-Slow: a`);
    expect([0, 408]).toContain(wire.status);
  });
});
