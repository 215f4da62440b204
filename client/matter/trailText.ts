import type { Language } from "../../shared/access/actor.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { Stop, StopNote, Trail } from "../../shared/escalation/trail.ts";
import type { Words } from "../words/catalogue.ts";
import { sinceText, spanText } from "../words/dates.ts";

/** In whose words and by which clock a trail is told. */
export interface Telling {
  readonly words: Words["matters"]["trail"];
  readonly language: Language;
  readonly zone: string;
  readonly now: Instant;
}

/** When it came there, and how where that is not the usual way: "08:50, automatisk". */
export function whenText({ how, at }: Stop, { words, language, zone, now }: Telling): string {
  const when = at === null ? words.waiting : sinceText(at, now, language, zone);
  return how === "from" || how === "to" ? when : `${when}, ${words.how[how]}`;
}

/** "besvart 08:55". */
export function noteText({ what, at, isLate }: StopNote, { words, language, zone, now }: Telling): string {
  const said = `${words.note[what]} ${sinceText(at, now, language, zone)}`;
  return isLate ? `${said}, ${words.late}` : said;
}

/** "bekreftet i dag 09:05, tok 1 time"; empty while it is open. */
export function endText({ end }: Trail, { words, language, zone, now }: Telling): string {
  if (!end) return "";
  const said = `${words.end[end.what]} ${sinceText(end.at, now, language, zone)}`;
  return end.what === "confirmed" ? `${said}, ${words.took(spanText(end.took, language))}` : said;
}

/** The whole way in one line: "seksjon 07:55 → avdeling 08:20 → klinikk 08:50, automatisk". */
export function trailLine(trail: Trail, telling: Telling): string {
  return trail.stops.map((stop) => `${telling.words.kind[stop.place.unitKind]} ${whenText(stop, telling)}`).join(" → ");
}

/** The same for who hears it: names of units, no arrows, and all that happened on the way. */
export function trailAloud(trail: Trail, telling: Telling): string {
  const stops = trail.stops.map((stop) =>
    [`${stop.place.unitName} ${whenText(stop, telling)}`, ...stop.notes.map((note) => noteText(note, telling))].join(
      ", ",
    ),
  );
  const end = endText(trail, telling);
  return telling.words.label([...stops, ...(end ? [end] : [])].join(telling.words.then));
}
