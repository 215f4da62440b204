import { useState } from "react";
import type { BoardId, MeasureId } from "../../shared/base/ids.ts";
import { MINUTE } from "../../shared/base/time.ts";
import { agendaMs, IMPROVEMENT_AGENDA, DEFAULT_AGENDA } from "../../shared/huddle/agenda.ts";
import {
  type MeetingKind,
  type MeetingType,
  meetingTypeInput,
  type MeetingTypeInput,
  meetingTypeSchema,
} from "../../shared/huddle/meetingType.ts";
import { parse, nothing } from "../../shared/protocol/http.ts";
import { type Answer, send } from "../live/api.ts";
import { useAct } from "../live/queries.ts";
import { Button } from "../ui/Button.tsx";
import { Checkbox, TextField } from "../ui/Field.tsx";
import { ErrorNotice } from "../ui/ErrorNotice.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Select } from "../ui/Select.tsx";
import { useToast } from "../ui/Toast.tsx";
import { numberText, weekdayName } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { meetingName } from "./names.ts";
import { LayoutField } from "./LayoutField.tsx";
import { StepsField } from "./StepsField.tsx";
import { VideoField } from "./VideoField.tsx";
import "./types.css";

interface Props {
  readonly boardId: BoardId;
  /** Those that the board may show. */
  readonly measures: readonly { readonly id: MeasureId; readonly name: string }[];
  /** The meeting as it is; undefined for a new one. */
  readonly known: MeetingType | undefined;
  readonly first: MeetingTypeInput;
  readonly onDone?: () => void;
}

/** Any Monday: the weekdays' names follow from it. */
const A_MONDAY = 23;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/** One kind of meeting: when, how long, and its steps. Saved as a whole. */
export function MeetingTypeForm({ boardId, measures, known, first, onDone }: Props) {
  const words = useWords();
  const own = words.huddle.types;
  const language = useLanguage();
  const toast = useToast();
  const [type, setType] = useState(first);
  const stale = [["meeting-types", boardId] as const, ["meeting", boardId] as const];
  const save = useAct((input: MeetingTypeInput) => saveType(boardId, known, input), stale);
  const remove = useAct((id: string) => send("DELETE", `/meeting-types/${id}`, {}, nothing), stale);
  const [isRemoving, setRemoving] = useState(false);
  const set = (change: Partial<MeetingTypeInput>): void => setType({ ...type, ...change });
  const setRhythm = (change: Partial<MeetingTypeInput["rhythm"]>): void =>
    set({ rhythm: { ...type.rhythm, ...change } });
  const isChanged = JSON.stringify(type) !== JSON.stringify(first);

  const submit = async (): Promise<void> => {
    const answer = await save.run(type);
    if (!answer.ok) return;
    toast({ text: own.saved });
    onDone?.();
  };
  const toggleDay = (day: number): void => {
    const { weekdays } = type.rhythm;
    const next = weekdays.includes(day) ? weekdays.filter((each) => each !== day) : [...weekdays, day];
    setRhythm({ weekdays: next.toSorted((a, b) => a - b) });
  };
  const kindChanged = (kind: string): void => {
    const next: MeetingKind = kind === "improvement" || kind === "own" ? kind : "huddle";
    // The agenda follows the kind only while nobody has touched it.
    const isFresh = !known && !isChanged;
    set({ kind: next, ...(isFresh && { steps: [...(next === "improvement" ? IMPROVEMENT_AGENDA : DEFAULT_AGENDA)] }) });
  };
  const count = (text: string): number => Math.max(0, Math.min(500, Math.trunc(Number(text)) || 0));

  return (
    <form
      className="panel form meeting-type"
      aria-label={meetingName(type, words)}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2>{meetingName(type, words)}</h2>
      <div className="meeting-type-fields">
        <Select
          label={own.kind}
          value={type.kind}
          choices={(["huddle", "improvement", "own"] as const).map((kind) => ({
            value: kind,
            label: words.huddle.kind[kind],
          }))}
          onChange={kindChanged}
        />
        <TextField
          label={own.name}
          hint={type.kind === "own" ? undefined : own.nameHint}
          required={type.kind === "own"}
          value={type.name ?? ""}
          maxLength={60}
          autoComplete="off"
          onChange={(event) => set({ name: event.currentTarget.value === "" ? null : event.currentTarget.value })}
        />
      </div>
      <fieldset className="meeting-type-days">
        <legend>{own.weekdays}</legend>
        {WEEKDAYS.map((day) => (
          <label key={day}>
            <input type="checkbox" checked={type.rhythm.weekdays.includes(day)} onChange={() => toggleDay(day)} />
            <span>{weekdayName(`2026-11-${A_MONDAY + day - 1}`, language)}</span>
          </label>
        ))}
      </fieldset>
      {type.rhythm.weekdays.length === 0 && <p>{own.noDays}</p>}
      <div className="meeting-type-fields">
        <TextField
          label={own.time}
          // The browser's own field shows 12 hours where the machine is set up in English.
          inputMode="numeric"
          pattern="([01][0-9]|2[0-3]):[0-5][0-9]"
          maxLength={5}
          autoComplete="off"
          hint={own.timeHint}
          required
          value={type.rhythm.time}
          onChange={(event) => setRhythm({ time: event.currentTarget.value })}
        />
        <Select
          label={own.everyWeeks}
          value={String(type.rhythm.everyWeeks)}
          choices={[1, 2, 3, 4].map((weeks) => ({ value: String(weeks), label: own.every(weeks) }))}
          onChange={(weeks) => setRhythm({ everyWeeks: Number(weeks) })}
        />
        <TextField
          label={own.from}
          type="date"
          required
          value={type.rhythm.from}
          onChange={(event) => setRhythm({ from: event.currentTarget.value })}
        />
      </div>
      <Checkbox
        label={own.onHolidays}
        checked={type.rhythm.onHolidays}
        onChange={(event) => setRhythm({ onHolidays: event.currentTarget.checked })}
      />
      <LayoutField layout={type.layout} measures={measures} onChange={(layout) => set({ layout })} />
      <StepsField steps={type.steps} onChange={(steps) => set({ steps })} />
      <p className="meeting-type-total">{own.total(numberText(agendaMs(type.steps) / MINUTE, language))}</p>
      <div className="meeting-type-fields">
        <TextField
          label={`${own.usual}: ${own.room.toLowerCase()}`}
          hint={own.usualHint}
          type="number"
          min={0}
          max={500}
          value={type.usualHeads.room}
          onChange={(event) => set({ usualHeads: { ...type.usualHeads, room: count(event.currentTarget.value) } })}
        />
        <TextField
          label={`${own.usual}: ${own.remote.toLowerCase()}`}
          type="number"
          min={0}
          max={500}
          value={type.usualHeads.remote}
          onChange={(event) => set({ usualHeads: { ...type.usualHeads, remote: count(event.currentTarget.value) } })}
        />
      </div>
      <VideoField
        url={type.videoUrl}
        onUrl={(videoUrl) => {
          const { videoUrl: _before, ...rest } = type;
          setType(videoUrl === undefined ? rest : { ...rest, videoUrl });
        }}
      />
      {save.trouble?.code === "changed-meanwhile" ? (
        <Notice tone="alarm">{own.changedMeanwhile}</Notice>
      ) : (
        <ErrorNotice trouble={save.trouble ?? remove.trouble} />
      )}
      <div className="row">
        <Button type="submit" variant="primary" isBusy={save.isBusy} disabled={known !== undefined && !isChanged}>
          {own.save}
        </Button>
        {known && isChanged && <small>{own.unsaved}</small>}
        {known && !isRemoving && (
          <Button variant="tertiary" tone="danger" onClick={() => setRemoving(true)}>
            {own.remove}
          </Button>
        )}
        {onDone && <Button onClick={onDone}>{words.huddle.acts.cancel}</Button>}
      </div>
      {known && isRemoving && (
        <Notice tone="watch">
          <p>{own.removeSure}</p>
          <div className="row">
            <Button tone="danger" isBusy={remove.isBusy} onClick={() => void remove.run(known.id)}>
              {own.remove}
            </Button>
            <Button onClick={() => setRemoving(false)}>{words.huddle.acts.cancel}</Button>
          </div>
        </Notice>
      )}
    </form>
  );
}

async function saveType(
  boardId: BoardId,
  known: MeetingType | undefined,
  input: MeetingTypeInput,
): Promise<Answer<MeetingType>> {
  const checked = parse(meetingTypeInput, input);
  if (!checked.ok) return checked;
  return known
    ? await send("PATCH", `/meeting-types/${known.id}`, { ...checked.value, version: known.version }, meetingTypeSchema)
    : await send("POST", `/boards/${boardId}/meeting-types`, checked.value, meetingTypeSchema);
}
