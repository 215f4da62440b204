import { useId, useRef } from "react";
import { Link } from "wouter";
import type { LevelMatter, LevelMatters } from "../../shared/level/overview.ts";
import type { Board } from "../../shared/protocol/boards.ts";
import { useNow } from "../live/serverClock.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { useWords } from "../words/useWords.ts";
import type { CalmLine } from "./calmList.ts";
import { useCalmList } from "./useCalmList.ts";
import { useCameBack } from "./useCameBack.ts";
import { useNextFocus } from "./useNextFocus.ts";
import { type OpenMatter, WaitingRow } from "./WaitingRow.tsx";
import { waitingParts } from "./waitingParts.ts";

interface Props {
  readonly matters: LevelMatters;
  readonly facts: Board;
  readonly open: OpenMatter;
  /** One of them lies open over the list. */
  readonly isOpen: boolean;
}

/** What waits for an answer from here first; below it, folded, what has gone on its way and is not at its end. */
export function Waiting({ matters, facts, open, isOpen }: Props) {
  const { level, health } = useWords();
  const words = level.waiting;
  const id = useId();
  const ref = useRef<HTMLDivElement>(null);
  const { waiting, missed, passed, answered } = matters;
  const calm = useCalmList(ref, waiting, isOpen);
  const openMine: OpenMatter = (matter, act) => {
    calm.take(matter.id);
    open(matter, act);
  };
  useNextFocus(
    ref,
    calm.lines.map(({ matter }) => matter.id),
  );
  useCameBack(ref);
  const row = { facts, open: openMine, onTake: calm.take };
  return (
    <section className="level-panel level-waiting" aria-labelledby={id} id="venter">
      <div className="level-panel-head">
        <h2 id={id}>
          {words.title} {waiting.length > 0 && <span className="level-count">{waiting.length}</span>}
        </h2>
        <small>
          {waiting.length > 1 && `${words.order} · `}
          <Link href={`/enhet/${facts.unitId}/svartid`}>{health.answering}</Link>
        </small>
      </div>
      <Fresh matters={calm.fresh} onShow={calm.show} />
      <div className="level-scroll" ref={ref}>
        {calm.lines.length === 0 ? (
          <EmptyState title={words.none} text={words.noneHelp} />
        ) : (
          <WaitingList lines={calm.lines} {...row} />
        )}
        <Folded title={words.missed} lines={allThere(missed)} {...row} isOpen />
        <Folded title={words.passed} lines={allThere(passed)} {...row} anchor="videre" />
        <Folded title={words.answered} lines={allThere(answered)} {...row} />
      </div>
    </section>
  );
}

const allThere = (matters: readonly LevelMatter[]): readonly CalmLine[] =>
  matters.map((matter) => ({ matter, isGone: false }));

interface FreshProps {
  readonly matters: readonly LevelMatter[];
  readonly onShow: () => void;
}

/** What came while she reads is told and not put under her finger. */
function Fresh({ matters, onShow }: FreshProps) {
  const words = useWords().many;
  const safety = matters.filter((matter) => matter.safety).length;
  return (
    <div className="level-fresh" role="status">
      {matters.length > 0 && (
        <button type="button" data-safety={safety > 0 || undefined} onClick={onShow}>
          <span>{words.fresh(matters.length)}</span>
          {safety > 0 && <b>▲ {words.freshSafety(safety)}</b>}
        </button>
      )}
    </div>
  );
}

interface RowsProps {
  readonly lines: readonly CalmLine[];
  readonly facts: Board;
  readonly open: OpenMatter;
  readonly onTake: (id: LevelMatter["id"]) => void;
  readonly isInPart?: boolean;
}

/** A long list in parts that fold, each with its number; a short one as it is. */
function WaitingList({ lines, ...row }: RowsProps) {
  const words = useWords().many.waiting;
  const now = useNow(20_000);
  const parts = waitingParts(
    lines.map(({ matter }) => matter),
    now,
    row.facts.zone,
  );
  if (parts.length < 2) return <Rows lines={lines} {...row} />;
  return parts.map(({ key, matters }) => (
    <Folded
      key={key}
      title={words[key]}
      lines={lines.filter(({ matter }) => matters.includes(matter))}
      {...row}
      isInPart
      isOpen
    />
  ));
}

function Rows({ lines, isInPart = false, ...row }: RowsProps) {
  return (
    <ul className="level-matters">
      {lines.map(({ matter, isGone }) => (
        <WaitingRow key={matter.id} matter={matter} isGone={isGone} isInPart={isInPart} {...row} />
      ))}
    </ul>
  );
}

interface FoldedProps extends RowsProps {
  readonly title: string;
  readonly isOpen?: boolean;
  readonly anchor?: string;
}

function Folded({ title, isOpen = false, anchor, ...rows }: FoldedProps) {
  const { length } = rows.lines;
  if (length === 0) return null;
  return (
    <details className="level-folded" open={isOpen} id={anchor}>
      <summary>
        <h3>
          {title} <span className="level-count">{rows.lines.filter(({ isGone }) => !isGone).length}</span>
        </h3>
      </summary>
      <Rows {...rows} />
    </details>
  );
}
