import type { Actor } from "../../shared/access/actor.ts";
import type { BoardId, MeasureId, MeetingTypeId, RandomBytes, UnitId } from "../../shared/base/ids.ts";
import {
  addDays,
  DEFAULT_ZONE,
  type Instant,
  instantAt,
  type LocalDate,
  type LocalTime,
} from "../../shared/base/time.ts";
import type { BoardDocument } from "../../shared/board/document.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import type { BoardFacts } from "../access/authority.ts";
import { createCommands } from "../commands.ts";
import type { Parts } from "../parts.ts";
import type { ExampleUnit } from "./hospital.ts";
import type { PastClock } from "./pastClock.ts";
import { type Seeded, seededBy } from "./seeded.ts";

/** How far back the example goes. */
export const HISTORY_DAYS = 90;

export interface ExampleBoard {
  readonly unit: ExampleUnit;
  readonly unitId: UnitId;
  readonly boardId: BoardId;
  /** Its meeting of each morning. */
  readonly typeId: MeetingTypeId;
  /** Its weekly improvement meeting, where it has one. */
  readonly weeklyId: MeetingTypeId | null;
}

/** Something that happens in the example, at its time, by the product's own commands. */
export interface Happening {
  readonly at: Instant;
  run(): Promise<unknown>;
}

/** Where the example's life is played: the product's own parts with seeded ids, in silence, by a clock that is set back. */
export interface Scene {
  readonly parts: Parts;
  readonly seed: number;
  readonly now: Instant;
  readonly today: LocalDate;
  readonly boards: ReadonlyMap<string, ExampleBoard>;
  /** The measures of each section, in the order of its tiles. */
  readonly measures: Map<string, MeasureId[]>;
  readonly people: ReadonlyMap<string, Person>;
}

export type Person = Actor & { readonly kind: "person"; readonly login: string };

/**
 * The parts of the running server for whoever makes up the past: ids come from the seed, nobody is told of what happened
 * long ago, and no timer is set for it.
 */
export function quiet(parts: Parts, clock: PastClock, random: RandomBytes): Parts {
  const commands = createCommands({ storage: parts.storage, clock, random, tell: () => undefined });
  const still = { now: () => clock.now(), after: () => ({ cancel: () => undefined }) };
  return { ...parts, random, commands, clock: still };
}

/** A time of a day so many days before today, by the hospital's own clock. */
export function timeOf(scene: Pick<Scene, "today">, daysAgo: number, time: LocalTime): Instant {
  return instantAt(addDays(scene.today, -daysAgo), time, DEFAULT_ZONE);
}

export function boardOf({ boards }: Scene, key: string): ExampleBoard {
  const board = boards.get(key);
  if (!board) throw new RangeError(`the example has no board ${key}`);
  return board;
}

export function factsOf(scene: Scene, key: string): BoardFacts {
  const facts = scene.parts.authority.board(boardOf(scene, key).boardId);
  if (!facts) throw new RangeError(`the board of ${key} is not known`);
  return facts;
}

export function personOf({ people }: Scene, login: string): Person {
  const person = people.get(login);
  if (!person) throw new RangeError(`the example has nobody called ${login}`);
  return person;
}

/** Whoever leads a unit: the one who does what nobody else is named for. */
export function leaderOf(scene: Scene, key: string): Person {
  const { unitId } = boardOf(scene, key);
  for (const person of scene.people.values()) {
    if (person.roles.some((held) => held.unitId === unitId && held.role === "leader")) return person;
  }
  throw new RangeError(`nobody leads ${key}`);
}

export function languageOf({ unit }: ExampleBoard): "nb" | "nn" {
  return unit.language === "nn" ? "nn" : "nb";
}

export function streamOf(scene: Scene, purpose: string): Seeded {
  return seededBy(scene.seed, purpose);
}

/** A change of a board's document by a person, as from her own screen. */
export function edit<T>(scene: Scene, key: string, by: Actor, change: (doc: BoardDocument) => T): Promise<T> {
  return scene.parts.sync.edit(boardOf(scene, key).boardId, by, change);
}

/** What the product answered. @throws Error when it refused: then the example asks for something that cannot be */
export async function must<T>(reply: Promise<Reply<T>>): Promise<T> {
  const answered = await reply;
  if (answered.ok) return answered.value;
  throw new Error(`the example was refused: ${JSON.stringify(answered.refusal)}`);
}

/** Days before today at which it is told how far the example has come. */
const MILESTONES = [60, 30] as const;

/** Lets everything happen in order of time; of two at one instant the one named first. What lies ahead has not happened. */
export async function live(
  scene: Scene,
  clock: PastClock,
  happenings: readonly Happening[],
  tell: (line: string) => void = () => undefined,
): Promise<void> {
  const told: Happening[] = MILESTONES.map((daysAgo) => ({
    at: timeOf(scene, daysAgo, "00:00"),
    run: async () => tell(`  ${HISTORY_DAYS - daysAgo} of ${HISTORY_DAYS} days ...`),
  }));
  const past = [...told, ...happenings].filter(({ at }) => at <= scene.now).toSorted((a, b) => a.at - b.at);
  for (const { at, run } of past) {
    clock.standAt(at);
    await run();
  }
  clock.standAt(undefined);
}
