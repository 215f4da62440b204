import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BoardId, newId, type UnitId } from "../../shared/base/ids.ts";
import { DAY, HOUR } from "../../shared/base/time.ts";
import { auditRows } from "../../server/storage/audit.ts";
import { openEscalations } from "../../server/storage/escalations.ts";
import { holderOf, isUnanswered, senderOf } from "../../shared/escalation/state.ts";
import { brokenIn } from "../model/invariants.ts";
import { type Answer, ask, call } from "../support/caller.ts";
import { handClock } from "../support/clock.ts";
import { PASSWORD } from "../support/hospital.ts";
import { seededRandom } from "../support/ids.ts";
import { freshDatabase } from "../support/postgres.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

/** Abuse tests 93 to 100, on a real server. */
const MONDAY = Date.parse("2026-11-23T06:45:00Z");
const random = seededRandom(93);
const clock = handClock(MONDAY);
let server: TestServer;
let above: BoardId;
/** A second leader of the level above. */
let second: string;

async function serve(databaseUrl?: string): Promise<void> {
  server = await startServer({ clock, ...(databaseUrl !== undefined && { databaseUrl }) });
  above = await board(server.hospital.trustId, "Prøve HF");
  second = await leaderOf(server.hospital.trustId, "Tor Tveit", "tor");
}
beforeAll(() => serve());
afterAll(() => server.close());

async function board(unitId: UnitId, name: string): Promise<BoardId> {
  const body = { unitId, name, kind: "management" };
  return (await server.as("admin", "POST", "/api/v1/boards", { body })).body.id;
}

/** @returns the cookie of a new leader there */
async function leaderOf(unitId: UnitId, name: string, login: string): Promise<string> {
  const invited = await server.as("admin", "POST", `/api/v1/units/${unitId}/invitations`, {
    body: { name, role: "leader" },
  });
  const token = new URL(invited.body.link).hash.slice(1);
  await ask(server.url, "POST", "/api/v1/invitations/redeem", { body: { token, login, password: PASSWORD } });
  const { cookie } = await ask(server.url, "POST", "/api/v1/session", { body: { name: login, password: PASSWORD } });
  return cookie ?? "";
}

function matter(change: object = {}) {
  const said = { cardId: null, kind: "action", safety: false, tried: "Ringt vekter", asked: "En avgjørelse" };
  return { ...said, id: newId<"escalation">(random), what: "Låst medisinrom om natten", to: above, ...change };
}

async function raised(change: object = {}, from: BoardId = server.hospital.boardId): Promise<string> {
  const path = `/api/v1/boards/${from}/escalations`;
  const answer = await server.as("leader", "POST", path, { body: matter(change) });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body.escalation.id;
}

async function act(who: "admin" | "leader" | "deputy", id: string, what: string, body: unknown = {}): Promise<Answer> {
  return await server.as(who, "POST", `/api/v1/escalations/${id}/${what}`, { body });
}

async function seen(id: string) {
  return (await server.as("admin", "GET", `/api/v1/escalations/${id}`)).body.escalation;
}

/** Every step of every open matter has one row in the audit, and its history holds. */
async function expectWhole(): Promise<void> {
  const { db } = server.app.parts.storage;
  const rows = Map.groupBy(await auditRows(db, 1, 1_000_000), ({ thing }) => thing);
  for (const { id, history } of await openEscalations(db)) {
    expect(brokenIn(history)).toEqual([]);
    expect(rows.get(id)).toHaveLength(history.length);
  }
}

describe("exactly one of those who act at once", () => {
  test("two leaders answer the same matter, 500 times: one stands, the other is told who, nothing is lost", async () => {
    const cookies = [await server.signIn("admin"), second];
    const twice = async (id: string): Promise<void> => {
      const path = `/api/v1/escalations/${id}/answer`;
      const answers = cookies.map((cookie, who) =>
        call(server.url, "POST", path, { cookie, body: { text: `Svar fra leder ${who}` } }),
      );
      const [won, lost] = (await Promise.all(answers)).toSorted((a, b) => a.status - b.status);
      expect([won?.status, lost?.status]).toEqual([200, 409]);
      // The one who lost is told who won, and with what.
      expect(lost?.body.current.escalation.history.at(-1)).toEqual(won?.body.escalation.history.at(-1));
      const { history } = await seen(id);
      expect(history.map(({ what }: { what: string }) => what)).toEqual(["sent", "answered"]);
    };
    // At most sixty an hour from one board: ten boards raise fifty each.
    for (let round = 0; round < 10; round += 1) {
      const from = await board(server.hospital.unitId, `Tavle ${round}`);
      const ids: string[] = [];
      for (let sent = 0; sent < 50; sent += 1) ids.push(await raised({}, from));
      for (let at = 0; at < ids.length; at += 10) await Promise.all(ids.slice(at, at + 10).map(twice));
    }
    await expectWhole();
  }, 120_000);

  test("answer, take back and take in at once: one order of them happened, and everybody is told where it is", async () => {
    for (let round = 0; round < 20; round += 1) {
      const id = await raised();
      const all = await Promise.all([
        act("admin", id, "answer", { text: "Ja" }),
        act("leader", id, "withdraw"),
        act("admin", id, "receive"),
      ]);
      const ended = all.slice(0, 2).filter(({ status }) => status === 200);
      expect(ended).toHaveLength(1);
      for (const { status, body } of all.filter((each) => each.status !== 200)) {
        expect(status).toBe(409);
        expect(body.current.escalation.history.length).toBeGreaterThan(1);
      }
      expect(brokenIn((await seen(id)).history)).toEqual([]);
    }
    await expectWhole();
  });

  test("the same key ten times is one row and one answer; with another body it is refused", async () => {
    const body = matter();
    const path = `/api/v1/boards/${server.hospital.boardId}/escalations`;
    const key = "k".repeat(26);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => server.as("leader", "POST", path, { body, key })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map((each) => JSON.stringify(each.body))).size).toBe(1);
    const other = await server.as("leader", "POST", path, { body: { ...body, what: "Noe annet" }, key });
    expect(other.body.code).toBe("key-reused");
    await expectWhole();
  });
});

describe("what may not be done", () => {
  test("by nobody beside or below, and not by those who only take part", async () => {
    const id = await raised();
    for (const what of ["receive", "start", "unmerge"]) {
      expect((await act("leader", id, what)).body.code).toBe("not-allowed");
    }
    for (const [what, body] of [
      ["interim", { text: "Vi ser på det", until: clock.now() + DAY }],
      ["delegate", { to: null }],
      ["forward", { to: above }],
      ["merge", { with: [id] }],
    ] as const) {
      expect((await act("leader", id, what, body)).body.code).toBe("not-allowed");
      const none = await server.as("stranger", "POST", `/api/v1/escalations/${id}/${what}`, { body });
      expect(none.body.code).toBe("not-allowed");
    }
    expect((await act("admin", id, "urge")).status).toBe(200);
    const part = await server.as("participant", "POST", `/api/v1/escalations/${id}/withdraw`, { body: {} });
    expect(part.body.code).toBe("not-allowed");
  });

  test("sideways, down, in a ring, or to oneself", async () => {
    const { boardId, otherBoardId } = server.hospital;
    for (const to of [otherBoardId, boardId, newId<"board">(random)]) {
      const path = `/api/v1/boards/${boardId}/escalations`;
      const answer = await server.as("leader", "POST", path, { body: matter({ to }) });
      expect([answer.status, answer.body.fields.to]).toEqual([400, "not above"]);
    }
    const id = await raised();
    for (const to of [boardId, otherBoardId, above]) {
      expect((await act("admin", id, "forward", { to })).body.code).toBe("bad-request");
    }
    // Down again is to delegate, and never to the one that asked.
    expect((await act("admin", id, "delegate", { to: boardId })).body.code).toBe("bad-request");
    expect((await act("admin", id, "delegate", { to: otherBoardId })).status).toBe(200);
  });

  test("a thousand in a minute from one board", async () => {
    clock.advance(2 * HOUR);
    const path = `/api/v1/boards/${server.hospital.boardId}/escalations`;
    const codes: string[] = [];
    for (let sent = 0; sent < 80; sent += 1) {
      codes.push((await server.as("leader", "POST", path, { body: matter() })).body.code ?? "ok");
    }
    expect(codes.filter((code) => code === "ok")).toHaveLength(60);
    expect(codes.at(-1)).toBe("too-many");
    clock.advance(2 * HOUR);
    await raised();
  });

  test("an interim answer in the past, too far ahead, or twice", async () => {
    const id = await raised();
    for (const until of [clock.now() - 1, clock.now() + 91 * DAY]) {
      expect((await act("admin", id, "interim", { text: "Vi venter på tilbud", until })).body.code).toBe("bad-request");
    }
    const until = clock.now() + DAY;
    expect((await act("admin", id, "interim", { text: "Vi venter på tilbud", until })).status).toBe(200);
    expect((await act("admin", id, "interim", { text: "Enda litt til", until })).body.code).toBe("bad-request");
  });
});

test("a unit that is laid down in the middle of it all leaves no matter where nobody is", async () => {
  clock.advance(2 * HOUR);
  for (let round = 10; round < 12; round += 1) await closeInTheMiddle(round);
  await expectWhole();
});

describe("several with one answer", () => {
  test("are answered together, and each sender confirms its own", async () => {
    const ids = [await raised(), await raised(), await raised()];
    const merged = await act("admin", ids[0] ?? "", "merge", { with: ids.slice(1) });
    expect(merged.status).toBe(200);
    await act("admin", ids[1] ?? "", "answer", { text: "To personløftere er kjøpt inn" });
    const all = await Promise.all(ids.map(seen));
    expect(all.map(({ history }) => history.at(-1).text)).toEqual(Array(3).fill("To personløftere er kjøpt inn"));
    await act("leader", ids[0] ?? "", "judge", { do: "confirm", answer: 2, was: "answered" });
    await act("leader", ids[1] ?? "", "judge", { do: "reopen", answer: 2, was: "answered" });
    // What was not solved goes on by itself: its answer is not the others'.
    await act("admin", ids[1] ?? "", "answer", { text: "En til kommer fredag" });
    const last = (await Promise.all(ids.map(seen))).map(({ history }) =>
      history.map(({ what }: { what: string }) => what).join(" "),
    );
    expect(last).toEqual([
      "sent merged answered confirmed",
      "sent merged answered reopened answered",
      "sent merged answered",
    ]);
    await expectWhole();
  });

  test("that join later, or are taken one by one, have one audit row for each step, too", async () => {
    const [one, two, three] = [await raised(), await raised(), await raised()];
    await act("admin", one, "receive");
    await act("admin", one, "merge", { with: [two] });
    // The first is in the group already, and has been received already: only the others take a step.
    expect((await act("admin", one, "merge", { with: [three] })).status).toBe(200);
    expect((await act("admin", one, "receive")).status).toBe(200);
    const steps = await Promise.all([one, two, three].map(async (id) => (await seen(id)).history.length));
    expect(steps).toEqual([3, 3, 3]);
    await expectWhole();
  });

  test("are not put together when one is answered already, or is somebody else's", async () => {
    const [first, second_] = [await raised(), await raised()];
    await act("admin", second_, "answer", { text: "Ja" });
    expect((await act("admin", first, "merge", { with: [second_] })).status).toBe(409);
    expect((await act("admin", first, "merge", { with: [newId<"escalation">(random)] })).status).toBe(404);
    expect((await seen(first)).group).toBeNull();
  });

  test("one of them rises with all, answered in the very moment or not", async () => {
    const ids = [await raised(), await raised()];
    await act("admin", ids[0] ?? "", "merge", { with: ids.slice(1) });
    await Promise.all([
      act("admin", ids[0] ?? "", "answer", { text: "Ja" }),
      act("admin", ids[1] ?? "", "answer", { text: "Nei" }),
    ]);
    const texts = (await Promise.all(ids.map(seen))).map(({ history }) =>
      history.filter(({ what }: { what: string }) => what === "answered").map(({ text }: { text: string }) => text),
    );
    expect(texts[0]).toHaveLength(1);
    expect(texts[1]).toEqual(texts[0]);
    await expectWhole();
  });
});

/** No board of a unit that is laid down has an open matter, or waits for one. */
async function expectAllHad(): Promise<void> {
  const { authority, storage } = server.app.parts;
  const open = await openEscalations(storage.db);
  const dead = open.filter((each) =>
    [holderOf(each), senderOf(each, each.from)].some((id) => authority.board(id)?.laidDown !== false),
  );
  expect(dead.filter(isUnanswered)).toEqual([]);
}

/** A department with eight matters of the section's is laid down while everybody is at them. */
async function closeInTheMiddle(round: number): Promise<void> {
  const { unitId: section, boardId, trustId } = server.hospital;
  const change = async (id: UnitId, wanted: object): Promise<Answer> => {
    const { items } = (await server.as("admin", "GET", "/api/v1/units")).body;
    const { version } = items.find((unit: { id: UnitId }) => unit.id === id);
    return await server.as("admin", "POST", `/api/v1/units/${id}/changes`, { body: { version, change: wanted } });
  };
  const made = { parentId: trustId, kind: "department", name: `Avdeling ${round}` };
  const { id: unitId } = (await server.as("admin", "POST", "/api/v1/units", { body: made })).body;
  const to = await board(unitId, made.name);
  expect((await change(section, { do: "move", to: unitId })).status).toBe(200);
  const ids: string[] = [];
  for (let sent = 0; sent < 8; sent += 1) ids.push(await raised({ to }, boardId));
  const path = `/api/v1/boards/${boardId}/escalations`;
  const all = await Promise.all([
    ...ids.slice(0, 4).map((id) => act("admin", id, "answer", { text: "Ja" })),
    ...ids.slice(4, 6).map((id) => act("admin", id, "forward", { to: above })),
    change(unitId, { do: "close" }),
    ...[1, 2, 3].map(() => server.as("leader", "POST", path, { body: matter({ to }) })),
  ]);
  // What comes a moment too late is refused, and never lies where nobody is.
  expect(all.map(({ status }) => status).filter((status) => ![200, 400, 409].includes(status))).toEqual([]);
  expect(all[6]?.status).toBe(200);
  await expectAllHad();
}

describe("on PostgreSQL, where they run side by side", () => {
  let databaseUrl: string;
  beforeAll(async () => {
    await server.close();
    databaseUrl = await freshDatabase();
    await serve(databaseUrl);
  });

  /** How often the database has had to give one up. It is written down at the latest when its connections close. */
  async function deadlocks(): Promise<number> {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    const { rows } = await client.query(
      "select deadlocks::int from pg_stat_database where datname = current_database()",
    );
    await client.end();
    return rows[0].deadlocks;
  }

  test("two groups are put together from both sides, and answered in the same moment", async () => {
    for (let round = 0; round < 6; round += 1) {
      const ids = [await raised(), await raised(), await raised(), await raised()].toSorted();
      const [a = "", b = "", c = "", d = ""] = ids;
      await act("admin", a, "merge", { with: [c] });
      await act("admin", b, "merge", { with: [d] });
      const all = await Promise.all([
        act("admin", a, "merge", { with: [b] }),
        act("admin", c, "merge", { with: [b] }),
        act("admin", d, "receive"),
        act("admin", c, "start"),
      ]);
      expect(all.map(({ status }) => status).filter((status) => status !== 200 && status !== 409)).toEqual([]);
      const groups = (await Promise.all(ids.map(seen))).map(({ group }) => group);
      expect(new Set(groups).size).toBe(1);
    }
    await expectWhole();
  });

  test("ten who finish the same mark in one moment send it once, and all are told that it is sent", async () => {
    const body = matter();
    const path = `/api/v1/boards/${server.hospital.boardId}/escalations`;
    const key = () => newId<"key">(random);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => server.as("leader", "POST", path, { body, key: key() })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect((await seen(body.id)).history).toHaveLength(1);
    await expectWhole();
  });

  test("a unit is laid down while what it has is answered and taken further, and more comes to it", async () => {
    clock.advance(2 * HOUR);
    for (let round = 0; round < 3; round += 1) await closeInTheMiddle(round);
    await expectWhole();
  });

  test("and none of them had to be given up for another", async () => {
    await server.close();
    expect(await deadlocks()).toBe(0);
    await serve();
  });
});
