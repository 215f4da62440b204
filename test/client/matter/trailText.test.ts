import { expect, test } from "vitest";
import { ownUntil, untilChoices } from "../../../client/matter/until.ts";
import { endText, trailAloud, trailLine } from "../../../client/matter/trailText.ts";
import { nb } from "../../../client/words/matters.ts";
import { newId } from "../../../shared/base/ids.ts";
import { DEFAULT_ZONE, HOUR, MINUTE } from "../../../shared/base/time.ts";
import type { Stop, Trail } from "../../../shared/escalation/trail.ts";
import type { UnitKind } from "../../../shared/tier/tiers.ts";
import { seededRandom } from "../../support/ids.ts";

const random = seededRandom(8);
/** 07:55 in Oslo on a Monday. */
const START = Date.parse("2026-11-23T06:55:00Z");
const telling = { words: nb.trail, language: "nb", zone: DEFAULT_ZONE, now: START + 2 * HOUR } as const;

function stop(unitKind: UnitKind, how: Stop["how"], minutes: number | null, notes: Stop["notes"] = []): Stop {
  const place = { boardId: newId<"board">(random), unitName: `En ${unitKind}`, unitKind };
  return { place, how, at: minutes === null ? null : START + minutes * MINUTE, notes, isHere: false };
}
const stops = [stop("section", "from", 0), stop("department", "to", 25), stop("clinic", "risen", 55)];

test("the way is one line of levels and clock times, and says what went by itself", () => {
  expect(trailLine({ stops, end: undefined }, telling)).toBe(
    "seksjon 07:55 → avdeling 08:20 → klinikk 08:50, automatisk",
  );
});

test("a level that has not touched it says so", () => {
  const waiting = [stop("section", "from", 0), stop("department", "to", null)];
  expect(trailLine({ stops: waiting, end: undefined }, telling)).toBe("seksjon 07:55 → avdeling ikke mottatt");
});

test("when it is over it says when, and how long it took", () => {
  const trail: Trail = { stops, end: { what: "confirmed", at: START + 90 * MINUTE, took: 90 * MINUTE } };
  expect(endText(trail, telling)).toBe("bekreftet 09:25, tok 1 time");
});

test("who hears it is told the units, without arrows, and what happened on the way", () => {
  const answered = { what: "answered", at: START + 60 * MINUTE, isLate: true } as const;
  const trail = { stops: [stop("section", "from", 0), stop("department", "to", 25, [answered])], end: undefined };
  expect(trailAloud(trail, telling)).toBe(
    "Veien saken har gått: En section 07:55, så En department 08:20, besvart 08:55, etter at saken gikk videre",
  );
});

test("an interim answer is promised for the end of the next meeting, tomorrow or in a week, also when clocks change", () => {
  const meeting = START + 30 * MINUTE;
  expect(untilChoices(START, DEFAULT_ZONE, meeting).map(({ kind, at }) => [kind, new Date(at).toISOString()])).toEqual([
    ["meeting", "2026-11-23T07:25:00.000Z"],
    ["tomorrow", "2026-11-24T14:00:00.000Z"],
    ["week", "2026-11-30T14:00:00.000Z"],
  ]);
  const beforeSummer = Date.parse("2027-03-27T12:00:00Z");
  const [tomorrow] = untilChoices(beforeSummer, DEFAULT_ZONE, undefined);
  expect(new Date(tomorrow?.at ?? 0).toISOString()).toBe("2027-03-28T13:00:00.000Z");
});

test("a meeting that is over within ten minutes is no time to promise, and neither is one that has passed", () => {
  expect(untilChoices(START, DEFAULT_ZONE, START + 10 * MINUTE).map(({ kind }) => kind)).toEqual(["tomorrow", "week"]);
  expect(ownUntil("2026-11-23", "07:54", DEFAULT_ZONE, START)).toBeUndefined();
  expect(ownUntil("2027-03-01", "08:00", DEFAULT_ZONE, START)).toBeUndefined();
  expect(ownUntil("2026-11-23", "08:30", DEFAULT_ZONE, START)).toBe(START + 35 * MINUTE);
});
