import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CardId, newId } from "../../shared/base/ids.ts";
import { DAY, MINUTE } from "../../shared/base/time.ts";
import { cardsInLane, decideCard, moveCard, patchCard } from "../../shared/board/cards.ts";
import type { BoardDocument } from "../../shared/board/document.ts";
import { spotOf } from "../../shared/board/matrix.ts";
import { defaultLaneId } from "../../shared/board/templates.ts";
import { CODE_GRACE, CODE_TURN, type IdeaCode } from "../../shared/idea/idea.ts";
import { insertIdea } from "../../server/storage/ideas.ts";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Answer, call } from "../support/caller.ts";
import { handClock } from "../support/clock.ts";
import { PASSWORD, PEOPLE } from "../support/hospital.ts";
import { seededRandom } from "../support/ids.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

const START = Date.UTC(2026, 10, 23, 6, 0);
const clock = handClock(START);
const random = seededRandom(77);
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ clock, seed: 12 });
});
afterAll(() => server.close());

const NEW = defaultLaneId("new");

/** Who reads the wall; signed in again where a test has let days pass. */
let reader: string | undefined;
async function codeOnWall(): Promise<IdeaCode & { short: string }> {
  const path = `/api/v1/boards/${server.hospital.boardId}/idea-code`;
  let answer = await call(server.url, "GET", path, { cookie: reader });
  if (answer.status === 401) {
    const body = { name: PEOPLE.reader.login, password: PASSWORD };
    reader = (await call(server.url, "POST", "/api/v1/session", { body })).cookie;
    answer = await call(server.url, "GET", path, { cookie: reader });
  }
  expect(answer.status).toBe(200);
  return { ...answer.body, short: answer.body.address.split("/").at(-1) };
}

const exchange = (body: object): Promise<Answer> => call(server.url, "POST", "/api/v1/ideas/tickets", { body });

async function ticket(): Promise<string> {
  const { short, secret } = await codeOnWall();
  const answer = await exchange({ short, secret });
  expect(answer.status).toBe(200);
  return answer.body.ticket;
}

interface Idea {
  readonly id: CardId;
  readonly secret: string;
  readonly text: string;
  readonly name?: string;
}

const idea = (text: string, more: Partial<Idea> = {}): Idea => {
  const id: CardId = newId(random);
  return { id, secret: newId(random), text, ...more };
};

const give = (bearer: string, body: object): Promise<Answer> =>
  call(server.url, "POST", "/api/v1/ideas", { bearer, body });
const receipt = (secret: string): Promise<Answer> =>
  call(server.url, "GET", "/api/v1/ideas/receipt", { bearer: secret });

function onBoard<T>(read: (board: BoardDocument) => T): Promise<T> {
  return server.app.parts.sync.read(server.hospital.boardId, read);
}
const titles = () => onBoard((board) => cardsInLane(board, NEW).map(({ title }) => title));

async function settings(change: object): Promise<void> {
  const path = `/api/v1/boards/${server.hospital.boardId}`;
  const { body } = await server.as("leader", "GET", path);
  const all = { ...body.settings, ...change };
  expect((await server.as("leader", "PATCH", path, { body: { version: body.version, settings: all } })).status).toBe(
    200,
  );
}

describe("an idea from a phone", () => {
  test("stands on the wall when it has been sent, without an account", async () => {
    const one = idea("Fast plass til blærescanneren", { name: "Kari" });
    const answer = await give(await ticket(), one);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ id: one.id, standing: { state: "onBoard", meaning: "new" } });
    const card = await onBoard((board) => ({ ...board.cards.get(one.id), note: board.note(one.id)?.toString() }));
    expect(card).toMatchObject({ title: one.text, laneId: NEW, kind: "idea", who: "", note: "Fra Kari" });
  });

  test("sent three times is one card, with one answer", async () => {
    const bearer = await ticket();
    const one = idea("Sendt tre ganger");
    const answers = [await give(bearer, one), ...(await Promise.all([give(bearer, one), give(bearer, one)]))];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await titles()).filter((title) => title === one.text)).toHaveLength(1);
  });

  test("with another text under the same id is refused", async () => {
    const bearer = await ticket();
    const one = idea("Den første");
    await give(bearer, one);
    expect((await give(bearer, { ...one, text: "En annen" })).body.code).toBe("key-reused");
  });

  test("uses its ticket up", async () => {
    const bearer = await ticket();
    expect((await give(bearer, idea("Den ene"))).status).toBe(200);
    const second = await give(bearer, idea("Den andre"));
    expect([second.status, second.body.code]).toEqual([410, "link-used"]);
    expect(await titles()).not.toContain("Den andre");
  });

  test("cannot take the id of another one, and so not its receipt", async () => {
    const one = idea("Min egen");
    await give(await ticket(), one);
    const thief = { ...idea("Tyvens"), id: one.id };
    expect((await give(await ticket(), thief)).body.code).toBe("link-used");
    expect((await receipt(thief.secret)).status).toBe(404);
  });

  test("that would name a patient is refused, and nothing of it is logged", async () => {
    const bearer = await ticket();
    const answer = await give(bearer, idea("Pasient 01010750160 venter"));
    expect([answer.status, answer.body.code]).toEqual([422, "patient-identity"]);
    expect(server.logged.filter((line) => line.includes("01010750160"))).toEqual([]);
    expect((await give(bearer, idea("Uten nummer"))).status).toBe(200);
  });

  test("leaves a row in the audit that says which ticket, and not what was written", async () => {
    const one = idea("Hemmelig for loggen");
    await give(await ticket(), one);
    const rows = await server.app.parts.storage.db
      .selectFrom("audit")
      .selectAll()
      .where("thing", "=", one.id)
      .execute();
    expect(rows).toMatchObject([{ actor_kind: "ticket", action: "idea:give", note: "shown" }]);
  });

  test("is not given by somebody signed in without a ticket", async () => {
    expect((await server.as("leader", "POST", "/api/v1/ideas", { body: idea("Fra lederen") })).status).toBe(403);
  });
});

describe("the code on the wall", () => {
  test("is shown to walls and staff, and to nobody else", async () => {
    const path = `/api/v1/boards/${server.hospital.boardId}/idea-code`;
    expect((await call(server.url, "GET", path)).status).toBe(401);
    const { address, digits, secret, until } = await codeOnWall();
    expect(address).toMatch(/^http:\/\/localhost:\d+\/i\/[a-z0-9]{4}$/);
    expect(digits).toMatch(/^\d{4}$/);
    expect(secret.length).toBe(16);
    expect(until).toBeGreaterThan(clock.now());
  });

  test("changes; the one before is taken for a while, and then refused in friendly words", async () => {
    clock.advanceTo((Math.floor(clock.now() / CODE_TURN) + 1) * CODE_TURN);
    const old = await codeOnWall();
    clock.advance(CODE_TURN);
    expect((await codeOnWall()).secret).not.toBe(old.secret);
    expect((await exchange({ short: old.short, secret: old.secret })).status).toBe(200);
    clock.advance(CODE_GRACE);
    const refused = await exchange({ short: old.short, secret: old.secret });
    expect([refused.status, refused.body.code]).toEqual([404, "code-unknown"]);
    expect(refused.body.message).toContain("Look at the wall again");
  });

  test("works for its own board only", async () => {
    const { secret } = await codeOnWall();
    const other = await server.as("stranger", "GET", `/api/v1/boards/${server.hospital.otherBoardId}/idea-code`);
    const short = other.body.address.split("/").at(-1);
    expect((await exchange({ short, secret })).body.code).toBe("code-unknown");
  });

  test("can be typed: four digits under the short address, with few tries", async () => {
    const { short, digits } = await codeOnWall();
    expect((await exchange({ short: short.toUpperCase(), code: digits })).status).toBe(200);
    const wrong = digits === "0000" ? "1111" : "0000";
    const answers: number[] = [];
    for (let tries = 0; tries < 11; tries += 1) answers.push((await exchange({ short, code: wrong })).status);
    expect(answers.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 404));
    expect(answers[10]).toBe(429);
    // The right one must wait too, or the limit would not be one.
    expect((await exchange({ short, code: digits })).status).toBe(429);
    expect((await exchange({ short, secret: (await codeOnWall()).secret })).status).toBe(200);
    clock.advance(10 * MINUTE + 1);
    const now = await codeOnWall();
    expect((await exchange({ short, code: now.digits })).status).toBe(200);
  });

  test("under an address that is not there answers like a wrong one", async () => {
    expect((await exchange({ short: "zzzz", code: "1234" })).body.code).toBe("code-unknown");
  });
});

describe("the leader", () => {
  test("lets an idea through when the board is set so; until then it is not on the wall", async () => {
    await settings({ ideas: "afterLeader" });
    const one = idea("Først til lederen");
    expect((await give(await ticket(), one)).body.standing).toEqual({ state: "held" });
    expect(await titles()).not.toContain(one.text);
    const list = await server.as("leader", "GET", `/api/v1/boards/${server.hospital.boardId}/ideas`);
    expect(list.body.items[0]).toMatchObject({ id: one.id, text: one.text, state: "held" });
    expect((await server.as("leader", "POST", `/api/v1/ideas/${one.id}/release`)).body.state).toBe("shown");
    expect(await titles()).toContain(one.text);
    expect((await server.as("leader", "POST", `/api/v1/ideas/${one.id}/release`)).body.code).toBe("changed-meanwhile");
    await settings({ ideas: "atOnce" });
  });

  test("takes one down with a reason that its giver reads", async () => {
    const one = idea("Hører ikke hjemme her");
    await give(await ticket(), one);
    const body = { reason: "Nevner en pasient" };
    expect((await server.as("leader", "POST", `/api/v1/ideas/${one.id}/removal`, { body })).status).toBe(200);
    expect(await onBoard((board) => board.cards.get(one.id)?.archived)).toBe(true);
    expect((await receipt(one.secret)).body.standing).toMatchObject({ state: "removed", reason: body.reason });
  });

  test("alone may do this: not a participant, and not the leader beside", async () => {
    const one = idea("Bare lederen");
    await give(await ticket(), one);
    const body = { reason: "Nei" };
    const path = `/api/v1/ideas/${one.id}/removal`;
    expect((await server.as("participant", "POST", path, { body })).status).toBe(403);
    expect((await server.as("stranger", "POST", path, { body })).status).toBe(403);
    expect((await server.as("participant", "GET", `/api/v1/boards/${server.hospital.boardId}/ideas`)).status).toBe(403);
  });
});

describe("earlier ideas while one types", () => {
  const similar = (bearer: string, text: string) =>
    call(server.url, "POST", "/api/v1/ideas/similar", { bearer, body: { text } });

  test("are told by title and place, but not what was taken down", async () => {
    const [seen, gone] = [idea("Merkede hyller på utstyrsrommet"), idea("Merkede hyller på utstyrsrommet nord")];
    for (const each of [seen, gone]) await give(await ticket(), each);
    await server.as("leader", "POST", `/api/v1/ideas/${gone.id}/removal`, { body: { reason: "Dobbelt" } });
    const answer = await similar(await ticket(), "Hyllene på utstyrsrommet burde merkes");
    expect(answer.body.items).toEqual([{ title: seen.text, meaning: "new" }]);
  });

  test("are told to who holds a ticket only", async () => {
    expect((await similar("not-a-ticket", "Hyllene på utstyrsrommet")).status).toBe(403);
  });
});

describe("an idea that is sent late", () => {
  test("is taken a day after the scan, and not later", async () => {
    const [inTime, late] = [await ticket(), await ticket()];
    clock.advance(DAY - MINUTE);
    const one = idea("Fra kjelleren");
    expect((await give(inTime, one)).status).toBe(200);
    clock.advance(2 * MINUTE);
    expect((await give(late, idea("For sent"))).body.code).toBe("link-used");
    // What was sent in time and whose answer was lost is answered again.
    expect((await give(inTime, one)).status).toBe(200);
  });
});

describe("the receipt", () => {
  test("shows where the card stands, since when, and why not now", async () => {
    const one = idea("Kaffe på vaktrommet");
    await give(await ticket(), one);
    clock.advance(3 * DAY);
    const reason = "Ikke plass før ombyggingen";
    await server.app.parts.sync.edit(server.hospital.boardId, { kind: "system" }, (board) =>
      moveCard(board, one.id, { laneId: defaultLaneId("notNow"), beforeId: null, reason }),
    );
    const { body } = await receipt(one.secret);
    expect(body.standing).toMatchObject({ state: "onBoard", meaning: "notNow", reason, since: clock.now() });
    expect(body).toMatchObject({ text: one.text, door: { unitName: "Sengepost 3", answerDays: 7, isHeld: false } });
  });

  test("says that somebody has it and until when, by role where one was chosen, and never by name", async () => {
    const one = idea("Fast plass til blærescanner");
    await give(await ticket(), one);
    const has = (who: object) =>
      server.app.parts.sync.edit(server.hospital.boardId, { kind: "system" }, (board) => {
        const due = "2026-12-07";
        decideCard(board, one.id, { laneId: defaultLaneId("exploring"), spot: spotOf("explore"), due });
        patchCard(board, one.id, who);
      });
    await has({ who: "Fagsykepleier", whoKind: "role" });
    const seen = async () => (await receipt(one.secret)).body.standing;
    expect(await seen()).toMatchObject({ hasOwner: true, role: "Fagsykepleier", on: "2026-12-07" });
    for (const whoKind of ["name", null]) {
      await has({ who: "Kari Nes", whoKind });
      expect(await seen()).toMatchObject({ meaning: "exploring", hasOwner: true, role: "", on: "2026-12-07" });
      expect(JSON.stringify(await seen())).not.toContain("Kari");
    }
  });

  test("of nobody's idea is not found", async () => {
    expect((await receipt("x".repeat(32))).status).toBe(404);
    expect((await call(server.url, "GET", "/api/v1/ideas/receipt")).status).toBe(401);
  });
});

test("an idea whose card was not written when the server died is on the board after the start", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "tavle-idea-"));
  const first = await startServer({ dataDir, seed: 3 });
  const { hospital } = first;
  const one = { id: newId<"card">(random), boardId: hospital.boardId, receiptHash: "h", text: "Før strømbruddet" };
  await insertIdea(first.app.parts.storage.db, { ...one, name: "", state: "shown" }, Date.now());
  await first.close();
  const second = await startServer({ dataDir, seed: 4, hospital });
  const found = await second.app.parts.sync.read(hospital.boardId, (board) =>
    board.cards.all().filter(({ title }) => title === one.text),
  );
  await second.close();
  rmSync(dataDir, { recursive: true, force: true });
  expect(found).toHaveLength(1);
});
