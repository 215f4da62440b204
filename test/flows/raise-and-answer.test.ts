import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BoardId, newId } from "../../shared/base/ids.ts";
import { MINUTE } from "../../shared/base/time.ts";
import type { Hospital, PersonName } from "../support/hospital.ts";
import { handClock } from "../support/clock.ts";
import { seededRandom } from "../support/ids.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { pairWall, type Wall } from "../support/wall.ts";

const MONDAY = Date.parse("2026-11-23T06:45:00Z");
const random = seededRandom(12);
const dataDir = mkdtempSync(join(tmpdir(), "tavle-raise-"));
const clock = handClock(MONDAY - 20 * MINUTE);
let server: TestServer;
/** The board of the trust, where the administrator has a role and nobody of the sections has. */
let above: BoardId;

async function serve(seed: number, hospital?: Hospital): Promise<void> {
  server = await startServer({ clock, dataDir, seed, ...(hospital && { hospital }) });
}
beforeAll(async () => {
  await serve(41);
  const body = { unitId: server.hospital.trustId, name: "Prøve HF", kind: "management" };
  above = (await server.as("admin", "POST", "/api/v1/boards", { body })).body.id;
});
afterAll(async () => {
  await server.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const ours = () => `/boards/${server.hospital.boardId}/escalations`;
const as = (who: PersonName, method: string, path: string, body?: unknown, key?: string) =>
  server.as(who, method, `/api/v1${path}`, { ...(body !== undefined && { body }), ...(key && { key }) });
const listed = async (who: PersonName, path: string) => (await as(who, "GET", path)).body.items;

function matter(change: object = {}) {
  return {
    id: newId<"escalation">(random),
    to: above,
    cardId: newId<"card">(random),
    kind: "action",
    what: "Låst medisinrom om natten",
    tried: "Ringt vekter, 40 minutter",
    asked: "Vi trenger en beslutning",
    ...change,
  };
}

async function raised(change: object = {}) {
  const body = matter(change);
  const answer = await as("deputy", "POST", ours(), body);
  expect(answer.status).toBe(200);
  return answer.body.escalation;
}
const answer = (who: PersonName, id: string, text: string) => as(who, "POST", `/escalations/${id}/answer`, { text });

test("a board says to whom it may raise, nearest first", async () => {
  const { here, above: up } = (await as("reader", "GET", ours())).body;
  expect(here.unitName).toBe("Sengepost 3");
  expect(up).toEqual([{ boardId: above, unitName: "Prøve HF", unitKind: "trust" }]);
});

test("a matter goes up, its answer comes back, and the sender confirms; a restart loses nothing", async () => {
  const { id } = await raised();
  expect(await listed("admin", `/boards/${above}/escalations`)).toHaveLength(1);
  await as("admin", "POST", `/escalations/${id}/receive`, {});
  await server.close();
  await serve(42, server.hospital);
  expect((await answer("admin", id, "Ny lås i dag")).status).toBe(200);
  const [found] = await listed("participant", ours());
  expect(found.history.map((step: { what: string }) => step.what)).toEqual(["sent", "received", "answered"]);
  expect(found.history[2]).toMatchObject({ text: "Ny lås i dag", by: { kind: "person", name: "Ada Aas" } });
  const confirmed = await as("deputy", "POST", `/escalations/${id}/judge`, {
    do: "confirm",
    answer: 2,
    was: "answered",
  });
  expect(confirmed.body.escalation.history).toHaveLength(4);
});

test("one sent three times is there once, also under other keys", async () => {
  const body = matter();
  const replies = [];
  for (const key of ["a".repeat(26), "a".repeat(26), "b".repeat(26)]) {
    replies.push(await as("deputy", "POST", ours(), body, key));
  }
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
  const found = (await listed("participant", ours())).filter(({ id }: { id: string }) => id === body.id);
  expect(found).toHaveLength(1);
});

test("of two who answer at once the second is refused, and told who won", async () => {
  const { id } = await raised();
  const both = await Promise.all([answer("admin", id, "Ja"), answer("admin", id, "Nei")]);
  const [won, lost] = both.toSorted((a, b) => a.status - b.status);
  expect([won?.status, lost?.status]).toEqual([200, 409]);
  expect(lost?.body.code).toBe("changed-meanwhile");
  expect(lost?.body.current.escalation.history.at(-1)).toEqual(won?.body.escalation.history.at(-1));
});

test("not solved opens it again with the same history, and an old answer is not confirmed then", async () => {
  const { id } = await raised();
  await answer("admin", id, "Bruk nøkkelskapet");
  await as("deputy", "POST", `/escalations/${id}/judge`, { do: "reopen", answer: 1, was: "answered" });
  await answer("admin", id, "Ny lås i dag");
  const late = await as("deputy", "POST", `/escalations/${id}/judge`, {
    do: "confirm",
    answer: 1,
    was: "answered",
  });
  expect(late.status).toBe(409);
  const [whats] = (await listed("participant", ours()))
    .filter((each: { id: string }) => each.id === id)
    .map(({ history }: { history: { what: string }[] }) => history.map(({ what }) => what));
  expect(whats).toEqual(["sent", "answered", "reopened", "answered"]);
});

test("the sender takes it back before it is answered, not after", async () => {
  const [first, second] = [await raised(), await raised()];
  expect((await as("deputy", "POST", `/escalations/${first.id}/withdraw`, {})).status).toBe(200);
  await answer("admin", second.id, "Ja");
  expect((await as("deputy", "POST", `/escalations/${second.id}/withdraw`, {})).status).toBe(409);
});

describe("who may", () => {
  test("only those of the receiving unit answer, only those of the sending one judge or withdraw", async () => {
    const { id } = await raised();
    expect((await answer("leader", id, "Vi svarer oss selv")).body.code).toBe("not-allowed");
    expect((await answer("stranger", id, "Ja")).body.code).toBe("not-allowed");
    expect((await as("stranger", "POST", `/escalations/${id}/withdraw`, {})).body.code).toBe("not-allowed");
    // The sender is the unit: who only takes part there does not speak for it, nor for the one that answers.
    expect((await as("participant", "POST", ours(), matter())).body.code).toBe("not-allowed");
    expect((await as("participant", "POST", `/escalations/${id}/withdraw`, {})).body.code).toBe("not-allowed");
    await answer("admin", id, "Ja");
    const judge = await as("stranger", "POST", `/escalations/${id}/judge`, {
      do: "confirm",
      answer: 1,
      was: "answered",
    });
    expect(judge.body.code).toBe("not-allowed");
  });

  test("a matter goes only to a unit above", async () => {
    const beside = matter({ to: server.hospital.otherBoardId });
    expect((await as("deputy", "POST", ours(), beside)).body.code).toBe("bad-request");
  });

  test("an identity number is refused in every text", async () => {
    for (const field of ["what", "tried", "asked"]) {
      const refusal = await as("deputy", "POST", ours(), matter({ [field]: "pasient 13097248022" }));
      expect(refusal.body.code).toBe("patient-identity");
    }
    const { id } = await raised();
    expect((await answer("admin", id, "gjelder 13097248022")).body.code).toBe("patient-identity");
  });
});

describe("a touch wall", () => {
  let wall: Wall;
  beforeAll(async () => {
    wall = await pairWall(server, "touch");
  });

  test("raises and confirms in its meeting, and never answers or withdraws", async () => {
    const path = ours();
    expect((await wall.asks("POST", path, { body: matter() })).body.code).toBe("not-allowed");
    clock.advanceTo(MONDAY);
    const types = await wall.asks("GET", `/boards/${server.hospital.boardId}/meeting-types`);
    const body = { typeId: types.body.items[0].id };
    const start = await wall.asks("POST", `/boards/${server.hospital.boardId}/meetings`, { body });
    expect(start.status).toBe(200);
    const sent = await wall.asks("POST", path, { body: matter() });
    const { id, history } = sent.body.escalation;
    expect(history[0].by).toEqual({ kind: "screen", name: "Gangen" });
    expect((await wall.asks("POST", `/escalations/${id}/answer`, { body: { text: "Ja" } })).body.code).toBe(
      "not-allowed",
    );
    expect((await wall.asks("POST", `/escalations/${id}/withdraw`, { body: {} })).body.code).toBe("not-allowed");
    await answer("admin", id, "Ny lås i dag");
    const judged = await wall.asks("POST", `/escalations/${id}/judge`, {
      body: { do: "confirm", answer: 1, was: "answered" },
    });
    expect(judged.status).toBe(200);

    // Nobody has met before in this kind of meeting: there is nothing that they could have heard already.
    const running = await wall.asks("GET", `/boards/${server.hospital.boardId}/meeting`);
    expect(running.body.sinceLast).toBeNull();
    const end = `/meetings/${start.body.meeting.id}/commands`;
    await wall.asks("POST", end, { body: { do: "end" } });
    const { facts } = (await wall.asks("GET", `/meetings/${start.body.meeting.id}`)).body;
    const { what, asked } = sent.body.escalation;
    expect(facts.raised).toEqual([{ id, kind: "action", what, asked, to: "Prøve HF" }]);
    const again = await wall.asks("POST", `/boards/${server.hospital.boardId}/meetings`, { body });
    expect(again.status).toBe(200);
    const next = await wall.asks("GET", `/boards/${server.hospital.boardId}/meeting`);
    expect(next.body.sinceLast).toBe(clock.now());
    // Those that were judged before it, too: for who comes to the first meeting all of them are new.
    expect(facts.answers).toContainEqual({ id, what, text: "Ny lås i dag", from: "Prøve HF", solved: true });
  });
});
