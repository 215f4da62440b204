import { expect } from "vitest";
import type { BoardId, UnitId } from "../../shared/base/ids.ts";
import { DAY, type Instant, localDate } from "../../shared/base/time.ts";
import { COVERAGE_STATES } from "../../shared/cascade/coverage.ts";
import { capacity, crosses, levelsOfDay, openEvents, staffing } from "../../shared/level/counts.ts";
import { owedBy } from "../../shared/level/matters.ts";
import type { LevelOverview, LevelUnit } from "../../shared/level/overview.ts";
import type { BoardItem, Unit } from "../../shared/protocol/boards.ts";
import { pathUp } from "../../shared/tier/tiers.ts";
import { standings } from "../../shared/today/today.ts";
import type { Answer } from "./caller.ts";

/** Reads as the one whose screen it is. */
type Get = (path: string) => Promise<Answer["body"]>;

interface Asked {
  /** What this person's screen is given. */
  readonly get: Get;
  /** What boards say of themselves, whoever may open them. */
  readonly look: Get;
  readonly now: Instant;
  /** A board of a kind that meets each day, but that has no meetings. */
  readonly without: BoardId;
}

/** Each count of a level is as long as the list that it opens, and each line of that list is what its own board says. */
export async function countsHold(level: UnitId, asked: Asked): Promise<void> {
  const { get, look, now } = asked;
  const seen: LevelOverview = await get(`/units/${level}/overview`);
  await linesAreTheTree(level, seen.units, asked);
  for (const { lines, counts } of levelsOfDay([...seen.units, ...seen.above])) {
    for (const state of COVERAGE_STATES) {
      expect(counts[state]).toBe(lines.filter(({ meeting }) => meeting.state === state).length);
    }
  }
  for (const line of seen.units) if (line.boardId !== null) await isAsItsBoardSays(line, line.boardId, look, now);
  await sumsAreThoseOfTheBoards(seen.units, look, now);
  await mattersWait(seen, look);
  const signals = await get(`/signals?unitId=${level}&which=new`);
  expect([seen.signals.count, seen.signals.measures]).toEqual([signals.items.length, signals.measures]);
}

/** Every open board that a unit of the sub-tree meets at stands there once, and every living unit at least once. */
async function linesAreTheTree(
  level: UnitId,
  lines: readonly LevelUnit[],
  { get, without }: Pick<Asked, "get" | "without">,
): Promise<void> {
  const all: Unit[] = (await get("/units")).items;
  const tree = new Map(all.map((unit) => [unit.id, unit]));
  const there = all.filter(({ id, closedAt }) => closedAt === null && pathUp(tree, id).includes(level));
  expect(new Set(lines.map(({ unitId }) => unitId))).toEqual(new Set(there.map(({ id }) => id)));
  const open: BoardItem[] = (await get("/boards")).items;
  const daily = open.filter(({ id, unitId, closed, kind }) => {
    const meets = (kind === "huddle" || kind === "management") && id !== without;
    return meets && !closed && there.some((unit) => unit.id === unitId);
  });
  const told = lines.flatMap(({ boardId }) => boardId ?? []).filter((id) => id !== without);
  expect(told.toSorted()).toEqual(daily.map(({ id }) => id).toSorted());
}

async function isAsItsBoardSays({ name, meeting }: LevelUnit, board: BoardId, look: Get, now: Instant): Promise<void> {
  const { zone } = await look(`/boards/${board}`);
  const { running } = await look(`/boards/${board}/meeting`);
  expect([name, meeting.state === "running"]).toEqual([name, running !== null]);
  const { items } = await look(`/boards/${board}/meetings`);
  const today = items.filter((each: { at: number; type: { kind: string } }) => {
    return each.type.kind !== "improvement" && localDate(each.at, zone) === localDate(now, zone);
  });
  const states = today.map((each: { meeting: { state: string } }) => each.meeting.state);
  const ended = running
    ? "running"
    : states.includes("ended")
      ? "held"
      : states.includes("notHeld")
        ? "missed"
        : "open";
  const told = meeting.state === "none" || meeting.state === "notYet" ? "open" : meeting.state;
  expect([name, told]).toEqual([name, ended]);
}

async function sumsAreThoseOfTheBoards(lines: readonly LevelUnit[], look: Get, now: Instant): Promise<void> {
  let [patients, present, done, events] = [0, 0, 0, 0];
  for (const { boardId } of lines) {
    if (boardId === null) continue;
    for (const each of standings(await look(`/boards/${boardId}/today`))) {
      if (each.kind === "beds") patients += each.patients ?? 0;
      if (each.kind === "staff") present += each.present ?? 0;
    }
    const { days, zone } = await look(`/boards/${boardId}/cross`);
    const today = localDate(now, zone);
    for (const day of days) {
      if (day.colour === "red" && day.date < today) events += day.events.length;
      if (day.colour !== null && localDate(now - DAY, zone) === day.date) done += 1;
    }
  }
  expect([capacity(lines).patients, staffing(lines).present]).toEqual([patients, present]);
  expect([crosses(lines).done, openEvents(lines).length]).toEqual([done, events]);
}

/** No matter stands in two lists, and as many wait as the unit's own board has to answer. */
async function mattersWait({ units: [own], matters }: LevelOverview, look: Get): Promise<void> {
  const ids = Object.values(matters).flatMap((list) => list.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  if (!own?.mainId) return expect(ids).toEqual([]);
  const { items } = await look(`/boards/${own.mainId}/escalations`);
  expect(matters.waiting).toHaveLength(owedBy(items, own.mainId).all);
}
