import type { NoticeChoice } from "../../shared/notice/event.ts";
import { Checkbox } from "../ui/Field.tsx";
import { useWords } from "../words/useWords.ts";

interface Props {
  readonly label: string;
  readonly choices: readonly NoticeChoice[];
  readonly chosen: readonly NoticeChoice[];
  readonly onChange: (chosen: NoticeChoice[]) => void;
}

/** What to be told of: nothing is chosen for anybody. Saved as it is ticked. */
export function ChoiceList({ label, choices, chosen, onChange }: Props) {
  const { notice } = useWords();
  return (
    <fieldset className="notice-choices">
      <legend>{label}</legend>
      {choices.map((choice) => (
        <Checkbox
          key={choice}
          label={notice.choices[choice]}
          checked={chosen.includes(choice)}
          onChange={({ currentTarget: { checked } }) =>
            onChange(choices.filter((each) => (each === choice ? checked : chosen.includes(each))))
          }
        />
      ))}
    </fieldset>
  );
}
