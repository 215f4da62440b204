import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fillWithExample } from "../../server/demo/fillWithExample.ts";
import { pastClock } from "../../server/demo/pastClock.ts";
import { type BoardId, newId, type UnitId } from "../../shared/base/ids.ts";
import { MINUTE } from "../../shared/base/time.ts";
import { judgement } from "../../shared/escalation/apply.ts";
import type { Escalation } from "../../shared/escalation/escalation.ts";
import { isUnanswered, lastAnswer, stateOf } from "../../shared/escalation/state.ts";
import type { Unit } from "../../shared/protocol/boards.ts";
import { brokenIn } from "../model/invariants.ts";
import { useBrowser } from "../support/browser.ts";
import { type Answer, ask, call } from "../support/caller.ts";
import { handClock } from "../support/clock.ts";
import { seededRandom } from "../support/ids.ts";
import { type ServerProcess, startServerProcess } from "../support/serverProcess.ts";
import { startServer } from "../support/startServer.ts";
import { pairWall, type Wall } from "../support/wall.ts";

/** 07:44 in Oslo on a Monday. */
const MONDAY = Date.parse("2026-11-23T06:44:00Z");
const MATTERS = 30;

interface Level {
  readonly unit: Unit;
  readonly boardId: BoardId;
}

const browser = useBrowser();
const random = seededRandom(30);
const dataDir = mkdtempSync(join(tmpdir(), "tavle-morning-"));
let server: ServerProcess;
let password = "";
let admin = "";
let levels: readonly Level[];
/** When the server was last looked at by its own clock, in minutes after 07:44. */
let minute = 0;

beforeAll(async () => {
  const clock = pastClock(handClock(MONDAY));
  const filling = await startServer({ clock, dataDir, empty: true });
  const said = (await fillWithExample(filling.app.parts, clock)).join("\n");
  password = /all of them is {2}(\S+)/.exec(said)?.[1] ?? "";
  const { hospital } = filling;
  await filling.close();
  server = await startServerProcess({ now: MONDAY, filled: { dataDir, hospital } });
  admin = await signIn("ida.moe");
  const units: Unit[] = (await asks("GET", "/units")).body.items;
  const boards: { id: BoardId; name: string; unitId: UnitId }[] = (await asks("GET", "/boards")).body.items;
  levels = units.flatMap((unit) => {
    const own = boards.filter(({ unitId }) => unitId === unit.id);
    const main = own.find(({ name }) => name === unit.name) ?? own[0];
    return main ? [{ unit, boardId: main.id }] : [];
  });
});
afterAll(async () => {
  await server.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function signIn(name: string): Promise<string> {
  return (await ask(server.url, "POST", "/api/v1/session", { body: { name, password } })).cookie ?? "";
}

function asks(method: string, path: string, body?: unknown): Promise<Answer> {
  return ask(server.url, method, `/api/v1${path}`, { cookie: admin, ...(body !== undefined && { body }) });
}

function of(kind: Unit["kind"]): readonly Level[] {
  return levels.filter(({ unit }) => unit.kind === kind);
}

/** Turns the clock to a time of the morning; what falls due on the way happens then. */
async function until(time: string): Promise<void> {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  for (const to = hours * 60 + minutes - (7 * 60 + 44); minute < to; ) {
    const ahead = Math.min(5, to - minute);
    await server.advance(ahead * MINUTE);
    minute += ahead;
  }
}

/** As screens do: what got no answer is sent again with the same key, until there is one. */
async function surely(send: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    try {
      return await send();
    } catch {
      // The process is down: the pause of a screen between two tries, and nothing that a check waits for.
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

interface Meeting {
  readonly wall: Wall;
  end(): Promise<void>;
}

async function meet({ boardId, unit }: Level, wall: Wall): Promise<Meeting> {
  const { items } = (await wall.asks("GET", `/boards/${boardId}/meeting-types`)).body;
  const type = items.find(({ kind }: { kind: string }) => kind === "huddle") ?? items[0];
  const start = await wall.asks("POST", `/boards/${boardId}/meetings`, { body: { typeId: type.id } });
  expect(start.status, `${unit.name}: ${JSON.stringify(start.body)}`).toBe(200);
  const { id } = start.body.meeting;
  return {
    wall,
    async end() {
      const ended = await surely(() =>
        wall.asks("POST", `/meetings/${id}/commands`, { body: { do: "end" }, key: `end${id}` }),
      );
      expect(ended.status, unit.name).toBe(200);
    },
  };
}

async function paired(level: Level): Promise<Wall> {
  return await pairWall(server, "touch", { name: level.unit.name, boardId: level.boardId, leader: admin });
}

async function picture({ boardId }: Level): Promise<readonly Escalation[]> {
  return (await asks("GET", `/boards/${boardId}/escalations`)).body.items;
}

async function waiting(level: Level): Promise<readonly Escalation[]> {
  return (await picture(level)).filter((each) => isUnanswered(each) && each.to.boardId === level.boardId);
}

async function act(id: string, what: string, body: unknown = {}): Promise<Answer> {
  const key = `${what}-${id}`;
  return await surely(() =>
    call(server.url, "POST", `/api/v1/escalations/${id}/${what}`, { cookie: admin, body, key }),
  );
}

test("a morning in the example hospital: thirty matters, every answer on the wall that asked", async () => {
  expect([of("section"), of("department"), of("clinic"), of("hospital")].map(({ length }) => length)).toEqual([
    12, 4, 2, 1,
  ]);
  const walls = new Map<BoardId, Wall>();
  for (const level of of("section")) walls.set(level.boardId, await paired(level));
  const wallOf = (level: Level): Wall => walls.get(level.boardId) ?? expect.fail("no wall");

  // One wall hangs there in Chromium the whole morning.
  const [first] = of("section");
  if (!first) expect.fail("no section");
  const shown = await browser.visit(`${server.url}/skjerm`, { screen: "wallSmall", cookie: wallOf(first).cookie });

  // 07:45: twelve sections meet, and raise thirty matters; the power goes in the middle of it.
  await until("07:45");
  const ids: string[] = [];
  for (const [place, level] of of("section").entries()) {
    const meeting = await meet(level, wallOf(level));
    const { above } = (await asks("GET", `/boards/${level.boardId}/escalations`)).body;
    const count = place % 2 === 0 ? 3 : 2;
    for (let number = 0; number < count; number += 1) {
      const body = {
        id: newId<"escalation">(random),
        // Most go to the department, some straight further up.
        to: above[number === 2 && place % 4 === 0 ? 1 : 0].boardId,
        cardId: null,
        kind: "action",
        safety: number === 0 && place % 3 === 0,
        what: `Sak ${number + 1} fra ${level.unit.name}`,
        tried: "Snakket med naboposten",
        asked: "En avgjørelse",
      };
      ids.push(body.id);
      const sending = surely(() =>
        meeting.wall.asks("POST", `/boards/${level.boardId}/escalations`, { body, key: `raise-${body.id}` }),
      );
      if (ids.length === 14) {
        await server.kill();
        await server.restart();
      }
      expect((await sending).status).toBe(200);
    }
    await meeting.end();
  }
  expect(ids).toHaveLength(MATTERS);

  // 08:15: the departments meet. Some answers, some work, one taken further, two left lying; one department is laid down.
  await until("08:15");
  const closing = of("department").find(({ unit }) => unit.name === "Avdeling for barn og unge");
  if (!closing) expect.fail("no department to close");
  for (const level of of("department").filter((each) => each !== closing)) {
    const meeting = await meet(level, await paired(level));
    // One of them leaves its safety matters lying.
    const lies = (matter: Escalation): boolean => matter.safety && level.unit.name === "Akuttavdelingen";
    const fresh = (await waiting(level)).filter((matter) => ids.includes(matter.id) && !lies(matter));
    const [one, two, three, four] = fresh;
    if (one) expect((await act(one.id, "answer", { text: `Svar fra ${level.unit.name}` })).status).toBe(200);
    if (two) await act(two.id, "start");
    if (three) {
      const clinic = of("clinic").find(({ unit }) => unit.id === level.unit.parentId);
      await act(three.id, "forward", { to: clinic?.boardId });
    }
    if (four) await act(four.id, "interim", { text: "Vi henter tilbud", until: server.now() + 26 * 60 * MINUTE });
    await meeting.end();
  }
  await until("08:24");
  const held = await waiting(closing);
  const { version } =
    ((await asks("GET", "/units")).body.items as Unit[]).find(({ id }) => id === closing.unit.id) ?? closing.unit;
  await asks("POST", `/units/${closing.unit.id}/changes`, { version, change: { do: "close" } });
  expect(held.length).toBeGreaterThan(0);
  for (const { id } of held) {
    const moved: Escalation = (await asks("GET", `/escalations/${id}`)).body.escalation;
    expect([moved.to.unitName, moved.history.at(-1)?.what]).toEqual(["Medisinsk klinikk", "rerouted"]);
  }

  // 08:55: safety that nobody answered has gone up by itself.
  await until("08:57");
  const risen = async (): Promise<number> => {
    const there = (await Promise.all(of("clinic").map(picture)))
      .flat()
      .filter(({ id, safety }) => safety && ids.includes(id));
    return there.filter(({ history }) => history.some(({ what }) => what === "risen")).length;
  };
  await expect.poll(risen).toBeGreaterThan(0);

  // 08:58: the clinics meet, and answer; the power goes again, in the middle of an answer.
  let isKilled = false;
  for (const level of of("clinic")) {
    const meeting = await meet(level, await paired(level));
    for (const [place, { id }] of (await waiting(level)).filter((each) => ids.includes(each.id)).entries()) {
      if (place === 1) {
        const hospital = of("hospital")[0];
        expect((await act(id, "forward", { to: hospital?.boardId })).status).toBe(200);
        continue;
      }
      const answering = act(id, "answer", { text: `Svar fra ${level.unit.name}` });
      if (!isKilled && place === 2) {
        isKilled = true;
        await server.kill();
        await server.restart();
      }
      expect((await answering).status).toBe(200);
    }
    await meeting.end();
  }
  expect(isKilled).toBe(true);

  // 09:15: the hospital meets, answers what has come to it, and two of the sections say what they think of theirs.
  await until("09:15");
  for (const level of of("hospital")) {
    const meeting = await meet(level, await paired(level));
    for (const { id } of (await waiting(level)).filter((each) => ids.includes(each.id))) {
      expect((await act(id, "answer", { text: "Svar fra sykehuset" })).status).toBe(200);
    }
    await meeting.end();
  }
  await until("09:30");
  const mine = (level: Level) =>
    picture(level).then((all) => all.filter(({ id, from }) => ids.includes(id) && from.boardId === level.boardId));
  const [second, third] = of("section").slice(1);
  for (const [level, verdict] of [
    [second, "confirm"],
    [third, "reopen"],
  ] as const) {
    const answered = level && (await mine(level)).find((each) => stateOf(each) === "answered");
    const judge = answered && judgement(answered, verdict);
    if (!answered || !judge) expect.fail(`${level?.unit.name} has no answer to judge`);
    const { escalation } = (await act(answered.id, "judge", judge)).body;
    // Not solved: the same history, and a new clock that runs from now.
    if (verdict === "reopen") expect(escalation.due).toBeGreaterThan(server.now());
  }

  // Every matter is in exactly one state, its history holds, and every answer stands on the wall that asked.
  const seen = new Map<string, Escalation>();
  for (const level of of("section")) {
    const own = await mine(level);
    for (const matter of own) {
      expect(brokenIn(matter.history), matter.what).toEqual([]);
      expect(seen.has(matter.id)).toBe(false);
      seen.set(matter.id, matter);
    }
    const answers = own.filter((matter) => stateOf(matter) === "answered");
    const wall =
      level === first
        ? shown
        : await browser.visit(`${server.url}/skjerm`, { screen: "wallSmall", cookie: wallOf(level).cookie });
    const panel = wall.locator(".matter-answers");
    // The wall that has hung there all morning comes back by itself after the power was gone.
    const standing = async (): Promise<number> => {
      const text = (await panel.count()) > 0 ? await panel.innerText() : "";
      const told = answers.filter(
        ({ what, history }) => text.includes(what) && text.includes(lastAnswer({ history })?.text ?? "?"),
      );
      return told.length + Number(/\+\s?(\d+) til/.exec(text)?.[1] ?? 0);
    };
    await expect.poll(standing, { message: level.unit.name, timeout: 40_000 }).toBeGreaterThanOrEqual(answers.length);
    if (wall !== shown) await wall.context().close();
  }
  expect(seen.size).toBe(MATTERS);
  const states = [...seen.values()].map(stateOf);
  expect(states.filter((state) => state === "answered").length).toBeGreaterThanOrEqual(12);

  // The audit has one row for every step of every matter, of this morning and of the ninety days before.
  await server.close();
  const db = new DatabaseSync(join(dataDir, "tavle.sqlite"), { readOnly: true });
  const counted = db
    .prepare(
      `select e.id, (select count(*) from escalation_steps s where s.escalation_id = e.id) as steps,
              (select count(*) from audit a where a.thing = e.id) as rows from escalations e`,
    )
    .all();
  db.close();
  expect(counted.length).toBeGreaterThan(MATTERS);
  expect(counted.filter(({ steps, rows }) => steps !== rows)).toEqual([]);
}, 180_000);
