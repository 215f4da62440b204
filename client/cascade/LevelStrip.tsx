import { HOUR, type Instant } from "../../shared/base/time.ts";
import { type LevelOfDay, meetToday } from "../../shared/level/counts.ts";
import type { UnitKind } from "../../shared/tier/tiers.ts";
import { relativeText, timeText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { meetingsText } from "./lineText.ts";
import "./cascade.css";

interface Props {
  readonly levels: readonly LevelOfDay[];
  /** The level of the unit that is looked from. */
  readonly own: UnitKind;
  readonly zone: string;
  readonly now: Instant;
  /** Where the list of a level stands on the same page; undefined where it has none. */
  readonly listOf?: (kind: UnitKind) => string | undefined;
}

/** The levels from the floor up, each with its time and how far its meetings have come: bar, and the same in words. */
export function LevelStrip({ levels, own, zone, now, listOf }: Props) {
  const words = useWords();
  return (
    <ol className="day-strip" aria-label={words.cascade.levels}>
      {levels.map((level) => {
        const href = listOf?.(level.kind);
        return (
          <li key={level.kind} className="day-step" aria-current={level.kind === own ? "true" : undefined}>
            <span className="day-step-head">
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

function timesText({ from, to }: LevelOfDay, zone: string): string {
  if (from === null || to === null) return "–";
  return from === to ? timeText(from, zone) : `${timeText(from, zone)}–${timeText(to, zone)}`;
}

const SHOWN = ["held", "running", "missed", "notYet"] as const;

/** Drawn for those who see it at a glance; the sentence below says the same. */
function LevelBar({ level: { counts } }: { readonly level: LevelOfDay }) {
  return (
    <span className="day-bar" aria-hidden="true">
      {SHOWN.filter((state) => counts[state] > 0).map((state) => (
        <span key={state} data-state={state} style={{ flexGrow: counts[state] }} />
      ))}
    </span>
  );
}

function LevelText({ level: { counts, from }, now }: { readonly level: LevelOfDay; readonly now: Instant }) {
  const { cascade: words } = useWords();
  const language = useLanguage();
  const isAhead = from !== null && from > now && counts.notYet === meetToday(counts);
  if (!isAhead) return <small>{meetingsText(counts, words)}</small>;
  // The time stands above; how long there is left is said when it is near.
  const ahead = from - now < HOUR ? words.startsIn(relativeText(from, now, language)) : words.state.notYet;
  return <small>{[ahead, counts.none > 0 && words.without(counts.none)].filter(Boolean).join(" · ")}</small>;
}
