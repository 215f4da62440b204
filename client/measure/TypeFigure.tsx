import { useState } from "react";
import { addDays, type Instant, localDate } from "../../shared/base/time.ts";
import type { SeriesView } from "../../shared/measure/measure.ts";
import { firstDay, likelyPeriod, nextPeriod, type Period, periodKind, periodOf } from "../../shared/measure/period.ts";
import { freshId } from "../live/freshId.ts";
import { refetch, useAct } from "../live/queries.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog, DialogActs } from "../ui/Dialog.tsx";
import { TextField } from "../ui/Field.tsx";
import { Form, type FormValues } from "../ui/Form.tsx";
import { Select } from "../ui/Select.tsx";
import { useToast } from "../ui/Toast.tsx";
import { useLanguage, useWords } from "../words/useWords.ts";
import { periodText } from "./figures.ts";
import { pushPoint } from "./queries.ts";
import { typedNumber } from "./typed.ts";

interface Props {
  readonly series: SeriesView;
  readonly now: Instant;
  readonly onClose: () => void;
}

/** How many periods back a figure can be typed in or corrected from the list. */
const PERIODS_BACK = 13;

/** Types one figure in by hand: the last period that has ended is chosen already. */
export function TypeFigure({ series, now, onClose }: Props) {
  const { measure: words, shell } = useWords();
  const language = useLanguage();
  const toast = useToast();
  const { definition, id } = series.measure;
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const { run, isBusy, trouble } = useAct(pushPoint);
  const periods = periodsOf(series, now);
  const isEvent = definition.rhythm === "event" && !periods;
  const hasParts = definition.chart === "p";
  const fields = hasParts ? ["numerator", "denominator"] : ["value"];

  const submit = async (values: FormValues): Promise<void> => {
    const figures = fields.map((field) => [field, typedNumber(values[field] ?? "")] as const);
    const missing = figures.filter(([, value]) => value === undefined).map(([field]) => field);
    const period = values.period ?? "";
    setWrong(period === "" ? [...missing, "period"] : missing);
    if (missing.length > 0 || period === "") return;
    const isTaken = series.points.some((point) => point.period === period && point.key === "");
    // Two events on one day stand side by side; a period's figure replaces what was there.
    const key = isEvent && isTaken ? { key: freshId().slice(0, 12) } : {};
    const point = { period, ...key, ...Object.fromEntries(figures.map(([field, value]) => [field, value ?? 0])) };
    const answer = await run({ id, point: { ...point, unitId: series.unitId } });
    if (!answer.ok) return;
    const said = periodText(period, { language, zone: series.zone, now });
    const { corrected, stored } = answer.value;
    toast({
      text: corrected > 0 ? words.type.corrected(said) : stored > 0 ? words.type.saved(said) : words.type.unchanged,
    });
    await refetch([["measure", id]]);
    onClose();
  };
  const errorOf = (field: string) => (wrong.includes(field) ? words.form.notNumber : undefined);
  return (
    <Dialog title={`${words.type.open}: ${definition.name}`} onClose={onClose}>
      <Form onSubmit={(values) => void submit(values)} trouble={trouble}>
        {periods ? (
          <Select
            label={words.type.period}
            name="period"
            defaultValue={periods.likely}
            choices={periods.list.map((value) => ({
              value,
              label: periodText(value, { language, zone: series.zone, now }),
            }))}
          />
        ) : (
          <TextField
            label={words.type.periods.event}
            name="period"
            type="date"
            defaultValue={localDate(now, series.zone)}
            max={localDate(now, series.zone)}
          />
        )}
        <div className="measure-pair">
          {hasParts ? (
            <>
              <TextField
                label={definition.numeratorText || words.type.numerator}
                name="numerator"
                inputMode="decimal"
                autoComplete="off"
                error={errorOf("numerator")}
              />
              <TextField
                label={definition.denominatorText || words.type.denominator}
                name="denominator"
                inputMode="decimal"
                autoComplete="off"
                error={errorOf("denominator")}
              />
            </>
          ) : (
            <TextField
              label={definition.unit ? `${words.type.value} (${definition.unit})` : words.type.value}
              name="value"
              inputMode="decimal"
              autoComplete="off"
              error={errorOf("value")}
            />
          )}
        </div>
        <DialogActs>
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button type="submit" variant="primary" isBusy={isBusy}>
            {words.type.save}
          </Button>
        </DialogActs>
      </Form>
    </Dialog>
  );
}

interface Periods {
  readonly list: readonly Period[];
  readonly likely: Period;
}

/** The periods one may mean, the newest first; none where a day is asked for. */
function periodsOf({ measure, points, zone }: SeriesView, now: Instant): Periods | undefined {
  const { rhythm } = measure.definition;
  const last = points.at(-1)?.period;
  if (last !== undefined && periodKind(last) === "number") {
    const next = nextPeriod(last) ?? last;
    const list = Array.from({ length: PERIODS_BACK }, (_, i) => String(Number(next) - i)).filter(
      (each) => Number(each) > 0,
    );
    return { list, likely: next };
  }
  if (rhythm === "event") return undefined;
  let period = periodOf(localDate(now, zone), rhythm);
  const list: Period[] = [];
  for (let i = 0; i < PERIODS_BACK; i += 1) {
    list.push(period);
    period = periodOf(addDays(firstDay(period) ?? period, -1), rhythm);
  }
  return { list, likely: likelyPeriod(rhythm, now, zone) };
}
