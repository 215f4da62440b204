import { type MeetingTypeId, newId, type RandomBytes, type UnitId } from "../../shared/base/ids.ts";
import { addDays, DEFAULT_ZONE, type Instant, instantAt, type LocalDate } from "../../shared/base/time.ts";
import { DEFAULT_SETTINGS } from "../../shared/board/settings.ts";
import { agendaMs, IMPROVEMENT_AGENDA } from "../../shared/huddle/agenda.ts";
import type { MeetingType } from "../../shared/huddle/meetingType.ts";
import { nextPlanned } from "../../shared/huddle/rhythm.ts";
import { hashPassword } from "../access/passwords.ts";
import { record } from "../audit/audit.ts";
import type { Parts } from "../parts.ts";
import { insertBoard } from "../storage/boards.ts";
import type { Db } from "../storage/database.ts";
import { insertMeetingType } from "../storage/meetings.ts";
import { countRightsChange, setOrganisationValue } from "../storage/organisation.ts";
import { insertPerson, setRole } from "../storage/persons.ts";
import { insertUnit, updateUnit } from "../storage/units.ts";
import {
  agendaOf,
  CONTACTS,
  type ExampleUnit,
  isWard,
  meetsOf,
  PEOPLE,
  TRUST_NAME,
  UNITS,
  WEEKLY,
} from "./hospital.ts";
import type { ExampleBoard, Person } from "./scene.ts";
import { exampleTodaySettings } from "./today.ts";

/** A password that is made anew each time, and its hash: the seed never says it. */
export async function newPassword(parts: Parts): Promise<{ plain: string; hash: string }> {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  const plain = [...parts.random(14)].map((byte) => letters[byte % letters.length]).join("");
  return { plain, hash: await hashPassword(plain, parts.passwordCost) };
}

interface Founding {
  readonly at: Instant;
  readonly today: LocalDate;
  readonly passwordHash: string;
}

/** What a set-up and a morning of an administrator would make: units, people with roles, boards with their meetings. */
export async function writeHospital(
  tx: Db,
  random: RandomBytes,
  founding: Founding,
): Promise<{ boards: Map<string, ExampleBoard>; people: Map<string, Person> }> {
  const { at } = founding;
  const units = new Map<string, UnitId>();
  const boards = new Map<string, ExampleBoard>();
  await setOrganisationValue(tx, "name", TRUST_NAME);
  await setOrganisationValue(tx, "language", "nb");
  await setOrganisationValue(tx, "example", "1");
  for (const unit of UNITS) {
    const id = newId<"unit">(random);
    units.set(unit.key, id);
    const parentId = unit.under ? (units.get(unit.under) ?? null) : null;
    await insertUnit(tx, { id, parentId, kind: unit.kind, name: unit.name, zone: DEFAULT_ZONE }, at);
    const contact = CONTACTS[unit.key];
    if (contact) await updateUnit(tx, id, 1, { contact });
    if (unit.kind !== "trust") boards.set(unit.key, await writeBoard(tx, random, unit, id, founding));
  }
  const people = await writePeople(tx, random, units, founding);
  await countRightsChange(tx);
  const note = "the example hospital";
  const system = { kind: "system" } as const;
  await record(tx, { at, actor: system, action: "public", thing: "organisation", unitId: null, note });
  return { boards, people };
}

async function writePeople(
  tx: Db,
  random: RandomBytes,
  units: ReadonlyMap<string, UnitId>,
  { at, passwordHash }: Founding,
): Promise<Map<string, Person>> {
  const people = new Map<string, Person>();
  for (const { login, name, unit, role, language = "nb" } of PEOPLE) {
    const id = newId<"person">(random);
    await insertPerson(tx, { id, login, name, passwordHash, language }, at);
    const unitId = units.get(unit);
    if (!unitId) throw new RangeError(`${login} belongs to no unit`);
    await setRole(tx, id, unitId, role);
    people.set(login, { kind: "person", id, login, name, language, roles: [{ unitId, role }] });
  }
  return people;
}

async function writeBoard(
  tx: Db,
  random: RandomBytes,
  unit: ExampleUnit,
  unitId: UnitId,
  founding: Founding,
): Promise<ExampleBoard> {
  const boardId = newId<"board">(random);
  const isSection = unit.kind === "section";
  const kind = isSection ? "huddle" : "management";
  const language = unit.language ?? "nb";
  const settings = {
    ...DEFAULT_SETTINGS,
    // A section that is closed in weekends has no colour to give then.
    closedWeekdays: isWard(unit.key) ? [] : [6, 7],
    ideas: unit.key === "barnepost" ? ("afterLeader" as const) : ("atOnce" as const),
    ...(isSection && { today: exampleTodaySettings(unit.key, language === "nn" ? "nn" : "nb") }),
  };
  const row = { id: boardId, unitId, kind, name: unit.name, language, closed: false, settings } as const;
  await insertBoard(tx, row, founding.at);
  const rhythm = { weekdays: [1, 2, 3, 4, 5], ...meetsOf(unit) };
  const steps = [...agendaOf(unit)];
  const usualHeads = { room: 7, remote: 0 };
  const typeId = newId<"meetingType">(random);
  // Some of the newcomers' ward join from home.
  const video = unit.key === "3b" && { videoUrl: "https://video.example.no/3b" };
  await writeType(tx, { id: typeId, boardId, kind: "huddle", steps, usualHeads, ...video }, rhythm, founding);
  const weeklyId = unit.key === "3b" ? newId<"meetingType">(random) : null;
  if (weeklyId) {
    const weekly = { id: weeklyId, boardId, kind: "improvement" as const, steps: [...IMPROVEMENT_AGENDA], usualHeads };
    await writeType(tx, weekly, WEEKLY, founding);
  }
  return { unit, unitId, boardId, typeId, weeklyId };
}

async function writeType(
  tx: Db,
  type: Pick<MeetingType, "boardId" | "kind" | "steps" | "usualHeads" | "videoUrl"> & { readonly id: MeetingTypeId },
  { weekdays, time, since }: { readonly weekdays: readonly number[]; readonly time: string; readonly since: number },
  { at, today }: Founding,
): Promise<void> {
  const from = addDays(today, -since);
  const rhythm = { weekdays: [...weekdays], time, everyWeeks: 1, from, onHolidays: false };
  const planned = nextPlanned(rhythm, instantAt(from, "00:00", DEFAULT_ZONE), DEFAULT_ZONE, []);
  const due = planned === undefined ? null : planned + agendaMs(type.steps);
  await insertMeetingType(tx, { ...type, name: null, rhythm, version: 1 }, due, at);
}
