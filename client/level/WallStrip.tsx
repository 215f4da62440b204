import type { Instant } from "../../shared/base/time.ts";
import { type Counts, levelOf, levelsOfDay, placesOf } from "../../shared/level/counts.ts";
import type { LevelOverview, LevelUnit } from "../../shared/level/overview.ts";
import type { UnitKind } from "../../shared/tier/tiers.ts";
import { timeText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { levelText, MeetingBar, passedTo, unitText } from "./LevelStrip.tsx";
import { Parts } from "./Parts.tsx";

interface Props {
  readonly overview: LevelOverview;
  readonly now: Instant;
}

/** The day's meetings from the floor up to the unit above this one. */
export function WallStrip({ overview, now }: Props) {
  const words = useWords();
  const language = useLanguage();
  const {
    own,
    below,
    above: [above],
  } = placesOf(overview);
  const passed = above ? passedTo(above, overview) : 0;
  return (
    <ol className="wall-strip" aria-label={words.level.strip}>
      {levelsOfDay(below).map(({ kind, counts, from }) => (
        <Step
          key={kind}
          kind={kind}
          at={from}
          zone={overview.zone}
          counts={counts}
          text={levelText({ counts, from }, now, language, words)}
        />
      ))}
      <OneStep lines={own} overview={overview} now={now} isOwn />
      {above && (
        <OneStep lines={above} overview={overview} now={now} instead={passed > 0 && words.level.level.passed(passed)} />
      )}
    </ol>
  );
}

interface OneProps extends Props {
  readonly lines: readonly LevelUnit[];
  readonly isOwn?: boolean;
  readonly instead?: string | false;
}

function OneStep({ lines, overview, now, isOwn = false, instead = false }: OneProps) {
  const words = useWords();
  const language = useLanguage();
  const text = instead || unitText(lines, now, language, words);
  const { kind, from, counts } = levelOf(lines[0]?.kind ?? "section", lines);
  return <Step kind={kind} at={from} zone={overview.zone} counts={counts} text={text} isOwn={isOwn} />;
}

interface StepProps {
  readonly kind: UnitKind;
  readonly at: Instant | null;
  readonly zone: string;
  readonly counts: Counts;
  readonly text: string;
  readonly isOwn?: boolean;
}

function Step({ kind, at, zone, counts, text, isOwn = false }: StepProps) {
  const { tiers } = useWords().access;
  return (
    <li className="wall-step" data-own={isOwn || undefined}>
      <span className="wall-step-head">
        <b>{tiers[kind]}</b>
        {at !== null && <span>{timeText(at, zone)}</span>}
      </span>
      <MeetingBar counts={counts} />
      <span>
        <Parts text={text} />
      </span>
    </li>
  );
}
