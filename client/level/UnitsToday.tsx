import { useId, useState } from "react";
import { Link } from "wouter";
import { levelOf, placesOf } from "../../shared/level/counts.ts";
import type { LevelOverview, LevelUnit } from "../../shared/level/overview.ts";
import type { UnitKind } from "../../shared/tier/tiers.ts";
import { lineKey, lineName } from "../cascade/lineText.ts";
import type { Words } from "../words/catalogue.ts";
import { timeText } from "../words/dates.ts";
import { useWords } from "../words/useWords.ts";
import { remarksOf } from "./remarks.ts";
import { Sums } from "./Sums.tsx";
import { type Group, isMany, type Part, partsOf, standsOut, unitsFound } from "./unitGroups.ts";

interface Props {
  readonly overview: LevelOverview;
  readonly kind: UnitKind;
}

/** The units of one level today, each a door to its own board. In the order of the tree: never by how they stand. */
export function UnitsToday({ overview, kind }: Props) {
  const words = useWords();
  const id = useId();
  const [sought, setSought] = useState("");
  const { lines: units } = levelOf(kind, placesOf(overview).below);
  const found = unitsFound(units, overview.units, sought);
  const isLong = isMany(units);
  const { units: own } = words.level;
  return (
    <section className="level-panel level-today" aria-labelledby={id} id="dagen">
      <div className="level-panel-head">
        <h2 id={id}>{own.today[kind]}</h2>
        {isLong ? (
          <FindUnit kind={kind} sought={sought} found={found.length} of={units.length} onSeek={setSought} />
        ) : (
          <small>{own.press}</small>
        )}
      </div>
      {sought === "" && <Sums units={overview.units} zone={overview.zone} />}
      <UnitParts parts={partsOf(found, overview.units)} zone={overview.zone} folds={isLong && sought === ""} />
      {units.length === 0 && <p className="level-none">{own.none}</p>}
      {units.length > 0 && found.length === 0 && <p className="level-none">{words.many.noneFound}</p>}
    </section>
  );
}

interface FindProps {
  readonly kind: UnitKind;
  readonly sought: string;
  readonly found: number;
  readonly of: number;
  readonly onSeek: (text: string) => void;
}

/** One among many, by its name or by that of a unit above it. */
function FindUnit({ kind, sought, found, of, onSeek }: FindProps) {
  const words = useWords().many;
  return (
    <search className="level-find">
      <small role="status">{sought !== "" && words.found(found, of)}</small>
      <input
        type="search"
        className="ds-input input"
        aria-label={words.find[kind]}
        placeholder={words.find[kind]}
        value={sought}
        onChange={(event) => onSeek(event.currentTarget.value)}
      />
    </search>
  );
}

interface PartsProps {
  readonly parts: readonly Part[];
  readonly zone: string;
  /** Whether those with nothing to see are folded away. */
  readonly folds: boolean;
}

function UnitParts({ parts, zone, folds }: PartsProps) {
  const count = parts.reduce((sum, { groups }) => sum + groups.length, 0);
  return parts.map(({ top, groups }) => (
    <section key={top?.unitId ?? ""} className="level-part">
      {top && <h3>{top.name}</h3>}
      {groups.map((group) => (
        <UnitGroup
          key={group.above?.unitId ?? ""}
          group={group}
          name={count > 1 ? group.above?.name : undefined}
          isUnder={top !== undefined}
          zone={zone}
          folds={folds}
        />
      ))}
    </section>
  ));
}

interface GroupProps {
  readonly group: Group;
  readonly name: string | undefined;
  readonly isUnder: boolean;
  readonly zone: string;
  readonly folds: boolean;
}

function UnitGroup({ group, name, isUnder, zone, folds }: GroupProps) {
  const words = useWords();
  const Heading = isUnder ? "h4" : "h3";
  const out = folds ? group.units.filter((unit) => standsOut(unit, words.level)) : group.units;
  const calm = group.units.filter((unit) => !out.includes(unit));
  const heading = name !== undefined && <Heading>{name}</Heading>;
  const { many } = words;
  return (
    <section className="level-group">
      {out.length > 0 && heading}
      {out.length > 0 && <UnitCards units={out} zone={zone} />}
      {calm.length > 0 && (
        <details className="level-calm">
          <summary>
            {out.length === 0 && heading}
            <small>{out.length === 0 ? many.calm(calm.length) : many.calmMore(calm.length)}</small>
          </summary>
          <UnitCards units={calm} zone={zone} />
        </details>
      )}
    </section>
  );
}

function UnitCards({ units, zone }: { readonly units: readonly LevelUnit[]; readonly zone: string }) {
  return (
    <ul className="level-units">
      {units.map((unit) => (
        <li key={lineKey(unit)}>
          <UnitCard unit={unit} zone={zone} />
        </li>
      ))}
    </ul>
  );
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
function UnitLines({ unit, zone, words }: LinesProps) {
  const { level } = words;
  return (
    <>
      <span className="level-unit-head">
        <b>{lineName(unit)}</b>
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

const MEETING_SIGN = { running: "●", held: "✓", missed: "▲", notYet: "", none: "" } as const;

interface MarkProps {
  readonly unit: LevelUnit;
  readonly zone: string;
  readonly words: Words["level"];
  /** Only the mark is seen. */
  readonly isShort?: boolean;
}

export function MeetingMark({ unit: { meeting, boardId }, zone, words, isShort = false }: MarkProps) {
  const { state, startedAt, plannedAt } = meeting;
  // Of a unit without a board its card says so.
  if (boardId === null) return null;
  const time = state === "held" ? startedAt : plannedAt;
  const isTold = state === "running" || state === "missed" || time === null;
  return (
    <span className="level-unit-meeting" data-state={state}>
      {MEETING_SIGN[state] && <i aria-hidden="true">{MEETING_SIGN[state]} </i>}
      {isShort ? (
        <span className="visually-hidden">{words.meeting[state]} </span>
      ) : isTold ? (
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
