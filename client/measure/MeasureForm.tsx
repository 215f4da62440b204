import { useState } from "react";
import { advise, type Answers, answersOf } from "../../shared/measure/advise.ts";
import { DIRECTIONS, type MeasureDefinition } from "../../shared/measure/measure.ts";
import type { Trouble } from "../live/api.ts";
import { Button } from "../ui/Button.tsx";
import { DialogActs } from "../ui/Dialog.tsx";
import { Checkbox, RadioGroup, TextField } from "../ui/Field.tsx";
import { Form, type FormValues } from "../ui/Form.tsx";
import { useLanguage, useWords } from "../words/useWords.ts";
import { ChartQuestions, ChosenChart } from "./ChartChoice.tsx";
import { MoreChoices } from "./MoreChoices.tsx";
import { fieldNumber, typedNumber } from "./typed.ts";

interface Props {
  readonly measure?: MeasureDefinition;
  readonly isBusy: boolean;
  readonly trouble: Trouble | undefined;
  readonly onSave: (definition: MeasureDefinition) => void;
  readonly onCancel: () => void;
}

const FIRST: Answers = { subject: "share", outOf: "varies", rhythm: "week" };

const NEW: MeasureDefinition = {
  name: "",
  direction: "down",
  target: null,
  responsible: "",
  numeratorText: "",
  denominatorText: "",
  event: "",
  source: "",
  ...choiceOf(FIRST),
};

/** What the answers settle of a definition. */
function choiceOf(answers: Answers): Pick<MeasureDefinition, "chart" | "unit" | "decimals" | "rhythm" | "per"> {
  const { chart, unit, decimals, rhythm, per } = advise(answers);
  return { chart, unit, decimals, rhythm, per };
}

/** Defines a measure. Three plain questions choose the chart; who knows charts may choose another. */
export function MeasureForm({ measure, isBusy, trouble, onSave, onCancel }: Props) {
  const words = useWords().measure.form;
  const comma = useLanguage() !== "en";
  const [draft, setDraft] = useState(measure ?? NEW);
  const [answers, setAnswers] = useState(measure ? answersOf(measure) : FIRST);
  const [wrong, setWrong] = useState<"name" | "target" | undefined>(undefined);
  const set = (change: Partial<MeasureDefinition>) => setDraft((old) => ({ ...old, ...change }));
  const answer = (next: Answers): void => {
    setAnswers(next);
    const { chart, rhythm, ...shown } = choiceOf(next);
    const isSameKind = next.subject === answers.subject && next.outOf === answers.outOf;
    // Another rhythm is no reason to lose the unit that somebody has chosen.
    set(isSameKind ? { chart, rhythm } : { chart, rhythm, ...shown });
  };
  const submit = (values: FormValues): void => {
    const name = values.name?.trim() ?? "";
    const target = values.target?.trim() ? typedNumber(values.target) : null;
    if (name === "" || target === undefined) return setWrong(name === "" ? "name" : "target");
    setWrong(undefined);
    const text = (field: string) => values[field]?.trim() ?? "";
    onSave({
      ...draft,
      name,
      target,
      unit: text("unit"),
      responsible: text("responsible"),
      source: text("source"),
      event: text("event"),
      numeratorText: text("numeratorText"),
      denominatorText: text("denominatorText"),
    });
  };
  return (
    <Form onSubmit={submit} trouble={trouble}>
      <TextField
        label={words.name}
        hint={words.nameHelp}
        name="name"
        defaultValue={draft.name}
        maxLength={80}
        autoComplete="off"
        error={wrong === "name" ? words.needed : undefined}
      />
      <ChartQuestions answers={answers} onAnswer={answer} />
      <ChosenChart answers={answers} chart={draft.chart} />
      <CountedTexts answers={answers} draft={draft} />
      <RadioGroup<MeasureDefinition["direction"]>
        label={words.better}
        name="direction"
        value={draft.direction}
        onChange={(direction) => set({ direction })}
        choices={DIRECTIONS.map((value) => ({ value, label: words.direction[value] }))}
      />
      <Countable answers={answers} draft={draft} onChange={set} />
      <div className="measure-pair">
        <TextField
          key={`unit ${draft.unit}`}
          label={words.unit}
          hint={words.unitHelp}
          name="unit"
          defaultValue={draft.unit}
          maxLength={30}
        />
        <TextField
          label={words.target}
          hint={words.targetHelp}
          name="target"
          inputMode="decimal"
          defaultValue={fieldNumber(draft.target, comma)}
          error={wrong === "target" ? words.notNumber : undefined}
        />
      </div>
      <div className="measure-pair">
        <TextField
          label={words.responsible}
          hint={words.responsibleHelp}
          name="responsible"
          defaultValue={draft.responsible}
          maxLength={80}
          isOptional
        />
        <TextField label={words.source} name="source" defaultValue={draft.source} maxLength={120} isOptional />
      </div>
      <MoreChoices draft={draft} answers={answers} before={measure?.chart} onChange={set} />
      <DialogActs>
        <Button onClick={onCancel}>{words.cancel}</Button>
        <Button type="submit" variant="primary" isBusy={isBusy}>
          {words.save}
        </Button>
      </DialogActs>
    </Form>
  );
}

interface PartProps {
  readonly answers: Answers;
  readonly draft: MeasureDefinition;
}

/** What is counted, and of what, in the team's own words; of rare events the event alone. */
function CountedTexts({ answers: { subject, outOf }, draft }: PartProps) {
  const words = useWords().measure.form;
  if (subject === "between" || subject === "cases") {
    return (
      <TextField label={words.event} hint={words.eventHelp} name="event" defaultValue={draft.event} maxLength={40} />
    );
  }
  if (subject === "figure" || subject === "waiting") return null;
  return (
    <div className="measure-pair">
      <TextField
        label={words.numerator}
        name="numeratorText"
        defaultValue={draft.numeratorText}
        maxLength={120}
        isOptional
      />
      {(subject === "share" || outOf === "varies") && (
        <TextField
          label={words.denominator}
          name="denominatorText"
          defaultValue={draft.denominatorText}
          maxLength={120}
          isOptional
        />
      )}
    </div>
  );
}

/** Whole numbers of a period may be counted by touch; what has a denominator may not. */
function Countable({
  answers: { subject, outOf },
  draft,
  onChange,
}: PartProps & { readonly onChange: (change: Partial<MeasureDefinition>) => void }) {
  const { tally } = useWords();
  const isCount = (subject === "events" && outOf !== "varies") || subject === "figure";
  if (!isCount || draft.rhythm === "event") return null;
  return (
    <Checkbox
      label={`${tally.mark}. ${tally.markHelp}`}
      checked={draft.countable === true}
      onChange={(event) => onChange({ countable: event.currentTarget.checked })}
    />
  );
}
