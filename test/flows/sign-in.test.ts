import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PASSWORD } from "../support/hospital.ts";
import { call } from "../support/caller.ts";
import { handClock } from "../support/clock.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { HOUR, MINUTE } from "../../shared/base/time.ts";

const clock = handClock(Date.UTC(2026, 10, 23, 6, 0));
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ clock });
});
afterAll(() => server.close());

function signIn(name: string, password: string) {
  return call(server.url, "POST", "/api/v1/session", { body: { name, password } });
}

/** The secret of a link stands in its fragment. */
function tokenOf(link: string): string {
  return new URL(link).hash.slice(1);
}

describe("signing in", () => {
  test("a wrong password and a user name that does not exist are refused alike", async () => {
    const wrong = await signIn("lise", "not the password");
    const unknown = await signIn("nobody.here", "not the password");
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(wrong.body).toEqual(unknown.body);
    expect(wrong.body.code).toBe("wrong-password");
    expect(wrong.cookie).toBeUndefined();
  });

  test("after ten wrong passwords an account waits, also with the right one, and others do not", async () => {
    for (let i = 0; i < 10; i += 1) await signIn("rita", `wrong ${i}`);
    expect((await signIn("rita", PASSWORD)).body.code).toBe("too-many");
    expect((await signIn("lise", PASSWORD)).status).toBe(200);
    clock.advance(16 * MINUTE);
    expect((await signIn("rita", PASSWORD)).status).toBe(200);
  });

  test("the cookie is for this host alone, out of reach of scripts, and says who one is", async () => {
    const answer = await signIn("lise", PASSWORD);
    expect(answer.headers.get("set-cookie")).toMatch(/^__Host-tavle=[\w-]{43}; .*HttpOnly; Secure; SameSite=Lax$/);
    const me = await call(server.url, "GET", "/api/v1/session", { cookie: answer.cookie });
    expect(me.body.actor).toMatchObject({ kind: "person", name: "Lise Lund", login: "lise" });
    expect(me.body.serverTime).toBe(clock.now());
  });

  test("signing out ends the session on the server", async () => {
    const { cookie } = await signIn("lise", PASSWORD);
    await call(server.url, "DELETE", "/api/v1/session", { cookie });
    expect((await call(server.url, "GET", "/api/v1/session", { cookie })).status).toBe(401);
  });

  test("a session ends after eight idle hours, and after twelve in use", async () => {
    const [idle, used] = [await signIn("lise", PASSWORD), await signIn("lise", PASSWORD)];
    const alive = async (cookie: string | undefined) =>
      (await call(server.url, "GET", "/api/v1/session", { cookie })).status === 200;
    clock.advance(7 * HOUR);
    expect(await alive(used.cookie)).toBe(true);
    clock.advance(2 * HOUR);
    expect([await alive(idle.cookie), await alive(used.cookie)]).toEqual([false, true]);
    clock.advance(3 * HOUR + MINUTE);
    expect(await alive(used.cookie)).toBe(false);
  });

  test("a new password ends every other session of that person", async () => {
    const [one, other] = [await signIn("siri", PASSWORD), await signIn("siri", PASSWORD)];
    const body = { password: { old: PASSWORD, new: "et helt nytt passord" } };
    expect((await call(server.url, "PATCH", "/api/v1/profile", { cookie: one.cookie, body })).status).toBe(200);
    expect((await call(server.url, "GET", "/api/v1/session", { cookie: one.cookie })).status).toBe(200);
    expect((await call(server.url, "GET", "/api/v1/session", { cookie: other.cookie })).status).toBe(401);
  });
});

describe("where a request comes from", () => {
  test("what was done on one person's page is not taken from another who has signed in beside it", async () => {
    const [per, lise] = [await server.signIn("participant"), await server.signIn("leader")];
    const { id } = (await call(server.url, "GET", "/api/v1/session", { cookie: per })).body.actor;
    const path = `/api/v1/boards/${server.hospital.boardId}/cross/commands`;
    const body = { do: "close", date: "2026-11-01", closed: true };
    const other = await call(server.url, "POST", path, { cookie: lise, as: id, body });
    expect([other.status, other.body.code]).toEqual([401, "not-signed-in"]);
    expect((await call(server.url, "POST", path, { cookie: per, as: id, body })).status).toBe(200);
    // Signing in is how a page becomes one's own, whoever it was of.
    const again = { name: "lise", password: PASSWORD };
    expect((await call(server.url, "POST", "/api/v1/session", { as: id, body: again })).status).toBe(200);
  });

  const origins = ["https://evil.example", "null", "http://localhost:1", "http://localhost.evil.example"];
  test.each(origins)("a change from the origin %s is refused", async (origin) => {
    const answer = await call(server.url, "POST", "/api/v1/session", {
      origin,
      body: { name: "lise", password: PASSWORD },
    });
    expect([answer.status, answer.body.code]).toEqual([403, "foreign-origin"]);
  });

  test("a change without an origin and without a key is refused", async () => {
    const answer = await call(server.url, "POST", "/api/v1/session", {
      origin: null,
      body: { name: "lise", password: PASSWORD },
    });
    expect(answer.body.code).toBe("foreign-origin");
  });

  test("a form, which any page can send, is not read", async () => {
    const response = await fetch(`${server.url}/api/v1/session`, {
      method: "POST",
      headers: { origin: server.url, "content-type": "text/plain" },
      body: JSON.stringify({ name: "lise", password: PASSWORD }),
    });
    expect(response.status).toBe(400);
  });

  test("a body that is not JSON and one that is too large say what to do", async () => {
    const send = (body: string) =>
      fetch(`${server.url}/api/v1/session`, {
        method: "POST",
        headers: { origin: server.url, "content-type": "application/json" },
        body,
      });
    expect(await (await send("{nonsense")).json()).toMatchObject({ code: "bad-request" });
    const large = await send(JSON.stringify({ name: "x".repeat(600_000), password: "y" }));
    expect([large.status, (await large.json()).code]).toEqual([413, "too-large"]);
  });
});

describe("one-time links", () => {
  async function invite(role = "participant") {
    const path = `/api/v1/units/${server.hospital.unitId}/invitations`;
    return await server.as("leader", "POST", path, { body: { name: "Nora Ny", role } });
  }

  test("a colleague is invited, chooses a user name, and belongs to the unit", async () => {
    const token = tokenOf((await invite()).body.link);
    const look = await call(server.url, "POST", "/api/v1/invitations/look", { body: { token } });
    expect(look.body).toMatchObject({
      kind: "person",
      name: "Nora Ny",
      unitName: "Sengepost 3",
      invitedBy: "Lise Lund",
    });
    const body = { token, login: "Nora.Ny", password: "enda en lang frase" };
    const redeemed = await call(server.url, "POST", "/api/v1/invitations/redeem", { body });
    expect(redeemed.status).toBe(200);
    const me = await call(server.url, "GET", "/api/v1/session", { cookie: redeemed.cookie });
    expect(me.body.actor).toMatchObject({
      login: "nora.ny",
      roles: [{ unitId: server.hospital.unitId, role: "participant" }],
    });
  });

  test("of two who use one link at once, one gets in", async () => {
    const token = tokenOf((await invite()).body.link);
    const redeem = (login: string) =>
      call(server.url, "POST", "/api/v1/invitations/redeem", {
        body: { token, login, password: "enda en lang frase" },
      });
    const answers = await Promise.all([redeem("forst"), redeem("sist")]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 410]);
  });

  test("a link that has run out is refused", async () => {
    const token = tokenOf((await invite()).body.link);
    clock.advance(8 * 24 * HOUR);
    const answer = await call(server.url, "POST", "/api/v1/invitations/look", { body: { token } });
    expect([answer.status, answer.body.code]).toEqual([410, "link-used"]);
  });
});
