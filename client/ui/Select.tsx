import type { SelectHTMLAttributes } from "react";
import { Field, type Labelled } from "./Field.tsx";

interface Choice {
  readonly value: string;
  readonly label: string;
}

interface Props
  extends Labelled,
    Omit<SelectHTMLAttributes<HTMLSelectElement>, "id" | "children" | "onChange" | "aria-invalid"> {
  readonly choices: readonly Choice[];
  readonly onChange?: (value: string) => void;
}

/** One of many, in the browser's own list: it works with a finger, a keyboard and a screen reader everywhere. */
export function Select({ label, hint, error, isOptional = false, choices, onChange, ...rest }: Props) {
  return (
    <Field label={label} hint={hint} error={error} isOptional={isOptional}>
      {(parts) => (
        <select
          {...rest}
          {...parts}
          className="ds-input input"
          onChange={onChange && ((event) => onChange(event.currentTarget.value))}
        >
          {choices.map(({ value, label: text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
