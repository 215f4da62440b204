import {
  createContext,
  type InputHTMLAttributes,
  type ReactNode,
  type TextareaHTMLAttributes,
  useContext,
  useId,
} from "react";
import { useWords } from "../words/useWords.ts";

export interface Labelled {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong and how to mend it; read aloud with the field. */
  readonly error?: string | undefined;
  readonly isOptional?: boolean;
}

interface Parts {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
}

/** What stands beside every label where there is no keyboard, as on a wall. */
export const FieldAid = createContext<ReactNode>(null);

/** Label, hint and error around any control; the control takes the parts it is given. */
export function Field(props: Labelled & { readonly children: (parts: Parts) => ReactNode }) {
  const { label, hint, error, isOptional = false, children } = props;
  const words = useWords();
  const id = useId();
  const aid = useContext(FieldAid);
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  const name = (
    <label className="ds-label" htmlFor={id}>
      {label}
      {isOptional && <small> ({words.shell.optional})</small>}
    </label>
  );
  return (
    <div className="ds-field field">
      {aid ? (
        <div className="field-top">
          {name}
          {aid}
        </div>
      ) : (
        name
      )}
      {hint && (
        <div id={`${id}-hint`} className="field-hint">
          {hint}
        </div>
      )}
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined })}
      {error && (
        <p id={`${id}-error`} className="ds-validation-message field-error">
          {error}
        </p>
      )}
    </div>
  );
}

type Own = "id" | "aria-describedby" | "aria-invalid";

/** One line of text. */
export function TextField(props: Labelled & Omit<InputHTMLAttributes<HTMLInputElement>, Own>) {
  const { label, hint, error, isOptional = false, className, ...rest } = props;
  return (
    <Field label={label} hint={hint} error={error} isOptional={isOptional}>
      {(parts) => <input {...rest} {...parts} className={`ds-input input ${className ?? ""}`} />}
    </Field>
  );
}

/** Several lines of text. */
export function TextArea(props: Labelled & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, Own>) {
  const { label, hint, error, isOptional = false, className, ...rest } = props;
  return (
    <Field label={label} hint={hint} error={error} isOptional={isOptional}>
      {(parts) => <textarea {...rest} {...parts} className={`ds-input input ${className ?? ""}`} />}
    </Field>
  );
}

/** A box to tick, with its words to the right. */
export function Checkbox(
  props: Omit<Labelled, "isOptional"> & Omit<InputHTMLAttributes<HTMLInputElement>, Own | "type">,
) {
  const { label, hint, error, ...rest } = props;
  const id = useId();
  return (
    <div className="tick-field">
      <label className="tick">
        <input
          {...rest}
          type="checkbox"
          aria-describedby={hint || error ? `${id}-hint` : undefined}
          aria-invalid={error ? true : undefined}
        />
        <span>{label}</span>
      </label>
      {(hint || error) && (
        <div id={`${id}-hint`} className={error ? "ds-validation-message field-error" : "field-hint"}>
          {error ?? hint}
        </div>
      )}
    </div>
  );
}

interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string;
}

interface RadioProps<Value extends string> extends Labelled {
  readonly name: string;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** One of a few: all choices in sight, each a whole touch target. */
export function RadioGroup<Value extends string>(props: RadioProps<Value>) {
  const { label, hint, error, name, choices, value, onChange } = props;
  return (
    <fieldset className="radio-group" aria-invalid={error ? true : undefined}>
      <legend>{label}</legend>
      {hint && <div className="field-hint">{hint}</div>}
      {choices.map((choice) => (
        <label key={choice.value} className="tick">
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          <span>
            {choice.label}
            {choice.hint && <small>{choice.hint}</small>}
          </span>
        </label>
      ))}
      {error && <p className="ds-validation-message field-error">{error}</p>}
    </fieldset>
  );
}
