import type { SeriesReading } from "../../shared/measure/measure.ts";
import type { Period } from "../../shared/measure/period.ts";
import { Button } from "../ui/Button.tsx";
import { useWords } from "../words/useWords.ts";
import { useOnBench, useTexts } from "./Bench.tsx";
import { withIncluded, withoutNote, withoutPhase, withPhase } from "./change.ts";

/** Phases, points left out and notes, as lists: each with its reason, each to be changed or taken away again. */
export function ReadingTab() {
  return (
    <div className="bench-columns">
      <Phases />
      <Excluded />
      <Notes />
    </div>
  );
}

function Phases() {
  const { workbench: words } = useWords();
  const { reading, begin, may } = useOnBench();
  const { period } = useTexts();
  const edit = (phase: SeriesReading["phases"][number]): void =>
    begin({
      of: "reading",
      title: words.act.phaseEdit(phase.name),
      fields: ["name", "reason"],
      reasonHelp: words.preview.phaseReason,
      given: phase,
      reading: ({ name, reason }) => withPhase(reading, { from: phase.from, name, reason }),
    });
  const remove = (phase: SeriesReading["phases"][number]): void =>
    begin({
      of: "reading",
      title: words.act.phaseGone(phase.name),
      fields: [],
      reading: () => withoutPhase(reading, phase.from),
    });
  return (
    <section className="stack">
      <h3>{words.reading.phases}</h3>
      {reading.phases.length === 0 && <p>{words.reading.noPhases}</p>}
      <ul className="list">
        {reading.phases.map((phase) => (
          <li key={phase.from} className="list-row">
            <span className="list-main">
              <strong>{phase.name}</strong>
              <small>
                {words.reading.from(period(phase.from))}. {phase.reason}
              </small>
            </span>
            <GoTo period={phase.from} />
            {may && (
              <>
                <Button density="close" onClick={() => edit(phase)}>
                  {words.reading.edit}
                </Button>
                <Button density="close" onClick={() => remove(phase)}>
                  {words.reading.remove}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Excluded() {
  const { workbench: words } = useWords();
  const { reading, begin, may } = useOnBench();
  const { period } = useTexts();
  return (
    <section className="stack">
      <h3>{words.reading.excluded}</h3>
      {reading.excluded.length === 0 && <p>{words.reading.noExcluded}</p>}
      <ul className="list">
        {reading.excluded.map((gone) => (
          <li key={gone.period} className="list-row">
            <span className="list-main">
              <strong>{period(gone.period)}</strong>
              <small>{gone.reason}</small>
            </span>
            <GoTo period={gone.period} />
            {may && (
              <Button
                density="close"
                onClick={() =>
                  begin({
                    of: "reading",
                    title: words.act.include(period(gone.period)),
                    fields: [],
                    reading: () => withIncluded(reading, gone.period),
                  })
                }
              >
                {words.point.include}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Notes() {
  const { workbench: words } = useWords();
  const { reading, begin, may } = useOnBench();
  const { period } = useTexts();
  return (
    <section className="stack">
      <h3>{words.reading.notes}</h3>
      {reading.notes.length === 0 && <p>{words.reading.noNotes}</p>}
      <ul className="list">
        {reading.notes.map((note) => (
          <li key={`${note.period} ${note.text}`} className="list-row">
            <span className="list-main">
              <strong>{period(note.period)}</strong>
              <small>{note.text}</small>
            </span>
            <GoTo period={note.period} />
            {may && (
              <Button
                density="close"
                onClick={() =>
                  begin({
                    of: "reading",
                    title: words.act.noteGone,
                    fields: [],
                    reading: () => withoutNote(reading, note),
                  })
                }
              >
                {words.reading.remove}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function GoTo({ period }: { readonly period: Period }) {
  const words = useWords().workbench.reading;
  const { goTo } = useOnBench();
  return (
    <Button density="close" variant="tertiary" onClick={() => goTo(period)}>
      {words.goTo}
    </Button>
  );
}
