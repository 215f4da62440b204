import { newId } from "../../shared/base/ids.ts";
import { addDays, type Instant, instantAt, type LocalDate, DEFAULT_ZONE, weekday } from "../../shared/base/time.ts";
import { blankDay, type Shift, type TodayDay, type TodaySettings } from "../../shared/today/today.ts";
import { type Seeded, seeded } from "./seeded.ts";

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

/** What a section of the example has set up. It draws its own ids, so that nothing else of the example moves. */
export function exampleTodaySettings(unitKey: string, language: "nb" | "nn"): TodaySettings {
  const from = seededBy(unitKey);
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

/** Figures of today and the two weeks before it: most days as planned, some beds too few. */
export function exampleToday(unitKey: string, settings: TodaySettings, today: LocalDate): TodayDay[] {
  const from = seededBy(`${unitKey} days`);
  const days: TodayDay[] = [];
  for (let date = addDays(today, -14); date <= today; date = addDays(date, 1)) {
    days.push(exampleDay(from, unitKey, settings, date, date === today));
  }
  return days;
}

function exampleDay(
  from: Seeded,
  unitKey: string,
  settings: TodaySettings,
  date: LocalDate,
  isToday: boolean,
): TodayDay {
  const at: Instant = instantAt(date, "07:30", DEFAULT_ZONE);
  const isDrawn = unitKey === "3b" && isToday;
  const working = settings.shifts.filter(({ need }) => (need[weekday(date) - 1] ?? 0) > 0);
  const staff = working.map(({ id }) => ({
    shiftId: id,
    deviation: from.fraction() < 0.8 || isDrawn ? 0 : from.pick([-1, -1, 1]),
    at,
  }));
  const { beds } = settings;
  const count = beds === null ? null : isDrawn ? beds + 2 : Math.max(0, beds + from.whole(-5, 1));
  const [normal] = settings.levels;
  return {
    ...blankDay(date),
    staff,
    patients: count === null ? null : { count, at },
    level: normal ? { id: normal.id, at } : null,
  };
}

function seededBy(text: string): Seeded {
  return seeded([...text].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 2_147_483_647, 7));
}
