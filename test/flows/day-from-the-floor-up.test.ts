import { afterAll, beforeAll, expect, test } from "vitest";
import type { BoardId, UnitId } from "../../shared/base/ids.ts";
import { MINUTE } from "../../shared/base/time.ts";
import { type LevelOfDay, levelsOfDay } from "../../shared/level/counts.ts";
import { outOfOrder } from "../../shared/level/outOfOrder.ts";
import type { LevelOverview } from "../../shared/level/overview.ts";
import { handClock } from "../support/clock.ts";
import { type PersonName, signingIn } from "../support/hospital.ts";
import { call } from "../support/caller.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

/** 07:40 in Oslo on the day after Easter 2027; the evening before is still a holiday. */
const TUESDAY = Date.parse("2027-03-30T05:40:00Z");
const clock = handClock(TUESDAY - 11 * 60 * MINUTE);
let server: TestServer;
let trustBoard: BoardId;

/** Anew after a night: no session lasts so long. */
let signIn = signingIn(() => server.url);
const as = async (who: PersonName, method: string, path: string, body?: unknown) =>
  await call(server.url, method, `/api/v1${path}`, { cookie: await signIn(who), ...(body !== undefined && { body }) });
const overview = async (who: PersonName, id: UnitId): Promise<LevelOverview> =>
  (await as(who, "GET", `/units/${id}/overview`)).body;
/** The levels as the page of the day shows them. */
const day = async (who: PersonName, id: UnitId): Promise<readonly LevelOfDay[]> => {
  const { units, above } = await overview(who, id);
  return levelsOfDay([...units, ...above]);
};
const level = (levels: readonly LevelOfDay[], kind: string): LevelOfDay => {
  const found = levels.find((each) => each.kind === kind);
  if (!found) throw new Error(`the day has no ${kind}`);
  return found;
};
const states = ({ lines }: LevelOfDay) => lines.map(({ name, meeting }) => `${name} ${meeting.state}`);

beforeAll(async () => {
  server = await startServer({ clock });
  const body = { unitId: server.hospital.trustId, name: "Prøve HF", kind: "management" };
  trustBoard = (await as("admin", "POST", "/boards", body)).body.id;
});
afterAll(() => server.close());

test("on Easter Monday nobody is to meet, and nothing is missed", async () => {
  const levels = await day("reader", server.hospital.trustId);
  expect(states(level(levels, "section"))).toEqual(["Sengepost 3 none", "Sengepost 4 none"]);
  expect(level(levels, "section")).toMatchObject({ from: null, to: null, counts: { none: 2 } });
});

test("a level that meets before those below it are done is named, until it is moved", async () => {
  const { trustId } = server.hospital;
  const path = `/boards/${trustBoard}/meeting-types`;
  const meetAt = async (time: string): Promise<void> => {
    const [{ id, boardId: _board, ...type }] = (await as("admin", "GET", path)).body.items;
    const moved = { ...type, rhythm: { ...type.rhythm, time } };
    expect((await as("admin", "PATCH", `/meeting-types/${id}`, moved)).status).toBe(200);
  };
  await meetAt("07:50");
  clock.advanceTo(TUESDAY);
  signIn = signingIn(() => server.url);
  const endsAt = TUESDAY + 15 * MINUTE;
  expect(outOfOrder(await overview("reader", trustId))).toEqual([
    {
      unitName: "Prøve HF",
      startsAt: TUESDAY + 10 * MINUTE,
      below: [
        { unitName: "Sengepost 3", endsAt },
        { unitName: "Sengepost 4", endsAt },
      ],
    },
  ]);
  await meetAt("10:00");
  expect(outOfOrder(await overview("reader", trustId))).toEqual([]);
});

test("a morning goes from the floor up, and every line is what its own board says", async () => {
  const { trustId, unitId, boardId } = server.hospital;
  expect(states(level(await day("reader", trustId), "section"))).toEqual(["Sengepost 3 notYet", "Sengepost 4 notYet"]);
  const [type] = (await as("leader", "GET", `/boards/${boardId}/meeting-types`)).body.items;
  clock.advance(6 * MINUTE);
  const { meeting } = (await as("leader", "POST", `/boards/${boardId}/meetings`, { typeId: type.id })).body;
  expect(states(level(await day("reader", trustId), "section"))).toEqual(["Sengepost 3 running", "Sengepost 4 notYet"]);
  clock.advance(8 * MINUTE);
  await as("leader", "POST", `/meetings/${meeting.id}/commands`, { do: "end" });
  clock.advance(5 * MINUTE);
  const sections = level(await day("reader", trustId), "section");
  expect(states(sections)).toEqual(["Sengepost 3 held", "Sengepost 4 missed"]);
  expect(sections.counts).toEqual({ running: 0, held: 1, missed: 1, notYet: 0, none: 0 });
  expect(sections.lines[0]?.meeting.startedAt).toBe(meeting.startedAt);
  const rows = (await as("stranger", "GET", `/boards/${server.hospital.otherBoardId}/meetings`)).body.items;
  expect(rows.map((row: { meeting: { state: string } }) => row.meeting.state)).toEqual(["notHeld"]);

  // From a section one sees one's own and the way up, and not the section beside.
  const own = await day("leader", unitId);
  expect(own.map(({ kind }) => kind)).toEqual(["section", "trust"]);
  expect(states(level(own, "section"))).toEqual(["Sengepost 3 held"]);
});

test("a closed board is neither listed nor counted, for whoever may open it either: all see the same number", async () => {
  const { version } = (await as("admin", "GET", `/boards/${trustBoard}`)).body;
  await as("admin", "PATCH", `/boards/${trustBoard}`, { version, closed: true });
  const { trustId } = server.hospital;
  for (const who of ["reader", "admin"] as const) {
    expect((await day(who, trustId)).map(({ kind }) => kind)).toEqual(["section"]);
  }
  await as("admin", "PATCH", `/boards/${trustBoard}`, { version: version + 1, closed: false });
});
