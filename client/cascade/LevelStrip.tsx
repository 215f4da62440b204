import { HOUR, type Instant } from "../../shared/base/time.ts";
import { meeting } from "../../shared/cascade/cascade.ts";
import type { ShownLevel } from "../../shared/protocol/cascade.ts";
import type { UnitKind } from "../../shared/tier/tiers.ts";
import { relativeText, timeText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import "./cascade.css";

interface Props {
  readonly levels: readonly ShownLevel[];
  readonly zone: string;
  readonly now: Instant;
  /** Where the list of a level stands on the same page; undefined where it has none. */
  readonly listOf?: (kind: UnitKind) => string | undefined;
}

/** The levels from the floor up, each with its time and how far its meetings have come: bar, and the same in words. */
export function LevelStrip({ levels, zone, now, listOf }: Props) {
  const words = useWords();
  return (
    <ol className="level-strip" aria-label={words.cascade.levels}>
      {levels.map((level) => {
        const href = listOf?.(level.kind);
        return (
          <li key={level.kind} className="level-step" aria-current={level.place === "own" ? "true" : undefined}>
            <span className="level-head">
              <strong>
                {href ? <a href={href}>{words.access.tiers[level.kind]}</a> : words.access.tiers[level.kind]}
              </strong>
              <span>{timesText(level, zone)}</span>
            </span>
            <LevelBar level={level} />
            <LevelText level={level} now={now} />
          </li>
        );
      })}
    </ol>
  );
}

function timesText({ from, to }: ShownLevel, zone: string): string {
  if (from === null || to === null) return "–";
  return from === to ? timeText(from, zone) : `${timeText(from, zone)}–${timeText(to, zone)}`;
}

const SHOWN = ["held", "running", "missed", "notYet"] as const;

/** Drawn for those who see it at a glance; the sentence below says the same. */
function LevelBar({ level: { counts } }: { readonly level: ShownLevel }) {
  return (
    <span className="level-bar" aria-hidden="true">
      {SHOWN.filter((state) => counts[state] > 0).map((state) => (
        <span key={state} data-state={state} style={{ flexGrow: counts[state] }} />
      ))}
    </span>
  );
}

function LevelText({ level: { counts, from }, now }: { readonly level: ShownLevel; readonly now: Instant }) {
  const { cascade: words } = useWords();
  const language = useLanguage();
  const all = meeting(counts);
  if (all === 0) return <small>{words.nobody}</small>;
  const isAhead = counts.notYet === all && from !== null && from > now;
  // The time stands above; how long there is left is said when it is near.
  const ahead = isAhead && from - now < HOUR ? words.startsIn(relativeText(from, now, language)) : words.state.notYet;
  const parts = isAhead
    ? [ahead]
    : [
        words.heldOf(counts.held, all),
        counts.running > 0 && words.running(counts.running),
        counts.missed > 0 && words.missed(counts.missed),
      ];
  return <small>{parts.filter(Boolean).join(" · ")}</small>;
}
