import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { type Door, LONGEST_IDEA, type Similar } from "../../shared/idea/idea.ts";
import { looksLikeIdentity } from "../../shared/privacy/patientIdentity.ts";
import type { IdeaBox } from "./ideaBox.ts";
import { usePageWords } from "./pageLanguage.ts";

interface Props {
  readonly box: IdeaBox;
  readonly short: string;
  readonly door: Door | undefined;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** False while the code is in question; the text stands all the while. */
  readonly maySend: boolean;
  readonly onGive: (text: string, name: string) => void;
}

/** So few signs are left before the page counts them. */
const COUNT_FROM = 60;
const DEFAULT_DAYS = 7;

/** One field, one choice, one button. What looks like a patient is stopped here, before anything is sent. */
export function GiveForm({ box, short, door, text, onText, maySend, onGive }: Props) {
  const words = usePageWords();
  const id = useId();
  const [isNamed, setNamed] = useState(box.state.name !== "");
  const [name, setName] = useState(box.state.name);
  const [isEmpty, setEmpty] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const holdsIdentity = looksLikeIdentity(text) || (isNamed && looksLikeIdentity(name));
  const left = LONGEST_IDEA - text.length;

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (holdsIdentity || text.trim() === "") {
      setEmpty(text.trim() === "");
      field.current?.focus();
      return;
    }
    onGive(text, isNamed ? name : "");
  };
  return (
    <form className="idea-form" onSubmit={submit} noValidate>
      <div className="idea-field">
        <textarea
          ref={field}
          aria-label={words.title}
          aria-describedby={`${id}-hint`}
          aria-invalid={holdsIdentity || isEmpty}
          value={text}
          maxLength={LONGEST_IDEA}
          rows={5}
          enterKeyHint="enter"
          onChange={(event) => {
            onText(event.currentTarget.value);
            setEmpty(false);
          }}
        />
        <p id={`${id}-hint`} className="idea-small">
          {words.noPatient}
          {left <= COUNT_FROM && <b> {words.left(left)}</b>}
        </p>
      </div>
      {holdsIdentity && (
        <div className="idea-stop" role="alert">
          <b>{words.identityTitle}</b>
          <p>{words.identityHelp}</p>
        </div>
      )}
      {isEmpty && (
        <p className="idea-stop" role="alert">
          {words.empty}
        </p>
      )}
      <fieldset className="idea-chips">
        <legend>{words.who}</legend>
        <label className="idea-chip">
          <input type="radio" name={`${id}-who`} checked={!isNamed} onChange={() => setNamed(false)} />
          {words.anonymous}
        </label>
        <label className="idea-chip">
          <input type="radio" name={`${id}-who`} checked={isNamed} onChange={() => setNamed(true)} />
          {words.named}
        </label>
      </fieldset>
      {isNamed && (
        <input
          className="idea-name"
          aria-label={words.name}
          placeholder={words.name}
          value={name}
          maxLength={80}
          autoComplete="name"
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
      <AlikeIdeas box={box} short={short} text={text} />
      <div className="idea-note">
        <span className="idea-mark" aria-hidden="true">
          ✓
        </span>
        <div>
          <b>{words.answerTitle(door?.answerDays ?? DEFAULT_DAYS)}</b>
          <p className="idea-small">{door?.isHeld ? words.heldHelp : words.answerHelp}</p>
        </div>
      </div>
      <div className="idea-send">
        <button type="submit" className="idea-button" disabled={!maySend}>
          {words.send}
        </button>
        <p className="idea-small">{words.noAccount}</p>
      </div>
    </form>
  );
}

/** From so many signs on a text says what it is about, and after so long a pause it is asked for. */
const ASK_FROM = 15;
const PAUSE = 350;

/** Beside the sending, never in its way: when the answer is late or does not come, nothing is shown. */
function AlikeIdeas({ box, short, text }: Pick<Props, "box" | "short" | "text">) {
  const words = usePageWords();
  const [found, setFound] = useState<readonly Similar[]>([]);
  const wanted = text.trim();
  const asks = wanted.length >= ASK_FROM && !looksLikeIdentity(wanted);
  useEffect(() => {
    if (!asks) return undefined;
    let isOld = false;
    const timer = setTimeout(async () => {
      const similar = await box.similar(short, wanted);
      if (!isOld) setFound(similar);
    }, PAUSE);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [box, short, asks, wanted]);
  if (!asks || found.length === 0) return null;
  return (
    <section className="idea-alike" aria-live="polite">
      <p className="idea-small">{words.similar}</p>
      <ul>
        {found.map(({ title, meaning }) => (
          <li key={title}>
            <b>{title}</b>
            <span className="idea-small">{words.standing[meaning ?? "own"]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
