import { useWords } from "../words/useWords.ts";
import { textsOf, useOnBench } from "./Bench.tsx";
import type { Difference, Signals } from "./difference.ts";
import type { Given, PhaseTold } from "./insight.ts";

interface Props {
  readonly difference: Difference;
  readonly given: Given;
  readonly after: Given;
}

/** Levels, limits and signals before and after, in figures; and in a sentence which signals come and go. */
export function DifferenceTable({ difference, given, after }: Props) {
  const words = useWords().workbench.preview;
  return (
    <div className="stack">
      <SignalWords {...difference} />
      {/* In a narrow window it scrolls sideways, which a keyboard must be able to do too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region */}
      <div className="spc-table" role="region" aria-label={words.table} tabIndex={0}>
        <table className="ds-table">
          <caption>{words.table}</caption>
          <thead>
            <tr>
              {[words.span, words.points, words.level, words.limits, words.signals].map((word) => (
                <th key={word} scope="col">
                  {word}
                </th>
              ))}
            </tr>
          </thead>
          <Rows title={words.before} phases={difference.before} given={given} />
          <Rows title={words.after} phases={difference.after} given={after} />
        </table>
      </div>
    </div>
  );
}

function SignalWords({ appears, vanishes }: Difference) {
  const words = useWords().workbench.preview;
  const { definition, setting } = useOnBench();
  const { period } = textsOf(definition, setting);
  const named = ({ count, periods }: Signals) =>
    [...periods.map(period), ...(count > periods.length ? [words.more] : [])].join(", ");
  if (appears.count === 0 && vanishes.count === 0) return <p>{words.same}</p>;
  return (
    <p>
      {vanishes.count > 0 && words.vanishes(vanishes.count, named(vanishes))}{" "}
      {appears.count > 0 && words.appears(appears.count, named(appears))}
    </p>
  );
}

interface RowsProps {
  readonly title: string;
  readonly phases: readonly PhaseTold[];
  readonly given: Given;
}

function Rows({ title, phases, given }: RowsProps) {
  const words = useWords().workbench.preview;
  const { setting } = useOnBench();
  const { period, level, bare } = textsOf(given.definition, setting);
  return (
    <tbody>
      {phases.map((phase) => (
        <tr key={phase.from}>
          <th scope="row">
            {title}: {words.phase(period(phase.from), period(phase.to))}
          </th>
          <td>{phase.points}</td>
          <td>{level(phase.level)}</td>
          <td>{Number.isFinite(phase.upper) ? `${bare(phase.lower)} – ${bare(phase.upper)}` : "–"}</td>
          <td>{phase.signals === 0 ? words.none : phase.signals}</td>
        </tr>
      ))}
    </tbody>
  );
}
