import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../server/config.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

const IDEA = "https://ide.example.no";
const HOST = "ide.example.no";

interface Sent {
  readonly status: number;
  readonly body: string;
}

let server: TestServer;
let routes: { method: string; path: string }[];

beforeAll(async () => {
  server = await startServer({ environment: { IDEA_URL: IDEA } });
  const { paths } = await (await fetch(`${server.url}/api/v1/openapi.json`)).json();
  routes = Object.entries<object>(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
  );
});
afterAll(() => server.close());

/** A request as it comes through a proxy, with the host and the origin that it says. `fetch` writes its own. */
function ask(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: string | null = null,
): Promise<Sent> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path, headers, agent: false }, (response) => {
      let text = "";
      response.on("data", (chunk) => (text += chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: text }));
    });
    sent.on("upgrade", (response, socket) => {
      socket.destroy();
      resolve({ status: response.statusCode ?? 0, body: "" });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

const PHONE = [
  "POST /api/v1/ideas/tickets",
  "POST /api/v1/ideas",
  "POST /api/v1/ideas/similar",
  "GET /api/v1/ideas/receipt",
  "POST /api/v1/tallies",
  "POST /api/v1/tallies/removal",
  "POST /api/v1/cross-lines",
  "POST /api/v1/client-errors",
];
const WAYS: readonly [string, Record<string, string>][] = [
  ["its host", { host: HOST, origin: IDEA }],
  ["its host with its port and in capitals", { host: `${HOST.toUpperCase()}:443`, origin: IDEA }],
  ["its host with a dot at the end", { host: `${HOST}.`, origin: IDEA }],
  ["its host as a proxy passes it on", { host: "inside.local", "x-forwarded-host": HOST, origin: IDEA }],
  ["its origin alone", { host: "localhost", origin: IDEA }],
];

describe.each(WAYS)("by %s of IDEA_URL", (_name, way) => {
  test("every route but those of the phones' page answers 404, also with a session", async () => {
    const cookie = await server.signIn("admin");
    const open: string[] = [];
    for (const { method, path } of routes) {
      const address = path.replaceAll(/\{\w+\}/g, "a".repeat(26));
      const json = { "content-type": "application/json" };
      const body = method === "GET" ? null : "{}";
      const { status } = await ask(method, address, { ...way, ...json, cookie }, body);
      if (status !== 404 && !PHONE.includes(`${method} ${path}`)) open.push(`${method} ${path}: ${status}`);
    }
    expect(open).toEqual([]);
  });

  test.each([
    "/",
    "/skjerm",
    "/tavle",
    "/healthz",
    "/readyz",
    "/version",
    "/metrics",
    "/api/v1/openapi.json",
    "/socket.io/?EIO=4&transport=polling",
    "/sync/aaaaaaaaaaaaaaaaaaaaaaaaaa",
    "/i/../skjerm",
    "//skjerm",
    "/api/v1//ideas/receipt",
    "/sw.js",
  ])("%s answers 404", async (path) => {
    expect((await ask("GET", path, way)).status).toBe(404);
  });

  test("no wire opens", async () => {
    const upgrade = {
      ...way,
      connection: "Upgrade",
      upgrade: "websocket",
      "sec-websocket-version": "13",
      "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
      cookie: await server.signIn("admin"),
    };
    for (const path of ["/socket.io/?EIO=4&transport=websocket", `/sync/${server.hospital.boardId}`]) {
      expect((await ask("GET", path, upgrade)).status).toBe(404);
    }
  });

  test("the phones' page and what it is made of are served", async () => {
    const page = await ask("GET", "/i/bcdf", way);
    expect(page.status).toBe(200);
    const asset = /\/assets\/[\w.-]+\.js/.exec(page.body)?.[0];
    if (asset) expect((await ask("GET", asset, way)).status).toBe(200);
  });

  test("an idea is given, with the code that the wall shows", async () => {
    const path = `/api/v1/boards/${server.hospital.boardId}/idea-code`;
    const { address, secret } = (await server.as("leader", "GET", path)).body;
    expect(address).toMatch(/^https:\/\/ide\.example\.no\/i\/\w{4}$/);
    const body = JSON.stringify({ short: address.split("/").at(-1), secret });
    const json = { "content-type": "application/json" };
    expect((await ask("POST", "/api/v1/ideas/tickets", { ...way, ...json }, body)).status).toBe(200);
  });

  test("a session gives nothing here", async () => {
    const cookie = await server.signIn("participant");
    const json = { "content-type": "application/json" };
    const body = JSON.stringify({ id: "a".repeat(26), measureId: "a".repeat(26), boardId: server.hospital.boardId });
    expect((await ask("POST", "/api/v1/tallies", { ...way, ...json, cookie }, body)).status).toBe(401);
  });
});

describe("a page of another origin", () => {
  const json = { "content-type": "application/json" };
  const body = JSON.stringify({ short: "bcdf", code: "1234" });

  test("of the product does not stand in for the phones' page, nor a foreign one for either", async () => {
    for (const origin of [server.url, "https://evil.example", "null", "https://ide.example.no.evil.example"]) {
      const { status, body: answer } = await ask(
        "POST",
        "/api/v1/ideas/tickets",
        { host: HOST, origin, ...json },
        body,
      );
      expect([origin, status, JSON.parse(answer).code]).toEqual([origin, 403, "foreign-origin"]);
    }
  });

  test("the rule loosens nothing at the product's own address", async () => {
    const { host } = new URL(server.url);
    for (const origin of ["https://evil.example", "http://ide.example.no", "null"]) {
      const { status } = await ask("POST", "/api/v1/session", { host, origin, ...json }, "{}");
      expect([origin, status]).toEqual([origin, 403]);
    }
    expect((await ask("POST", "/api/v1/session", { host, origin: IDEA, ...json }, "{}")).status).toBe(404);
    expect((await ask("GET", "/healthz", { host })).status).toBe(200);
    expect((await ask("GET", "/skjerm", { host })).status).toBe(200);
  });
});

describe("the setting", () => {
  test("is a root address of its own, and https off this machine", () => {
    const faults = (IDEA_URL: string) => {
      const read = readConfig({ PUBLIC_URL: "https://tavle.example.no", IDEA_URL });
      return "faults" in read ? read.faults.length : 0;
    };
    expect(faults("https://ide.example.no")).toBe(0);
    expect(faults("https://ide.example.no/under")).toBe(1);
    expect(faults("http://ide.example.no")).toBe(1);
    expect(faults("https://tavle.example.no")).toBe(1);
    expect(faults("ide")).toBe(1);
  });
});
