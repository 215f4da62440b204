import { RadioGroup, TextField } from "../ui/Field.tsx";
import { useWords } from "../words/useWords.ts";
import type { PartProps } from "./WhereFields.tsx";

const CHOICES = ["hour", "day", "weekday", "monday", "cron"] as const;

/** How often a source is fetched, by the clock on the unit's wall. */
export function WhenFields({ draft, set, wrong, zone }: PartProps & { readonly zone: string }) {
  const words = useWords().pull.form;
  const fault = wrong("schedule") && words.wrongSchedule;
  return (
    <fieldset className="group">
      <legend>{words.when}</legend>
      <RadioGroup
        label={words.often}
        name="every"
        value={draft.every}
        choices={CHOICES.map((value) => ({ value, label: words.every[value] }))}
        onChange={(every) => set({ every })}
      />
      {draft.every === "cron" && (
        <TextField
          label={words.cron}
          hint={words.cronHelp}
          error={fault}
          className="pull-code"
          value={draft.pattern}
          maxLength={60}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => set({ pattern: event.currentTarget.value })}
        />
      )}
      {draft.every === "hour" && (
        <TextField
          label={words.minute}
          error={fault}
          type="number"
          inputMode="numeric"
          min={0}
          max={59}
          value={draft.minute}
          onChange={(event) => set({ minute: event.currentTarget.value })}
        />
      )}
      {draft.every !== "cron" && draft.every !== "hour" && (
        <TextField
          label={words.at}
          error={fault}
          type="time"
          value={draft.at}
          onChange={(event) => set({ at: event.currentTarget.value })}
        />
      )}
      <p className="pull-note">{words.zone(zone)}</p>
    </fieldset>
  );
}
