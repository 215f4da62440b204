import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startServer, type TestServer } from "../support/startServer.ts";

interface Found {
  readonly method: string;
  readonly path: string;
  readonly action: string;
}

let server: TestServer;
let routes: Found[];

beforeAll(async () => {
  server = await startServer();
  const { paths } = await (await fetch(`${server.url}/api/v1/openapi.json`)).json();
  routes = Object.entries<Record<string, { "x-action": string }>>(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({ method, path, action: described["x-action"] })),
  );
});
afterAll(() => server.close());

/** An address of the form that a route has, of a thing that does not exist. */
function addressOf(path: string): string {
  return server.url + path.replaceAll(/\{\w+\}/g, "a".repeat(26));
}

async function send(route: Found, headers: Record<string, string>): Promise<{ status: number; code: string }> {
  const body = route.method === "get" ? null : "{}";
  const response = await fetch(addressOf(route.path), { method: route.method.toUpperCase(), headers, body });
  const answer = await response.json();
  return { status: response.status, code: answer.code };
}

const json = { "content-type": "application/json" };

describe("every route of the API", () => {
  test("is described, and says which act it is", () => {
    expect(routes.length).toBeGreaterThan(40);
    expect(routes.filter((route) => !route.action)).toEqual([]);
  });

  test("answers nobody with 401, unless it is public", async () => {
    const open: string[] = [];
    for (const route of routes.filter(({ action }) => action !== "public")) {
      const { status } = await send(route, { ...json, origin: server.url });
      if (status !== 401) open.push(`${route.method} ${route.path}: ${status}`);
    }
    expect(open).toEqual([]);
  });

  test("refuses a change that comes from a foreign page, also from somebody signed in", async () => {
    const cookie = await server.signIn("admin");
    const open: string[] = [];
    for (const route of routes.filter(({ method }) => method !== "get")) {
      for (const origin of ["https://evil.example", "null"]) {
        const { code } = await send(route, { ...json, origin, cookie });
        if (code !== "foreign-origin") open.push(`${route.method} ${route.path}: ${code}`);
      }
    }
    expect(open).toEqual([]);
  });

  test("says not found of what does not exist, and never fails, whatever it is sent", async () => {
    const cookie = await server.signIn("admin");
    const failed: string[] = [];
    for (const route of routes.filter(({ method, path }) => !(method === "delete" && path === "/api/v1/session"))) {
      const { status } = await send(route, { ...json, origin: server.url, cookie });
      if (status >= 500) failed.push(`${route.method} ${route.path}: ${status}`);
    }
    expect(failed).toEqual([]);
    expect(server.logged.filter((line) => line.includes("a request failed"))).toEqual([]);
  });

  test("does not take an unknown key for a sign-in", async () => {
    const taken: string[] = [];
    for (const route of routes.filter(({ action }) => action !== "public")) {
      const { status } = await send(route, { ...json, authorization: "Bearer hb_live_abcdefgh_not-a-key" });
      if (status < 400) taken.push(`${route.method} ${route.path}: ${status}`);
    }
    expect(taken).toEqual([]);
  });
});

describe("addresses", () => {
  test.each([
    "/api/admin",
    "/api//v1/boards",
    "/API/v1/boards",
    "/api/v1/boards/",
    "/api/v1/%62oards;x",
    "/api/v1/boards/%00",
  ])("%s is not a way in", async (path) => {
    const response = await fetch(server.url + path, { headers: { cookie: await server.signIn("admin") } });
    const text = await response.text();
    expect(text).not.toContain("Sengepost");
  });

  test.each([
    "/assets/..%2f..%2fpackage.json",
    "/.git/config",
    "/..%5cpackage.json",
    "/assets/%2e%2e/%2e%2e/package.json",
  ])("%s gives no file", async (path) => {
    const response = await fetch(server.url + path);
    expect([404, 400]).toContain(response.status);
  });
});
