import { addDays, isoWeek, type LocalDate, mondayOf } from "../../shared/base/time.ts";
import { PLAIN_READING } from "../../shared/measure/measure.ts";
import type { Seeded } from "./seeded.ts";
import { type ExampleMeasure, type ExamplePoint, type Make, telling } from "./telling.ts";

type Section = "ward" | "clinic";

const SOURCE = "Eksempeltall, laget av en generator";
const EMPTY = { numeratorText: "", denominatorText: "", event: "", source: SOURCE } as const;

/** The whole ISO weeks before the one that today is in, oldest first. */
function weeksBefore(today: LocalDate, count: number): string[] {
  const monday = mondayOf(isoWeek(today));
  return Array.from({ length: count }, (_, index) => {
    const { year, week } = isoWeek(addDays(monday, -7 * (count - index)));
    return `${year}-W${String(week).padStart(2, "0")}`;
  });
}

/** A share each week, at one level until a change and at another after it. */
function shares(
  from: Seeded,
  weeks: readonly string[],
  level: { before: number; after: number; changeAt: number; most: readonly [number, number] },
): ExamplePoint[] {
  return weeks.map((period, index) => {
    const denominator = from.whole(...level.most);
    const numerator = from.binomial(denominator, index < level.changeAt ? level.before : level.after);
    return { period, value: null, numerator, denominator };
  });
}

/** Days between events, the last one `lastDaysAgo` days before today. */
function between(from: Seeded, today: LocalDate, mean: number, count: number, lastDaysAgo: number): ExamplePoint[] {
  // Gamma-like gaps: two waits in a row, so that a day after a day is rare, as it is on a ward.
  const gaps = Array.from({ length: count }, () =>
    Math.max(1, Math.round(from.exponential(mean / 2) + from.exponential(mean / 2))),
  );
  let date = addDays(today, -lastDaysAgo);
  const points: ExamplePoint[] = [];
  for (const gap of gaps) {
    points.unshift({ period: date, value: gap, numerator: null, denominator: null });
    date = addDays(date, -gap);
  }
  return points;
}

/** Levels from published work: waiting over 20 minutes fell from 15.4 % to 1.1 % (Vestre Viken); the points are made here. */
const waiting: Make = (from, today) => {
  // Twenty weeks and more in each phase, so that both have limits.
  const weeks = weeksBefore(today, 44);
  return {
    definition: {
      ...EMPTY,
      name: "Ventetid over 20 min",
      unit: "%",
      direction: "down",
      target: 7.7,
      chart: "p",
      rhythm: "week",
      decimals: 1,
      responsible: "Sekretær",
      numeratorText: "pasienter som ventet over 20 minutter",
      denominatorText: "pasienter med planlagt time",
    },
    points: shares(from, weeks, { before: 0.154, after: 0.011, changeAt: 20, most: [140, 200] }),
    reading: {
      ...PLAIN_READING,
      phases: [{ from: weeks[20] ?? "", name: "ny innkalling", reason: "Nytt innkallingsbrev fra denne uka" }],
    },
  };
};

const questions: Make = (from, today) => ({
  definition: {
    ...EMPTY,
    name: "Spørsmål om ventetid i luka",
    unit: "%",
    direction: "down",
    target: null,
    chart: "p",
    rhythm: "week",
    decimals: 1,
    responsible: "Sekretær",
    numeratorText: "pasienter som spør",
    denominatorText: "pasienter i luka",
  },
  points: shares(from, weeksBefore(today, 28), { before: 0.085, after: 0.085, changeAt: 0, most: [66, 110] }),
  reading: PLAIN_READING,
});

const falls: Make = (from, today) => ({
  definition: {
    ...EMPTY,
    name: "Dager mellom fall",
    unit: "dager",
    direction: "up",
    target: null,
    chart: "t",
    rhythm: "event",
    decimals: 0,
    responsible: "Fagsykepleier",
    event: "fall",
  },
  points: between(from, today, 19, 24, 3),
  reading: PLAIN_READING,
});

const pressureUlcers: Make = (from, today) => ({
  definition: {
    ...EMPTY,
    name: "Dager mellom trykksår",
    unit: "dager",
    direction: "up",
    target: null,
    chart: "t",
    rhythm: "event",
    decimals: 0,
    responsible: "Fagsykepleier",
    event: "trykksår",
  },
  points: between(from, today, 30, 22, 12),
  reading: PLAIN_READING,
});

const nutrition: Make = (from, today) => ({
  definition: {
    ...EMPTY,
    name: "Ernæring vurdert",
    unit: "%",
    direction: "up",
    target: 90,
    chart: "p",
    rhythm: "week",
    decimals: 0,
    responsible: "Ernæringskontakt",
    numeratorText: "pasienter vurdert innen ett døgn",
    denominatorText: "nye pasienter",
  },
  points: shares(from, weeksBefore(today, 26), { before: 0.86, after: 0.86, changeAt: 0, most: [18, 34] }),
  reading: PLAIN_READING,
});

const discharge: Make = (from, today) => ({
  definition: {
    ...EMPTY,
    name: "Utskrevet før klokka 12",
    unit: "%",
    direction: "up",
    target: 50,
    chart: "p",
    rhythm: "week",
    decimals: 0,
    responsible: "Koordinator",
    numeratorText: "utskrevet før klokka 12",
    denominatorText: "utskrevne pasienter",
  },
  points: shares(from, weeksBefore(today, 26), { before: 0.29, after: 0.49, changeAt: 14, most: [34, 52] }),
  reading: PLAIN_READING,
});

const reports: Make = (from, today) => ({
  definition: {
    ...EMPTY,
    name: "Minutter til overlevering er ferdig",
    unit: "min",
    direction: "down",
    target: 20,
    chart: "i",
    rhythm: "week",
    decimals: 0,
    responsible: "Ansvarsvakt",
  },
  points: weeksBefore(today, 26).map((period) => ({
    period,
    value: Math.round(26 + (from.fraction() + from.fraction() + from.fraction() - 1.5) * 8),
    numerator: null,
    denominator: null,
  })),
  reading: PLAIN_READING,
});

const ideas: Make = (from, today) => ({
  definition: {
    ...EMPTY,
    name: "Nye ideer",
    unit: "",
    direction: "up",
    target: null,
    chart: "run",
    rhythm: "week",
    decimals: 0,
    responsible: "Seksjonsleder",
  },
  points: weeksBefore(today, 20).map((period) => ({
    period,
    value: from.binomial(12, 0.25),
    numerator: null,
    denominator: null,
  })),
  reading: PLAIN_READING,
});

/** A share that nobody has sent for five weeks: the tile says that its figures are old. */
const pain: Make = (from, today) => ({
  definition: {
    ...EMPTY,
    name: "Smerte vurdert hver vakt",
    unit: "%",
    direction: "up",
    target: 95,
    chart: "p",
    rhythm: "week",
    decimals: 0,
    responsible: "Smertekontakt",
    numeratorText: "vakter med vurdert smerte",
    denominatorText: "vakter for innlagte pasienter",
  },
  points: shares(from, weeksBefore(today, 27).slice(0, 22), {
    before: 0.88,
    after: 0.88,
    changeAt: 0,
    most: [90, 140],
  }),
  reading: PLAIN_READING,
});

/** Twenty weeks at one level, and a last one that stands far above it: somebody has to look. */
const antibiotics: Make = (from, today) => {
  const weeks = weeksBefore(today, 24);
  return {
    definition: {
      ...EMPTY,
      name: "Minutter til antibiotika ved sepsis",
      unit: "min",
      direction: "down",
      target: 60,
      chart: "i",
      rhythm: "week",
      decimals: 0,
      responsible: "Fagsykepleier",
    },
    points: weeks.map((period, index) => ({
      period,
      value: Math.round(48 + (from.fraction() + from.fraction() - 1) * 9 + (index === weeks.length - 1 ? 34 : 0)),
      numerator: null,
      denominator: null,
    })),
    reading: PLAIN_READING,
  };
};

const calm = (make: Make): Make => telling(make, ["stable"], "always");

const SETS: Readonly<Record<Section, readonly [Make, ...Make[]]>> = {
  ward: [falls, nutrition, pressureUlcers, discharge, reports],
  clinic: [waiting, questions, ideas],
};

const CLINICS: readonly string[] = ["bup", "ortpol", "onh", "dialyse", "dagkir"];

/** The newcomers' ward: a signal on every first day, calm measures, and one with old figures. It counts one more by hand. */
const OF_3B: readonly Make[] = [calm(falls), calm(waiting), telling(discharge, ["run"], "always"), pain];

/** The measures of a section: the ward that newcomers are sent to has most of them, the others three each. */
export function exampleMeasures(
  from: Seeded,
  unit: string,
  today: LocalDate,
  language: "nb" | "nn" = "nb",
): ExampleMeasure[] {
  if (unit === "3b") return OF_3B.map((make) => make(from, today));
  const set = SETS[CLINICS.includes(unit) ? "clinic" : "ward"];
  const start = from.whole(0, set.length - 1);
  const made = Array.from({ length: 3 }, (_, index) => (set[(start + index) % set.length] ?? set[0])(from, today));
  if (unit === "mottak") made.unshift(telling(antibiotics, ["outside"], "with the last")(from, today));
  return language === "nn" ? made.map(inNynorsk) : made;
}

/** What a ward's measures say, where nynorsk says it otherwise. */
const NYNORSK: Readonly<Record<string, string>> = {
  "Dager mellom fall": "Dagar mellom fall",
  "Dager mellom trykksår": "Dagar mellom trykksår",
  "Minutter til overlevering er ferdig": "Minutt til overlevering er ferdig",
  "Utskrevet før klokka 12": "Utskrivne før klokka 12",
  "utskrevet før klokka 12": "utskrivne før klokka 12",
  "utskrevne pasienter": "utskrivne pasientar",
  "pasienter vurdert innen ett døgn": "pasientar vurderte innan eitt døgn",
  "nye pasienter": "nye pasientar",
  dager: "dagar",
  Fagsykepleier: "Fagsjukepleiar",
  [SOURCE]: "Døme på tal, laga av ein generator",
};

function inNynorsk(measure: ExampleMeasure): ExampleMeasure {
  const say = (text: string): string => NYNORSK[text] ?? text;
  const { definition } = measure;
  return {
    ...measure,
    definition: {
      ...definition,
      name: say(definition.name),
      unit: say(definition.unit),
      responsible: say(definition.responsible),
      numeratorText: say(definition.numeratorText),
      denominatorText: say(definition.denominatorText),
      source: say(definition.source),
    },
  };
}
