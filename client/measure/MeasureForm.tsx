import { useState } from "react";
import type { MeasureDefinition } from "../../shared/measure/measure.ts";
import { DIRECTIONS, RHYTHMS, TILE_CHARTS } from "../../shared/measure/measure.ts";
import { advise, type FigureKind } from "../../shared/measure/advise.ts";
import type { Trouble } from "../live/api.ts";
import { Button } from "../ui/Button.tsx";
import { DialogActs } from "../ui/Dialog.tsx";
import { Checkbox, RadioGroup, TextField } from "../ui/Field.tsx";
import { Form, type FormValues } from "../ui/Form.tsx";
import { Select } from "../ui/Select.tsx";
import { useLanguage, useWords } from "../words/useWords.ts";
import { fieldNumber, typedNumber } from "./typed.ts";

interface Props {
  readonly measure?: MeasureDefinition;
  readonly isBusy: boolean;
  readonly trouble: Trouble | undefined;
  readonly onSave: (definition: MeasureDefinition) => void;
  readonly onCancel: () => void;
}

const NEW: MeasureDefinition = {
  name: "",
  unit: "%",
  direction: "down",
  target: null,
  chart: "p",
  rhythm: "week",
  decimals: 1,
  responsible: "",
  numeratorText: "",
  denominatorText: "",
  event: "",
  source: "",
};

/** Defines a measure. Three plain questions suggest the chart; who knows charts may choose another. */
export function MeasureForm({ measure, isBusy, trouble, onSave, onCancel }: Props) {
  const { tally, ...all } = useWords();
  const words = all.measure.form;
  const comma = useLanguage() !== "en";
  const [draft, setDraft] = useState(measure ?? NEW);
  const [kind, setKind] = useState<FigureKind>(kindOf(measure ?? NEW));
  const [wrong, setWrong] = useState<"name" | "target" | undefined>(undefined);
  const set = (change: Partial<MeasureDefinition>) => setDraft((old) => ({ ...old, ...change }));
  const answer = (next: FigureKind, rhythm: MeasureDefinition["rhythm"]): void => {
    setKind(next);
    set(advise(next, rhythm));
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
      <RadioGroup<FigureKind>
        label={words.kind}
        name="kind"
        value={kind}
        onChange={(next) => answer(next, draft.rhythm)}
        choices={[
          { value: "share", label: words.kinds.share, hint: words.kinds.shareHelp },
          { value: "figure", label: words.kinds.figure, hint: words.kinds.figureHelp },
          { value: "time", label: words.kinds.time, hint: words.kinds.timeHelp },
        ]}
      />
      {kind !== "time" && (
        <Select
          label={words.often}
          name="rhythm"
          value={draft.rhythm}
          choices={RHYTHMS.filter((rhythm) => rhythm !== "event").map((value) => ({
            value,
            label: words.rhythm[value],
          }))}
          onChange={(value) => {
            const rhythm = RHYTHMS.find((each) => each === value);
            if (rhythm) answer(kind, rhythm);
          }}
        />
      )}
      <RadioGroup<MeasureDefinition["direction"]>
        label={words.better}
        name="direction"
        value={draft.direction}
        onChange={(direction) => set({ direction })}
        choices={DIRECTIONS.map((value) => ({ value, label: words.direction[value] }))}
      />
      <p className="measure-advice">{words.suggests(words.charts[advise(kind, draft.rhythm).chart])}</p>
      <Select
        label={words.chart}
        name="chart"
        value={draft.chart}
        choices={chartsFor(kind).map((value) => ({ value, label: words.charts[value] }))}
        onChange={(value) => {
          const chart = TILE_CHARTS.find((each) => each === value);
          if (chart) set({ chart });
        }}
      />
      {kind === "figure" && (
        <Checkbox
          label={`${tally.mark}. ${tally.markHelp}`}
          checked={draft.countable === true}
          onChange={(event) => set({ countable: event.currentTarget.checked })}
        />
      )}
      <div className="measure-pair">
        <TextField
          key={`unit ${kind}`}
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
      {kind === "time" && (
        <TextField label={words.event} hint={words.eventHelp} name="event" defaultValue={draft.event} maxLength={40} />
      )}
      {kind === "share" && (
        <div className="measure-pair">
          <TextField
            label={words.numerator}
            name="numeratorText"
            defaultValue={draft.numeratorText}
            maxLength={120}
            isOptional
          />
          <TextField
            label={words.denominator}
            name="denominatorText"
            defaultValue={draft.denominatorText}
            maxLength={120}
            isOptional
          />
        </div>
      )}
      <Select
        label={words.decimals}
        name="decimals"
        value={String(draft.decimals)}
        choices={["0", "1", "2", "3", "4"].map((value) => ({ value, label: value }))}
        onChange={(value) => set({ decimals: Number(value) })}
      />
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
      <DialogActs>
        <Button onClick={onCancel}>{words.cancel}</Button>
        <Button type="submit" variant="primary" isBusy={isBusy}>
          {words.save}
        </Button>
      </DialogActs>
    </Form>
  );
}

function kindOf({ chart }: MeasureDefinition): FigureKind {
  if (chart === "t") return "time";
  return chart === "p" ? "share" : "figure";
}

/** A run chart suits every kind; the others want their own kind of figure. */
function chartsFor(kind: FigureKind): MeasureDefinition["chart"][] {
  return kind === "time" ? ["t", "i", "run"] : kind === "share" ? ["p", "run"] : ["i", "run"];
}
