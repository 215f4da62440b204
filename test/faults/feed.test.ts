import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays } from "../../shared/base/time.ts";
import { type Answer, call } from "../support/caller.ts";
import { freshDatabase } from "../support/postgres.ts";
import { type ServerProcess, startServerProcess } from "../support/serverProcess.ts";
import { until } from "../support/syncServer.ts";

const MEASURES = 8;
/** Days of one call, of every measure in both sections: 160 points. */
const DAYS = 10;
const CALLS = 40;

interface Row {
  readonly measure: string;
  readonly unit: string;
  readonly period: string;
  readonly value: number;
}

describe.each(["SQLite", "PostgreSQL"])(
  "a server on %s that is killed in the middle of a hospital's feed",
  (engine) => {
    let server: ServerProcess;
    let key: string;
    let calls: Row[][];

    beforeAll(async () => {
      server = await startServerProcess(engine === "PostgreSQL" ? { databaseUrl: await freshDatabase() } : {});
      const { trustId, unitId, otherUnitId } = server.hospital;
      const definition = { unit: "", direction: "down", target: null, chart: "i", rhythm: "day", decimals: 0 };
      const measures: string[] = [];
      for (let i = 0; i < MEASURES; i += 1) {
        const body = { ...definition, responsible: "", name: `Måling ${i}`, unitId: trustId };
        measures.push((await server.as("admin", "POST", "/api/v1/measures", { body })).body.id);
      }
      const wanted = { unitId: trustId, name: "Datavarehuset", scope: "unit" };
      key = (await server.as("admin", "POST", "/api/v1/feed-keys", { body: wanted })).body.key;
      calls = Array.from({ length: CALLS }, (_, at) =>
        measures.flatMap((measure) =>
          [unitId, otherUnitId].flatMap((unit) =>
            Array.from({ length: DAYS }, (__, day) => ({
              measure,
              unit,
              period: addDays("2025-01-01", at * DAYS + day),
              value: at + day,
            })),
          ),
        ),
      );
    });
    afterAll(() => server.close());

    function push(at: number): Promise<Answer> {
      const body = { points: calls[at] };
      return call(server.url, "POST", "/api/v1/points", { bearer: key, origin: null, key: `night-${at}`, body });
    }

    /** Every point there is, as `measure unit period`, with its revision. */
    async function stored(): Promise<Map<string, number>> {
      const found = new Map<string, number>();
      const series = new Map(calls.flat().map(({ measure, unit }) => [`${measure} ${unit}`, { measure, unit }]));
      for (const { measure, unit } of series.values()) {
        const { body } = await server.as("reader", "GET", `/api/v1/measures/${measure}/series?unitId=${unit}`);
        for (const { period, revision } of body.points) found.set(`${measure} ${unit} ${period}`, revision);
      }
      return found;
    }
    const placeOf = ({ measure, unit, period }: Row) => `${measure} ${unit} ${period}`;

    // Killed after so many calls were answered, with others under way.
    test.each([1, 9, 22])(
      "has every point that it acknowledged, and of each call all or nothing (after %i)",
      async (enough) => {
        const acknowledged = new Set<number>();
        let next = 0;
        const sender = async (): Promise<void> => {
          while (next < CALLS) {
            const at = next;
            next += 1;
            const answer = await push(at);
            if (answer.status === 200) acknowledged.add(at);
          }
        };
        const senders = Array.from({ length: 4 }, () => sender().catch(() => "the server is gone"));
        await until(() => acknowledged.size >= enough, "acknowledged calls");
        await server.kill();
        await Promise.all(senders);
        await server.restart();

        const kept = await stored();
        const missing = [...acknowledged].flatMap((at) => (calls[at] ?? []).filter((row) => !kept.has(placeOf(row))));
        expect(missing).toEqual([]);
        const torn = calls.filter((rows) => new Set(rows.map((row) => kept.has(placeOf(row)))).size > 1);
        expect(torn).toEqual([]);
      },
    );

    test("takes all of it once more, and has every point once", async () => {
      for (let at = 0; at < CALLS; at += 1) {
        const { stored: added, unchanged, corrected } = (await push(at)).body;
        // The same key gets the first answer again; a call that had not come through is stored now.
        expect([added + unchanged, corrected]).toEqual([calls[at]?.length, 0]);
      }
      const kept = await stored();
      expect(kept.size).toBe(calls.flat().length);
      expect(new Set(kept.values())).toEqual(new Set([1]));
    });
  },
);
