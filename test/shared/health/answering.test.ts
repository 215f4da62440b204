import { describe, expect, test } from "vitest";
import { type BoardId, newId } from "../../../shared/base/ids.ts";
import { HOUR, instantAt } from "../../../shared/base/time.ts";
import type { MatterStep } from "../../../shared/escalation/step.ts";
import { answeringSeries, dealtBy } from "../../../shared/health/answering.ts";
import { seededRandom } from "../../support/ids.ts";

const random = seededRandom(6);
const [DEPARTMENT, CLINIC, BELOW]: BoardId[] = [newId(random), newId(random), newId(random)];
if (!DEPARTMENT || !CLINIC || !BELOW) throw new Error("three boards");
const ours = new Set([DEPARTMENT]);
const NINE = instantAt("2026-11-16", "09:00", "Europe/Oslo");
const by = { kind: "person", name: "Ada" } as const;
const h = (hours: number) => NINE + hours * HOUR;

const handed = (what: "sent" | "forwarded" | "risen", to: BoardId, at: number, due: number): MatterStep => ({
  what,
  to,
  at: h(at),
  by,
  due: h(due),
  rises: null,
  onCall: false,
});
const answered = (board: BoardId, at: number): MatterStep => ({ what: "answered", board, text: "ja", at: h(at), by });
const reopened = (at: number, due: number): MatterStep => ({
  what: "reopened",
  at: h(at),
  by,
  due: h(due),
  rises: null,
  onCall: false,
});
const told = (...history: MatterStep[]) =>
  dealtBy({ history }, ours).map(({ at, hours, isInTime }) => [(at - NINE) / HOUR, hours, isInTime]);

describe("how a level deals with a matter", () => {
  test("from when it came until the answer, and whether that was in time", () => {
    expect(told(handed("sent", DEPARTMENT, 0, 24), answered(DEPARTMENT, 3))).toEqual([[3, 3, true]]);
    expect(told(handed("sent", DEPARTMENT, 0, 24), answered(DEPARTMENT, 25))).toEqual([[25, 25, false]]);
  });

  test("what is reopened waits anew", () => {
    const history = [
      handed("sent", DEPARTMENT, 0, 24),
      answered(DEPARTMENT, 2),
      reopened(10, 34),
      answered(DEPARTMENT, 15),
    ];
    expect(told(...history)).toEqual([
      [2, 2, true],
      [15, 5, true],
    ]);
  });

  test("what rises unanswered was not in time, also when it is answered there afterwards", () => {
    const risen = [handed("sent", DEPARTMENT, 0, 24), handed("risen", CLINIC, 48, 72)];
    expect(told(...risen)).toEqual([[48, null, false]]);
    expect(told(...risen, answered(CLINIC, 50))).toEqual([[48, null, false]]);
    expect(told(...risen, answered(DEPARTMENT, 50))).toEqual([
      [48, null, false],
      [50, 50, null],
    ]);
  });

  test("what is taken further is somebody else's to answer", () => {
    const history = [handed("sent", DEPARTMENT, 0, 24), handed("forwarded", CLINIC, 2, 26), answered(CLINIC, 9)];
    expect(told(...history)).toEqual([]);
    expect(dealtBy({ history }, new Set([CLINIC]))).toMatchObject([{ hours: 7, isInTime: true }]);
  });

  test("whoever sees to it below answers for the level", () => {
    const delegated = { what: "delegated", to: BELOW, at: h(1), by } as const;
    expect(told(handed("sent", DEPARTMENT, 0, 24), delegated, answered(BELOW, 4))).toEqual([[4, 4, true]]);
  });

  test("as series: hours matter by matter, and the share in time by week", () => {
    const dealt = [
      { at: h(30), hours: 30, isInTime: false },
      { at: h(2), hours: 2, isInTime: true },
      { at: h(24 * 7), hours: null, isInTime: false },
    ];
    const { hours, inTime } = answeringSeries(dealt, "Europe/Oslo");
    expect(hours.map(({ value }) => value)).toEqual([2, 30]);
    expect(inTime.map(({ period, numerator, denominator }) => [period, numerator, denominator])).toEqual([
      ["2026-W47", 1, 2],
      ["2026-W48", 0, 1],
    ]);
  });
});
