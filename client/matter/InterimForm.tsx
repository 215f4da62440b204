import { useState } from "react";
import { isLocalDate, localDate } from "../../shared/base/time.ts";
import { LONGEST_MATTER } from "../../shared/escalation/escalation.ts";
import { useMeetingTime } from "../board/meetingTime.ts";
import { useNow } from "../live/serverClock.ts";
import { RadioGroup, TextField } from "../ui/Field.tsx";
import { useWritten } from "../ui/useWritten.ts";
import { WrittenArea } from "../ui/WrittenField.tsx";
import { momentText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { type FormProps, StepForm } from "./StepForm.tsx";
import { ownUntil, PROMISED_AT, untilChoices } from "./until.ts";

type Choice = "meeting" | "tomorrow" | "week" | "own";

/** *Foreløpig svar*: what can be said now, and until when the answer is promised. */
export function InterimForm({ matter, facts, step, senders, onDone, onCancel }: FormProps) {
  const words = useWords().matters;
  const own = words.interim;
  const language = useLanguage();
  const now = useNow(30_000);
  const choices = untilChoices(now, facts.zone, useMeetingTime(facts.id).nextEnds);
  const written = useWritten({ draft: `interim:${matter.id}` });
  const [chosen, setChoice] = useState<Choice | undefined>(undefined);
  const choice = chosen ?? choices[0]?.kind ?? "tomorrow";
  const [date, setDate] = useState("");
  const [time, setTime] = useState(PROMISED_AT);
  const until =
    choice === "own"
      ? isLocalDate(date)
        ? ownUntil(date, time, facts.zone, now)
        : undefined
      : choices.find(({ kind }) => kind === choice)?.at;
  const when = until === undefined ? "" : momentText(until, now, language, facts.zone);
  const submit = async (): Promise<void> => {
    const done = words.done.interim(senders.join(", "));
    if (!(await step.take({ what: "interim", body: { text: written.said, until }, done }))) return;
    written.forget();
    onDone();
  };
  return (
    <StepForm
      step={step}
      send={when === "" ? own.sendEmpty : own.send(when)}
      isReady={written.isReady && until !== undefined}
      keeps
      onSubmit={submit}
      onCancel={onCancel}
    >
      <WrittenArea written={written} label={own.text} hint={own.help} rows={3} maxLength={LONGEST_MATTER.answer} />
      <RadioGroup<Choice>
        label={own.until}
        name="until"
        value={choice}
        onChange={setChoice}
        choices={[
          ...choices.map(({ kind, at }) => ({
            value: kind,
            label: own[kind],
            hint: momentText(at, now, language, facts.zone),
          })),
          { value: "own" as const, label: own.own },
        ]}
      />
      {choice === "own" && (
        <div className="matter-when">
          <TextField
            type="date"
            label={own.day}
            value={date}
            min={localDate(now, facts.zone)}
            error={date !== "" && until === undefined ? own.ahead : undefined}
            onChange={(event) => setDate(event.currentTarget.value)}
          />
          <TextField
            type="time"
            label={own.time}
            value={time}
            required
            onChange={(event) => setTime(event.currentTarget.value || PROMISED_AT)}
          />
        </div>
      )}
    </StepForm>
  );
}
