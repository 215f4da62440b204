import { useId } from "react";
import { Link } from "wouter";
import type { LevelOverview, LevelUnit } from "../../shared/level/overview.ts";
import type { UnitKind } from "../../shared/tier/tiers.ts";
import type { Words } from "../words/catalogue.ts";
import { timeText } from "../words/dates.ts";
import { useWords } from "../words/useWords.ts";
import { Sums } from "./Sums.tsx";

interface Props {
  readonly overview: LevelOverview;
  readonly kind: UnitKind;
}

/** The units of one level today, each a door to its own board. In the order of the tree: never by how they stand. */
export function UnitsToday({ overview, kind }: Props) {
  const words = useWords().level.units;
  const id = useId();
  const units = overview.units.filter((unit) => unit.depth > 0 && unit.kind === kind);
  return (
    <section className="level-panel level-today" aria-labelledby={id} id="dagen">
      <div className="level-panel-head">
        <h2 id={id}>{words.today[kind]}</h2>
        <small>{words.press}</small>
      </div>
      <Sums units={overview.units} zone={overview.zone} />
      <div className="level-scroll">
        {groupsOf(units, overview.units).map(({ above, units: together }, _, groups) => (
          <section key={above?.unitId ?? ""} className="level-group">
            {groups.length > 1 && above && <h3>{above.name}</h3>}
            <ul className="level-units">
              {together.map((unit) => (
                <li key={unit.unitId}>
                  <UnitCard unit={unit} zone={overview.zone} />
                </li>
              ))}
            </ul>
          </section>
        ))}
        {units.length === 0 && <p className="level-none">{words.none}</p>}
      </div>
    </section>
  );
}

interface Group {
  readonly above: LevelUnit | undefined;
  readonly units: readonly LevelUnit[];
}

/** Units under the unit that they stand under, as the tree has them. */
export function groupsOf(units: readonly LevelUnit[], all: readonly LevelUnit[]): readonly Group[] {
  const groups = Map.groupBy(units, ({ parentId }) => parentId);
  return [...groups].map(([parentId, together]) => ({
    above: all.find(({ unitId }) => unitId === parentId),
    units: together,
  }));
}

function UnitCard({ unit, zone }: { readonly unit: LevelUnit; readonly zone: string }) {
  const words = useWords();
  const inside = <UnitLines unit={unit} zone={zone} words={words} />;
  return unit.boardId === null ? (
    <div className="level-unit">{inside}</div>
  ) : (
    <Link href={`/tavle/${unit.boardId}`} className="level-unit">
      {inside}
    </Link>
  );
}

interface LinesProps {
  readonly unit: LevelUnit;
  readonly zone: string;
  readonly words: Words;
}

/** What a unit says of itself today, the least first: what is as it should be takes one line. */
export function UnitLines({ unit, zone, words }: LinesProps) {
  const { level } = words;
  return (
    <>
      <span className="level-unit-head">
        <b>{unit.name}</b>
        <MeetingMark unit={unit} zone={zone} words={level} />
      </span>
      {unit.boardId === null && <small>{level.units.noBoard}</small>}
      {unit.cross && <small>{level.units.cross[unit.cross]}</small>}
      {remarksOf(unit, level).map(({ sign, tone, text }) => (
        <strong key={text} data-tone={tone}>
          {sign && <i aria-hidden="true">{sign}</i>} {text}
        </strong>
      ))}
    </>
  );
}

export const MEETING_SIGN = { running: "●", held: "✓", missed: "▲", notYet: "", none: "" } as const;

export function MeetingMark({
  unit: { meeting },
  zone,
  words,
}: {
  unit: LevelUnit;
  zone: string;
  words: Words["level"];
}) {
  const { state, startedAt, plannedAt } = meeting;
  if (state === "none") return null;
  const time = state === "held" ? startedAt : plannedAt;
  const isTold = state === "running" || state === "missed" || time === null;
  return (
    <span className="level-unit-meeting" data-state={state}>
      {MEETING_SIGN[state] && <i aria-hidden="true">{MEETING_SIGN[state]} </i>}
      {isTold ? (
        words.meeting[state]
      ) : (
        <>
          <span className="visually-hidden">{words.meeting[state]} </span>
          {timeText(time, zone)}
        </>
      )}
    </span>
  );
}

interface Remark {
  readonly sign: string;
  readonly tone: "alarm" | "watch" | "plain";
  readonly text: string;
}

/** What stands out in a unit's day: open events, more patients than beds, shifts that lack somebody, raised preparedness. */
export function remarksOf(unit: LevelUnit, { units: words }: Words["level"]): readonly Remark[] {
  const red = unit.events.filter(({ colour }) => colour === "red").length;
  const orange = unit.events.length - red;
  const { beds } = unit;
  const lacks = unit.staff.flatMap(({ shift, need, present }) =>
    present !== null && present < need ? [words.lack(need - present, shift)] : [],
  );
  return [
    ...(red > 0 ? [{ sign: "▲", tone: "alarm" as const, text: words.red(red) }] : []),
    ...(orange > 0 ? [{ sign: "◆", tone: "watch" as const, text: words.orange(orange) }] : []),
    ...(beds && beds.patients !== null && beds.patients > beds.beds
      ? [{ sign: "", tone: "plain" as const, text: words.beds(beds.patients, beds.beds) }]
      : []),
    ...(lacks.length > 0 ? [{ sign: "", tone: "plain" as const, text: words.lacks(lacks.join(", ")) }] : []),
    ...(unit.raised ? [{ sign: "", tone: "watch" as const, text: unit.raised }] : []),
  ];
}
