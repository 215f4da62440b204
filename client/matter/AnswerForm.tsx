import { useState } from "react";
import { LONGEST_MATTER } from "../../shared/escalation/escalation.ts";
import { isOnlySeen } from "../../shared/escalation/onlySeen.ts";
import { looksLikeIdentity } from "../../shared/privacy/patientIdentity.ts";
import { Button } from "../ui/Button.tsx";
import { TextArea } from "../ui/Field.tsx";
import { useWords } from "../words/useWords.ts";
import { type FormProps, StepForm } from "./StepForm.tsx";

/** An answer is what we do or have decided; that we have seen it is none. */
export function AnswerForm({ step, senders, onDone, onCancel }: FormProps) {
  const { matters: words, problem } = useWords();
  const own = words.answering;
  const [text, setText] = useState("");
  const said = text.trim();
  const isIdentity = looksLikeIdentity(text);
  const error = isIdentity ? problem["patient-identity"] : isOnlySeen(text) ? own.isNone : undefined;
  const names = senders.join(", ");
  const submit = async (): Promise<void> => {
    if (await step.take({ what: "answer", body: { text: said }, done: words.done.answered(names) })) onDone();
  };
  return (
    <StepForm
      step={step}
      send={own.send}
      isReady={said !== "" && error === undefined}
      keeps
      onSubmit={submit}
      onCancel={onCancel}
    >
      <TextArea
        label={own.text}
        hint={own.hint}
        value={text}
        rows={4}
        maxLength={LONGEST_MATTER.answer}
        error={error}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {said === "" && (
        <div className="matter-starts" role="group" aria-label={own.startsLabel}>
          {own.starts.map((start) => (
            <Button key={start} density="close" onClick={() => setText(start)}>
              {start.trim()}
            </Button>
          ))}
        </div>
      )}
      {senders.length > 1 && <p>{own.toAll(names)}</p>}
    </StepForm>
  );
}
