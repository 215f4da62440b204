import { LONGEST_MATTER } from "../../shared/escalation/escalation.ts";
import { isOnlySeen } from "../../shared/escalation/onlySeen.ts";
import { Button } from "../ui/Button.tsx";
import { useWritten } from "../ui/useWritten.ts";
import { WrittenArea } from "../ui/WrittenField.tsx";
import { useWords } from "../words/useWords.ts";
import { type FormProps, StepForm } from "./StepForm.tsx";

/** An answer is what we do or have decided; that we have seen it is none. */
export function AnswerForm({ matter, step, senders, onDone, onCancel }: FormProps) {
  const words = useWords().matters;
  const own = words.answering;
  const written = useWritten({
    draft: `answer:${matter.id}`,
    wrong: (text) => (isOnlySeen(text) ? own.isNone : undefined),
  });
  const names = senders.join(", ");
  const submit = async (): Promise<void> => {
    const body = { text: written.said };
    if (!(await step.take({ what: "answer", body, done: words.done.answered(names) }))) return;
    written.forget();
    onDone();
  };
  return (
    <StepForm step={step} send={own.send} isReady={written.isReady} keeps onSubmit={submit} onCancel={onCancel}>
      <WrittenArea written={written} label={own.text} hint={own.hint} rows={4} maxLength={LONGEST_MATTER.answer} />
      {written.said === "" && (
        <div className="matter-starts" role="group" aria-label={own.startsLabel}>
          {own.starts.map((start) => (
            <Button key={start} density="close" onClick={() => written.write(start)}>
              {start.trim()}
            </Button>
          ))}
        </div>
      )}
      {senders.length > 1 && <p>{own.toAll(names)}</p>}
    </StepForm>
  );
}
