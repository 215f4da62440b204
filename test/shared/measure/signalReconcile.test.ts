import { describe, expect, test } from "vitest";
import { DAY, HOUR } from "../../../shared/base/time.ts";
import { PLAIN_READING } from "../../../shared/measure/measure.ts";
import { signalsIn } from "../../../shared/measure/signalDerive.ts";
import { nextLook } from "../../../shared/measure/signalReconcile.ts";
import { seededRandom } from "../../support/ids.ts";
import { judge, KeptSignals, MONDAY, weekBefore, weekly, weeks } from "../../support/signals.ts";

/** Up and down around ten: many crossings, no long run, nothing outside. */
const calm = (count: number) => Array.from({ length: count }, (_, i) => [9, 11, 10.5, 9.5][i % 4] ?? 10);
/** When last week ended, in Oslo. */
const MONDAY_START = MONDAY - 7 * HOUR;
const last = <T>(list: readonly T[]): T | undefined => list.at(-1);

describe("a point outside the limits", () => {
  test("in a period that has ended is a signal at once", () => {
    const kept = new KeptSignals();
    kept.look(weeks([...calm(24), 30]));
    expect(kept.rows).toMatchObject([
      { kind: "outside", side: "above", from: weekBefore(1), state: "new", firm: true, standing: true },
    ]);
  });

  test("is preliminary while its figure may still be corrected, and confirmed by the clock alone", () => {
    const kept = new KeptSignals();
    const how = { definition: weekly({ settles: 10 }) };
    const points = weeks([...calm(24), 30]);
    expect(kept.look(points, how)[0]?.steps.map(({ step }) => step)).toEqual(["found", "preliminary"]);
    // The first look is at the week before, whose figure settles sooner.
    const looks: number[] = [];
    for (let at = nextLook(judge(points, how)); at !== undefined; at = nextLook(judge(points, { ...how, now: at }))) {
      looks.push(at);
      expect(kept.look(points, { ...how, now: at - 1 })).toEqual([]);
      kept.look(points, { ...how, now: at });
    }
    expect(looks).toHaveLength(2);
    expect(looks.at(-1)).toBe(MONDAY_START + 10 * DAY);
    expect(kept.rows).toMatchObject([{ firm: true, state: "new" }]);
  });

  test("is judged by no rule while its period runs", () => {
    const kept = new KeptSignals();
    kept.look([...weeks(calm(24)), ...weeks([30], MONDAY + 7 * DAY)]);
    expect(kept.rows).toEqual([]);
  });

  test("stays as it was found when later points widen the limits, and is marked so", () => {
    const kept = new KeptSignals();
    kept.look(weeks([...calm(22), 14.2]));
    expect(kept.rows).toHaveLength(1);
    const [found] = kept.rows;
    // A wild time widens the limits.
    const wild = [14, 6, 14, 6, 14, 6, 14, 6];
    const later = MONDAY + 8 * 7 * DAY;
    const changes = kept.look(weeks([...calm(22), 14.2, ...wild], later), { now: later });
    expect(last(changes)?.steps).toEqual([{ step: "faded", closing: null }]);
    expect(kept.rows[0]).toEqual({ ...found, standing: false });
  });

  test("that was corrected closes by itself, and a new wrong figure is another signal", () => {
    const kept = new KeptSignals();
    kept.look(weeks([...calm(24), 30]));
    kept.look(weeks([...calm(24), 10]));
    expect(kept.rows).toMatchObject([{ state: "closed", closing: "corrected", standing: false }]);
    kept.look(weeks([...calm(24), 30.5]));
    expect(kept.rows).toMatchObject([{ closing: "corrected" }, { state: "new", standing: true }]);
  });

  test("that was withdrawn closes by itself", () => {
    const kept = new KeptSignals();
    kept.look(weeks([...calm(24), 30, 10]));
    kept.look(weeks([...calm(24), null, 10]));
    expect(kept.rows).toMatchObject([{ state: "closed", closing: "corrected" }]);
  });

  test("that people left out with a reason closes by itself", () => {
    const kept = new KeptSignals();
    const points = weeks([...calm(24), 30]);
    kept.look(points);
    kept.look(points, {
      reading: { ...PLAIN_READING, excluded: [{ period: weekBefore(1), reason: "Flyttet avdeling" }] },
    });
    expect(kept.rows).toMatchObject([{ state: "closed", closing: "excluded" }]);
  });

  test("in figures that another definition reads differently is not called corrected", () => {
    const kept = new KeptSignals();
    kept.look(weeks([...calm(24), 30]));
    kept.look(weeks([...calm(24), 30]), { definition: weekly({ chart: "run" }), version: 2 });
    expect(kept.rows).toMatchObject([{ state: "new", closing: null, standing: false }]);
  });

  test("far back in figures that were brought in is told to nobody", () => {
    const kept = new KeptSignals();
    kept.look(weeks([...calm(12), 30, ...calm(20)]));
    expect(kept.rows).toMatchObject([{ state: "closed", closing: "earlier", standing: true }]);
  });
});

const shifted = (length: number) => [
  ...calm(20),
  ...Array<number>(length)
    .fill(10.2)
    .map((y, i) => y + (i % 3) / 10),
];

describe("a run", () => {
  test("just reached by the last point is preliminary, and one more point confirms it as the same signal", () => {
    const kept = new KeptSignals();
    let reached = 0;
    for (let length = 1; length <= 14; length += 1) {
      const now = MONDAY + length * 7 * DAY;
      const reading = { ...PLAIN_READING, freeze: weekBefore(length + 1, now) };
      kept.look(weeks(shifted(length), now), { now, reading });
      if (kept.announced.length === 0) continue;
      reached ||= length;
      const [signal] = kept.announced;
      expect(kept.announced).toHaveLength(1);
      if (length === reached) expect(signal?.firm).toBe(false);
      if (length > reached + 1) expect(signal?.firm).toBe(true);
    }
    expect(reached).toBe(9);
    expect(kept.rows.filter(({ kind }) => kind === "run")).toHaveLength(1);
  });

  test("that was explained is not announced again, however long it grows", () => {
    const kept = new KeptSignals();
    for (let length = 1; length <= 40; length += 1) {
      const now = MONDAY + length * 7 * DAY;
      kept.look(weeks(shifted(length), now), { now });
      for (const { id } of kept.announced) kept.set(id, { state: "explained", line: "Ny rutine" });
      if (length > 14) expect(kept.rows.filter(({ state }) => state === "new")).toEqual([]);
    }
    expect(kept.rows.filter(({ state }) => state === "explained").length).toBeLessThanOrEqual(2);
  });

  test("is closed when people begin a new phase within it", () => {
    const kept = new KeptSignals();
    const points = weeks([...calm(20), ...Array<number>(12).fill(12)]);
    kept.look(points);
    expect(kept.announced.some(({ kind }) => kind === "run")).toBe(true);
    const phases = [{ from: weekBefore(12), name: "Ny rutine", reason: "Varig" }];
    kept.look(points, { reading: { ...PLAIN_READING, phases } });
    const run = kept.rows.find(({ kind }) => kind === "run");
    expect(run).toMatchObject({ state: "closed", closing: "phase", standing: false });
  });

  test("that history brings in and that has gone on to this day becomes news", () => {
    const kept = new KeptSignals();
    const values = [...calm(20), ...Array<number>(30).fill(12)];
    for (let count = 25; count <= values.length; count += 1) kept.look(weeks(values).slice(0, count));
    const runs = kept.rows.filter(({ kind, side }) => kind === "run" && side === "above");
    expect(runs).toMatchObject([{ state: "new", firm: true, standing: true }]);
  });
});

describe("a level that has shifted", () => {
  test("is one signal and not one for each point beyond a frozen limit", () => {
    const kept = new KeptSignals();
    for (let length = 1; length <= 14; length += 1) {
      const now = MONDAY + length * 7 * DAY;
      const reading = { ...PLAIN_READING, freeze: weekBefore(length + 1, now) };
      kept.look(weeks([...calm(24), ...Array<number>(length).fill(30)], now), { now, reading });
    }
    expect(kept.announced.map(({ kind }) => kind)).toEqual(["outside", "run"]);
    expect(kept.rows.filter(({ closing }) => closing === "covered").length).toBeGreaterThan(10);
    expect(kept.standing).toHaveLength(kept.rows.length);
  });

  test("that goes back and forth beyond the limits is told each time", () => {
    const kept = new KeptSignals();
    kept.look(weeks([...calm(24), 30, 10]));
    kept.look(weeks([...calm(24), 30, 10, 31], MONDAY + 7 * DAY), { now: MONDAY + 7 * DAY });
    expect(kept.announced).toHaveLength(2);
  });
});

test("few crossings claim neither a side nor a since-when", () => {
  const kept = new KeptSignals();
  const definition = weekly({ chart: "run" });
  // Blocks of five: no run is long, yet the line is crossed too seldom.
  const blocks = Array.from({ length: 40 }, (_, i) => (Math.floor(i / 5) % 2 === 0 ? 9 : 11) + (i % 5) / 10);
  kept.look(weeks(blocks), { definition });
  expect(kept.rows).toMatchObject([{ kind: "crossings", side: null, from: null, to: null, state: "new" }]);
});

test("few crossings become part of a long run in their phase, and are not told of again", () => {
  const kept = new KeptSignals();
  const definition = weekly({ chart: "run" });
  const blocks = Array.from({ length: 40 }, (_, i) => (Math.floor(i / 5) % 2 === 0 ? 9 : 11) + (i % 5) / 10);
  for (let length = 0; length <= 9; length += 1) {
    const now = MONDAY + length * 7 * DAY;
    kept.look(weeks([...blocks, ...Array<number>(length).fill(11.9)], now), { definition, now });
  }
  expect(kept.rows[0]).toMatchObject({ kind: "crossings", state: "closed", closing: "partOf" });
  expect(kept.announced).toMatchObject([{ kind: "run", side: "above" }]);
});

test("before ten useful points there is nothing to judge", () => {
  const kept = new KeptSignals();
  kept.look(weeks([1, 1, 1, 1, 9, 9, 9, 9]));
  expect(kept.rows).toEqual([]);
});

describe("any order of the same points", () => {
  const random = seededRandom(31);
  const below = (most: number) => ((random(2)[0] ?? 0) * 256 + (random(1)[0] ?? 0)) % most;
  const shuffled = <T>(list: readonly T[]): T[] =>
    list
      .map((each) => ({ each, at: below(65_536) }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ each }) => each);
  const values = () => {
    const [length, from, by] = [12 + below(40), below(40), (below(7) - 3) * 2];
    return Array.from({ length }, (_, i) => below(12) + (i >= from ? by : 0) + (below(25) === 0 ? 40 : 0));
  };
  const told = (kept: KeptSignals) =>
    kept.standing.map(({ kind, side, phase, from, to }) => [kind, side, phase, from, to].join(" ")).toSorted();

  test.each(Array.from({ length: 25 }, (_, i) => i))("leaves the same signals standing (%i)", () => {
    const points = weeks(values());
    const definition = weekly({ chart: below(2) === 0 ? "i" : "run", settles: below(3) * 10 });
    const phases = below(3) === 0 ? [{ from: weekBefore(8), name: "Fase", reason: "Grunn" }] : [];
    const how = { definition, reading: { ...PLAIN_READING, phases } };
    const whole = new KeptSignals();
    whole.look(points, how);
    for (const order of [points, shuffled(points), shuffled(points)]) {
      const kept = new KeptSignals();
      for (let i = 0; i < order.length; i += 1) kept.look(order.slice(0, i + 1), how);
      expect(told(kept)).toEqual(told(whole));
      expect(kept.standing).toHaveLength(signalsIn(judge(points, how)).length);
      // Nothing is written twice.
      expect(kept.look(points, how)).toEqual([]);
    }
  });
});
