import { createServer, type Server } from "node:http";
import { type AddressInfo, createServer as createTcp, type Server as TcpServer, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId, type UnitId } from "../../shared/base/ids.ts";
import { MINUTE } from "../../shared/base/time.ts";
import type { MailConfig } from "../../server/config/mail.ts";
import { openSmtp } from "../../server/notice/smtp.ts";
import { postToTeams, type Webhooks } from "../../server/notice/teams.ts";
import { insertDelivery } from "../../server/storage/noticeMessages.ts";
import { systemClock } from "../../server/clock.ts";
import { OF_NOBODY } from "../support/certificate.ts";
import { handClock } from "../support/clock.ts";
import { seededRandom } from "../support/ids.ts";
import { startMailServer } from "../support/mailServer.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

const LETTER = {
  to: "ada@sykehus.no",
  subject: "1 sak venter på svar",
  text: "x",
  html: "<p>x</p>",
  messageId: "<id@tavle.sykehus.no>",
  stop: "https://tavle.sykehus.no/profil",
};
const POST = { id: "id", title: "x", lines: [], link: { text: "x", url: "https://tavle.sykehus.no" } };
const config = (port: number, tls: MailConfig["tls"]): MailConfig => ({
  host: "127.0.0.1",
  port,
  user: "tavle",
  password: "HEMMELIG",
  from: "tavle@sykehus.no",
  tls,
});

describe("a mail server", () => {
  test.each([
    ["offers no TLS", {}],
    ["shows a certificate that nobody vouches for", OF_NOBODY],
  ])("that %s gets neither mail nor password where TLS is required", async (_, options) => {
    const said: string[] = [];
    const post = await startMailServer({
      ...options,
      onAuth: ({ password }, _session, done) => {
        said.push(password ?? "");
        done(null, { user: "tavle" });
      },
    });
    const smtp = openSmtp(config(post.port, "required"), systemClock);
    expect(await smtp.send(LETTER)).toEqual({ ok: false, refusal: "tls" });
    smtp.close();
    await post.close();
    expect([said, post.mails]).toEqual([[], []]);
  });

  test("that is not there is told as that, and not as one without TLS", async () => {
    const post = await startMailServer();
    await post.close();
    const smtp = openSmtp(config(post.port, "required"), systemClock);
    expect(await smtp.send(LETTER)).toEqual({ ok: false, refusal: "unreachable" });
    smtp.close();
  });

  test("that does not take our password is told as that, and without it", async () => {
    const post = await startMailServer({ onAuth: (_auth, _session, done) => done(new Error("no")) });
    const smtp = openSmtp(config(post.port, "none"), systemClock);
    expect(await smtp.send(LETTER)).toEqual({ ok: false, refusal: "sign-in" });
    smtp.close();
    await post.close();
  });

  test("that says one sign a second is not waited for", async () => {
    const sockets = new Set<Socket>();
    const tcp: TcpServer = createTcp((socket) => {
      sockets.add(socket);
      socket.on("error", () => undefined);
      const slowly = setInterval(() => socket.write("2"), 200);
      socket.once("close", () => clearInterval(slowly));
    });
    const port = await listening(tcp);
    const clock = handClock(0);
    const smtp = openSmtp(config(port, "none"), clock);
    const sending = smtp.send(LETTER);
    await expect.poll(() => sockets.size).toBe(1);
    clock.advance(30_000);
    expect(await sending).toEqual({ ok: false, refusal: "timeout" });
    smtp.close();
    for (const socket of sockets) socket.destroy();
    tcp.close();
  });
});

function listening(server: Server | TcpServer): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

describe("a webhook", () => {
  let asked = 0;
  let port: number;
  const server = createServer((_request, response) => {
    asked += 1;
    response.writeHead(200, { "Content-Type": "text/plain" });
    // Never ends: what it says is not read.
    response.write("x".repeat(1000));
  });
  beforeAll(async () => {
    port = await listening(server);
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });
  const hooks = (change: Partial<Webhooks> = {}): Webhooks => ({
    clock: systemClock,
    hosts: { named: new Set([`127.0.0.1:${port}`]), endings: [".flyt.example.no"] },
    lookUp: async () => ["127.0.0.1"],
    ends: new AbortController().signal,
    ...change,
  });

  test.each([
    ["loopback", ["127.0.0.1"]],
    ["the house", ["10.1.2.3"]],
    ["the metadata of a cloud", ["169.254.169.254"]],
    ["both worlds", ["93.184.216.34", "10.1.2.3"]],
    ["loopback by another family", ["::ffff:127.0.0.1"]],
  ])("whose name a star opened, and that leads to %s, is not called", async (_, addresses) => {
    const before = asked;
    const outcome = await postToTeams(hooks({ lookUp: async () => addresses }), "https://a.flyt.example.no/x", POST);
    expect(outcome).toEqual({ ok: false, refusal: "host-refused" });
    expect(asked).toBe(before);
  });

  test("that answers without end is told by its head alone", async () => {
    expect(await postToTeams(hooks(), `http://127.0.0.1:${port}/x`, POST)).toMatchObject({ ok: true });
  });

  test("whose name is never found is not waited for", async () => {
    const clock = handClock(0);
    const calling = postToTeams(
      hooks({ clock, lookUp: () => new Promise(() => undefined) }),
      "https://a.flyt.example.no/x",
      POST,
    );
    clock.advance(10_000);
    expect(await calling).toEqual({ ok: false, refusal: "timeout" });
  });
});

describe("people", () => {
  const clock = handClock(Date.parse("2026-11-23T06:45:00Z"));
  const random = seededRandom(3);
  let post: Awaited<ReturnType<typeof startMailServer>>;
  let server: TestServer;
  beforeAll(async () => {
    post = await startMailServer();
    const environment = { SMTP_URL: `smtp://127.0.0.1:${post.port}`, SMTP_FROM: "tavle@sykehus.no" };
    server = await startServer({ clock, environment });
  });
  afterAll(async () => {
    await server.close();
    await post.close();
  });
  const setAddress = (who: "leader" | "deputy" | "participant" | "stranger", address: string) =>
    server.as(who, "PUT", "/api/v1/notices/address", { body: { address } });

  test("cannot have one address flooded with links, nor many", async () => {
    const toOne: number[] = [];
    for (const who of ["leader", "deputy", "participant", "stranger"] as const) {
      toOne.push((await setAddress(who, "offer@sykehus.no")).status);
    }
    expect(toOne).toEqual([200, 200, 200, 429]);
    const toMany: number[] = [];
    for (let i = 0; i < 12; i += 1) toMany.push((await setAddress("leader", `person${i}@sykehus.no`)).status);
    expect(toMany.filter((status) => status === 200)).toHaveLength(9);
    expect(toMany.at(-1)).toBe(429);
  });

  test.each(["ada@sykehus.no\r\nBcc: alle@sykehus.no", "a@b.no,c@d.no", "13097248022@sykehus.no"])(
    "cannot give %j as an address",
    async (address) => {
      const before = post.mails.length;
      expect((await setAddress("participant", address)).status).toBeGreaterThanOrEqual(400);
      expect(post.mails).toHaveLength(before);
    },
  );

  test("cannot guess a link, nor use one of before", async () => {
    const confirm = (token: string) => server.as(undefined, "POST", "/api/v1/notices/confirm", { body: { token } });
    expect((await confirm("a".repeat(43))).body.code).toBe("link-used");
    const first = /bekreft#(\S+)/.exec(post.mails.findLast(({ to }) => to[0]?.startsWith("person"))?.text ?? "")?.[1];
    await server.as("leader", "PUT", "/api/v1/notices/address", { body: { address: null } });
    expect((await confirm(first ?? "")).body.code).toBe("link-used");
  });

  test("who are told ten thousand things at once get one mail, and nobody else waits for it", async () => {
    await server.as("stranger", "PUT", "/api/v1/notices/address", { body: { address: "siri@sykehus.no" } });
    const token = /bekreft#(\S+)/.exec(post.mails.at(-1)?.text ?? "")?.[1];
    await server.as(undefined, "POST", "/api/v1/notices/confirm", { body: { token } });
    const before = post.mails.length;
    const { storage } = server.app.parts;
    const { id } = (await server.as("stranger", "GET", "/api/v1/session")).body.actor;
    const boardId = server.hospital.otherBoardId;
    await storage.transaction(async (tx) => {
      for (let i = 0; i < 10_000; i += 1) {
        const delivery = {
          id: newId<"delivery">(random),
          channel: "mail",
          to: { kind: "person", id },
          number: 0,
        } as const;
        const what = { event: "answered", matterId: newId<"escalation">(random), boardId, at: clock.now() } as const;
        await insertDelivery(tx, { ...delivery, ...what }, clock.now());
      }
    });
    clock.advance(5 * MINUTE);
    await expect.poll(() => post.mails.length).toBe(before + 1);
    expect(post.mails.at(-1)?.subject).toBe("10000 saker er besvart – Sengepost 4");
    const waits = await storage.db
      .selectFrom("notice_deliveries")
      .select("id")
      .where("due_at", "is not", null)
      .execute();
    expect(waits).toEqual([]);
  });

  test("who lead another unit see nothing of where this one is told", async () => {
    const path = (unit: UnitId) => `/api/v1/units/${unit}/notices`;
    expect((await server.as("stranger", "GET", path(server.hospital.unitId))).status).toBe(403);
    const sample = { body: { to: "teams" } };
    expect((await server.as("stranger", "POST", `${path(server.hospital.unitId)}/sample`, sample)).status).toBe(403);
  });
});
