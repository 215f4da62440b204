import { type AgendaStep, STEP_MEANINGS } from "../../shared/huddle/agenda.ts";
import { RAIL_PANELS } from "../../shared/huddle/layout.ts";
import { freshId } from "../live/freshId.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu } from "../ui/Menu.tsx";
import { useWords } from "../words/useWords.ts";
import { stepName } from "./names.ts";

interface Props {
  readonly steps: AgendaStep[];
  readonly onChange: (steps: AgendaStep[]) => void;
}

const STEPS_AT_MOST = 16;

/** The steps of a meeting in their order, each with its title and minutes; moved by buttons, so no drag is needed. */
export function StepsField({ steps, onChange }: Props) {
  const words = useWords();
  const { layout } = words;
  const own = words.huddle.types;
  const change = (at: number, to: Partial<AgendaStep>): void =>
    onChange(steps.map((step, index) => (index === at ? { ...step, ...to } : step)));
  const move = (at: number, by: number): void => {
    const step = steps[at];
    if (!step) return;
    const rest = steps.filter((_, index) => index !== at);
    onChange([...rest.slice(0, at + by), step, ...rest.slice(at + by)]);
  };
  const missing = STEP_MEANINGS.filter(
    (meaning) => meaning === "own" || !steps.some((step) => step.meaning === meaning),
  );
  return (
    <fieldset className="meeting-steps">
      <legend>{own.steps}</legend>
      <ol>
        {steps.map((step, at) => {
          const name = stepName(step, words);
          return (
            <li key={step.id}>
              <input
                className="ds-input input"
                aria-label={`${own.stepTitle} ${at + 1}`}
                placeholder={words.huddle.step[step.meaning]}
                value={step.title ?? ""}
                required={step.meaning === "own"}
                maxLength={60}
                onChange={(event) => change(at, { title: event.currentTarget.value || null })}
              />
              <input
                className="ds-input input"
                type="number"
                aria-label={`${own.minutes}: ${name}`}
                min={0.5}
                max={60}
                step={0.5}
                value={step.minutes}
                onChange={(event) => change(at, { minutes: Number(event.currentTarget.value) })}
              />
              <span aria-hidden="true">min</span>
              <select
                className="ds-input input meeting-steps-rail"
                aria-label={layout.beside(name)}
                value={step.rail ?? "usual"}
                onChange={(event) => onChange(withRail(steps, at, event.currentTarget.value))}
              >
                {(["usual", ...RAIL_PANELS] as const).map((panel) => (
                  <option key={panel} value={panel}>
                    {layout.beside("").trim()}: {layout.rail[panel]}
                  </option>
                ))}
              </select>
              <span className="meeting-steps-acts">
                <IconButton icon="arrowUp" label={own.up(name)} disabled={at === 0} onClick={() => move(at, -1)} />
                <IconButton
                  icon="arrowDown"
                  label={own.down(name)}
                  disabled={at === steps.length - 1}
                  onClick={() => move(at, 1)}
                />
                <IconButton
                  icon="remove"
                  label={own.removeStep(name)}
                  disabled={steps.length === 1}
                  onClick={() => onChange(steps.filter((_, index) => index !== at))}
                />
              </span>
            </li>
          );
        })}
      </ol>
      {steps.length < STEPS_AT_MOST && (
        <Menu
          label={own.addStep}
          items={missing.map((meaning) => ({
            key: meaning,
            label: meaning === "own" ? own.addOwn : words.huddle.step[meaning],
            onSelect: () => {
              const title = meaning === "own" ? own.addOwn : null;
              onChange([...steps, { id: freshId(), meaning, minutes: 1, title }]);
            },
          }))}
        />
      )}
    </fieldset>
  );
}

function withRail(steps: readonly AgendaStep[], at: number, chosen: string): AgendaStep[] {
  return steps.map((step, index) => {
    if (index !== at) return step;
    const { rail: _before, ...plain } = step;
    const rail = RAIL_PANELS.find((each) => each === chosen);
    return rail === undefined ? plain : { ...plain, rail };
  });
}
