import { addDays, type LocalDate } from "../../shared/base/time.ts";
import { LONGEST_DAYS, MAX_TEXT, mayLastUntil } from "../../shared/message/message.ts";
import { TextField } from "../ui/Field.tsx";
import type { Written } from "../ui/useWritten.ts";
import { WrittenArea } from "../ui/WrittenField.tsx";
import { useWords } from "../words/useWords.ts";

/** What a message says, and how much more it can say. */
export function MessageArea({ written, help }: { readonly written: Written; readonly help?: string }) {
  const words = useWords().message;
  const left = words.left(MAX_TEXT - written.text.length);
  return (
    <WrittenArea
      written={written}
      label={words.text}
      hint={help === undefined ? left : `${help} ${left}.`}
      rows={4}
      maxLength={MAX_TEXT}
    />
  );
}

interface LastDayProps {
  readonly until: LocalDate;
  readonly today: LocalDate;
  readonly onChange: (until: LocalDate) => void;
}

/** Until when a message stands on the boards. */
export function LastDayField({ until, today, onChange }: LastDayProps) {
  const words = useWords().message;
  return (
    <TextField
      label={words.last}
      hint={words.lastHint}
      type="date"
      value={until}
      min={today}
      max={addDays(today, LONGEST_DAYS)}
      error={mayLastUntil(until, today) ? undefined : words.badDay}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
