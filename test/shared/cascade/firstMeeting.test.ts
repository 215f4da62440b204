import { expect, test } from "vitest";
import { MINUTE } from "../../../shared/base/time.ts";
import { firstMeetingOf } from "../../../shared/cascade/firstMeeting.ts";
import { agendaMs, agendaSchema } from "../../../shared/huddle/agenda.ts";
import { UNIT_KINDS } from "../../../shared/tier/tiers.ts";

const minutes = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return hour * 60 + minute;
};

test("each level has the time and the length that the practice has found", () => {
  const found = UNIT_KINDS.map((kind) => {
    const { time, steps } = firstMeetingOf(kind);
    return [kind, time, agendaMs(steps) / MINUTE];
  });
  expect(found).toEqual([
    ["section", "07:45", 10],
    ["department", "08:15", 10],
    ["clinic", "08:45", 15],
    ["hospital", "09:15", 15],
    ["trust", "10:00", 10],
    ["region", "12:00", 15],
  ]);
});

test("no level begins before the one below it is done", () => {
  UNIT_KINDS.slice(1).forEach((kind, below) => {
    const { time, steps } = firstMeetingOf(UNIT_KINDS[below] ?? kind);
    expect(minutes(firstMeetingOf(kind).time)).toBeGreaterThanOrEqual(minutes(time) + agendaMs(steps) / MINUTE);
  });
});

test("every agenda is one that can be written", () => {
  for (const kind of UNIT_KINDS) expect(agendaSchema.safeParse(firstMeetingOf(kind).steps).success).toBe(true);
});
