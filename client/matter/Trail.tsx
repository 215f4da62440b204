import type { Instant } from "../../shared/base/time.ts";
import type { Escalation } from "../../shared/escalation/escalation.ts";
import { type Stop, trailOf } from "../../shared/escalation/trail.ts";
import { useNow } from "../live/serverClock.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import "./trail.css";
import { endText, noteText, type Telling, trailAloud, trailLine, whenText } from "./trailText.ts";

interface Props {
  readonly matter: Escalation;
  readonly zone: string;
}

export function useTelling(zone: string, now: Instant): Telling {
  return { words: useWords().matters.trail, language: useLanguage(), zone, now };
}

/** The way of a matter through the levels: each with when it came there, how, and what happened to it there. */
export function Trail({ matter, zone }: Props) {
  const telling = useTelling(zone, useNow(60_000));
  const trail = trailOf(matter);
  const end = endText(trail, telling);
  return (
    <>
      <p className="visually-hidden">{trailAloud(trail, telling)}</p>
      <ol className="trail" aria-hidden="true">
        {trail.stops.map((stop, at) => (
          <Station key={`${at} ${stop.place.boardId}`} stop={stop} telling={telling} />
        ))}
        {end && (
          <li className="trail-stop" data-how={trail.end?.what}>
            <b>{trail.end?.what === "confirmed" ? "✓ " : "↩ "}</b>
            <span>{end}</span>
          </li>
        )}
      </ol>
    </>
  );
}

function Station({ stop, telling }: { readonly stop: Stop; readonly telling: Telling }) {
  return (
    <li className="trail-stop" data-how={stop.how} data-here={stop.isHere || undefined}>
      <b>{stop.place.unitName}</b>
      <span>{whenText(stop, telling)}</span>
      {stop.notes.map((note) => (
        <small key={`${note.what} ${note.at}`}>{noteText(note, telling)}</small>
      ))}
      {stop.isHere && <small className="trail-here">{telling.words.here}</small>}
    </li>
  );
}

/** The same in one line, for a card in a lane. */
export function TrailLine({ matter, zone }: Props) {
  const telling = useTelling(zone, useNow(60_000));
  const trail = trailOf(matter);
  return (
    <small className="trail-line">
      <span className="visually-hidden">{trailAloud(trail, telling)}</span>
      <span aria-hidden="true">{trailLine(trail, telling)}</span>
    </small>
  );
}
