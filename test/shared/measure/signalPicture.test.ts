import { expect, test } from "vitest";
import { findingOf } from "../../../shared/measure/signalFinding.ts";
import { thaw } from "../../../shared/measure/signalPicture.ts";
import { explain, signalPoints } from "../../../shared/spc/explain.ts";
import { judge, KeptSignals, MONDAY, weekBefore, weekly, weeks } from "../../support/signals.ts";

const calm = (count: number) => Array.from({ length: count }, (_, i) => [9, 11, 10.5, 9.5][i % 4] ?? 10);

test("the picture of a signal draws and says what the chart did when it was kept", () => {
  const points = weeks([...calm(24), 30]);
  const kept = new KeptSignals();
  kept.look(points);
  const [signal] = kept.rows;
  if (!signal) throw new Error("no signal");
  const { read } = judge(points);
  const thawed = thaw(signal.picture);
  expect(thawed.periods).toEqual(read.periods);
  expect(thawed.analysis.points.map(({ y, centre, lower, upper }) => [y, centre, lower, upper])).toEqual(
    read.analysis.points.map(({ y, centre, lower, upper }) => [y, centre, lower, upper]),
  );
  expect([...signalPoints(thawed.analysis)]).toEqual([24]);
  expect(findingOf(signal, signal.picture)).toEqual(explain(read.analysis));
});

test("a long run is told with its length, and its points are marked", () => {
  const points = weeks([...calm(20), ...Array.from({ length: 12 }, (_, i) => 12 + (i % 3) / 10)]);
  const kept = new KeptSignals();
  kept.look(points, { definition: weekly({ chart: "run" }) });
  const [signal] = kept.announced;
  if (!signal) throw new Error("no signal");
  const finding = findingOf(signal, signal.picture);
  expect(finding).toMatchObject({ kind: "run", side: "above", holds: true, preliminary: undefined });
  const thawed = thaw(signal.picture);
  if (finding.kind === "run") expect(signalPoints(thawed.analysis).size).toBe(finding.length);
  expect(thawed.periods.at(-1)).toBe(weekBefore(1, MONDAY));
});

test("a picture holds no more than a small chart shows, and always what it is about", () => {
  const kept = new KeptSignals();
  kept.look(weeks([...calm(200), 30]));
  const picture = kept.announced[0]?.picture;
  expect(picture?.points.length).toBe(48);
  expect(picture?.points.at(-1)).toMatchObject({ y: 30, marked: true });
});

test("a run longer than that is kept whole", () => {
  const kept = new KeptSignals();
  kept.look(weeks([...calm(60), ...Array.from({ length: 70 }, (_, i) => 12 + (i % 3) / 10)]));
  const run = kept.announced.find(({ kind, side }) => kind === "run" && side === "above");
  expect(run?.picture.points.filter(({ marked }) => marked)).toHaveLength(70);
});

test("few crossings mark no point: they judge the whole phase", () => {
  const kept = new KeptSignals();
  const blocks = Array.from({ length: 40 }, (_, i) => (Math.floor(i / 5) % 2 === 0 ? 9 : 11) + (i % 5) / 10);
  kept.look(weeks(blocks), { definition: weekly({ chart: "run" }) });
  const [signal] = kept.rows;
  if (!signal) throw new Error("no signal");
  expect(signal.picture.points.some(({ marked }) => marked)).toBe(false);
  expect(findingOf(signal, signal.picture)).toMatchObject({ kind: "crossings", since: 0 });
});
