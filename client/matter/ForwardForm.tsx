import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { MINUTE } from "../../shared/base/time.ts";
import { raiseClock } from "../../shared/protocol/raiseClock.ts";
import { queryOf } from "../live/queries.ts";
import { useNow } from "../live/serverClock.ts";
import { RadioGroup } from "../ui/Field.tsx";
import { Loading } from "../ui/Loading.tsx";
import { momentText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { type FormProps, StepForm } from "./StepForm.tsx";

/** To a level above, whose svarfrist is told before it is sent; nearest first, which is the usual one. */
export function ForwardForm({ matter, facts, step, onDone, onCancel }: FormProps) {
  const words = useWords().matters;
  const own = words.forwarding;
  const language = useLanguage();
  const now = useNow(30_000);
  const path = `/boards/${facts.id}/escalations/clock`;
  // What is promised moves with the clock: asked for anew each time that the form is opened, and every minute.
  const { data } = useQuery({
    ...queryOf(["escalations", facts.id, "clock"], path, raiseClock),
    staleTime: 0,
    refetchInterval: MINUTE,
  });
  const [chosen, setChosen] = useState("");
  const levels = data?.levels ?? [];
  const level = levels.find(({ to }) => to.boardId === chosen) ?? levels[0];
  const submit = async (): Promise<void> => {
    if (!level) return;
    const { boardId, unitName } = level.to;
    if (await step.take({ what: "forward", body: { to: boardId }, done: words.done.forwarded(unitName) })) onDone();
  };
  return (
    <StepForm
      step={step}
      send={level ? own.send(level.to.unitName) : words.act.forward}
      isReady={level !== undefined}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <p>{own.help}</p>
      {!data && <Loading />}
      {data && levels.length === 0 && <p>{own.none}</p>}
      {levels.length > 0 && (
        <RadioGroup
          label={own.to}
          name="forward"
          value={level?.to.boardId ?? ""}
          onChange={setChosen}
          choices={levels.map(({ to, ordinary, safety }) => {
            const { due } = matter.safety ? safety : ordinary;
            const hint = due === null ? words.due.none : own.due(momentText(due, now, language, facts.zone));
            const label = `${to.unitName} (${words.trail.kind[to.unitKind]})`;
            return { value: to.boardId, label, ...(matter.kind === "action" && { hint }) };
          })}
        />
      )}
    </StepForm>
  );
}
