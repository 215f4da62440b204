import type { KeyboardEvent } from "react";
import { Field } from "../ui/Field.tsx";
import { useHeldText } from "./heldText.ts";
import { IdentityWarning } from "./IdentityWarning.tsx";

interface Props {
  readonly label: string;
  readonly value: string;
  readonly longest: number;
  readonly placeholder?: string;
  /** Several lines as the text grows; Enter still leaves the field. */
  readonly grows?: boolean;
  readonly className?: string;
  /** The label is for those who listen; what the field is for is seen from where it stands. */
  readonly isLabelHidden?: boolean;
  /** Writes the text in the document; the same for as long as the field is shown. */
  readonly commit: (text: string) => void;
}

/** A field of a card or lane: sent at a pause, and when it is left; a patient's number stays here and the person sees why. */
export function HeldField(props: Props) {
  const { label, value, longest, placeholder, grows, className, isLabelHidden, commit } = props;
  const held = useHeldText(value, commit);
  const pressed = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    held.leave();
  };
  const common = {
    className: `ds-input input ${className ?? ""}`,
    value: held.text,
    placeholder,
    maxLength: longest,
    autoComplete: "off",
    onBlur: held.leave,
    onKeyDown: pressed,
  };
  return (
    <div className={isLabelHidden ? "board-label-hidden" : undefined}>
      <Field label={label}>
        {(parts) =>
          grows ? (
            <textarea
              {...common}
              {...parts}
              rows={1}
              aria-invalid={held.isIdentity || undefined}
              onChange={({ currentTarget }) =>
                held.type(currentTarget.value.replaceAll("\n", " "), currentTarget.selectionEnd)
              }
            />
          ) : (
            <input
              {...common}
              {...parts}
              aria-invalid={held.isIdentity || undefined}
              onChange={({ currentTarget }) => held.type(currentTarget.value, currentTarget.selectionEnd)}
            />
          )
        }
      </Field>
      {held.isIdentity && <IdentityWarning />}
    </div>
  );
}
