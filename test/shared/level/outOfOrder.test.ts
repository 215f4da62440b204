import { expect, test } from "vitest";
import { newId, type UnitId } from "../../../shared/base/ids.ts";
import { MINUTE } from "../../../shared/base/time.ts";
import { outOfOrder } from "../../../shared/level/outOfOrder.ts";
import type { LevelUnit } from "../../../shared/level/overview.ts";
import type { UnitKind } from "../../../shared/tier/tiers.ts";
import { seededRandom } from "../../support/ids.ts";
import { aLine } from "../../support/lines.ts";

const random = seededRandom(28);
/** 07:00 of a day; only what lies between the times matters here. */
const SEVEN = Date.parse("2026-11-23T06:00:00Z");

interface Placed {
  readonly unitId: UnitId;
  readonly kind: UnitKind;
  readonly name: string;
  readonly parentId: UnitId | null;
}
function unit(kind: UnitKind, name: string, parentId: UnitId | null): Placed {
  return { unitId: newId(random), kind, name, parentId };
}
const trust = unit("trust", "Vestfjord HF", null);
const clinic = unit("clinic", "Kirurgi", trust.unitId);
const acute = unit("department", "Akutt", clinic.unitId);
const intake = unit("section", "Mottaket", acute.unitId);
const ortho = unit("department", "Ortopedi", clinic.unitId);
const dayWard = unit("section", "Dagkirurgen", ortho.unitId);
const ward = unit("section", "Sengepost 3B", ortho.unitId);

/** @param minutes after seven; null for a board that does not meet today */
function line(place: Placed, minutes: number | null): LevelUnit {
  const plannedAt = minutes === null ? null : SEVEN + minutes * MINUTE;
  const plannedEnd = plannedAt === null ? null : plannedAt + 10 * MINUTE;
  const state = plannedAt === null ? "none" : "notYet";
  return aLine({ ...place, meeting: { state, plannedAt, plannedEnd, startedAt: null } });
}

test("a unit that meets before those below it are done is named, with those that it does not wait for", () => {
  const units = [line(clinic, 105), line(acute, 30), line(intake, 45), line(ortho, 75), line(dayWard, 70)];
  expect(outOfOrder({ units: [...units, line(ward, 45)], above: [line(trust, 180)] })).toEqual([
    {
      unitName: "Akutt",
      startsAt: SEVEN + 30 * MINUTE,
      below: [{ unitName: "Mottaket", endsAt: SEVEN + 55 * MINUTE }],
    },
    {
      unitName: "Ortopedi",
      startsAt: SEVEN + 75 * MINUTE,
      below: [{ unitName: "Dagkirurgen", endsAt: SEVEN + 80 * MINUTE }],
    },
  ]);
});

test("one that begins when those below end is in order; where the level between does not meet, the next one counts", () => {
  expect(outOfOrder({ units: [line(ortho, 55), line(ward, 45)], above: [line(clinic, null)] })).toEqual([]);
  const found = outOfOrder({ units: [line(ortho, null), line(ward, 45)], above: [line(clinic, 50)] });
  expect(found.map(({ unitName }) => unitName)).toEqual(["Kirurgi"]);
});

test("of a unit that meets at two boards, both must be done", () => {
  const units = [line(ortho, 60), line(ward, 45), line(ward, 55)];
  expect(outOfOrder({ units, above: [] })[0]?.below).toEqual([
    { unitName: "Sengepost 3B", endsAt: SEVEN + 65 * MINUTE },
  ]);
});
