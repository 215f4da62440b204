import { useState } from "react";
import type { EventId } from "../../shared/base/ids.ts";
import {
  type CrossChange,
  type CrossDay,
  type EventKind,
  MAX_LINE,
  type Reported,
} from "../../shared/cross/greenCross.ts";
import { looksLikeIdentity } from "../../shared/privacy/patientIdentity.ts";
import { freshId } from "../live/freshId.ts";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/Field.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import type { Words } from "../words/catalogue.ts";
import { timeText } from "../words/dates.ts";
import { useWords } from "../words/useWords.ts";
import { eventText } from "./eventText.ts";
import { MARKS } from "./marks.ts";

interface Props {
  readonly day: CrossDay;
  readonly zone: string;
  /** An event is being asked for: the line to write stands ready. */
  readonly isAsking: boolean;
  readonly mayWrite: boolean;
  readonly onEvent: (id: EventId, kind: EventKind | null, line: string, reported: Reported) => void;
  readonly onRemove: (id: EventId) => void;
}

/** What stands of one day: its colour, its events, and what was corrected. */
export function DayDetails({ day, zone, isAsking, mayWrite, onEvent, onRemove }: Props) {
  const words = useWords().cross;
  return (
    <>
      {day.colour && (
        <p className="cross-now" data-state={day.colour}>
          <span aria-hidden="true">{MARKS[day.colour]}</span>
          {words.colour[day.colour]}
        </p>
      )}
      {isAsking && <p>{words.whatHappenedHelp}</p>}
      {day.events.length > 0 && (
        <ul className="cross-events" aria-label={words.events}>
          {day.events.map((event) => (
            <li key={event.id}>
              <span>{eventText(event, words)}</span>
              <small>{words.reported[event.reported]}</small>
              {mayWrite && (
                <IconButton
                  icon="remove"
                  label={words.remove(eventText(event, words))}
                  onClick={() => onRemove(event.id)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {isAsking && <LineForm onLine={(line) => onEvent(freshId<"event">(), null, line, "no")} />}
      {day.history.length > 0 && (
        <details className="cross-history">
          <summary>{words.history}</summary>
          <ul>
            {day.history.map((change) => (
              <li key={`${change.what} ${change.at}`}>{changeText(change, zone, words)}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** For those at a keyboard; at the wall the ready choices do. */
function LineForm({ onLine }: { readonly onLine: (line: string) => void }) {
  const words = useWords().cross;
  const [line, setLine] = useState("");
  const isIdentity = looksLikeIdentity(line);
  return (
    <form
      className="cross-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (line.trim() === "" || isIdentity) return;
        onLine(line.trim());
        setLine("");
      }}
    >
      <TextField
        label={words.line}
        value={line}
        maxLength={MAX_LINE}
        autoComplete="off"
        error={isIdentity ? words.identity : undefined}
        onChange={(event) => setLine(event.currentTarget.value)}
      />
      <Button type="submit">{words.add}</Button>
    </form>
  );
}

function changeText(change: CrossChange, zone: string, words: Words["cross"]): string {
  const time = timeText(change.at, zone);
  switch (change.what) {
    case "colour":
      return words.wasColour(time, change.before ? words.state[change.before] : words.wasNoColour);
    case "closed":
      return words.wasClosed(time);
    case "event":
      return words.wasEvent(time, eventText(change.before, words));
  }
}
