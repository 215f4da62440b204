import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fillWithExample } from "../../../server/demo/fillWithExample.ts";
import { type PastMeeting, pastMeetings } from "../../../server/demo/meetingPlan.ts";
import { pastClock } from "../../../server/demo/pastClock.ts";
import { seeded } from "../../../server/demo/seeded.ts";
import { verifyAudit } from "../../../server/audit/audit.ts";
import { addDays, isHoliday, weekday } from "../../../shared/base/time.ts";
import { quadrantOf, spotOfCard } from "../../../shared/board/matrix.ts";
import { DEFAULT_AGENDA } from "../../../shared/huddle/agenda.ts";
import { looksLikeIdentity } from "../../../shared/privacy/patientIdentity.ts";
import { handClock } from "../../support/clock.ts";
import { startServer, type TestServer } from "../../support/startServer.ts";

/** A hospital's life takes a few seconds, and more on a machine that is busy. */
const FILLING = 90_000;

/** A Monday morning, three minutes before the meeting. */
const MONDAY = Date.UTC(2026, 10, 23, 6, 42);

async function example(at: number, seed?: number): Promise<TestServer> {
  const clock = pastClock(handClock(at));
  const server = await startServer({ clock, empty: true });
  await fillWithExample(server.app.parts, clock, { ...(seed !== undefined && { seed }) });
  return server;
}

/** How many rows there are of each value of a column. */
async function counts(server: TestServer, table: "meetings" | "cross_days" | "ideas", column: string) {
  const { db } = server.app.parts.storage;
  const rows = await db.selectFrom(table).select(db.dynamic.ref<string>(column)).execute();
  const found = new Map<string, number>();
  for (const row of rows) {
    const value = String(Object.values(row)[0]);
    found.set(value, (found.get(value) ?? 0) + 1);
  }
  return found;
}

/** Everything that people have said or done, without what is secret or made anew each time. */
async function lifeOf(server: TestServer): Promise<string> {
  const { db } = server.app.parts.storage;
  const boards = await db.selectFrom("boards").select(["id", "name", "settings"]).orderBy("id").execute();
  const parts = [
    boards,
    await db.selectFrom("persons").select(["id", "login", "name"]).orderBy("id").execute(),
    await db.selectFrom("meetings").select(["id", "state", "detail", "facts", "at"]).orderBy("id").execute(),
    await db.selectFrom("cross_days").selectAll().orderBy("board_id").orderBy("date").execute(),
    await db.selectFrom("today_days").selectAll().orderBy("board_id").orderBy("date").execute(),
    await db.selectFrom("card_view").selectAll().orderBy("board_id").orderBy("card_id").execute(),
    await db.selectFrom("thanks").selectAll().orderBy("id").execute(),
    await db.selectFrom("ideas").select(["id", "text", "name", "state", "reason"]).orderBy("id").execute(),
    await db.selectFrom("escalation_steps").selectAll().orderBy("escalation_id").orderBy("number").execute(),
    await db.selectFrom("test_view").selectAll().orderBy("board_id").orderBy("card_id").orderBy("number").execute(),
    await db.selectFrom("comments").selectAll().orderBy("id").execute(),
    await db.selectFrom("vote_rounds").selectAll().orderBy("id").execute(),
    await db.selectFrom("points").selectAll().orderBy("measure_id").orderBy("period").orderBy("unit_id").execute(),
  ];
  return JSON.stringify(parts);
}

async function boardOf3B(server: TestServer) {
  const { db } = server.app.parts.storage;
  const row = await db.selectFrom("boards").select("id").where("name", "like", "%3B").executeTakeFirstOrThrow();
  return { boardId: row.id };
}

describe("the example hospital", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await example(MONDAY);
  }, FILLING);
  afterAll(() => server.close());

  const query = () => server.app.parts.storage.db;

  test("has met for ninety days, and now and then not", async () => {
    const states = await counts(server, "meetings", "state");
    expect(states.get("ended")).toBeGreaterThan(200);
    expect(states.get("notHeld")).toBeGreaterThan(5);
    expect(states.get("running")).toBeUndefined();
    const first = await query().selectFrom("meetings").select("at").orderBy("at").limit(1).executeTakeFirstOrThrow();
    expect(MONDAY - first.at).toBeGreaterThan(86 * 86_400_000);
  });

  test("has meetings that kept their time, and some that did not", async () => {
    const rows = await query().selectFrom("meetings").selectAll().where("state", "=", "ended").execute();
    const overruns = rows.map((row) => (row.ended_at ?? 0) - Number(JSON.parse(row.detail).endsAt));
    expect(overruns.filter((late) => late > 60_000).length).toBeGreaterThan(5);
    expect(overruns.filter((late) => late <= 0).length).toBeGreaterThan(overruns.length / 2);
  });

  test("says in some records what was settled, what moved and what was seen", async () => {
    const rows = await query().selectFrom("meetings").selectAll().where("state", "=", "ended").execute();
    const texts = rows.flatMap(({ detail }) => JSON.parse(detail).decisions.map(({ kind }: { kind: string }) => kind));
    expect(new Set(texts)).toEqual(new Set(["text", "noAction", "done"]));
    const facts = rows.map((row) => JSON.parse(row.facts ?? "{}"));
    expect(facts.some(({ cards }) => cards.length > 0)).toBe(true);
    expect(facts.some(({ measures }) => measures.length > 0)).toBe(true);
    expect(facts.some(({ answers }) => answers.length > 0)).toBe(true);
    expect(facts.every(({ cross }) => Array.isArray(cross))).toBe(true);
  });

  test("has days of every colour, and the events of those that were not green", async () => {
    const colours = await counts(server, "cross_days", "colour");
    expect([...colours.keys()].filter((colour) => colour !== "null").toSorted()).toEqual([
      "green",
      "orange",
      "red",
      "yellow",
    ]);
    const days = await query().selectFrom("cross_days").selectAll().where("colour", "!=", "green").execute();
    expect(days.every(({ events }) => JSON.parse(events).length > 0)).toBe(true);
    const kinds = new Set(days.flatMap(({ events }) => JSON.parse(events).map(({ kind }: { kind: string }) => kind)));
    expect(kinds.size).toBeGreaterThanOrEqual(7);
    expect(days.some(({ history }) => JSON.parse(history).length > 0)).toBe(true);
  });

  test("has cards in every lane, and put-away ones, each moved by somebody with a name", async () => {
    const cards = await query().selectFrom("card_view").select(["meaning", "archived"]).execute();
    const onBoard = new Set(cards.filter(({ archived }) => archived === 0).map(({ meaning }) => meaning));
    expect(onBoard).toEqual(new Set(["new", "exploring", "testing", "inUse", "notNow", "justDo"]));
    expect(cards.some(({ archived }) => archived === 1)).toBe(true);
    const file = new DatabaseSync(server.app.parts.storage.location, { readOnly: true });
    const writers = file.prepare("select distinct actor_kind as kind from board_updates order by kind").all();
    file.close();
    expect(writers.map(({ kind }) => kind)).toEqual(["person", "system"]);
  });

  test("has ideas that wait for the leader, stand on the board, or were taken down with a reason", async () => {
    expect(new Set((await counts(server, "ideas", "state")).keys())).toEqual(new Set(["held", "shown", "removed"]));
  });

  test("has matters in every state between its units", async () => {
    const steps = await query().selectFrom("escalation_steps").selectAll().orderBy("number").execute();
    const last = new Map(steps.map((step) => [step.escalation_id, step.what]));
    const ways = ["sent", "received", "interim", "delegated", "merged", "forwarded", "risen"];
    expect(new Set(last.values())).toEqual(new Set([...ways, "answered", "confirmed", "withdrawn"]));
  });

  test("has preparedness that was raised and lowered, and staffing that fell short", async () => {
    const days = await query().selectFrom("today_days").selectAll().execute();
    expect(new Set(days.flatMap(({ level }) => level ?? [])).size).toBeGreaterThan(2);
    const off = days.flatMap(({ staff }) => JSON.parse(staff).map(({ deviation }: { deviation: number }) => deviation));
    expect(off.some((deviation) => deviation < 0)).toBe(true);
    expect(off.filter((deviation) => deviation === 0).length).toBeGreaterThan(off.length / 2);
  });

  test("has tests that run, are due, and led to each decision; one aims at a measure", async () => {
    const tests = await query().selectFrom("test_view").selectAll().execute();
    expect(new Set(tests.map(({ decision }) => decision))).toEqual(new Set([null, "adopt", "adapt", "abandon"]));
    expect(Math.max(...tests.map(({ number }) => number))).toBe(3);
    expect(tests.some(({ measure_id }) => measure_id !== null)).toBe(true);
    const due = await query().selectFrom("card_view").select("title").where("evaluate_on", "=", "2026-11-23").execute();
    expect(due.length).toBeGreaterThan(0);
  });

  test("has weighed what it has answered, in every quadrant", async () => {
    const { boardId } = await boardOf3B(server);
    const cards = await server.app.parts.sync.read(boardId, (doc) => doc.cards.all());
    const spots = cards.flatMap((card) => spotOfCard(card) ?? []);
    expect(new Set(spots.map(quadrantOf))).toEqual(new Set(["doNow", "test", "explore", "notNow"]));
  });

  test("has comments, one mended and one taken down, and a round of votes with its sums", async () => {
    const { boardId } = await boardOf3B(server);
    const comments = await query().selectFrom("comments").selectAll().where("board_id", "=", boardId).execute();
    expect(comments.some((each) => each.edited_at !== null)).toBe(true);
    expect(comments.some((each) => each.taken_down_at !== null && each.body === "")).toBe(true);
    const rounds = await query().selectFrom("vote_rounds").selectAll().execute();
    expect(rounds.map(({ closed_at }) => closed_at !== null)).toEqual([true]);
  });

  test("has counted by hand, has lines from the night, and a surface that it keeps", async () => {
    const lines = await query().selectFrom("cross_lines").selectAll().execute();
    expect(lines.length).toBe(2);
    const { boardId } = await boardOf3B(server);
    const kept = await query().selectFrom("surfaces").selectAll().where("board_id", "=", boardId).execute();
    expect(kept.map((each) => each.kept)).toEqual([1]);
    const tallied = await query().selectFrom("audit").select("seq").where("action", "=", "tally:add").execute();
    expect(tallied.length).toBeGreaterThan(20);
  });

  test("names no patient in any of its texts", async () => {
    const texts = [...(await lifeOf(server)).matchAll(/"([^"\\]*)"/g)].map(([, text]) => text ?? "");
    expect(texts.length).toBeGreaterThan(1_000);
    // Only what people write: an id or an instant is no text of theirs.
    expect(texts.filter((text) => /\s/.test(text) && looksLikeIdentity(text))).toEqual([]);
  });

  test("has an audit that holds", async () => {
    const { rows, brokenAt } = await verifyAudit(query());
    expect(brokenAt).toBeUndefined();
    expect(rows).toBeGreaterThan(1_000);
  });

  test("is left alone by a second filling", async () => {
    const before = await lifeOf(server);
    const said = await fillWithExample(server.app.parts, pastClock(handClock(MONDAY + 86_400_000)));
    expect(said.join(" ")).toContain("nothing was changed");
    expect(await lifeOf(server)).toBe(before);
  });

  test("is the same hospital for the same seed and day", { timeout: FILLING }, async () => {
    const again = await example(MONDAY);
    try {
      expect(await lifeOf(again)).toBe(await lifeOf(server));
    } finally {
      await again.close();
    }
  });
});

describe("on whatever day it begins", () => {
  // Both in hours of the night that are hard to count: nothing of the day has happened yet. In the middle of a week a
  // matter of two days ago has seen two meetings, at whose end it rises unless it was answered in them.
  test.each([
    ["the night when summer time begins", Date.UTC(2027, 2, 28, 1, 30)],
    ["a minute past midnight on a Thursday", Date.UTC(2027, 0, 6, 23, 1)],
  ])("has met up to the day before, and missed nothing since: %s", { timeout: FILLING }, async (_name, at) => {
    const server = await example(at, 7);
    try {
      const { db } = server.app.parts.storage;
      const later = await db.selectFrom("meetings").select("id").where("at", ">", at).execute();
      expect(later).toEqual([]);
      const due = await db.selectFrom("meeting_types").select("due_at").where("due_at", "<=", at).execute();
      expect(due).toEqual([]);
      const last = await db.selectFrom("meetings").selectAll().orderBy("at", "desc").limit(5).execute();
      expect(last.map(({ state }) => state)).toEqual(["ended", "ended", "ended", "ended", "ended"]);
    } finally {
      await server.close();
    }
  });

  test("the plan of its meetings leaves out weekends and holidays, and ends with those that were held", () => {
    const day = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays("2025-01-01", days));
    fc.assert(
      fc.property(day, fc.nat(), (today, seed) => {
        const rhythm = { weekdays: [1, 2, 3, 4, 5], time: "07:45", since: 90 };
        const meetings = pastMeetings(seeded(seed), today, rhythm, DEFAULT_AGENDA, "nb");
        const isSound = ({ date, startAt, ends }: PastMeeting): boolean =>
          date < today && weekday(date) <= 5 && !isHoliday(date) && ends.every((end) => end > startAt);
        return meetings.length > 45 && meetings.every(isSound) && meetings.slice(-5).every(({ isHeld }) => isHeld);
      }),
    );
  });
});
