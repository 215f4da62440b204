import type { Actor } from "../../shared/access/actor.ts";
import type { BoardId, CardId, MeasureId, UnitId } from "../../shared/base/ids.ts";
import { newId } from "../../shared/base/ids.ts";
import { addDays, DAY, HOUR, type LocalDate, localDate } from "../../shared/base/time.ts";
import { addCard } from "../../shared/board/cards.ts";
import type { BoardDocument } from "../../shared/board/document.ts";
import { DEFAULT_SETTINGS } from "../../shared/board/settings.ts";
import { addTile } from "../../shared/board/tiles.ts";
import { DEFAULT_ZONE } from "../../shared/base/time.ts";
import { hashPassword } from "../access/passwords.ts";
import { record } from "../audit/audit.ts";
import type { Parts } from "../parts.ts";
import { insertBoard } from "../storage/boards.ts";
import { lockCrossDay, putCrossDay } from "../storage/cross.ts";
import type { Db } from "../storage/database.ts";
import { insertFirstMeetingType } from "../storage/meetings.ts";
import { countRightsChange, organisationValue, setOrganisationValue } from "../storage/organisation.ts";
import { insertPerson, setRole } from "../storage/persons.ts";
import { insertThanks } from "../storage/thanks.ts";
import { lockToday, putToday } from "../storage/today.ts";
import { insertUnit } from "../storage/units.ts";
import { CARD_POOL_NB, CARD_POOL_NN, CARDS_3B, type ExampleCard } from "./cards.ts";
import { exampleCross } from "./crossDays.ts";
import { type ExampleUnit, PEOPLE, TRUST_NAME, UNITS } from "./hospital.ts";
import { exampleMeasures } from "./measures.ts";
import type { PastClock } from "./pastClock.ts";
import { seeded, type Seeded } from "./seeded.ts";
import { exampleToday, exampleTodaySettings } from "./today.ts";
import { writeMatters } from "./writeMatters.ts";
import { writeMeasure } from "./writeMeasure.ts";

const SYSTEM: Actor = { kind: "system" };

interface MadeBoard {
  readonly unit: ExampleUnit;
  readonly unitId: UnitId;
  readonly boardId: BoardId;
}

/**
 * Fills an empty installation with the example hospital; the same seed and day give the same hospital.
 * @param clock the one the server runs by: it is set back while cards are made, so that they have an age
 * @returns lines for the terminal: who can sign in, with passwords that are made anew each time
 */
export async function fillWithExample(parts: Parts, clock: PastClock, seed = 2026): Promise<string[]> {
  const { storage } = parts;
  if (await organisationValue(storage.db, "name")) {
    return [
      "The data folder is in use already: nothing was changed. For a fresh example set DATA_DIR to an empty folder.",
    ];
  }
  const from = seeded(seed);
  const now = clock.now();
  const today = localDate(now, DEFAULT_ZONE);
  const password = newPassword(parts);
  const boards = await storage.transaction((tx) => writePeopleAndBoards(tx, from, now, password));
  await parts.rightsChanged();
  for (const board of boards) await fillBoard(parts, clock, from, board, today, now);
  clock.standAt(undefined);
  await writeMatters(parts, from, new Map(boards.map(({ unit, boardId }) => [unit.key, boardId])), now);
  return signInLines(parts, await password);
}

async function newPassword(parts: Parts): Promise<{ plain: string; hash: string }> {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  const plain = [...parts.random(14)].map((byte) => letters[byte % letters.length]).join("");
  return { plain, hash: await hashPassword(plain) };
}

async function writePeopleAndBoards(
  tx: Db,
  from: Seeded,
  now: number,
  password: Promise<{ hash: string }>,
): Promise<MadeBoard[]> {
  const ids = new Map<string, UnitId>();
  const boards: MadeBoard[] = [];
  await setOrganisationValue(tx, "name", TRUST_NAME);
  await setOrganisationValue(tx, "language", "nb");
  await setOrganisationValue(tx, "example", "1");
  for (const unit of UNITS) {
    const unitId = newId<"unit">(from.bytes);
    ids.set(unit.key, unitId);
    const parentId = unit.under ? (ids.get(unit.under) ?? null) : null;
    await insertUnit(tx, { id: unitId, parentId, kind: unit.kind, name: unit.name, zone: DEFAULT_ZONE }, now);
    if (unit.kind !== "trust") boards.push(await writeBoard(tx, from, unit, unitId, now));
  }
  const { hash: passwordHash } = await password;
  for (const person of PEOPLE) {
    const id = newId<"person">(from.bytes);
    await insertPerson(tx, { ...person, id, passwordHash, language: person.language ?? "nb" }, now);
    const unitId = ids.get(person.unit);
    if (unitId) await setRole(tx, id, unitId, person.role);
  }
  await countRightsChange(tx);
  const note = "the example hospital";
  await record(tx, { at: now, actor: SYSTEM, action: "public", thing: "organisation", unitId: null, note });
  return boards;
}

async function writeBoard(tx: Db, from: Seeded, unit: ExampleUnit, unitId: UnitId, now: number): Promise<MadeBoard> {
  const boardId = newId<"board">(from.bytes);
  const kind = unit.kind === "section" ? "huddle" : "management";
  const language = unit.language ?? "nb";
  // A section that is closed in weekends has no colour to give then.
  const settings = {
    ...DEFAULT_SETTINGS,
    closedWeekdays: isWard(unit.key) ? [] : [6, 7],
    ...(unit.kind === "section" && { today: exampleTodaySettings(unit.key, language === "nn" ? "nn" : "nb") }),
  };
  await insertBoard(tx, { id: boardId, unitId, kind, name: unit.name, language, closed: false, settings }, now);
  await insertFirstMeetingType(tx, newId<"meetingType">(from.bytes), { id: boardId, kind }, DEFAULT_ZONE, now);
  return { unit, unitId, boardId };
}

function isWard(key: string): boolean {
  return !["dialyse", "bup", "ortpol", "dagkir", "onh"].includes(key);
}

async function fillBoard(
  parts: Parts,
  clock: PastClock,
  from: Seeded,
  board: MadeBoard,
  today: LocalDate,
  now: number,
): Promise<void> {
  const isSection = board.unit.kind === "section";
  const language = board.unit.language === "nn" ? "nn" : "nb";
  const measures: MeasureId[] = [];
  await parts.storage.transaction(async (tx) => {
    for (const measure of isSection ? exampleMeasures(from, board.unit.key, today, language) : []) {
      measures.push(await writeMeasure(tx, from, board.unitId, measure, now));
    }
    for (const day of isSection ? exampleCross(from, today, 75, isWard(board.unit.key), language) : []) {
      await lockCrossDay(tx, board.boardId, day.date, now);
      await putCrossDay(tx, board.boardId, day, now);
    }
    const settings = isSection ? exampleTodaySettings(board.unit.key, language) : undefined;
    for (const day of settings ? exampleToday(board.unit.key, settings, today) : []) {
      await lockToday(tx, board.boardId, day.date, now);
      await putToday(tx, board.boardId, day, now);
    }
    if (board.unit.key === "3b") {
      const given = { id: newId<"thanks">(seeded(3).bytes), to: "nightShift", line: "", at: now - 2 * HOUR } as const;
      await insertThanks(tx, board.boardId, given);
    }
  });
  const dated = agedCards(from, board, language);
  for (const { card, daysAgo } of dated) {
    clock.standAt(now - daysAgo * DAY - from.whole(1, 9) * HOUR);
    await parts.sync.edit(board.boardId, SYSTEM, (doc) => placeCard(doc, from, card, today));
  }
  clock.standAt(undefined);
  await parts.sync.edit(board.boardId, SYSTEM, (doc) => {
    for (const measureId of measures) addTile(doc, { id: newId<"tile">(from.bytes), measureId });
  });
}

interface AgedCard {
  readonly card: ExampleCard;
  readonly daysAgo: number;
}

/** Oldest first, as they would have come. */
function agedCards(from: Seeded, board: MadeBoard, language: "nb" | "nn"): AgedCard[] {
  if (board.unit.kind !== "section") return [];
  const age = (card: ExampleCard) => (card.lane === "inUse" ? from.whole(20, 60) : from.whole(0, 12));
  if (board.unit.key === "3b") {
    const aged = CARDS_3B.map((card, index) => ({ card, daysAgo: index === 0 ? 9 : Math.min(age(card), 30) }));
    return aged.toSorted((a, b) => b.daysAgo - a.daysAgo);
  }
  const pool = language === "nn" ? CARD_POOL_NN : CARD_POOL_NB;
  const chosen = pool.filter(() => language === "nn" || from.fraction() < 0.5);
  return chosen.map((card) => ({ card, daysAgo: age(card) })).toSorted((a, b) => b.daysAgo - a.daysAgo);
}

function placeCard(doc: BoardDocument, from: Seeded, card: ExampleCard, today: LocalDate): void {
  const lane = doc.lanes.all().find((each) => each.meaning === card.lane);
  if (!lane) return;
  const id = newId<"card">(from.bytes) as CardId;
  addCard(doc, {
    id,
    title: card.title,
    laneId: lane.id,
    kind: card.lane === "justDo" ? "task" : "idea",
    who: card.who ?? "",
    due: card.due === undefined ? null : addDays(today, card.due),
    evaluateOn: card.evaluate === undefined ? null : addDays(today, card.evaluate),
    reason: card.reason ?? "",
  });
  if (card.note) doc.note(id)?.insert(0, card.note);
}

function signInLines(parts: Parts, password: { plain: string }): string[] {
  const shown = PEOPLE.filter((person) => person.as);
  const width = Math.max(...shown.map((person) => person.login.length));
  return [
    `The example hospital is ready: ${TRUST_NAME}. All names are invented, all figures are made by a generator.`,
    `Sign in at ${parts.publicUrl()} with one of these; the password of all of them is  ${password.plain}`,
    ...shown.map((person) => `  ${person.login.padEnd(width)}  ${person.as}`),
    "It is not printed again. (tavle admin create makes a way in later.)",
  ];
}
