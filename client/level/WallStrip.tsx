import type { Instant } from "../../shared/base/time.ts";
import { type LevelOfDay, levelsOfDay } from "../../shared/level/counts.ts";
import type { LevelOverview, LevelUnit } from "../../shared/level/overview.ts";
import type { UnitKind } from "../../shared/tier/tiers.ts";
import { timeText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { countsOf, MeetingBar, meetingText, meetingsText } from "./LevelStrip.tsx";

interface Props {
  readonly overview: LevelOverview;
  readonly now: Instant;
}

/** The day's meetings from the floor up to the unit above this one. */
export function WallStrip({ overview, now }: Props) {
  const words = useWords().level;
  const [own, ...below] = overview.units;
  const [above] = overview.above;
  const passed = above ? overview.matters.passed.filter(({ to }) => to.boardId === above.boardId).length : 0;
  return (
    <ol className="wall-strip" aria-label={words.strip}>
      {levelsOfDay(below).map(({ kind, counts, from }) => (
        <Step
          key={kind}
          kind={kind}
          at={from}
          zone={overview.zone}
          counts={counts}
          text={meetingsText(counts, words)}
        />
      ))}
      {own && <OneStep unit={own} overview={overview} now={now} isOwn />}
      {above && (
        <OneStep unit={above} overview={overview} now={now} instead={passed > 0 && words.level.passed(passed)} />
      )}
    </ol>
  );
}

interface OneProps extends Props {
  readonly unit: LevelUnit;
  readonly isOwn?: boolean;
  readonly instead?: string | false;
}

function OneStep({ unit, overview, now, isOwn = false, instead = false }: OneProps) {
  const words = useWords().level;
  const language = useLanguage();
  const text = instead || meetingText(unit, now, language, words);
  const { plannedAt } = unit.meeting;
  const counts = countsOf(unit);
  return <Step kind={unit.kind} at={plannedAt} zone={overview.zone} counts={counts} text={text} isOwn={isOwn} />;
}

interface StepProps {
  readonly kind: UnitKind;
  readonly at: Instant | null;
  readonly zone: string;
  readonly counts: LevelOfDay["counts"];
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
      <span>{text}</span>
    </li>
  );
}
