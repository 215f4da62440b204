import { describe, expect, test } from "vitest";
import {
  byName,
  dayText,
  fullDate,
  momentText,
  numberText,
  relativeText,
  sinceText,
  weekdayAndDate,
  weekOf,
} from "../../../client/words/dates.ts";
import { LANGUAGES } from "../../../shared/access/actor.ts";
import { HOUR, instantAt, MINUTE } from "../../../shared/base/time.ts";

const MONDAY = "2026-11-23";
const at = (date: string, time: string): number => instantAt(date, time, "Europe/Oslo");
const now = at(MONDAY, "07:42");
const inAll = (say: (language: (typeof LANGUAGES)[number]) => string): string[] => LANGUAGES.map(say);

describe("days and times in words", () => {
  test("a day with its weekday", () => {
    expect(inAll((l) => weekdayAndDate(MONDAY, l))).toEqual([
      "mandag 23. november",
      "måndag 23. november",
      "Monday 23 November",
    ]);
  });
  test("nynorsk has its own Tuesday, Saturday and Sunday", () => {
    expect(["2026-11-24", "2026-11-28", "2026-11-29"].map((day) => weekdayAndDate(day, "nn").split(" ")[0])).toEqual([
      "tysdag",
      "laurdag",
      "søndag",
    ]);
  });
  test("the ISO week", () => {
    expect(inAll((l) => weekOf(MONDAY, l))).toEqual(["uke 48", "veke 48", "week 48"]);
  });
  test("days near today have names, days far away a date, another year its number", () => {
    const say = (day: string): string => dayText(day, MONDAY, "nb");
    expect(["2026-11-23", "2026-11-22", "2026-11-24", "2026-11-20", "2026-11-03", "2025-11-03"].map(say)).toEqual([
      "i dag",
      "i går",
      "i morgen",
      "fredag",
      "3. november",
      "3. november 2025",
    ]);
    expect(dayText("2026-11-24", MONDAY, "nn")).toBe("i morgon");
  });
  test("a moment is told in the zone of the unit, whatever the zone of the machine", () => {
    expect(momentText(at("2026-11-20", "15:30"), now, "nb")).toBe("fredag 15:30");
    expect(momentText(at(MONDAY, "07:42"), now, "nb", "UTC")).toBe("i dag 06:42");
  });
  test("since when something lasts is a time today, and a day before that", () => {
    expect(sinceText(at(MONDAY, "07:10"), now, "nb")).toBe("07:10");
    expect(sinceText(at("2026-11-22", "22:10"), now, "nn")).toBe("i går 22:10");
  });
  test("how long ago, and how long until", () => {
    expect(inAll((l) => relativeText(now - 3 * MINUTE, now, l))).toEqual([
      "for 3 minutter siden",
      "for 3 minutt sidan",
      "3 minutes ago",
    ]);
    expect(inAll((l) => relativeText(now + 50 * HOUR, now, l))).toEqual(["om 2 dager", "om 2 dagar", "in 2 days"]);
    expect(relativeText(now - 20_000, now, "nn")).toBe("no");
  });
  test("a whole date", () => {
    expect(fullDate("2026-05-17", "nn")).toBe("17. mai 2026");
  });
});

describe("numbers and names", () => {
  test("numbers are Norwegian in both Norwegian languages", () => {
    expect(inAll((l) => numberText(1234.56, l).replaceAll(/\s/g, " "))).toEqual(["1 234,6", "1 234,6", "1,234.6"]);
  });
  test("names sort as Norwegians sort: æ, ø and å last, numbers by value", () => {
    const names = ["Ås", "Post 10", "Ærlig", "Post 2", "Anne", "Østre"].map((name) => ({ name }));
    expect(names.toSorted(byName).map(({ name }) => name)).toEqual([
      "Anne",
      "Post 2",
      "Post 10",
      "Ærlig",
      "Østre",
      "Ås",
    ]);
  });
});
