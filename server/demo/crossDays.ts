import type { EventId } from "../../shared/base/ids.ts";
import { newId } from "../../shared/base/ids.ts";
import { addDays, type LocalDate, weekday } from "../../shared/base/time.ts";
import type { CrossColour, CrossDay, EventKind } from "../../shared/cross/greenCross.ts";
import type { Seeded } from "./seeded.ts";

/** What a section writes of a day that was not green; no people in it, ever. */
const LINES: Readonly<
  Record<"nb" | "nn", Readonly<Record<"yellow" | "orange" | "red", readonly [EventKind, string][]>>>
> = {
  nb: {
    yellow: [
      ["fall", "Nesten fall ved seng, gripesko manglet"],
      ["medication", "Feil dose oppdaget i dobbeltkontroll"],
      ["equipment", "Blærescanner sto uten strøm"],
    ],
    orange: [
      ["fall", "Fall på badet, ingen skade"],
      ["communication", "Beskjed om faste nådde ikke kveldsvakta"],
    ],
    red: [["fall", "Fall med brudd, meldt og fulgt opp"]],
  },
  nn: {
    yellow: [
      ["fall", "Nesten fall ved seng"],
      ["medication", "Feil dose oppdaga i dobbeltkontroll"],
    ],
    orange: [["communication", "Beskjed om faste nådde ikkje kveldsvakta"]],
    red: [["fall", "Fall med brot, meldt og følgt opp"]],
  },
};

/**
 * Coloured days up to the last meeting before today.
 * @param open whether the section is open in weekends; a closed day has no colour
 */
export function exampleCross(
  from: Seeded,
  today: LocalDate,
  days: number,
  open: boolean,
  language: "nb" | "nn",
): CrossDay[] {
  const made: CrossDay[] = [];
  const lastColoured = dayBeforeLastMeeting(today);
  for (let date = addDays(today, -days); date <= lastColoured; date = addDays(date, 1)) {
    if (!open && weekday(date) > 5) continue;
    const colour = colourOf(from.fraction());
    made.push({ date, colour, closed: null, events: eventsOf(from, colour, language), history: [] });
  }
  return made;
}

/** The last weekday's meeting coloured the day before it. */
function dayBeforeLastMeeting(today: LocalDate): LocalDate {
  let meeting = addDays(today, -1);
  while (weekday(meeting) > 5) meeting = addDays(meeting, -1);
  return addDays(meeting, -1);
}

function colourOf(chance: number): CrossColour {
  if (chance < 0.8) return "green";
  if (chance < 0.93) return "yellow";
  return chance < 0.985 ? "orange" : "red";
}

function eventsOf(from: Seeded, colour: CrossColour, language: "nb" | "nn"): CrossDay["events"] {
  if (colour === "green") return [];
  const [kind, line] = from.pick(LINES[language][colour] as [[EventKind, string]]);
  const id: EventId = newId<"event">(from.bytes);
  return [{ id, kind, line, reported: colour === "yellow" ? from.pick(["yes", "notRelevant"]) : "yes" }];
}
