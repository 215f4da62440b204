import { Link } from "wouter";
import type { Language } from "../../shared/access/actor.ts";
import type { Instant } from "../../shared/base/time.ts";
import { type Counts, levelOf, type LevelOfDay, levelsOfDay, meetToday, placesOf } from "../../shared/level/counts.ts";
import type { LevelOverview, LevelUnit } from "../../shared/level/overview.ts";
import type { UnitKind } from "../../shared/tier/tiers.ts";
import { meetingsText } from "../cascade/lineText.ts";
import { useNow } from "../live/serverClock.ts";
import type { Words } from "../words/catalogue.ts";
import { relativeText, timeText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { Parts } from "./Parts.tsx";

interface Props {
  readonly overview: LevelOverview;
  /** Whose units the page shows the day of. */
  readonly shown: UnitKind | undefined;
  readonly onShow: (kind: UnitKind) => void;
}

/** The day from the floor up: the levels below with their meetings, this unit, and the units above it. */
export function LevelStrip({ overview, shown, onShow }: Props) {
  const words = useWords();
  const language = useLanguage();
  const now = useNow(20_000);
  const { own, below, above } = placesOf(overview);
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
              <small>
                <Parts text={levelText(level, now, language, words)} />
              </small>
            </button>
          </li>
        ))}
        <li>
          <div className="level-step" data-own="" aria-current="true">
            <UnitStep lines={own} zone={zone} />
            <OwnLine lines={own} owed={overview.matters.waiting.length} />
          </div>
        </li>
        {above.map((lines) => (
          <li key={lines[0]?.unitId}>
            <UnitAbove lines={lines} overview={overview} />
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
export function MeetingBar({ counts }: { readonly counts: Counts }) {
  const parts = (["held", "running", "missed", "notYet"] as const).filter((state) => counts[state] > 0);
  return (
    <span className="level-bar" aria-hidden="true">
      {parts.map((state) => (
        <i key={state} data-state={state} style={{ flexGrow: counts[state] }} />
      ))}
    </span>
  );
}

/** The lines of one unit: as a rule one. */
function UnitStep({ lines, zone }: { readonly lines: readonly LevelUnit[]; readonly zone: string }) {
  const kind = lines[0]?.kind ?? "section";
  const { from, counts } = levelOf(kind, lines);
  return (
    <>
      <StepHead kind={kind} at={from} zone={zone} />
      <MeetingBar counts={counts} />
    </>
  );
}

/** How the meetings of a level stand; while none of them has begun, when the first does. */
export function levelText(
  { counts, from }: Pick<LevelOfDay, "counts" | "from">,
  now: Instant,
  language: Language,
  words: Words,
): string {
  const { notYet, none } = counts;
  if (notYet === 0 || notYet !== meetToday(counts) || from === null || now > from) {
    return meetingsText(counts, words.cascade);
  }
  const starts = words.level.level.starts(relativeText(from, now, language));
  return none > 0 ? `${starts} · ${words.cascade.without(none)}` : starts;
}

/** How the meeting of a unit stands: "starter om 12 minutter", "i gang", "holdt"; of several, how many stand how. */
export function unitText(lines: readonly LevelUnit[], now: Instant, language: Language, words: Words): string {
  const [line, ...more] = lines;
  if (!line) return "";
  if (more.length > 0) return meetingsText(levelOf(line.kind, lines).counts, words.cascade);
  if (line.boardId === null) return words.level.units.noBoard;
  const { state, plannedAt } = line.meeting;
  if (state === "none") return words.level.level.none;
  if (state !== "notYet" || plannedAt === null) return words.level.meeting[state];
  return now > plannedAt ? words.level.level.late : words.level.level.starts(relativeText(plannedAt, now, language));
}

function useUnitText(lines: readonly LevelUnit[]): string {
  const words = useWords();
  const language = useLanguage();
  return unitText(lines, useNow(20_000), language, words);
}

function OwnLine({ lines, owed }: { readonly lines: readonly LevelUnit[]; readonly owed: number }) {
  const words = useWords().level;
  const text = useUnitText(lines);
  return (
    <small>
      <Parts text={[text, owed > 0 && words.level.owed(owed)].filter(Boolean).join(" · ")} />
    </small>
  );
}

interface AboveProps {
  readonly lines: readonly LevelUnit[];
  readonly overview: LevelOverview;
}

/** Its own overview is one step away; what we wait for there is said first. */
function UnitAbove({ lines, overview }: AboveProps) {
  const words = useWords().level;
  const text = useUnitText(lines);
  const passed = passedTo(lines, overview);
  return (
    <Link href={`/niva/${lines[0]?.unitId}`} className="level-step" title={lines[0]?.name}>
      <UnitStep lines={lines} zone={overview.zone} />
      <small>{passed > 0 ? words.level.passed(passed) : text}</small>
    </Link>
  );
}

/** Of what was taken further from here, what lies with a unit above. */
export function passedTo(lines: readonly LevelUnit[], { matters }: LevelOverview): number {
  const boards = new Set(lines.flatMap(({ boardId, mainId }) => [boardId, mainId]));
  return matters.passed.filter(({ to }) => boards.has(to.boardId)).length;
}
