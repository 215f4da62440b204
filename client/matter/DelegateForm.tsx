import { useState } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import { useBoards, useUnits } from "../live/queries.ts";
import { Loading } from "../ui/Loading.tsx";
import { RadioGroup, TextField } from "../ui/Field.tsx";
import { useWords } from "../words/useWords.ts";
import { placesBelow } from "../../shared/escalation/placesBelow.ts";
import { type FormProps, StepForm } from "./StepForm.tsx";

/** More than this, and one looks for a name rather than down a list. */
const AT_A_GLANCE = 12;

/** Somebody below sees to it: the clock goes on, and the matter stays ours. */
export function DelegateForm({ matter, facts, step, onDone, onCancel }: FormProps) {
  const words = useWords();
  const own = words.matters.delegating;
  const units = useUnits().data;
  const boards = useBoards().data;
  const [chosen, setChosen] = useState<BoardId | undefined>(undefined);
  const places = units && boards ? placesBelow(units, boards, facts.unitId, matter.from.boardId) : undefined;
  const others = places?.filter(({ boardId }) => boardId !== matter.delegate?.boardId);
  const to = others?.find(({ boardId }) => boardId === chosen);
  const [sought, setSought] = useState("");
  const key = sought.trim().toLocaleLowerCase("nb");
  const found = others?.filter(({ unitName }) => unitName.toLocaleLowerCase("nb").includes(key)) ?? [];
  const shown = found.slice(0, AT_A_GLANCE);
  const submit = async (): Promise<void> => {
    if (!to) return;
    const done = words.matters.done.delegated(to.unitName);
    const before = matter.delegate?.boardId ?? null;
    const undo = (): void =>
      void step.take({ what: "delegate", body: { to: before }, done: words.matters.done.takenBack(to.unitName) });
    if (await step.take({ what: "delegate", body: { to: to.boardId }, done, undo })) onDone();
  };
  return (
    <StepForm
      step={step}
      send={to ? own.send(to.unitName) : own.sendEmpty}
      isReady={to !== undefined}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <p>{own.help}</p>
      {!others && <Loading />}
      {others?.length === 0 && <p>{own.none}</p>}
      {others && others.length > AT_A_GLANCE && (
        <TextField
          label={own.search}
          type="search"
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
      )}
      {shown.length > 0 && (
        <RadioGroup<string>
          label={own.to}
          name="delegate"
          value={chosen ?? ""}
          onChange={(value) => setChosen(shown.find(({ boardId }) => boardId === value)?.boardId)}
          choices={shown.map(({ boardId, unitName, unitKind }) => ({
            value: boardId,
            label: unitName,
            hint: words.matters.trail.kind[unitKind],
          }))}
        />
      )}
      {others && others.length > 0 && found.length === 0 && <p>{own.noneFound}</p>}
      {found.length > shown.length && <p>{words.access.more(found.length - shown.length)}</p>}
    </StepForm>
  );
}
