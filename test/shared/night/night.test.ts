import { describe, expect, test } from "vitest";
import { HOUR } from "../../../shared/base/time.ts";
import { greetsNight, nightAt, tellsOfNight } from "../../../shared/night/night.ts";

const OSLO = "Europe/Oslo";
const at = (iso: string): number => Date.parse(iso);

describe("a night by the unit's own clock", () => {
  test("lasts from ten until seven, also when it is asked for after midnight or late in the day", () => {
    const night = { from: at("2026-11-22T21:00:00Z"), to: at("2026-11-23T06:00:00Z") };
    for (const when of ["2026-11-22T21:00:00Z", "2026-11-23T02:00:00Z", "2026-11-23T06:42:00Z", "2026-11-23T20:59:00Z"])
      expect([when, nightAt(at(when), OSLO)]).toEqual([when, night]);
    expect(nightAt(at("2026-11-23T21:00:00Z"), OSLO).from).toBe(at("2026-11-23T21:00:00Z"));
  });
  test("is an hour shorter when summer time comes, and an hour longer when it goes", () => {
    const spring = nightAt(at("2026-03-29T05:00:00Z"), OSLO);
    expect((spring.to - spring.from) / HOUR).toBe(8);
    expect(spring).toEqual({ from: at("2026-03-28T21:00:00Z"), to: at("2026-03-29T05:00:00Z") });
    const autumn = nightAt(at("2026-10-25T05:00:00Z"), OSLO);
    expect((autumn.to - autumn.from) / HOUR).toBe(10);
    expect(autumn).toEqual({ from: at("2026-10-24T20:00:00Z"), to: at("2026-10-25T06:00:00Z") });
  });
});

describe("the wall at night", () => {
  test("greets from ten until six", () => {
    expect(greetsNight(at("2026-11-22T20:59:00Z"), OSLO)).toBe(false);
    expect(greetsNight(at("2026-11-22T21:00:00Z"), OSLO)).toBe(true);
    expect(greetsNight(at("2026-11-23T04:59:00Z"), OSLO)).toBe(true);
    expect(greetsNight(at("2026-11-23T05:00:00Z"), OSLO)).toBe(false);
  });
  test("goes on greeting through both hours between two and three when summer time ends", () => {
    for (let hour = 0; hour < 9; hour += 1)
      expect(greetsNight(at("2026-10-24T20:00:00Z") + hour * HOUR, OSLO)).toBe(true);
    expect(greetsNight(at("2026-10-25T05:00:00Z"), OSLO)).toBe(false);
  });
});

describe("what came in the night", () => {
  const morning = at("2026-11-23T06:42:00Z");
  test("is told from six until noon", () => {
    expect(tellsOfNight(morning, OSLO, null)).toBe(true);
    expect(tellsOfNight(at("2026-11-23T04:30:00Z"), OSLO, null)).toBe(false);
    expect(tellsOfNight(at("2026-11-23T11:00:00Z"), OSLO, null)).toBe(false);
  });
  test("is no news after the meeting of that morning; yesterday's took nothing of it", () => {
    expect(tellsOfNight(morning, OSLO, at("2026-11-22T06:55:00Z"))).toBe(true);
    expect(tellsOfNight(at("2026-11-23T07:30:00Z"), OSLO, at("2026-11-23T06:55:00Z"))).toBe(false);
  });
});
