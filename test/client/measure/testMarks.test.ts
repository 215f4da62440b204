import { describe, expect, test } from "vitest";
import { chartTests, testRemarks, testSentence } from "../../../client/measure/testMarks.ts";
import type { BoardId } from "../../../shared/base/ids.ts";
import type { TestMark } from "../../../shared/measure/measure.ts";

const WEEKS = ["2026-W44", "2026-W45", "2026-W46", "2026-W47"];
const TODAY = "2026-11-23";
const zone = "Europe/Oslo";

function aMark(change: Partial<TestMark> = {}): TestMark {
  const boardId = "a".repeat(26) as BoardId;
  const cycle = { boardId, cardId: "card", number: 1, title: "Tilsyn om natten" };
  return { ...cycle, from: "2026-11-02", to: null, decision: null, ...change };
}
const drawn = (marks: readonly TestMark[], periods = WEEKS) =>
  chartTests({ marks, periods, zone, today: TODAY, language: "nb" });

describe("where a test stands on a chart", () => {
  test.each([
    ["a Monday", "2026-11-02", 0.5],
    ["a Wednesday, which is most of its week", "2026-11-04", 0.5],
    ["a Saturday, after most of its week", "2026-11-07", 1.5],
    ["the first day of all", "2026-10-26", -0.5],
    ["a day after the last figure", "2026-11-23", 3.5],
  ])("%s", (_name, from, place) => {
    expect(drawn([aMark({ from })])[0]?.from).toBe(place);
  });
  test("is nowhere before the first figure, and nowhere on points that have no days", () => {
    expect(drawn([aMark({ from: "2026-10-01" })])[0]?.from).toBe(Number.NEGATIVE_INFINITY);
    expect(drawn([aMark()], ["1", "2", "3"])).toEqual([]);
    expect(drawn([aMark()], [])).toEqual([]);
  });
  test("is not shown before it begins", () => {
    expect(drawn([aMark({ from: "2026-11-24" })])).toEqual([]);
  });
  test("its last day belongs to it", () => {
    const whole = drawn([aMark({ to: "2026-11-15", decision: "adopt" })]);
    expect(whole[0]).toMatchObject({ from: 0.5, to: 2.5, ends: "innført" });
  });
  test("days and events have places of their own", () => {
    const days = ["2026-11-01", "2026-11-02", "2026-11-03"];
    expect(drawn([aMark({ to: "2026-11-02", decision: "abandon" })], days)[0]).toMatchObject({ from: 0.5, to: 1.5 });
    const events = ["2026-11-01T10:00:00.000Z", "2026-11-02T23:30:00.000Z", "2026-11-09T10:00:00.000Z"];
    // The second fall came after midnight in Oslo.
    expect(drawn([aMark({ from: "2026-11-03" })], events)[0]?.from).toBe(0.5);
  });
});

describe("what a test is called on a chart", () => {
  const first = aMark({ to: "2026-11-09", decision: "adapt" });
  const second = aMark({ number: 2, from: "2026-11-09" });
  test("the first cycle has the name, a later one its number, and what was adapted ends where the next begins", () => {
    const [one, two] = drawn([second, first]);
    expect(one).toMatchObject({ begins: ["test: Tilsyn om natten", "test"], ends: null });
    expect(two).toMatchObject({ begins: ["test 2"], to: null });
  });
  test("alone on a chart a later cycle has the name too", () => {
    expect(drawn([second])[0]?.begins).toEqual(["test 2: Tilsyn om natten", "test 2"]);
  });
  test("is told in words", () => {
    expect(testSentence(second, TODAY, "nb")).toBe("Testen «Tilsyn om natten, test 2» begynte 9. november.");
    expect(testSentence(aMark({ to: "2026-11-09", decision: "adopt" }), TODAY, "nn")).toBe(
      "Testen «Tilsyn om natten, test 1» tok til 2. november og vart innført 9. november.",
    );
  });
  test("stands in the table beside the figures of its first and last days", () => {
    const marks = [aMark({ to: "2026-11-15", decision: "adopt" })];
    const remark = testRemarks({ marks, periods: WEEKS, zone, today: TODAY, language: "nb" });
    expect(WEEKS.map((_, i) => remark(i))).toEqual([
      "",
      "Testen «Tilsyn om natten, test 1» begynte",
      "Testen «Tilsyn om natten, test 1» ble innført",
      "",
    ]);
  });
});
