import { useState } from "react";
import { COVERAGE_STATES, type CoverageState } from "../../shared/cascade/coverage.ts";
import type { LevelOfDay } from "../../shared/level/counts.ts";
import { useWords } from "../words/useWords.ts";
import { CoverageTiles } from "./CoverageTiles.tsx";

interface Props {
  readonly level: LevelOfDay;
  readonly zone: string;
  readonly id: string;
  /** What to do with a tile is said once on a page. */
  readonly isFirst: boolean;
}

/** One level's boards today. Each count is of the list that it opens. */
export function LevelDay({ level, zone, id, isFirst }: Props) {
  const { cascade: words } = useWords();
  const [only, setOnly] = useState<CoverageState | undefined>(undefined);
  const { lines, counts } = level;
  const title = words.today[level.kind][lines.length === 1 ? 0 : 1];
  // What was chosen may have emptied meanwhile: then there is nothing to open any more.
  const chosen = only !== undefined && counts[only] > 0 ? only : undefined;
  const shown = chosen === undefined ? lines : lines.filter(({ meeting }) => meeting.state === chosen);
  const there = COVERAGE_STATES.filter((state) => counts[state] > 0);
  return (
    <section className="panel stack section" id={id} tabIndex={-1} aria-label={title}>
      <div className="row section-head" data-spread>
        <h2>{title}</h2>
        {isFirst && <small>{words.press}</small>}
      </div>
      {there.length > 1 && (
        <div className="row coverage-counts" role="group" aria-label={words.showOnly}>
          <CountButton label={words.count(words.all, lines.length)} isOn={!chosen} onPress={() => setOnly(undefined)} />
          {there.map((state) => (
            <CountButton
              key={state}
              label={words.count(words.state[state], counts[state])}
              isOn={chosen === state}
              onPress={() => setOnly(state)}
            />
          ))}
        </div>
      )}
      <CoverageTiles lines={shown} zone={zone} />
    </section>
  );
}

interface CountProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onPress: () => void;
}

function CountButton({ label, isOn, onPress }: CountProps) {
  return (
    <button type="button" className="coverage-count" aria-pressed={isOn} onClick={onPress}>
      {label}
    </button>
  );
}
