import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type BoardId, newId } from "../../shared/base/ids.ts";
import { HOUR, MINUTE } from "../../shared/base/time.ts";
import { call } from "../support/caller.ts";
import { handClock } from "../support/clock.ts";
import { PASSWORD, type PersonName } from "../support/hospital.ts";
import { seededRandom } from "../support/ids.ts";
import { type MailServer, startMailServer } from "../support/mailServer.ts";
import { type Source, startSource } from "../support/source.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { pairWall } from "../support/wall.ts";

/** A Friday afternoon: no level meets before Monday. */
const FRIDAY = Date.parse("2026-11-20T13:00:00Z");
const LOOK = 2100;
const random = seededRandom(31);
const clock = handClock(FRIDAY);
let server: TestServer;
let post: MailServer;
let teams: Source;
/** The board of the trust, which its administrator speaks for. */
let above: BoardId;

const as = (who: PersonName, method: string, path: string, body?: unknown) =>
  server.as(who, method, `/api/v1${path}`, body === undefined ? {} : { body });
const bell = async (who: PersonName) => (await as(who, "GET", "/notices")).body;

beforeAll(async () => {
  [post, teams] = await Promise.all([startMailServer(), startSource()]);
  server = await startServer({
    clock,
    seed: 5,
    environment: {
      SMTP_HOST: "127.0.0.1",
      SMTP_PORT: String(post.port),
      SMTP_FROM: "Tavlemøte <tavle@sykehus.no>",
      NOTICE_HOSTS: teams.place,
    },
  });
  const body = { unitId: server.hospital.trustId, name: "Prøve HF", kind: "management" };
  above = (await as("admin", "POST", "/boards", body)).body.id;
});
afterAll(async () => {
  await server.close();
  await Promise.all([post.close(), teams.close()]);
});

/** What has come since the test began. */
let from = 0;
const came = () => post.mails.slice(from);
beforeEach(() => {
  from = post.mails.length;
});
afterEach(() => {
  post.behave(() => "take");
  teams.answer((_, response) => response.writeHead(202).end());
  // What waits goes together: the next test begins with nobody told just now.
  return passes(10 * MINUTE);
});

/** Turns time on, and then in small steps until nothing that is due by now waits: what is on its way has arrived or failed. */
async function passes(milliseconds: number): Promise<void> {
  const { db } = server.app.parts.storage;
  clock.advance(milliseconds);
  await expect
    .poll(async () => {
      clock.advance(LOOK);
      const now = clock.now();
      const things = await db.selectFrom("notice_deliveries").select("id").where("due_at", "<=", now).execute();
      const messages = await db.selectFrom("notice_messages").select("id").where("next_at", "<=", now).execute();
      return things.length + messages.length;
    })
    .toBe(0);
}

async function verified(who: PersonName, address: string): Promise<void> {
  const before = post.mails.length;
  expect((await as(who, "PUT", "/notices/address", { address })).body).toEqual({ sent: true });
  const token = /bekreft#(\S+)/.exec(post.mails[before]?.text ?? "")?.[1];
  const opened = await server.as(undefined, "POST", "/api/v1/notices/confirm", { body: { token } });
  expect(opened.status).toBe(200);
}

function matter(change: object = {}) {
  return {
    id: newId<"escalation">(random),
    to: above,
    cardId: null,
    kind: "action",
    safety: true,
    what: "Låst medisinrom om natten",
    tried: "",
    asked: "En beslutning",
    ...change,
  };
}

async function raised(change: object = {}): Promise<string> {
  const body = matter(change);
  const answer = await as("deputy", "POST", `/boards/${server.hospital.boardId}/escalations`, body);
  expect(answer.status).toBe(200);
  return body.id;
}

describe("behind the bell", () => {
  test("stands a safety matter at once, for who speaks for the unit above and for nobody else", async () => {
    const id = await raised();
    const { items, unread } = await bell("admin");
    expect(items[0]).toMatchObject({ event: "safety-new", matterId: id, boardId: above, unitName: "Prøve HF" });
    expect(items[0]).toMatchObject({ what: "Låst medisinrom om natten", read: false, done: false });
    expect(unread).toBe(1);
    for (const who of ["deputy", "leader", "reader", "stranger"] as const) {
      expect((await bell(who)).items.filter((item: { matterId: string }) => item.matterId === id)).toEqual([]);
    }
  });

  test("the answer stands for the sender's leader, and what waited is done for who answered", async () => {
    const id = await raised();
    await as("admin", "POST", `/escalations/${id}/answer`, { text: "Ny lås i dag" });
    const [item] = (await bell("leader")).items;
    expect(item).toMatchObject({ event: "answered", matterId: id, boardId: server.hospital.boardId, done: false });
    const own = (await bell("admin")).items.find((each: { matterId: string }) => each.matterId === id);
    expect(own).toMatchObject({ event: "safety-new", done: true, read: true });
  });

  test("is read by opening, and only as far as one has seen", async () => {
    const before = (await bell("admin")).items[0].at;
    await as("admin", "POST", "/notices/read", { until: before });
    await raised();
    const seen = (await bell("admin")).items[0].at;
    clock.advance(MINUTE);
    await raised();
    await as("admin", "POST", "/notices/read", { until: seen });
    const { items, unread } = await bell("admin");
    expect(unread).toBe(1);
    expect(items.map(({ read }: { read: boolean }) => read).slice(0, 2)).toEqual([false, true]);
  });

  test("is nothing for a wall, and nothing without signing in", async () => {
    expect((await server.as(undefined, "GET", "/api/v1/notices")).status).toBe(401);
    const wall = await pairWall(server, "touch");
    for (const path of ["/notices", "/notices/choices", `/units/${server.hospital.unitId}/notices`]) {
      expect((await wall.asks("GET", path)).status).toBe(403);
    }
  });
});

describe("by mail", () => {
  beforeAll(async () => {
    await verified("admin", "ada@sykehus.no");
    await as("admin", "PUT", "/notices/choices", { mailed: ["safety", "due-soon", "answer"] });
  });

  test("nothing is sent to an address that nobody has confirmed", async () => {
    await as("leader", "PUT", "/notices/address", { address: "lise@sykehus.no" });
    await as("leader", "PUT", "/notices/choices", { mailed: ["answer"] });
    const id = await raised({ safety: false });
    await as("admin", "POST", `/escalations/${id}/answer`, { text: "Ja" });
    await passes(5 * MINUTE);
    expect((await as("leader", "GET", "/notices/choices")).body).toMatchObject({
      address: null,
      pending: "lise@sykehus.no",
    });
    expect(came().map(({ subject }) => subject)).toEqual(["Bekreft e-postadressen din"]);
  });

  test("a safety matter is told at once: a count, the unit and a link, and nothing of what it is about", async () => {
    await raised();
    await passes(0);
    expect(came()).toHaveLength(1);
    const [mail] = came();
    expect(mail?.to).toEqual(["ada@sykehus.no"]);
    expect(mail?.subject).toBe("1 sak venter på svar – Prøve HF");
    expect(mail?.text).toContain(`${server.url}/tavle/${above}`);
    expect(mail?.text).toContain(`${server.url}/profil#varsler`);
    for (const secret of ["medisinrom", "beslutning", "Sengepost 3", "Dina"]) {
      expect(`${mail?.raw}${mail?.text}${mail?.html}${mail?.subject}`).not.toContain(secret);
    }
    expect(mail?.headers.get("auto-submitted")).toBe("auto-generated");
  });

  test("what comes within a few minutes after it goes as one", async () => {
    await raised();
    await passes(0);
    for (let i = 0; i < 3; i += 1) await raised();
    await passes(0);
    expect(came()).toHaveLength(1);
    await passes(3 * MINUTE);
    expect(came()).toHaveLength(2);
    expect(came()[1]?.subject).toBe("3 saker venter på svar – Prøve HF");
  });

  test("what has been answered meanwhile is not told as waiting", async () => {
    await raised();
    await passes(0);
    const id = await raised();
    await as("admin", "POST", `/escalations/${id}/answer`, { text: "Ja" });
    await passes(5 * MINUTE);
    expect(came()).toHaveLength(1);
  });

  test("a mail server that says not now is asked again, with the same Message-ID, until it takes it", async () => {
    const tried: string[] = [];
    post.behave((to) => {
      tried.push(to);
      return tried.length < 3 ? { code: 451, at: "data" } : "take";
    });
    await raised();
    for (let minute = 0; minute < 5; minute += 1) await passes(MINUTE);
    expect(came()).toHaveLength(1);
    const row = await server.app.parts.storage.db
      .selectFrom("notice_messages")
      .selectAll()
      .where("state", "=", "sent")
      .orderBy("ended_at", "desc")
      .executeTakeFirst();
    expect(row?.tries).toBe(3);
    expect(came()[0]?.headers.get("message-id")).toBe(`<${row?.id}@localhost>`);
  });

  test("a mailbox that is not there is given up at once", async () => {
    post.behave(() => ({ code: 550, at: "recipient" }));
    await raised();
    await passes(0);
    expect((await bell("admin")).undelivered).toMatchObject({ fault: "refused" });
  });

  test("a sample tells what it came to", async () => {
    expect((await as("admin", "POST", "/notices/sample", {})).body).toEqual({ sent: true });
    expect(came().at(-1)?.subject).toBe("Prøve fra Tavlemøte");
    post.behave(() => ({ code: 550, at: "recipient" }));
    expect((await as("admin", "POST", "/notices/sample", {})).body).toEqual({ sent: false, fault: "refused" });
  });
});

describe("in a unit's channel", () => {
  const path = () => `/units/${server.hospital.trustId}/notices`;
  const posts: any[] = [];

  beforeAll(async () => {
    const { status, body } = await as("admin", "PUT", path(), {
      teams: `${teams.url}/flow?sig=HEMMELIG`,
      posted: ["safety"],
    });
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toContain("HEMMELIG");
  });
  beforeEach(() => {
    posts.length = 0;
    teams.answer((request, response) => {
      let text = "";
      request.on("data", (part: string) => (text += part));
      request.on("end", () => {
        posts.push(JSON.parse(text));
        response.writeHead(202).end();
      });
    });
  });

  test("a safety matter is one card with a count and a link to it, and nothing of what it is about", async () => {
    const id = await raised();
    await passes(0);
    expect(posts).toHaveLength(1);
    const [{ content, contentType }] = posts[0].attachments;
    expect(contentType).toBe("application/vnd.microsoft.card.adaptive");
    expect(content.actions).toEqual([
      { type: "Action.OpenUrl", title: "Åpne saken", url: `${server.url}/tavle/${above}/sak/${id}` },
    ]);
    expect(JSON.stringify(content)).toContain("1 sak venter på svar");
    expect(JSON.stringify(content)).not.toContain("medisinrom");
  });

  test("a slow flow is tried again, a deleted one is given up and said to who leads the unit", async () => {
    teams.answer((_, response) => response.writeHead(503).end());
    await raised();
    await passes(0);
    expect((await as("admin", "GET", path())).body.undelivered).toBeNull();
    teams.answer((_, response) => response.writeHead(404).end());
    await passes(2 * MINUTE);
    expect((await as("admin", "GET", path())).body.undelivered).toMatchObject({ count: 1, fault: "refused" });
    expect(server.logged.join("\n")).not.toContain("HEMMELIG");
  });

  test("a redirect is not followed", async () => {
    teams.answer((_, response) => response.writeHead(307, { Location: `${teams.url}/inside` }).end());
    expect((await as("admin", "POST", `${path()}/sample`, { to: "teams" })).body).toEqual({
      sent: false,
      fault: "redirect",
    });
    expect(teams.asked.filter((each) => each.path === "/inside")).toEqual([]);
  });

  test.each([
    ["another host", "https://evil.example/flow"],
    ["the same host at another port", "http://127.0.0.1:9/flow"],
    ["a place inside the house", "https://10.0.0.1/latest"],
    ["a user in it", "https://flow@127.0.0.1/"],
    ["something else than the web", "file:///etc/passwd"],
  ])("an address that the operator has not opened is refused: %s", async (_, url) => {
    expect((await as("admin", "PUT", path(), { teams: url })).status).toBe(400);
  });

  test("is set by who leads the unit, and shown to nobody else", async () => {
    const ours = `/units/${server.hospital.unitId}/notices`;
    for (const who of ["deputy", "participant", "stranger"] as const) {
      expect((await as(who, "GET", ours)).status).toBe(403);
      expect((await as(who, "PUT", ours, { posted: [] })).status).toBe(403);
    }
    expect((await as("leader", "GET", ours)).body).toMatchObject({ teams: null, mail: true, hosts: true });
  });
});

describe("whoever is on call", () => {
  test("is told of a safety matter that no level meets for in time, at a mailbox that was confirmed", async () => {
    const unit = `/units/${server.hospital.trustId}/notices`;
    await as("admin", "PUT", `${unit}/on-call`, { address: "vakt@sykehus.no" });
    const mail = came().at(-1);
    expect(mail?.subject).toBe("Bekreft postkassen for vakthavende i Prøve HF");
    const token = /bekreft#(\S+)/.exec(mail?.text ?? "")?.[1];
    const opened = await server.as(undefined, "POST", "/api/v1/notices/confirm", { body: { token } });
    expect(opened.body).toEqual({ of: "unit", unitName: "Prøve HF" });
    expect((await as("admin", "GET", unit)).body.onCall).toEqual({ address: "v…@sykehus.no", pending: null });
    await raised();
    await passes(0);
    const told = came().findLast(({ to }) => to[0] === "vakt@sykehus.no");
    expect(told?.subject).toBe("1 sak om sikkerhet venter på svar – Prøve HF");
    expect(told?.text).toContain("Denne postkassen er satt opp for vakthavende i Prøve HF");
  });
});

test("after a day it is given up, and said behind the bell and in the log, without an address", async () => {
  post.behave(() => ({ code: 451, at: "recipient" }));
  await raised();
  const given = () => server.logged.filter((line) => line.includes("a notice was given up")).length;
  const before = given();
  for (let hour = 0; hour < 23; hour += 1) await passes(HOUR);
  expect(given()).toBe(before);
  await passes(2 * HOUR);
  // The administrator's, and that of whoever is on call.
  expect(given()).toBe(before + 2);
  const { body } = await call(server.url, "GET", "/api/v1/notices", { cookie: await freshCookie("ada") });
  expect(body.undelivered).toMatchObject({ fault: "later" });
  const log = server.logged.join("\n");
  expect(log).not.toContain("ada@sykehus.no");
  expect(log).not.toContain("medisinrom");
});

/** Of a session that begins now: whoever signed in a day ago is no longer. */
async function freshCookie(name: string): Promise<string | undefined> {
  return (await call(server.url, "POST", "/api/v1/session", { body: { name, password: PASSWORD } })).cookie;
}

test("a svarfrist within the hour is told once, also when the matter itself was not told of", async () => {
  const path = `/api/v1/boards/${server.hospital.boardId}/escalations`;
  const body = { ...matter(), safety: false };
  const { escalation } = (await call(server.url, "POST", path, { cookie: await freshCookie("dina"), body })).body;
  await passes(escalation.due - HOUR - MINUTE - clock.now());
  expect(came()).toEqual([]);
  for (let i = 0; i < 10; i += 1) await passes(3 * MINUTE);
  // All that were raised on Friday are due at the same meeting: one mail says how many.
  const told = came().filter(({ subject }) => /^\d+ saker har svarfrist innen en time – Prøve HF$/.test(subject));
  expect(told.map(({ to }) => to)).toEqual([["ada@sykehus.no"]]);
  const { items } = (await call(server.url, "GET", "/api/v1/notices", { cookie: await freshCookie("ada") })).body;
  const ofThis = items.filter(({ matterId }: { matterId: string }) => matterId === body.id);
  expect(ofThis).toMatchObject([{ event: "due-soon", due: escalation.due, done: false }]);
});
