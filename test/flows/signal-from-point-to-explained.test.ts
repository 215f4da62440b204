import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSignals } from "../../server/storage/signals.ts";
import { type MeasureId, newId } from "../../shared/base/ids.ts";
import { addDays, DAY, DEFAULT_ZONE, localDate, MINUTE } from "../../shared/base/time.ts";
import { ask, call } from "../support/caller.ts";
import { handClock } from "../support/clock.ts";
import { type PersonName, signingIn } from "../support/hospital.ts";
import { seededRandom } from "../support/ids.ts";
import { MONDAY, weekBefore } from "../support/signals.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { pairWall, type Wall } from "../support/wall.ts";

const WEEK = 7 * DAY;
const clock = handClock(MONDAY);
const random = seededRandom(41);
let server: TestServer;
let wall: Wall;
const keys = new Map<string, string>();
let signIn: ReturnType<typeof signingIn>;

const definition = {
  name: "Veide pasienter",
  unit: "",
  direction: "up",
  target: null,
  chart: "i",
  rhythm: "week",
  decimals: 0,
  responsible: "Fagsykepleier",
};

beforeAll(async () => {
  server = await startServer({ clock, seed: 7 });
  signIn = signingIn(() => server.url);
  wall = await pairWall(server, "touch");
});
afterAll(() => server.close());

/** Time goes on, and everybody's session with it. */
function later(milliseconds: number): void {
  clock.advance(milliseconds);
  signIn = signingIn(() => server.url);
}

async function as(who: PersonName, method: string, path: string, body?: object) {
  return await call(server.url, method, `/api/v1${path}`, { cookie: await signIn(who), body });
}

async function measure(more: object = {}): Promise<string> {
  const body = { ...definition, ...more, unitId: server.hospital.unitId };
  return (await as("leader", "POST", "/measures", body)).body.id;
}

async function feedOf(measureIds: readonly string[]): Promise<string> {
  const { unitId } = server.hospital;
  return (await as("leader", "POST", "/feed-keys", { unitId, name: "Datavarehuset", measureIds })).body.key;
}

async function push(id: string, points: object[]): Promise<void> {
  const bearer = keys.get(id) ?? (await feedOf([id]));
  keys.set(id, bearer);
  await ask(server.url, "POST", `/api/v1/measures/${id}/points`, { bearer, body: { points } });
}

/** Around 20, up and down; the last of them of last week. */
const calm = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    period: weekBefore(count - i, clock.now()),
    value: [19, 21, 20.5, 19.5][i % 4],
  }));
const outlier = () => calm(25).map((point, i) => (i === 24 ? { ...point, value: 27 } : point));
const lastWeek = (value: number) => ({ period: weekBefore(1, clock.now()), value });

const list = async (who: "participant" | "reader" = "participant", more = "") =>
  (await as(who, "GET", `/signals?unitId=${server.hospital.unitId}${more}`)).body;
const signalsOf = async (id: string) => (await as("reader", "GET", `/measures/${id}/signals`)).body.items;
/** As the tiles are told. */
const marks = (id: string) =>
  openSignals(server.app.parts.storage.db, { measureId: id as MeasureId, unitId: server.hospital.unitId });

/** The server looks now and then at what time has brought. */
const soon = async (id: string) => {
  clock.advance(1000);
  return await marks(id);
};

async function freezeBaseline(id: string): Promise<void> {
  const { version, reading } = (await as("leader", "GET", `/measures/${id}/series`)).body;
  const body = { version, reading: { ...reading, freeze: weekBefore(1, clock.now()) } };
  expect((await as("leader", "PATCH", `/measures/${id}/series`, body)).status).toBe(200);
}

async function meeting(run: () => Promise<void>): Promise<void> {
  const { boardId } = server.hospital;
  const type = (await as("leader", "GET", `/boards/${boardId}/meeting`)).body.types[0];
  const begun = await as("leader", "POST", `/boards/${boardId}/meetings`, { typeId: type.id });
  const { id } = begun.body.meeting;
  await run();
  await as("leader", "POST", `/meetings/${id}/commands`, { do: "end" });
}

describe("a signal", () => {
  test("is preliminary, confirmed, seen on the wall in its meeting, explained, and never announced again", async () => {
    const id = await measure();
    await push(id, calm(24));
    expect(await marks(id)).toEqual([]);
    await freezeBaseline(id);
    let reached = 0;
    for (let week = 1; reached === 0; week += 1) {
      later(WEEK);
      await push(id, [lastWeek(21)]);
      if ((await marks(id)).length > 0) reached = week;
    }
    expect(await marks(id)).toMatchObject([{ kind: "run", side: "above", state: "new", firm: false }]);
    later(WEEK);
    await push(id, [lastWeek(21)]);
    const [signal] = (await as("reader", "GET", `/measures/${id}/series`)).body.signals;
    expect(signal).toMatchObject({ state: "new", firm: true });
    expect((await list()).items.map((each: { id: string }) => each.id)).toContain(signal.id);

    const seen = { do: "acknowledge", version: signal.version };
    expect((await wall.asks("POST", `/signals/${signal.id}/commands`, { body: seen })).status).toBe(403);
    await meeting(async () => {
      const key = newId(random);
      const answers = [
        await wall.asks("POST", `/signals/${signal.id}/commands`, { body: seen, key }),
        await wall.asks("POST", `/signals/${signal.id}/commands`, { body: seen, key }),
        // Another screen that had not heard of it yet: both have seen it.
        await as("participant", "POST", `/signals/${signal.id}/commands`, seen),
      ];
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(answers.at(-1)?.body).toMatchObject({ state: "acknowledged", version: 2 });
    });
    expect((await list()).items.map((each: { id: string }) => each.id)).not.toContain(signal.id);

    const explained = { do: "explain", version: 2, line: "Ny vekt på avdelingen" };
    const path = `/signals/${signal.id}/commands`;
    expect((await as("participant", "POST", path, explained)).body).toMatchObject({
      state: "explained",
      line: "Ny vekt på avdelingen",
    });
    for (let week = 1; week <= 5; week += 1) {
      later(WEEK);
      await push(id, [lastWeek(21)]);
      expect((await marks(id)).filter(({ state }) => state === "new")).toEqual([]);
    }
    const [history] = await signalsOf(id);
    expect(history.steps.map(({ step, by }: { step: string; by: object }) => [step, by])).toEqual([
      ["found", { kind: "system", name: "" }],
      ["preliminary", { kind: "system", name: "" }],
      ["confirmed", { kind: "system", name: "" }],
      ["acknowledged", { kind: "screen", name: "Gangen" }],
      ["explained", { kind: "person", name: expect.any(String) }],
    ]);
    // What was seen stands still, whatever has come since.
    expect(history.picture.points.filter(({ marked }: { marked: boolean }) => marked)).toHaveLength(reached + 1);
  });

  test("of a figure that was corrected closes by itself", async () => {
    const id = await measure();
    await push(id, outlier());
    expect(await marks(id)).toMatchObject([{ kind: "outside", firm: true, state: "new" }]);
    await push(id, [lastWeek(20)]);
    expect(await marks(id)).toEqual([]);
    expect(await signalsOf(id)).toMatchObject([{ state: "closed", closing: "corrected", standing: false }]);
  });

  test("of a figure that may still be corrected is confirmed by the clock alone", async () => {
    const id = await measure({ settles: 5 });
    await push(id, outlier());
    expect(await marks(id)).toMatchObject([{ firm: false }]);
    later(4 * DAY);
    await expect.poll(() => soon(id)).toMatchObject([{ firm: false }]);
    later(DAY + MINUTE);
    await expect.poll(() => soon(id)).toMatchObject([{ firm: true }]);
  });

  test("appears when its period ends, without another figure", async () => {
    const id = await measure({ rhythm: "day" });
    const today = localDate(clock.now(), DEFAULT_ZONE);
    const day = (ago: number, value: number) => ({ period: addDays(today, -ago), value });
    await push(id, [...calm(24).map(({ value }, i) => day(24 - i, value ?? 0)), day(0, 27)]);
    expect(await marks(id)).toEqual([]);
    later(DAY);
    await expect.poll(() => soon(id)).toMatchObject([{ kind: "outside", from: today, firm: true }]);
  });

  test("is kept by the one who came first, and the other is told", async () => {
    const id = await measure();
    await push(id, outlier());
    const { id: signalId, version } = (await marks(id))[0] ?? {};
    const say = (line: string) =>
      as("participant", "POST", `/signals/${signalId}/commands`, { do: "explain", version, line });
    const answers = await Promise.all([say("Stengt en uke"), say("Feil i vekta")]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const lost = answers.find(({ status }) => status === 409);
    expect(lost?.body).toMatchObject({ code: "changed-meanwhile", current: { state: "explained" } });
  });

  test("is taken back step by step", async () => {
    const id = await measure();
    await push(id, outlier());
    const signalId = (await marks(id))[0]?.id;
    const path = `/signals/${signalId}/commands`;
    const states = [];
    for (const [version, what] of ["explain", "close", "reopen", "reopen", "reopen", "reopen"].entries()) {
      const body = { do: what, version: version + 1, ...(what === "explain" && { line: "Ferie" }) };
      states.push((await as("participant", "POST", path, body)).body.state);
    }
    expect(states).toEqual(["explained", "closed", "explained", "acknowledged", "new", "new"]);
  });

  test("is handled by who takes part in its unit alone, and never with a patient in its line", async () => {
    const id = await measure();
    await push(id, outlier());
    const signalId = (await marks(id))[0]?.id;
    const path = `/signals/${signalId}/commands`;
    const body = { do: "acknowledge", version: 1 };
    expect((await as("reader", "POST", path, body)).status).toBe(403);
    expect((await as("stranger", "POST", path, body)).status).toBe(403);
    expect((await server.as(undefined, "POST", `/api/v1${path}`, { body })).status).toBe(401);
    expect((await as("reader", "GET", `/signals/${signalId}`)).body).toMatchObject({ may: [] });
    const named = { do: "explain", version: 1, line: "Pasient 01010750160 falt" };
    expect((await as("participant", "POST", path, named)).body.code).toBe("patient-identity");
    expect((await as("participant", "POST", path, { ...named, line: " " })).status).toBe(400);
    expect((await as("participant", "POST", path, body)).status).toBe(200);
  });
});

test("figures of many series in one call are judged soon after, each once", async () => {
  const ids = await Promise.all(Array.from({ length: 12 }, () => measure()));
  const points = ids.flatMap((id) => outlier().map((point) => ({ measure: id, ...point })));
  const bearer = await feedOf(ids);
  await ask(server.url, "POST", "/api/v1/points", { bearer, body: { points } });
  later(MINUTE);
  await expect.poll(async () => (await Promise.all(ids.map(soon))).flat()).toHaveLength(12);
  later(MINUTE);
  expect((await Promise.all(ids.map(signalsOf))).flat()).toHaveLength(12);
});

test("what was due when the server stopped is judged when it starts again, once", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "tavle-signals-"));
  const first = await startServer({ clock, dataDir, seed: 8 });
  const { unitId } = first.hospital;
  const made = async () =>
    (await first.as("leader", "POST", "/api/v1/measures", { body: { ...definition, unitId } })).body.id;
  const ids = await Promise.all(Array.from({ length: 10 }, made));
  const body = { unitId, name: "Hele", measureIds: ids };
  const { key: bearer } = (await first.as("leader", "POST", "/api/v1/feed-keys", { body })).body;
  const points = ids.flatMap((id) => outlier().map((point) => ({ measure: id, ...point })));
  await ask(first.url, "POST", "/api/v1/points", { bearer, body: { points } });
  const rows = async (running: TestServer) =>
    (await running.app.parts.storage.db.selectFrom("signals").select("measure_id").execute()).length;
  // The clock stands still: nobody has looked yet.
  expect(await rows(first)).toBe(0);
  await first.close();
  for (const seed of [9, 10]) {
    const again = await startServer({ clock, dataDir, seed, hospital: first.hospital });
    expect(await rows(again)).toBe(10);
    await again.close();
  }
  rmSync(dataDir, { recursive: true });
});

test("the list tells how many measures there are, and what chance alone would give", async () => {
  const { items, measures, expected } = await list("reader");
  expect(items.length).toBeGreaterThan(0);
  expect(items.every(({ state }: { state: string }) => state === "new")).toBe(true);
  expect(measures).toBeGreaterThan(10);
  expect(expected).toBeGreaterThan(0);
  expect(expected).toBeLessThan(measures / 3);
  const all = await list("reader", "&which=all");
  expect(all.items.length).toBeGreaterThan(items.length);
  const byBoard = await as("reader", "GET", `/signals?boardId=${server.hospital.boardId}`);
  expect(byBoard.body.items).toHaveLength(items.length);
  expect((await as("reader", "GET", "/signals")).status).toBe(400);
  expect((await call(server.url, "GET", `/api/v1/signals?unitId=${server.hospital.unitId}`)).status).toBe(401);
});
