import { useState } from "react";
import { MAX_LINE } from "../../shared/measure/signal.ts";
import { looksLikeIdentity } from "../../shared/privacy/patientIdentity.ts";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/Field.tsx";
import { useWords } from "../words/useWords.ts";

interface Props {
  readonly line: string;
  readonly onSave: (line: string) => void;
  readonly onCancel: () => void;
}

/** One line that explains a signal, typed or chosen with a touch. */
export function ExplainForm({ line: said, onSave, onCancel }: Props) {
  const all = useWords();
  const words = all.signal;
  const [line, setLine] = useState(said);
  const isIdentity = looksLikeIdentity(line);
  const isReady = line.trim() !== "" && !isIdentity;
  return (
    <form
      className="signal-explain"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) onSave(line.trim());
      }}
    >
      <TextField
        label={words.explainField}
        hint={words.explainHelp}
        value={line}
        maxLength={MAX_LINE}
        autoComplete="off"
        error={isIdentity ? all.problem["patient-identity"] : undefined}
        onChange={({ currentTarget }) => setLine(currentTarget.value)}
      />
      <div className="signal-acts">
        {words.choices.map((choice) => (
          <Button key={choice} density="close" variant="tertiary" onClick={() => setLine(choice)}>
            {choice}
          </Button>
        ))}
      </div>
      <div className="signal-acts">
        <Button type="submit" variant="primary" disabled={!isReady}>
          {words.explainSave}
        </Button>
        <Button onClick={onCancel}>{words.cancel}</Button>
      </div>
    </form>
  );
}
