import { type FormEvent, useContext, useId, useState } from "react";
import { addDays, DEFAULT_ZONE, localDate } from "../../shared/base/time.ts";
import { EVENT_KINDS, type EventKind, MAX_LINE } from "../../shared/cross/greenCross.ts";
import { looksLikeIdentity } from "../../shared/privacy/patientIdentity.ts";
import { en, nb, nn } from "../words/cross.ts";
import { reportWords } from "../words/reports.ts";
import { PageLanguage } from "./pageLanguage.ts";
import type { ReportBox } from "./reportBox.ts";

const KIND_WORDS = { nb: nb.kind, nn: nn.kind, en: en.kind };

interface Props {
  readonly box: ReportBox;
  readonly short: string;
  /** Its id, once it is given. */
  readonly onGiven: (id: string) => void;
}

/** One line about today or yesterday, or only its kind. It colours nothing: that is for the people who stand together. */
export function EventForm({ box, short, onGiven }: Props) {
  const language = useContext(PageLanguage);
  const words = reportWords[language].event;
  const id = useId();
  const [isYesterday, setYesterday] = useState(false);
  const [kind, setKind] = useState<EventKind | null>(null);
  const [line, setLine] = useState("");
  const [isReported, setReported] = useState(false);
  const [isEmpty, setEmpty] = useState(false);
  const holdsIdentity = looksLikeIdentity(line);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const text = line.trim();
    setEmpty(kind === null && text === "");
    if (holdsIdentity || (kind === null && text === "")) return;
    const today = localDate(Date.now(), DEFAULT_ZONE);
    const date = isYesterday ? addDays(today, -1) : today;
    onGiven(box.line(short, { date, kind, line: text, reported: isReported ? "yes" : "no" }));
  };
  return (
    <form className="idea-form" onSubmit={submit} noValidate>
      <p className="idea-small">{words.help}</p>
      <fieldset className="idea-chips">
        <legend>{words.day}</legend>
        {[false, true].map((choice) => (
          <label className="idea-chip" key={String(choice)}>
            <input
              type="radio"
              name={`${id}-day`}
              checked={isYesterday === choice}
              onChange={() => setYesterday(choice)}
            />
            {choice ? words.yesterday : words.today}
          </label>
        ))}
      </fieldset>
      <fieldset className="idea-chips">
        <legend>{words.kind}</legend>
        {EVENT_KINDS.map((each) => (
          <label className="idea-chip" key={each}>
            <input type="radio" name={`${id}-kind`} checked={kind === each} onChange={() => setKind(each)} />
            {KIND_WORDS[language][each]}
          </label>
        ))}
      </fieldset>
      <div className="idea-field">
        <label htmlFor={`${id}-line`}>{words.line}</label>
        <input
          id={`${id}-line`}
          className="idea-name"
          value={line}
          maxLength={MAX_LINE}
          autoComplete="off"
          aria-describedby={`${id}-hint`}
          aria-invalid={holdsIdentity || isEmpty}
          onChange={(event) => setLine(event.currentTarget.value)}
        />
        <p id={`${id}-hint`} className="idea-small">
          {words.lineHint}
        </p>
      </div>
      {(holdsIdentity || isEmpty) && (
        <p className="idea-stop" role="alert">
          {holdsIdentity ? reportWords[language].identity : words.empty}
        </p>
      )}
      <label className="idea-check">
        <input type="checkbox" checked={isReported} onChange={(event) => setReported(event.currentTarget.checked)} />
        <span>
          {words.reported}
          <span className="idea-small">{words.reportedHint}</span>
        </span>
      </label>
      <div className="idea-send">
        <button type="submit" className="idea-button">
          {words.send}
        </button>
      </div>
    </form>
  );
}
