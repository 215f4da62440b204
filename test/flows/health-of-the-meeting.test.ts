import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../shared/base/ids.ts";
import { DAY, HOUR, instantAt, localDate, MINUTE, weekday } from "../../shared/base/time.ts";
import { ask, call } from "../support/caller.ts";
import { handClock } from "../support/clock.ts";
import { PASSWORD, PEOPLE, type PersonName } from "../support/hospital.ts";
import { seededRandom } from "../support/ids.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { pairWall, type Wall } from "../support/wall.ts";

const zone = "Europe/Oslo";
/** A Monday, long before the signal; no holiday comes before Christmas. */
const FIRST = instantAt("2026-06-22", "07:00", zone);
const clock = handClock(FIRST);
const random = seededRandom(77);
let server: TestServer;
/** A wall stays signed in for as long as it is looked at; people's sessions would end on the way. */
let wall: Wall;
/** Who has signed in after all those weeks. */
const cookies = new Map<PersonName, string>();

beforeAll(async () => {
  server = await startServer({ clock, seed: 78 });
  wall = await pairWall(server, "touch");
});
afterAll(() => server.close());

async function as(who: PersonName, method: string, path: string, body?: unknown) {
  const signIn = { name: PEOPLE[who].login, password: PASSWORD };
  const cookie = cookies.get(who) ?? (await ask(server.url, "POST", "/api/v1/session", { body: signIn })).cookie ?? "";
  cookies.set(who, cookie);
  return await call(server.url, method, path, { cookie, ...(body !== undefined && { body }) });
}

const board = () => `/boards/${server.hospital.boardId}`;
const health = async () => (await wall.asks("GET", `${board()}/health`)).body;
const pointsOf = async (id: string) =>
  (await health()).series.find((each: { id: string }) => each.id === id).points as {
    period: string;
    value: number | null;
    numerator: number | null;
    denominator: number | null;
  }[];
const chooses = (who: "leader" | "participant" | "reader", body: unknown) =>
  as(who, "POST", `/api/v1${board()}/health/choices`, body);

async function meet(day: string, typeId: string): Promise<void> {
  clock.advanceTo(instantAt(day, "07:45", zone));
  const begun = await wall.asks("POST", `${board()}/meetings`, { body: { typeId } });
  clock.advance(9 * MINUTE);
  await wall.asks("POST", `/meetings/${begun.body.meeting.id}/commands`, { body: { do: "end" } });
}

/** The weekdays of so many weeks from the first; a meeting that nobody starts is settled when somebody asks. */
async function weeks(from: number, count: number, isHeld: (week: number, day: number) => boolean): Promise<void> {
  const [type] = (await wall.asks("GET", `${board()}/meeting-types`)).body.items;
  for (let at = from * 7; at < (from + count) * 7; at += 1) {
    const date = localDate(FIRST + at * DAY + HOUR, zone);
    if (weekday(date) <= 5 && isHeld(Math.floor(at / 7), weekday(date))) await meet(date, type.id);
  }
  clock.advanceTo(FIRST + (from + count) * 7 * DAY - 2 * DAY);
  await wall.asks("GET", `${board()}/meeting`);
}

describe("how the meeting goes", () => {
  test("a new board has no figures, and says nothing", async () => {
    const found = await health();
    expect(found).toMatchObject({ type: null, fading: [], suggestion: null, review: null });
    expect(found.series.every(({ points }: { points: unknown[] }) => points.length === 0)).toBe(true);
  });

  test("half a year of meetings, then a week with one: the signal is found, and one test is offered", async () => {
    // Every second Friday falls out.
    await weeks(0, 21, (week, day) => day !== 5 || week % 2 === 0);
    expect(await health()).toMatchObject({ fading: [], suggestion: null });
    expect((await pointsOf("held")).slice(-2)).toMatchObject([
      { numerator: 4, denominator: 5 },
      { numerator: 5, denominator: 5 },
    ]);
    expect((await pointsOf("length")).at(-1)?.value).toBe(9);
    await weeks(21, 1, (_, day) => day === 1);
    // The week is over.
    clock.advance(3 * DAY);
    const found = await health();
    expect((await pointsOf("held")).at(-1)).toMatchObject({ numerator: 1, denominator: 5 });
    expect(found.fading).toContain("held");
    expect(found.suggestion).toEqual({ about: "held", test: { kind: "moveTime", time: "08:00" } });
  });

  test("only those who take part choose; the agenda is the leader's", async () => {
    const notNow = { do: "choose", about: "held", choice: "notNow" };
    expect((await chooses("reader", notNow)).status).toBe(403);
    expect((await chooses("participant", { ...notNow, about: "agenda", choice: "kept" })).status).toBe(403);
  });

  test("left alone it is not offered again for four weeks, unless that is taken back", async () => {
    const said = await chooses("participant", { do: "choose", about: "held", choice: "notNow" });
    expect(said.status).toBe(200);
    expect((await health()).suggestion?.about).not.toBe("held");
    await chooses("participant", { do: "undo", about: "held", at: said.body.at });
    expect((await health()).suggestion?.about).toBe("held");
  });

  test("tried, it is a card with its test begun, once however often it is sent; taken back, the card is put away", async () => {
    const cardId = newId<"card">(random);
    const body = {
      do: "try",
      about: "held",
      cardId,
      title: "Prøv å flytte møtet til kl. 08:00 i to uker",
      plan: "I to uker",
      prediction: "Flere møter holdes",
    };
    const said = await chooses("participant", body);
    await chooses("participant", body);
    const cards = async () => (await wall.asks("GET", `${board()}/cards`)).body.items;
    const ours = (await cards()).filter((card: { cardId: string }) => card.cardId === cardId);
    expect(ours).toMatchObject([{ meaning: "testing", title: body.title, archived: false }]);
    expect(ours[0].evaluateOn).toBe(localDate(clock.now() + 14 * DAY, zone));
    const tests = await server.app.parts.sync.read(server.hospital.boardId, (document) => document.tests.all());
    expect(tests).toMatchObject([{ cardId, number: 1, plan: "I to uker", prediction: "Flere møter holdes" }]);
    expect((await health()).suggestion?.about).not.toBe("held");
    await chooses("participant", { do: "undo", about: "held", at: said.body.at, cardId });
    expect(await cards()).toMatchObject([{ cardId, archived: true }]);
  });

  test("the agenda is offered for a look every third month, by what its steps took", async () => {
    const { review } = await health();
    expect(review).toMatchObject({ type: { kind: "huddle" } });
    expect(review.meetings).toBeGreaterThan(40);
    // Nobody pressed next: the first step took all the time, and the others were passed over.
    expect(review.steps[0]).toMatchObject({ usual: 9 * MINUTE, skipped: 0 });
    expect(review.steps[1].skipped).toBe(review.steps[1].of);
    await chooses("leader", { do: "choose", about: "agenda", choice: "kept" });
    expect((await health()).review).toBeNull();
  });
});

describe("how long a level is waited for", () => {
  test("is read by those who sent, and by nobody without a session", async () => {
    const path = `/api/v1/units/${server.hospital.trustId}/answering`;
    expect((await as("reader", "GET", path)).body).toMatchObject({ hours: [], inTime: [] });
    expect((await server.as(undefined, "GET", path)).status).toBe(401);
    expect((await as("reader", "GET", `/api/v1/units/${newId(random)}/answering`)).status).toBe(404);
  });
});
