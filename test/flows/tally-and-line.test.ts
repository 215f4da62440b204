import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../shared/base/ids.ts";
import { DAY, MINUTE } from "../../shared/base/time.ts";
import { call } from "../support/caller.ts";
import { handClock } from "../support/clock.ts";
import { seededRandom } from "../support/ids.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { pairWall } from "../support/wall.ts";

/** 07:00 in Oslo. */
const START = Date.UTC(2026, 10, 23, 6, 0);
const TODAY = "2026-11-23";
const clock = handClock(START);
const random = seededRandom(5);
let server: TestServer;
let falls: string;
let weighed: string;

const definition = {
  name: "Fall",
  unit: "",
  direction: "down",
  target: null,
  chart: "i",
  rhythm: "day",
  decimals: 0,
  responsible: "",
};

beforeAll(async () => {
  server = await startServer({ clock, seed: 21 });
  falls = await measure({ ...definition, countable: true });
  weighed = await measure({ ...definition, name: "Veide pasienter" });
});
afterAll(() => server.close());

async function measure(body: object): Promise<string> {
  const answer = await server.as("leader", "POST", "/api/v1/measures", {
    body: { ...body, unitId: server.hospital.unitId },
  });
  expect(answer.status).toBe(200);
  return answer.body.id;
}

async function ticket() {
  const { body } = await server.as("leader", "GET", `/api/v1/boards/${server.hospital.boardId}/idea-code`);
  const shown = { short: body.address.split("/").at(-1), secret: body.secret };
  const answer = await call(server.url, "POST", "/api/v1/ideas/tickets", { body: shown });
  expect(answer.status).toBe(200);
  return answer.body;
}

const tally = (bearer: string, body: object) => call(server.url, "POST", "/api/v1/tallies", { bearer, body });
const untally = (bearer: string, body: object) => call(server.url, "POST", "/api/v1/tallies/removal", { bearer, body });
const giveLine = (bearer: string, body: object) => call(server.url, "POST", "/api/v1/cross-lines", { bearer, body });
const one = () => ({ id: newId(random), measureId: falls });
const line = (more: object = {}) => ({
  id: newId(random),
  date: TODAY,
  kind: "fall",
  line: "Glatt gulv på badet",
  reported: "no",
  ...more,
});

async function count(): Promise<number> {
  const { body } = await server.as("reader", "GET", `/api/v1/boards/${server.hospital.boardId}/tallies`);
  return body.items.find(({ measureId }: { measureId: string }) => measureId === falls).count;
}

async function events(): Promise<{ id: string; line: string }[]> {
  const { body } = await server.as("reader", "GET", `/api/v1/boards/${server.hospital.boardId}/cross`);
  return body.days.flatMap(({ events: each }: { events: [] }) => each);
}

describe("a tally from a phone", () => {
  test("is offered for what the section counts, and for nothing else", async () => {
    const { door } = await ticket();
    expect(door.counts).toEqual([{ measureId: falls, name: "Fall" }]);
  });

  test("sent three times counts once, and is in the point of today", async () => {
    const { ticket: bearer } = await ticket();
    const before = await count();
    const body = one();
    const answers = [await tally(bearer, body), ...(await Promise.all([tally(bearer, body), tally(bearer, body)]))];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    // A phone without account is told no number under five.
    expect(answers[0]?.body).toEqual({ measureId: falls, period: TODAY, count: null });
    expect(await count()).toBe(before + 1);
    const series = (await server.as("reader", "GET", `/api/v1/measures/${falls}/series`)).body;
    expect(series.points.filter(({ key }: { key: string }) => key === body.id)).toMatchObject([
      { period: TODAY, value: 1 },
    ]);
  });

  test("tells the phone how many there are from five on, and staff always", async () => {
    const { ticket: bearer } = await ticket();
    const told: unknown[] = [];
    while ((await count()) < 6) told.push((await tally(bearer, one())).body.count);
    expect(told.filter((each) => each !== null)).toEqual([5, 6]);
    expect(await count()).toBe(6);
  });

  test("is taken back by the one who gave it, and by nobody else", async () => {
    const { ticket: bearer } = await ticket();
    const { ticket: other } = await ticket();
    const before = await count();
    const body = one();
    await tally(bearer, body);
    const { id, measureId } = body;
    expect((await untally(other, { id, measureId })).status).toBe(404);
    expect(await count()).toBe(before + 1);
    expect((await untally(bearer, { id, measureId })).body.count).toBe(before < 5 ? null : before);
    expect((await untally(bearer, { id, measureId })).status).toBe(200);
    expect(await count()).toBe(before);
    // The first sending may still be on its way.
    await tally(bearer, body);
    expect(await count()).toBe(before);
  });

  test("of before midnight is of that day, also when it comes after", async () => {
    const { ticket: bearer } = await ticket();
    const answer = await tally(bearer, { ...one(), day: "2026-11-22" });
    expect(answer.body.period).toBe("2026-11-22");
    expect((await tally(bearer, { ...one(), day: "2026-11-01" })).body.period).toBe(TODAY);
  });

  test("is refused for what is not counted by hand, and for another section's", async () => {
    const { ticket: bearer } = await ticket();
    expect((await tally(bearer, { ...one(), measureId: weighed })).status).toBe(404);
    const body = { ...definition, countable: true, unitId: server.hospital.otherUnitId };
    const foreign = (await server.as("stranger", "POST", "/api/v1/measures", { body })).body.id;
    expect((await tally(bearer, { ...one(), measureId: foreign })).status).toBe(404);
    // Naming another board does not help: the ticket says which.
    const asked = { ...one(), measureId: foreign, boardId: server.hospital.otherBoardId };
    expect((await tally(bearer, asked)).status).toBe(404);
  });

  test("is one of a handful that a ticket gives", async () => {
    const { ticket: bearer } = await ticket();
    const answers = [];
    for (let i = 0; i < 14; i += 1) answers.push((await tally(bearer, one())).status);
    expect(answers.filter((status) => status === 200)).toHaveLength(12);
    expect(answers.at(-1)).toBe(410);
    const before = await count();
    await tally(bearer, one());
    expect(await count()).toBe(before);
  });
});

describe("a tally from elsewhere", () => {
  test("is given by who takes part in the section, and not by a reader or a stranger", async () => {
    const body = () => ({ ...one(), boardId: server.hospital.boardId });
    expect((await server.as("participant", "POST", "/api/v1/tallies", { body: body() })).status).toBe(200);
    expect((await server.as("reader", "POST", "/api/v1/tallies", { body: body() })).status).toBe(403);
    expect((await server.as("stranger", "POST", "/api/v1/tallies", { body: body() })).status).toBe(403);
    expect((await server.as(undefined, "POST", "/api/v1/tallies", { body: body() })).status).toBe(401);
  });

  test("is given by touch at the wall at any hour, on its own board alone, and not by a wall that only looks", async () => {
    const touch = await pairWall(server, "touch");
    const look = await pairWall(server, "look");
    const body = { ...one(), boardId: server.hospital.boardId };
    expect((await touch.asks("POST", "/tallies", { body })).status).toBe(200);
    expect((await look.asks("POST", "/tallies", { body: { ...body, id: newId(random) } })).status).toBe(403);
    const elsewhere = { ...body, id: newId(random), boardId: server.hospital.otherBoardId };
    expect((await touch.asks("POST", "/tallies", { body: elsewhere })).status).toBe(404);
  });
});

describe("a line for the cross from a phone", () => {
  test("stands in its day for the meeting to colour, once, and colours nothing", async () => {
    const { ticket: bearer } = await ticket();
    const body = line();
    const answers = await Promise.all([giveLine(bearer, body), giveLine(bearer, body), giveLine(bearer, body)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await events()).filter(({ id }) => id === body.id)).toMatchObject([{ line: body.line, kind: "fall" }]);
    const { body: picture } = await server.as("reader", "GET", `/api/v1/boards/${server.hospital.boardId}/cross`);
    expect(picture.days.map(({ colour }: { colour: null }) => colour)).toEqual([null]);
  });

  test("is about today or yesterday, has something to say, and names no patient", async () => {
    const { ticket: bearer } = await ticket();
    expect((await giveLine(bearer, line({ date: "2026-11-20" }))).status).toBe(400);
    expect((await giveLine(bearer, line({ date: "2026-11-24" }))).status).toBe(400);
    expect((await giveLine(bearer, line({ kind: null, line: "" }))).status).toBe(400);
    const identity = await giveLine(bearer, line({ line: "Pasient 01010750160 falt" }));
    expect(identity.body.code).toBe("patient-identity");
    expect((await giveLine(bearer, line({ date: "2026-11-22" }))).status).toBe(200);
  });

  test("never changes a line that somebody else gave", async () => {
    const [{ ticket: bearer }, { ticket: other }] = [await ticket(), await ticket()];
    const body = line();
    await giveLine(bearer, body);
    expect((await giveLine(other, { ...body, line: "En annen" })).status).toBe(410);
    expect((await events()).find(({ id }) => id === body.id)?.line).toBe(body.line);
  });

  test("is one of five that a ticket gives, and a reader without one gives none", async () => {
    const { ticket: bearer } = await ticket();
    const answers = [];
    for (let i = 0; i < 6; i += 1) answers.push((await giveLine(bearer, line({ line: `Hendelse ${i}` }))).status);
    expect(answers).toEqual([200, 200, 200, 200, 200, 410]);
    const body = line({ boardId: server.hospital.boardId });
    expect((await server.as("reader", "POST", "/api/v1/cross-lines", { body })).status).toBe(403);
    expect((await server.as("participant", "POST", "/api/v1/cross-lines", { body })).status).toBe(200);
  });

  test("leaves in the audit which ticket, and not what was written", async () => {
    const rows = await server.app.parts.storage.db
      .selectFrom("audit")
      .selectAll()
      .where("action", "=", "cross:line")
      .execute();
    expect(rows.length).toBeGreaterThan(3);
    expect(JSON.stringify(rows)).not.toContain("Glatt gulv");
  });
});

describe("a ticket", () => {
  test("does no more than this: it reads no board, colours no day and pushes no figure", async () => {
    const { ticket: bearer } = await ticket();
    const { boardId } = server.hospital;
    const asks = async (method: string, path: string, body?: object) =>
      (await call(server.url, method, `/api/v1${path}`, { bearer, body })).status;
    expect(await asks("GET", `/boards/${boardId}`)).toBe(401);
    expect(await asks("GET", `/boards/${boardId}/tallies`)).toBe(401);
    expect(
      await asks("POST", `/boards/${boardId}/cross/commands`, {
        do: "colour",
        date: TODAY,
        colour: "green",
        was: null,
      }),
    ).toBe(401);
    expect(await asks("POST", `/measures/${falls}/points`, { period: TODAY, value: 5 })).toBe(401);
    expect(await asks("GET", "/ideas/receipt")).toBe(404);
  });
});

// Last: everybody's session runs out with it.
describe("a ticket that has run out", () => {
  test("gives nothing new; what came before is told again", async () => {
    const { ticket: bearer } = await ticket();
    const body = one();
    expect((await tally(bearer, body)).status).toBe(200);
    clock.advance(DAY + MINUTE);
    expect((await tally(bearer, one())).body.code).toBe("link-used");
    expect((await giveLine(bearer, line({ date: "2026-11-24" }))).body.code).toBe("link-used");
    expect((await tally(bearer, body)).status).toBe(200);
  });
});
