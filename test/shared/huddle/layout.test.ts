import { describe, expect, test } from "vitest";
import type { MeasureId } from "../../../shared/base/ids.ts";
import { agendaStep } from "../../../shared/huddle/agenda.ts";
import {
  type Layout,
  layoutNow,
  layoutSchema,
  tilesOf,
  USUAL_LAYOUT,
  wallColumns,
} from "../../../shared/huddle/layout.ts";

const laid = (change: Partial<Layout>): Layout => ({ ...USUAL_LAYOUT, ...change });
const daily = { id: "daily" };
const weekly = { id: "weekly", layout: laid({ panels: ["ideas", "measures"] }) };

describe("the layout of the wall between meetings", () => {
  test("is everything where no meeting type says otherwise", () => {
    expect(layoutNow([], undefined, "10:00")).toEqual(USUAL_LAYOUT);
    expect(layoutNow([daily], "daily", "10:00")).toEqual(USUAL_LAYOUT);
  });
  test("is that of the meeting that comes next, or of the first there is", () => {
    expect(layoutNow([daily, weekly], "weekly", "10:00")).toBe(weekly.layout);
    expect(layoutNow([weekly, daily], undefined, "10:00")).toBe(weekly.layout);
  });
  test("goes by the clock where types say from when, over midnight too", () => {
    const morning = { id: "morning", layout: laid({ from: "06:00" }) };
    const evening = { id: "evening", layout: laid({ from: "15:00", panels: ["cross"] }) };
    const at = (time: string) => layoutNow([evening, daily, morning], "daily", time);
    expect(at("06:00")).toBe(morning.layout);
    expect(at("14:59")).toBe(morning.layout);
    expect(at("15:00")).toBe(evening.layout);
    expect(at("05:59")).toBe(evening.layout);
  });
  test("leaves out the columns that have nothing, and keeps the order of the rest", () => {
    expect(wallColumns({ panels: ["measures", "today", "ideas"] })).toEqual([["today"], ["ideas"], ["measures"]]);
    expect(wallColumns({ panels: ["thanks", "answers"] })).toEqual([["answers", "thanks"]]);
  });
  test("shows the measures that were chosen, in the board's order", () => {
    const tiles = ["a", "b", "c"].map((measureId) => ({ measureId: measureId as MeasureId }));
    expect(tilesOf(tiles, { measures: null })).toBe(tiles);
    expect(tilesOf(tiles, { measures: ["c", "a"] as MeasureId[] })).toEqual([tiles[0], tiles[2]]);
  });
  test("is refused when it shows nothing, or one part twice", () => {
    expect(layoutSchema.safeParse(laid({ panels: [] })).success).toBe(false);
    expect(layoutSchema.safeParse(laid({ panels: ["cross", "cross"] })).success).toBe(false);
    expect(layoutSchema.safeParse(laid({ from: "25:00" })).success).toBe(false);
    expect(layoutSchema.safeParse(USUAL_LAYOUT).success).toBe(true);
  });
});

describe("what stands beside a step", () => {
  const step = { id: "cross", meaning: "cross", minutes: 2, title: null };
  test("is the step's own where nothing is chosen, as in agendas of before", () => {
    expect(agendaStep.parse(step)).toEqual(step);
  });
  test("is one of the parts there are, or nothing", () => {
    expect(agendaStep.parse({ ...step, rail: "testing" }).rail).toBe("testing");
    expect(agendaStep.parse({ ...step, rail: "none" }).rail).toBe("none");
    expect(agendaStep.safeParse({ ...step, rail: "video" }).success).toBe(false);
  });
});
