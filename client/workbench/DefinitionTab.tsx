import { useState } from "react";
import { isDrawable } from "../../shared/measure/advise.ts";
import {
  figureOf,
  MEASURE_CHARTS,
  type MeasureChart,
  type MeasureDefinition,
  PER,
  RULE_SETS,
  TILE_CHARTS,
} from "../../shared/measure/measure.ts";
import { fieldNumber, typedNumber } from "../measure/typed.ts";
import { Button } from "../ui/Button.tsx";
import { Field, TextField } from "../ui/Field.tsx";
import { Form, type FormValues } from "../ui/Form.tsx";
import { Select } from "../ui/Select.tsx";
import { numberText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { useOnBench } from "./Bench.tsx";
import { definitionChanges } from "./changes.ts";
import { DefinitionVersions } from "./DefinitionVersions.tsx";

type Wrong = "target" | "settles" | "same" | undefined;

/** Which chart, which rules, the target: shown as it would be, and saved as a new version of the definition. */
export function DefinitionTab() {
  const { may, head } = useOnBench();
  return (
    <div className="bench-columns">
      {may && <Choices key={head.measure.version} />}
      <DefinitionVersions />
    </div>
  );
}

function Choices() {
  const { workbench, advice } = useWords();
  const words = workbench.definition;
  const language = useLanguage();
  const { definition, begin } = useOnBench();
  const [wrong, setWrong] = useState<Wrong>(undefined);
  const submit = (values: FormValues): void => {
    const next = read(values, definition);
    const isSame = typeof next !== "string" && definitionChanges(definition, next).length === 0;
    setWrong(isSame ? "same" : typeof next === "string" ? next : undefined);
    if (isSame || typeof next === "string") return;
    begin({ of: "definition", title: workbench.act.definition, fields: [], definition: next });
  };
  // Only what draws figures of the kind that have come.
  const fits = (chart: MeasureChart) => chart === definition.chart || isDrawable(chart, figureOf(definition.chart));
  const per = (value: number) => (value === 1 ? words.perNone : numberText(value, language, 0));
  return (
    <Form onSubmit={submit} trouble={undefined}>
      <Field label={advice.chart}>
        {(parts) => (
          <select {...parts} name="chart" className="ds-input input" defaultValue={definition.chart}>
            <optgroup label={words.common}>{options(TILE_CHARTS.filter(fits), advice.charts)}</optgroup>
            <optgroup label={words.more}>
              {options(
                MEASURE_CHARTS.filter((chart) => fits(chart) && !TILE_CHARTS.some((each) => each === chart)),
                advice.charts,
              )}
            </optgroup>
          </select>
        )}
      </Field>
      <Select
        label={advice.rules}
        name="rules"
        defaultValue={definition.rules ?? "anhoej"}
        choices={RULE_SETS.map((value) => ({ value, label: advice.ruleSets[value] }))}
      />
      <TextField
        label={words.target}
        name="target"
        inputMode="decimal"
        autoComplete="off"
        isOptional
        defaultValue={fieldNumber(definition.target, language !== "en")}
        error={wrong === "target" ? words.notNumber : undefined}
      />
      <Select
        label={advice.per}
        name="per"
        defaultValue={String(definition.per ?? 1)}
        choices={PER.map((value) => ({ value: String(value), label: per(value) }))}
      />
      <TextField
        label={advice.settles}
        hint={advice.settlesHelp}
        name="settles"
        inputMode="numeric"
        autoComplete="off"
        defaultValue={String(definition.settles ?? 0)}
        error={wrong === "settles" ? words.days : undefined}
      />
      <Button type="submit" variant="primary">
        {words.see}
      </Button>
      {wrong === "same" && <p role="status">{words.same}</p>}
    </Form>
  );
}

function options<Value extends string>(values: readonly Value[], names: Readonly<Record<Value, string>>) {
  return values.map((value) => (
    <option key={value} value={value}>
      {names[value]}
    </option>
  ));
}

function read(values: FormValues, definition: MeasureDefinition): MeasureDefinition | "target" | "settles" {
  const target = values.target?.trim() ? typedNumber(values.target) : null;
  const settles = typedNumber(values.settles ?? "");
  if (target === undefined) return "target";
  if (settles === undefined || !Number.isInteger(settles) || settles < 0 || settles > 400) return "settles";
  return {
    ...definition,
    chart: MEASURE_CHARTS.find((chart) => chart === values.chart) ?? definition.chart,
    rules: RULE_SETS.find((set) => set === values.rules) ?? "anhoej",
    per: PER.find((each) => String(each) === values.per) ?? 1,
    target,
    settles,
  };
}
