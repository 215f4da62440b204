import { Link } from "wouter";
import type { Language } from "../../shared/access/actor.ts";
import type { Instant } from "../../shared/base/time.ts";
import { type LevelOfDay, levelsOfDay } from "../../shared/level/counts.ts";
import type { LevelOverview, LevelUnit } from "../../shared/level/overview.ts";
import type { UnitKind } from "../../shared/tier/tiers.ts";
import { useNow } from "../live/serverClock.ts";
import type { Words } from "../words/catalogue.ts";
import { relativeText, timeText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";

interface Props {
  readonly overview: LevelOverview;
  /** Whose units the page shows the day of. */
  readonly shown: UnitKind | undefined;
  readonly onShow: (kind: UnitKind) => void;
}

/** The day from the floor up: the levels below with their meetings, this unit, and the units above it. */
export function LevelStrip({ overview, shown, onShow }: Props) {
  const words = useWords();
  const [own, ...below] = overview.units;
  const { zone } = overview;
  return (
    <nav className="level-strip" aria-label={words.level.strip}>
      <ol>
        {levelsOfDay(below).map((level) => (
          <li key={level.kind}>
            <button
              type="button"
              className="level-step"
              aria-pressed={level.kind === shown}
              onClick={() => onShow(level.kind)}
            >
              <StepHead kind={level.kind} at={level.from} zone={zone} />
              <MeetingBar counts={level.counts} />
              <small>{meetingsText(level.counts, words.level)}</small>
            </button>
          </li>
        ))}
        {own && (
          <li>
            <div className="level-step" data-own="" aria-current="true">
              <StepHead kind={own.kind} at={own.meeting.plannedAt ?? own.meeting.startedAt} zone={zone} />
              <MeetingBar counts={countsOf(own)} />
              <OwnLine unit={own} owed={overview.matters.waiting.length} />
            </div>
          </li>
        )}
        {overview.above.map((unit) => (
          <li key={unit.unitId}>
            <UnitAbove unit={unit} overview={overview} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

function StepHead({ kind, at, zone }: { readonly kind: UnitKind; readonly at: Instant | null; readonly zone: string }) {
  const { tiers } = useWords().access;
  return (
    <span className="level-step-head">
      <b>{tiers[kind]}</b>
      {at !== null && <span>{timeText(at, zone)}</span>}
    </span>
  );
}

/** Held, on now, not held, to come: the sentence below it says the same in words. */
export function MeetingBar({ counts }: { readonly counts: LevelOfDay["counts"] }) {
  const parts = (["held", "running", "missed", "notYet"] as const).filter((state) => counts[state] > 0);
  return (
    <span className="level-bar" aria-hidden="true">
      {parts.map((state) => (
        <i key={state} data-state={state} style={{ flexGrow: counts[state] }} />
      ))}
    </span>
  );
}

/** "5 av 6 holdt · 1 i gang". */
export function meetingsText({ held, running, missed, notYet }: LevelOfDay["counts"], words: Words["level"]): string {
  const planned = held + running + missed + notYet;
  if (planned === 0) return words.level.none;
  const said = [
    words.level.held(held, planned),
    running > 0 && words.level.running(running),
    missed > 0 && words.level.missed(missed),
  ];
  return said.filter(Boolean).join(" · ");
}

export function countsOf({ meeting }: LevelUnit): LevelOfDay["counts"] {
  return { running: 0, held: 0, missed: 0, notYet: 0, none: 0, [meeting.state]: 1 };
}

/** How the one meeting of a unit stands: "starter om 12 minutter", "i gang", "holdt". */
export function meetingText({ meeting }: LevelUnit, now: Instant, language: Language, words: Words["level"]): string {
  const { state, plannedAt } = meeting;
  if (state === "none") return words.level.none;
  if (state !== "notYet" || plannedAt === null) return words.meeting[state];
  return now > plannedAt ? words.level.late : words.level.starts(relativeText(plannedAt, now, language));
}

function useMeetingText(unit: LevelUnit): string {
  const words = useWords().level;
  const language = useLanguage();
  return meetingText(unit, useNow(20_000), language, words);
}

function OwnLine({ unit, owed }: { readonly unit: LevelUnit; readonly owed: number }) {
  const words = useWords().level;
  const text = useMeetingText(unit);
  return <small>{[text, owed > 0 && words.level.owed(owed)].filter(Boolean).join(" · ")}</small>;
}

/** Its own overview is one step away; what we wait for there is said first. */
function UnitAbove({ unit, overview }: { readonly unit: LevelUnit; readonly overview: LevelOverview }) {
  const words = useWords().level;
  const text = useMeetingText(unit);
  const passed = overview.matters.passed.filter(({ to }) => to.boardId === unit.boardId).length;
  return (
    <Link href={`/niva/${unit.unitId}`} className="level-step" title={unit.name}>
      <StepHead kind={unit.kind} at={unit.meeting.plannedAt} zone={overview.zone} />
      <MeetingBar counts={countsOf(unit)} />
      <small>{passed > 0 ? words.level.passed(passed) : text}</small>
    </Link>
  );
}
