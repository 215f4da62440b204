import { Icon } from "../ui/Icon.tsx";
import { useWords } from "../words/useWords.ts";
import { isField } from "./fields.ts";
import "./remote.css";

interface Props {
  readonly isLent: boolean;
  readonly onOpen: () => void;
}

/** Beside every field of a wall: the way to a keyboard. With a phone there, it makes this field the one that it writes in. */
export function PhoneAid({ isLent, onOpen }: Props) {
  const words = useWords().remote;
  return (
    <button
      type="button"
      className="phone-aid"
      onClick={({ currentTarget }) => {
        const field = currentTarget.closest(".field")?.querySelector("input, textarea");
        if (isField(field)) field.focus({ preventScroll: true });
        if (!isLent) onOpen();
      }}
    >
      <Icon name="phone" />
      {isLent ? words.writeHere : words.write}
    </button>
  );
}
