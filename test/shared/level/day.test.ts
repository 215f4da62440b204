import { describe, expect, test } from "vitest";
import { newId } from "../../../shared/base/ids.ts";
import { type CrossDay, defaultCrossSettings } from "../../../shared/cross/greenCross.ts";
import { crossNow } from "../../../shared/level/day.ts";
import { seededRandom } from "../../support/ids.ts";

const random = seededRandom(12);
const ZONE = "Europe/Oslo";
/** Tuesday morning: the newest day that a meeting is asked about is Monday. */
const TUESDAY = Date.UTC(2026, 10, 24, 7);

function day(date: string, colour: CrossDay["colour"], ...reported: ("yes" | "no")[]): CrossDay {
  const events = reported.map((each) => ({ id: newId<"event">(random), kind: null, line: date, reported: each }));
  return { date, colour, closed: null, events, history: [] };
}
const now = (days: CrossDay[], settings = defaultCrossSettings) => crossNow(settings, days, TUESDAY, ZONE);

describe("a unit's cross as a level above sees it", () => {
  test("the day is done when the newest open day has a colour, whichever it is", () => {
    expect(now([day("2026-11-23", "green")]).cross).toBe("done");
    expect(now([day("2026-11-23", "red")]).cross).toBe("done");
    expect(now([day("2026-11-22", "green")]).cross).toBe("notYet");
  });

  test("a unit that is closed in the weekend is asked about Friday on Monday", () => {
    const settings = { ...defaultCrossSettings, closedWeekdays: [6, 7] };
    const monday = Date.UTC(2026, 10, 23, 7);
    expect(crossNow(settings, [day("2026-11-20", "green")], monday, ZONE).cross).toBe("done");
  });

  test("calm days tell nothing, also when a line was given", () => {
    expect(now([day("2026-11-23", "yellow", "no"), day("2026-11-22", "green", "no")]).events).toEqual([]);
  });

  test("open are the events of the newest coloured day, and earlier ones that nobody has reported", () => {
    const { events } = now([
      day("2026-11-20", "orange", "yes"),
      day("2026-11-21", "red", "no"),
      day("2026-11-23", "orange", "yes"),
    ]);
    expect(events.map(({ date, colour }) => [date, colour])).toEqual([
      ["2026-11-23", "orange"],
      ["2026-11-21", "red"],
    ]);
  });

  test("a red day without a line is one event, while it is the newest", () => {
    expect(now([day("2026-11-23", "red")]).events).toHaveLength(1);
    expect(now([day("2026-11-22", "red"), day("2026-11-23", "green")]).events).toEqual([]);
  });
});
