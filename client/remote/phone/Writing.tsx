import { type ChangeEvent, type FormEvent, useEffect, useId, useRef, useState } from "react";
import { looksLikeIdentity, withoutHeld } from "../../../shared/privacy/patientIdentity.ts";
import type { Stage } from "../../../shared/remote/remote.ts";
import { usePhoneWords } from "./phoneLanguage.ts";
import type { PhoneLink } from "./phoneLink.ts";

interface Props {
  readonly link: PhoneLink;
  readonly stage: Stage;
  readonly isStopped: boolean;
}

/** The field that is open on the wall, on the phone; or which fields there are to open. */
export function Writing({ link, stage, isStopped }: Props) {
  const words = usePhoneWords();
  const { open, fields } = stage;
  const others = fields.filter(({ id }) => id !== open?.id);
  return (
    <section className="remote-writing" aria-label={words.writeIn}>
      {open && <OpenField link={link} open={open} isStopped={isStopped} />}
      {!open && fields.length === 0 && <p className="remote-small">{words.nothingToWrite}</p>}
      {others.length > 0 && (
        <div className="remote-fields">
          <h2>{open ? words.otherField : words.writeIn}</h2>
          {others.map(({ id, label }) => (
            <button key={id} type="button" className="remote-chip" onClick={() => link.open(id)}>
              {label}
            </button>
          ))}
        </div>
      )}
    </section>
  );
}

interface OpenProps {
  readonly link: PhoneLink;
  readonly open: NonNullable<Stage["open"]>;
  readonly isStopped: boolean;
}

/** The text goes to the wall as it is written, without digits that may become a patient's. */
function OpenField({ link, open, isStopped }: OpenProps) {
  const words = usePhoneWords();
  const id = useId();
  const [text, setText] = useState(open.text);
  /** What the wall has of it, as far as this phone knows. */
  const [told, setTold] = useState(open.text);
  const field = useRef<HTMLTextAreaElement>(null);
  const holdsIdentity = looksLikeIdentity(text) || isStopped;
  // Somebody wrote at the wall itself, or the wall has taken the text and emptied its field.
  if (open.heard >= link.seq && open.text !== told) {
    setTold(open.text);
    setText(open.text);
  }
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  const tell = (next: string, caret: number | null): void => {
    const free = withoutHeld(next, caret);
    setTold(free);
    link.type(open.id, free);
  };
  const typed = ({ currentTarget }: ChangeEvent<HTMLTextAreaElement>): void => {
    const next = open.isLong ? currentTarget.value : currentTarget.value.replaceAll("\n", " ");
    setText(next);
    tell(next, currentTarget.selectionEnd);
  };
  const done = (event: FormEvent): void => {
    event.preventDefault();
    if (looksLikeIdentity(text)) {
      field.current?.focus();
      return;
    }
    if (withoutHeld(text, null) !== told) tell(text, null);
    link.done(open.id);
  };
  return (
    <form className="remote-field" onSubmit={done}>
      <label htmlFor={`${id}-text`}>{open.label}</label>
      <textarea
        ref={field}
        id={`${id}-text`}
        aria-describedby={`${id}-hint`}
        aria-invalid={holdsIdentity}
        value={text}
        maxLength={open.longest}
        rows={open.isLong ? 4 : 2}
        autoComplete="off"
        onChange={typed}
        onBlur={() => {
          if (withoutHeld(text, null) !== told) tell(text, null);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !open.isLong && !event.nativeEvent.isComposing) done(event);
        }}
      />
      <p id={`${id}-hint`} className="remote-small">
        {words.written} {words.noPatient}
      </p>
      {holdsIdentity && (
        <p className="remote-note" data-tone="alarm" role="alert">
          <b>▲ {words.identityTitle}</b>
          <span>{words.identityHelp}</span>
        </p>
      )}
      <button type="submit" className="remote-button">
        {words.done}
      </button>
    </form>
  );
}
