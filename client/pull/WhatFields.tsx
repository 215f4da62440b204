import { figureOf, type MeasureView } from "../../shared/measure/measure.ts";
import type { PullMapping } from "../../shared/pull/source.ts";
import { Checkbox, RadioGroup, TextField } from "../ui/Field.tsx";
import { Select } from "../ui/Select.tsx";
import { useWords } from "../words/useWords.ts";
import { EACH_ROW } from "./draft.ts";
import type { PartProps } from "./WhereFields.tsx";

type ColumnName = "period" | "year" | "value" | "numerator" | "denominator" | "key" | "unit" | "measure";

interface Props extends PartProps {
  readonly measures: readonly MeasureView[];
  /** What the source has, once it was asked. */
  readonly columns: readonly string[];
  readonly isAsked: boolean;
}

/** Which measure the figures are of, and which column holds what. */
export function WhatFields(props: Props) {
  const { draft, set, wrong, measures, isAsked } = props;
  const words = useWords().pull.form;
  const chosen = measures.find(({ id }) => id === draft.measure);
  const shape = chosen ? figureOf(chosen.definition.chart) : "any";
  // Before the source was asked nobody knows what its columns are called.
  const isKnown = isAsked || draft.mapping.period !== "" || wrong("mapping") !== undefined;
  return (
    <fieldset className="group">
      <legend>{words.what}</legend>
      <Select
        label={words.measure}
        error={wrong("measureId") && words.wrongMeasure}
        value={draft.measure}
        choices={[
          { value: "", label: words.chooseMeasure },
          ...measures.map(({ id, definition, unitName }) => ({ value: id, label: `${definition.name} (${unitName})` })),
          { value: EACH_ROW, label: words.measureFromColumn },
        ]}
        onChange={(measure) => set({ measure })}
      />
      {draft.kind === "url-json" && (
        <TextField
          label={words.rows}
          hint={words.rowsHelp}
          isOptional
          value={draft.mapping.rows}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => set({ mapping: { ...draft.mapping, rows: event.currentTarget.value } })}
        />
      )}
      {isKnown ? <Columns {...props} shape={shape} /> : <p className="pull-note">{words.columnsHelp}</p>}
    </fieldset>
  );
}

function Columns({ shape, ...props }: Props & { readonly shape: ReturnType<typeof figureOf> }) {
  const words = useWords().pull.form;
  return (
    <>
      <Column {...props} name="period" label={words.period} hint={words.periodHelp} />
      {props.draft.measure === EACH_ROW && <Column {...props} name="measure" label={words.measureColumn} />}
      {shape !== "ratio" && <Column {...props} name="value" label={words.value} isOptional={shape === "any"} />}
      {shape !== "value" && shape !== "values" && (
        <>
          <Column {...props} name="numerator" label={words.numerator} isOptional={shape === "any"} />
          <Column {...props} name="denominator" label={words.denominator} isOptional={shape === "any"} />
        </>
      )}
      <More {...props} />
    </>
  );
}

function More(props: Props) {
  const { draft, set } = props;
  const words = useWords().pull.form;
  const { mapping } = draft;
  const change = (part: Partial<PullMapping>) => set({ mapping: { ...mapping, ...part } });
  const isUsed =
    mapping.year !== "" || mapping.key !== "" || mapping.unit !== "" || mapping.monthFirst || mapping.times100;
  return (
    <details className="pull-more" open={isUsed || undefined}>
      <summary>{words.moreChoices}</summary>
      <div className="stack">
        <Column {...props} name="unit" label={words.unit} hint={words.unitHelp} isOptional />
        <Column {...props} name="year" label={words.year} isOptional />
        <Column {...props} name="key" label={words.key} isOptional />
        {draft.kind === "url-csv" && (
          <RadioGroup
            label={words.decimal}
            name="decimal"
            value={mapping.decimal}
            choices={(["comma", "point"] as const).map((value) => ({ value, label: words.marks[value] }))}
            onChange={(decimal) => change({ decimal })}
          />
        )}
        <Checkbox
          label={words.monthFirst}
          checked={mapping.monthFirst}
          onChange={(event) => change({ monthFirst: event.currentTarget.checked })}
        />
        <Checkbox
          label={words.times100}
          checked={mapping.times100}
          onChange={(event) => change({ times100: event.currentTarget.checked })}
        />
      </div>
    </details>
  );
}

interface ColumnProps extends Props {
  readonly name: ColumnName;
  readonly label: string;
  readonly hint?: string;
  readonly isOptional?: boolean;
}

/** A column by its name: chosen among those that the source has, or written while nobody has asked it. */
function Column({ draft, set, wrong, columns, name, label, hint, isOptional = false }: ColumnProps) {
  const words = useWords().pull.form;
  const value = draft.mapping[name];
  const change = (column: string) => set({ mapping: { ...draft.mapping, [name]: column } });
  const shared = { label, hint, isOptional, error: wrong(`mapping.${name}`) };
  if (columns.length === 0) {
    return (
      <TextField
        {...shared}
        value={value}
        maxLength={120}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => change(event.currentTarget.value)}
      />
    );
  }
  const names = columns.includes(value) || value === "" ? columns : [...columns, value];
  return (
    <Select
      {...shared}
      value={value}
      choices={[{ value: "", label: words.none }, ...names.map((column) => ({ value: column, label: column }))]}
      onChange={change}
    />
  );
}
