import { addDays, type LocalDate, weekday } from "../../shared/base/time.ts";
import type { CrossColour, EventKind } from "../../shared/cross/greenCross.ts";
import type { Seeded } from "./seeded.ts";

type Worse = Exclude<CrossColour, "green">;
type Line = readonly [EventKind, string];

/** What a section writes of a day that was not green; no people in it, ever. */
export const CROSS_LINES: Readonly<Record<"nb" | "nn", Readonly<Record<Worse, readonly [Line, ...Line[]]>>>> = {
  nb: {
    yellow: [
      ["fall", "Nesten fall ved seng, gripesko manglet"],
      ["medication", "Feil dose oppdaget i dobbeltkontroll"],
      ["equipment", "Blærescanner sto uten strøm"],
      ["staffing", "En for lite på kveldsvakta, ingen skade"],
      ["communication", "Overlevering manglet drener, spurt opp"],
      ["nearMiss", "To med samme etternavn på samme rom, oppdaget"],
      ["infection", "Dispenser for håndsprit tom ved inngangen"],
      ["violence", "Truende språk i gangen, roet ned"],
    ],
    orange: [
      ["fall", "Fall på badet, ingen skade"],
      ["communication", "Beskjed om faste nådde ikke kveldsvakta, operasjon utsatt"],
      ["medication", "Medisin gitt to timer for sent"],
      ["equipment", "Trykkavlastende madrass kom ikke før neste dag"],
      ["violence", "Ansatt dyttet, meldt til verneombudet"],
    ],
    red: [
      ["fall", "Fall med brudd, meldt og fulgt opp"],
      ["infection", "Infeksjon etter operasjon, meldt og gjennomgått"],
    ],
  },
  nn: {
    yellow: [
      ["fall", "Nesten fall ved seng"],
      ["medication", "Feil dose oppdaga i dobbeltkontroll"],
      ["staffing", "Ein for lite på kveldsvakta, ingen skade"],
      ["equipment", "Blodgassapparatet var oppteke i førti minutt"],
    ],
    orange: [
      ["communication", "Beskjed om faste nådde ikkje kveldsvakta"],
      ["fall", "Fall på badet, ingen skade"],
    ],
    red: [["fall", "Fall med brot, meldt og følgt opp"]],
  },
};

/** One day of the cross as the section will colour it. */
export interface ExampleDay {
  readonly date: LocalDate;
  readonly colour: CrossColour;
  readonly event: { readonly kind: EventKind; readonly line: string; readonly reported: "yes" | "notRelevant" } | null;
}

/** Days before today whose colour is given, so that the ward that newcomers see has had one of each. */
const TOLD: Readonly<Record<string, Readonly<Record<number, CrossColour>>>> = {
  "3b": { 4: "yellow", 9: "orange", 33: "red", 61: "orange" },
  nordeid: { 6: "yellow", 15: "orange", 40: "red" },
};

/** Every day of the history on which the section was open, oldest first. */
export function exampleCross(
  from: Seeded,
  key: string,
  today: LocalDate,
  days: number,
  isOpen: boolean,
  language: "nb" | "nn",
): ExampleDay[] {
  const made: ExampleDay[] = [];
  const used: Record<CrossColour, number> = { green: 0, yellow: 0, orange: 0, red: 0 };
  for (let daysAgo = days; daysAgo >= 1; daysAgo -= 1) {
    const date = addDays(today, -daysAgo);
    const drawn = colourOf(from.fraction());
    const colour = TOLD[key]?.[daysAgo] ?? drawn;
    if (!isOpen && weekday(date) > 5) continue;
    made.push({ date, colour, event: eventOf(from, colour, language, used[colour]) });
    used[colour] += 1;
  }
  return made;
}

function colourOf(chance: number): CrossColour {
  if (chance < 0.8) return "green";
  if (chance < 0.93) return "yellow";
  return chance < 0.99 ? "orange" : "red";
}

/** One line after the other, so that no two days in a row say the same. */
function eventOf(from: Seeded, colour: CrossColour, language: "nb" | "nn", number: number): ExampleDay["event"] {
  if (colour === "green") return null;
  const lines = CROSS_LINES[language][colour];
  const [kind, line] = lines[number % lines.length] ?? lines[0];
  return { kind, line, reported: colour === "yellow" ? from.pick(["yes", "notRelevant"]) : "yes" };
}
