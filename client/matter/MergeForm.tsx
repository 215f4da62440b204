import { useState } from "react";
import type { Escalation } from "../../shared/escalation/escalation.ts";
import { isUnanswered } from "../../shared/escalation/state.ts";
import { mostAlike } from "../../shared/idea/similar.ts";
import { useEscalations } from "../escalation/useEscalations.ts";
import { Checkbox } from "../ui/Field.tsx";
import { useWords } from "../words/useWords.ts";
import { type FormProps, StepForm } from "./StepForm.tsx";

/** Matters that are about the same get one answer; those that are alike are chosen already. */
export function MergeForm({ matter, facts, step, onDone, onCancel }: FormProps) {
  const words = useWords().matters;
  const own = words.merging;
  const { items } = useEscalations(facts.id);
  const others = mergeable(items, matter);
  const alike = alikeOf(matter, others);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(alike.map(({ id }) => id)));
  const together = others.filter(({ id }) => chosen.has(id));
  const count =
    together.length +
    items.filter(({ id, group }) => group !== null && group === matter.group && id !== matter.id).length +
    1;
  const submit = async (): Promise<void> => {
    const done = words.done.merged(count);
    const undo = (): void => void step.take({ what: "unmerge", done: words.done.unmerged });
    if (await step.take({ what: "merge", body: { with: together.map(({ id }) => id) }, done, undo })) onDone();
  };
  const toggle = (id: string) => () => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return (
    <StepForm
      step={step}
      send={together.length > 0 ? own.send(count) : own.sendEmpty}
      isReady={together.length > 0}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <p>{own.help}</p>
      {others.length === 0 ? (
        <p>{own.none}</p>
      ) : (
        <fieldset className="matter-merge">
          <legend>{own.which}</legend>
          {[...alike, ...others.filter((other) => !alike.includes(other))].map((other) => (
            <Checkbox
              key={other.id}
              label={[other.what, other.from.unitName, alike.includes(other) && own.alike].filter(Boolean).join(" · ")}
              checked={chosen.has(other.id)}
              onChange={toggle(other.id)}
            />
          ))}
        </fieldset>
      )}
    </StepForm>
  );
}

/** What the same board has, open and waiting for an answer, and not in one group with it already. */
function mergeable(items: readonly Escalation[], matter: Escalation): readonly Escalation[] {
  return items.filter(
    (other) =>
      other.id !== matter.id &&
      other.to.boardId === matter.to.boardId &&
      other.kind === "action" &&
      isUnanswered(other) &&
      (matter.group === null || other.group !== matter.group),
  );
}

/** Those that say much the same. */
function alikeOf(matter: Escalation, others: readonly Escalation[]): readonly Escalation[] {
  const titled = others.map((other) => ({ other, title: `${other.what} ${other.asked}` }));
  return mostAlike(`${matter.what} ${matter.asked}`, titled).map(({ other }) => other);
}
