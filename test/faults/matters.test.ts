import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BoardId, newId } from "../../shared/base/ids.ts";
import { MINUTE } from "../../shared/base/time.ts";
import type { MatterStep } from "../../shared/escalation/step.ts";
import { brokenIn } from "../model/invariants.ts";
import type { Answer } from "../support/caller.ts";
import type { PersonName } from "../support/hospital.ts";
import { seededRandom } from "../support/ids.ts";
import { freshDatabase } from "../support/postgres.ts";
import { type ServerProcess, startServerProcess } from "../support/serverProcess.ts";
import { until } from "../support/syncServer.ts";

const MONDAY = Date.parse("2026-11-23T06:00:00Z");
const MATTERS = 6;
const ROUNDS = 3;
/** What people press in a round, all at once. */
const PRESSES = 40;

interface Press {
  readonly who: PersonName;
  readonly id: string;
  readonly what: string;
  readonly body: object;
  readonly key: string;
}

/** The invariants of the model, held against real processes that are killed with commands under way. */
describe.each(["SQLite", "PostgreSQL"])("matters on %s, whatever is pressed while the server is killed", (engine) => {
  let server: ServerProcess;
  let databaseUrl: string | undefined;
  let above: BoardId;
  const random = seededRandom(engine === "SQLite" ? 961 : 962);
  const pick = <T>(from: readonly T[]): T => from[(random(1)[0] ?? 0) % from.length] ?? expect.fail("nothing to pick");

  beforeAll(async () => {
    databaseUrl = engine === "PostgreSQL" ? await freshDatabase() : undefined;
    server = await startServerProcess({ now: MONDAY, ...(databaseUrl !== undefined && { databaseUrl }) });
    const body = { unitId: server.hospital.trustId, name: "Prøve HF", kind: "management" };
    above = (await server.as("admin", "POST", "/api/v1/boards", { body })).body.id;
  });
  afterAll(() => server.close());

  function press(id: string, place: number): Press {
    const [who, what, body] = pick<readonly [PersonName, string, object]>([
      ["admin", "answer", { text: `Svar ${place}` }],
      ["admin", "answer", { text: `Annet svar ${place}` }],
      ["admin", "receive", {}],
      ["admin", "start", {}],
      ["admin", "interim", { text: "Vi henter tilbud", until: server.now() + 60 * MINUTE }],
      ["leader", "judge", { do: "confirm", answer: 1 + (place % 3), was: "answered" }],
      ["deputy", "judge", { do: "reopen", answer: 1 + (place % 3), was: "answered" }],
      ["leader", "urge", {}],
    ]);
    return { who, id, what, body, key: newId<"key">(random) };
  }

  function send({ who, id, what, body, key }: Press): Promise<Answer> {
    return server.as(who, "POST", `/api/v1/escalations/${id}/${what}`, { body, key });
  }

  async function historyOf(id: string): Promise<readonly MatterStep[]> {
    return (await server.as("admin", "GET", `/api/v1/escalations/${id}`)).body.escalation.history;
  }

  /** Matters whose steps and audit rows are not as many, read from the tables themselves. */
  async function uneven(): Promise<unknown[]> {
    const sql = `select e.id from escalations e where
      (select count(*) from escalation_steps s where s.escalation_id = e.id) <>
      (select count(*) from audit a where a.thing = e.id)`;
    if (databaseUrl !== undefined) {
      const client = new Client({ connectionString: databaseUrl });
      await client.connect();
      const { rows } = await client.query(sql);
      await client.end();
      return rows;
    }
    const db = new DatabaseSync(join(server.dataDir, "tavle.sqlite"), { readOnly: true });
    const rows = db.prepare(sql).all();
    db.close();
    return rows;
  }

  test("each is once, in one state, with one audit row for each step, and what was answered with yes is done", async () => {
    const ids: string[] = [];
    const path = `/api/v1/boards/${server.hospital.boardId}/escalations`;
    for (let number = 0; number < MATTERS; number += 1) {
      const said = {
        cardId: null,
        kind: "action",
        safety: number % 2 === 0,
        what: `Sak ${number}`,
        tried: "",
        asked: "Folk",
      };
      const body = { ...said, id: newId<"escalation">(random), to: above };
      await server.as("leader", "POST", path, { body, key: body.id });
      ids.push(body.id);
    }
    for (let round = 0; round < ROUNDS; round += 1) {
      const presses = Array.from({ length: PRESSES }, (_, place) => press(pick(ids), place));
      const answers = new Map<Press, Answer>();
      const sending = presses.map((each) =>
        send(each).then(
          (answer) => void answers.set(each, answer),
          () => "the server is gone",
        ),
      );
      const enough = 3 + ((random(1)[0] ?? 0) % (PRESSES - 8));
      await until(() => answers.size >= enough, "acknowledged commands");
      await server.kill();
      await Promise.all(sending);
      await server.restart();
      // What has no answer is sent again with its key; what has one, too: the same answer comes.
      for (const each of presses) {
        const again = await send(each);
        const first = answers.get(each);
        if (first?.status === 200) expect(again.body).toEqual(first.body);
        answers.set(each, first ?? again);
      }
      for (const id of ids) {
        const history = await historyOf(id);
        expect(brokenIn(history), JSON.stringify(history.map(({ what }) => what))).toEqual([]);
        for (const [{ what, body }, { status }] of [...answers].filter(([each]) => each.id === id)) {
          if (what !== "answer" || !("text" in body)) continue;
          const times = history.filter((step) => step.what === "answered" && step.text === body.text).length;
          if (status === 200) expect(times).toBeGreaterThanOrEqual(1);
        }
      }
      expect(await uneven()).toEqual([]);
      // Time goes on, over svarfrist and past it.
      await server.advance(40 * MINUTE);
    }
  }, 180_000);
});
