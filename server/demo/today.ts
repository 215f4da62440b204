import { newId } from "../../shared/base/ids.ts";
import { addDays, weekday } from "../../shared/base/time.ts";
import type { Shift, TodayCommand, TodaySettings } from "../../shared/today/today.ts";
import { changeToday } from "../today/today.ts";
import {
  boardOf,
  factsOf,
  type Happening,
  leaderOf,
  must,
  type Person,
  personOf,
  type Scene,
  streamOf,
  timeOf,
} from "./scene.ts";
import { seededBy } from "./seeded.ts";

const LEVELS = {
  nb: ["Normal drift", "Grønn beredskap", "Gul beredskap", "Rød beredskap"],
  nn: ["Normal drift", "Grøn beredskap", "Gul beredskap", "Raud beredskap"],
} as const;

/** People on a weekday and in weekends, and beds; sections by day only have neither nights nor beds. */
const NEEDS: Readonly<
  Record<string, { readonly shifts: readonly (readonly [string, number, number])[]; beds?: number }>
> = {
  "3b": { shifts: [["Dag", 9, 6]], beds: 20 },
  intensiv: {
    shifts: [
      ["Dag", 11, 10],
      ["Kveld", 10, 10],
      ["Natt", 9, 9],
    ],
    beds: 10,
  },
  mottak: {
    shifts: [
      ["Dag", 12, 11],
      ["Kveld", 12, 12],
      ["Natt", 8, 9],
    ],
    beds: 18,
  },
  dialyse: { shifts: [["Dag", 7, 0]] },
  bup: { shifts: [["Dag", 10, 0]] },
  ortpol: { shifts: [["Dag", 8, 0]] },
  dagkir: { shifts: [["Dag", 9, 0]] },
  onh: { shifts: [["Dag", 6, 0]] },
};
const WARD = {
  shifts: [
    ["Dag", 8, 6],
    ["Kveld", 6, 5],
    ["Natt", 3, 3],
  ],
  beds: 22,
} as const;

/** What a section of the example has set up: the same on every day and for every seed. */
export function exampleTodaySettings(unitKey: string, language: "nb" | "nn"): TodaySettings {
  const from = seededBy(0, unitKey);
  const { shifts, beds } = NEEDS[unitKey] ?? WARD;
  return {
    shifts: shifts.map(([name, weekdays, weekend]): Shift => {
      const need = [weekdays, weekdays, weekdays, weekdays, weekdays, weekend, weekend];
      return { id: newId<"shift">(from.bytes), name, need };
    }),
    beds: beds ?? null,
    levels: LEVELS[language].map((name) => ({ id: newId<"level">(from.bytes), name })),
  };
}

/** So many days back each section has said what its day is like. */
const SAID_DAYS = 14;

/** Every morning of the last weeks, before the meeting: most days as planned, some beds too few. */
export function sayToday(scene: Scene, key: string, days = SAID_DAYS): Happening[] {
  const { unit } = boardOf(scene, key);
  const settings = exampleTodaySettings(key, unit.language === "nn" ? "nn" : "nb");
  const from = streamOf(scene, `${key} today`);
  const by = leaderOf(scene, key);
  return Array.from({ length: days + 1 }, (_, index) => days - index).flatMap((daysAgo): Happening[] => {
    const date = addDays(scene.today, -daysAgo);
    const working = settings.shifts.filter(({ need }) => (need[weekday(date) - 1] ?? 0) > 0);
    // The board that newcomers see says the same on every first day: all at work, and more patients than beds.
    const isDrawn = key === "3b" && daysAgo === 0;
    const shifts = working.map(({ id }) => ({
      shiftId: id,
      deviation: from.fraction() < 0.8 || isDrawn ? 0 : from.pick([-1, -1, 1]),
      was: null,
    }));
    const beds = settings.beds;
    const count = beds === null ? null : isDrawn ? beds + 2 : Math.max(0, beds + from.whole(-5, 1));
    return [
      ...(count === null ? [] : [say(scene, key, by, daysAgo, "06:40", { do: "patients", date, count, was: null })]),
      ...(shifts.length === 0 ? [] : [say(scene, key, by, daysAgo, "07:10", { do: "staff", date, shifts })]),
    ];
  });
}

function say(scene: Scene, key: string, by: Person, daysAgo: number, time: string, command: TodayCommand): Happening {
  const run = () => must(changeToday(scene.parts, by, factsOf(scene, key), command, undefined));
  return { at: timeOf(scene, daysAgo, time), run };
}

/** A section, from how many days ago to how many its preparedness was raised, and how high in its list; `to` null = still. */
const RAISED = [
  { key: "3b", by: "kari.nes", level: 1, from: 39, to: 36 },
  { key: "mottak", by: "rune.bakke", level: 2, from: 17, to: 15 },
  { key: "mottak", by: "rune.bakke", level: 1, from: 1, to: null },
] as const;

/** Preparedness raised and lowered again; a raised level stands until somebody changes it. */
export function raisePreparedness(scene: Scene): Happening[] {
  return RAISED.flatMap(({ key, by, level, from, to }) => {
    const { levels } = exampleTodaySettings(key, "nb");
    const [normal, raised] = [levels[0]?.id, levels[level]?.id];
    if (!normal || !raised) return [];
    const set = (daysAgo: number, time: string, id: typeof raised, was: typeof raised) =>
      say(scene, key, personOf(scene, by), daysAgo, time, {
        do: "level",
        date: addDays(scene.today, -daysAgo),
        id,
        was,
      });
    return [set(from, "13:20", raised, normal), ...(to === null ? [] : [set(to, "08:30", normal, raised)])];
  });
}
