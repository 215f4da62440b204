import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fillWithExample } from "../../server/demo/fillWithExample.ts";
import { PEOPLE } from "../../server/demo/hospital.ts";
import { pastClock } from "../../server/demo/pastClock.ts";
import { overviewOf } from "../../server/level/overview.ts";
import { parse } from "../../shared/protocol/http.ts";
import type { BoardId, UnitId } from "../../shared/base/ids.ts";
import { escalationPicture } from "../../shared/protocol/escalations.ts";
import { unitsBelow } from "../../shared/tier/below.ts";
import { todayState, standings } from "../../shared/today/today.ts";
import { capacity, levelsOfDay, openEvents, staffing } from "../../shared/level/counts.ts";
import { owedBy } from "../../shared/level/matters.ts";
import { type LevelOverview, levelOverview, type LevelUnit } from "../../shared/level/overview.ts";
import { ask, call } from "../support/caller.ts";
import { handClock } from "../support/clock.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

/** A Monday after all levels have met. */
const MONDAY = Date.UTC(2026, 10, 23, 8, 40);

/** Four units or twenty: what differs is whether there is a signal to tell of, and a matter. */
const KINDS_OF_ROWS = 13;

describe("what a level above the sections sees of the example hospital", () => {
  let server: TestServer;
  let cookie: string | undefined;
  let units: readonly { id: UnitId; parentId: UnitId | null; name: string; kind: string }[];

  beforeAll(async () => {
    const clock = pastClock(handClock(MONDAY));
    server = await startServer({ clock, empty: true });
    const said = (await fillWithExample(server.app.parts, clock)).join("\n");
    const password = /all of them is {2}(\S+)/.exec(said)?.[1] ?? "";
    cookie = (await ask(server.url, "POST", "/api/v1/session", { body: { name: "tor.berg", password } })).cookie;
    units = (await get("/units")).items;
  });
  afterAll(() => server.close());

  const get = async (path: string) =>
    (await ask(server.url, "GET", `/api/v1${path}`, { ...(cookie && { cookie }) })).body;
  const overview = async (id: UnitId): Promise<LevelOverview> => {
    const read = parse(levelOverview, await get(`/units/${id}/overview`));
    if (!read.ok) throw new Error("not an overview");
    return read.value;
  };
  const above = () => units.filter(({ kind }) => kind !== "section");
  const boardsOf = (list: readonly LevelUnit[]): BoardId[] => list.flatMap(({ boardId }) => boardId ?? []);

  test("each unit above the sections sees all of its own sub-tree, in the order of the tree and nobody else's", async () => {
    for (const unit of above()) {
      const { units: seen } = await overview(unit.id);
      const below = unitsBelow(units, unit.id).map(({ unit: each }) => each.id);
      expect(seen.map(({ unitId }) => unitId)).toEqual([unit.id, ...below]);
    }
  });

  test("as many signals are told as the list behind the number has, and as many measures", async () => {
    for (const { id } of above()) {
      const { signals } = await overview(id);
      const list = await get(`/signals?unitId=${id}&which=new`);
      expect(signals.count).toBe(list.items.length);
      expect([signals.measures, signals.expected]).toEqual([list.measures, list.expected]);
      expect(signals.items.map((each) => each.id)).toEqual(
        list.items.slice(0, signals.items.length).map((each: { id: string }) => each.id),
      );
    }
  });

  test("as many answers are owed as wait on the unit's own board", async () => {
    let owed = 0;
    for (const { id } of above()) {
      const { matters, units: seen } = await overview(id);
      const [own] = seen;
      if (!own?.boardId) continue;
      const picture = parse(escalationPicture, await get(`/boards/${own.boardId}/escalations`));
      if (!picture.ok) throw new Error("no matters");
      expect(matters.waiting).toHaveLength(owedBy(picture.value.items, own.boardId).all);
      owed += matters.waiting.length;
    }
    expect(owed).toBeGreaterThan(0);
  });

  test("patients, beds and staff are the sums of what the boards below say of today", async () => {
    for (const { id } of above()) {
      const { units: seen } = await overview(id);
      const said = await Promise.all(
        boardsOf(seen).map(async (board) => {
          const state = parse(todayState, await get(`/boards/${board}/today`));
          return state.ok ? standings(state.value) : [];
        }),
      );
      const all = said.flat();
      const beds = all.flatMap((each) => (each.kind === "beds" && each.patients !== null ? [each] : []));
      const shifts = all.flatMap((each) => (each.kind === "staff" && each.present !== null ? [each] : []));
      const sum = (list: readonly number[]): number => list.reduce((total, each) => total + each, 0);
      const room = capacity(seen);
      expect([room.patients, room.beds]).toEqual([
        sum(beds.map((each) => each.patients ?? 0)),
        sum(beds.map((each) => each.beds)),
      ]);
      expect(room.said).toHaveLength(beds.length);
      const people = staffing(seen);
      expect([people.present, people.need]).toEqual([
        sum(shifts.map((each) => each.present ?? 0)),
        sum(shifts.map((each) => each.need)),
      ]);
    }
  });

  test("the example's morning has been: every level has met, but for the ward whose next meeting is the newcomer's", async () => {
    const top = above().find(({ kind }) => kind === "trust");
    const { units: seen } = await overview(top?.id ?? expect.fail("no unit"));
    const met = levelsOfDay(seen).map(({ kind, counts, lines: list }) => [kind, counts.held, list.length]);
    expect(met).toEqual(
      expect.arrayContaining([
        ["section", 11, 12],
        ["department", 4, 4],
        ["clinic", 2, 2],
      ]),
    );
  });

  test("what runs, was held or was missed is what each board says of itself", async () => {
    for (const { id } of above()) {
      const { units: seen } = await overview(id);
      for (const level of levelsOfDay(seen)) {
        const { held, running, missed, notYet, none } = level.counts;
        expect(held + running + missed + notYet + none).toBe(level.lines.length);
      }
      for (const unit of seen.filter(({ boardId }) => boardId !== null)) {
        const { running } = await get(`/boards/${unit.boardId}/meeting`);
        expect(unit.meeting.state === "running").toBe(running !== null);
      }
    }
  });

  test("open events stand in the crosses of the boards that they are counted in, and no calm colour is told", async () => {
    const trust = above().find(({ kind }) => kind === "trust");
    const { units: seen } = await overview(trust?.id ?? ("" as UnitId));
    for (const { unit, date, line, colour } of openEvents(seen)) {
      const { days } = await get(`/boards/${unit.boardId}/cross`);
      const day = days.find((each: { date: string }) => each.date === date);
      expect(day.colour).toBe(colour);
      if (line) expect(day.events.map((each: { line: string }) => each.line)).toContain(line);
    }
    expect(JSON.stringify(seen)).not.toMatch(/"(green|yellow)"/);
  });

  test("it is read in as many statements as there are kinds of rows, however many units lie below", async () => {
    const { parts } = server.app;
    for (const { id } of above()) {
      const read: string[] = [];
      const db = parts.storage.db.withPlugin({
        transformQuery({ node }) {
          read.push(node.kind);
          return node;
        },
        transformResult: ({ result }) => Promise.resolve(result),
      });
      await overviewOf({ ...parts, storage: { ...parts.storage, db } }, id);
      expect(read.length).toBeGreaterThan(5);
      expect(read.length).toBeLessThanOrEqual(KINDS_OF_ROWS);
    }
  });

  test("no person is named in it, so none can be counted or ranked", async () => {
    const trust = above().find(({ kind }) => kind === "trust");
    const told = JSON.stringify(await overview(trust?.id ?? ("" as UnitId)));
    expect(PEOPLE.map(({ name }) => name).filter((name) => told.includes(name))).toEqual([]);
  });

  test("a unit that is not there has no overview, and nobody reads one without signing in", async () => {
    const missing = `/api/v1/units/${"a".repeat(26)}/overview`;
    expect((await call(server.url, "GET", missing, { ...(cookie && { cookie }) })).status).toBe(404);
    expect((await call(server.url, "GET", `/api/v1/units/${units[0]?.id}/overview`)).status).toBe(401);
  });
});
