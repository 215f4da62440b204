import { useRef } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { LevelMatter } from "../../shared/level/overview.ts";
import { useTurns } from "../screen/useTurns.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { LevelPanel } from "./LevelPanel.tsx";
import { dueText, markOf, marksOf, nearnessOf, sendersOf } from "./matterLine.ts";

interface Props {
  readonly waiting: readonly LevelMatter[];
  readonly boardId: BoardId;
  readonly now: Instant;
  readonly zone: string;
}

/** How long each part of a long list stands. */
const TURN = 20_000;

/** Who waits for an answer. More than fit take turns, and how many of them are about safety stands above them all the time. */
export function WallWaiting({ waiting, boardId, now, zone }: Props) {
  const words = useWords();
  const ref = useRef<HTMLUListElement>(null);
  const { from, to, turns } = useTurns(ref, now, TURN);
  const title = words.level.waiting.title;
  const shown = waiting.slice(from, to).length;
  const count =
    turns > 1 ? words.screen.wall.measuresShown(from + 1, from + shown, waiting.length) : String(waiting.length);
  return (
    <LevelPanel area="waiting" title={title} aside={waiting.length > 0 && <Count of={waiting} text={count} />}>
      {waiting.length === 0 ? (
        <p className="wall-empty">{words.level.waiting.none}</p>
      ) : (
        <ul className="fit-list" aria-label={title} ref={ref}>
          {waiting.map((matter, place) => (
            <li
              key={matter.id}
              data-item=""
              data-first={place === from || undefined}
              hidden={place < from || place >= to}
            >
              <WallMatter matter={matter} boardId={boardId} now={now} zone={zone} />
            </li>
          ))}
        </ul>
      )}
    </LevelPanel>
  );
}

function Count({ of, text }: { readonly of: readonly LevelMatter[]; readonly text: string }) {
  const words = useWords().many;
  const safety = of.filter((matter) => matter.safety).length;
  return (
    <p>
      {safety > 0 && <b className="wall-safety">▲ {words.freshSafety(safety)}</b>} {text}
    </p>
  );
}

function WallMatter({ matter, boardId, now, zone }: Omit<Props, "waiting"> & { readonly matter: LevelMatter }) {
  const words = useWords().level.waiting;
  const language = useLanguage();
  const { sign, tone } = markOf(matter);
  const [sender, ...others] = sendersOf(matter).map(({ unitName }) => unitName);
  const senders = others.length > 1 ? `${sender} +${others.length}` : [sender, ...others].join(", ");
  const [first] = marksOf(matter, boardId, words);
  return (
    <div className="wall-matter" data-near={nearnessOf(matter, now, zone)} data-safety={matter.safety || undefined}>
      <span className="wall-matter-mark" data-tone={tone} aria-hidden="true">
        {sign}
      </span>
      <span className="wall-matter-what">{matter.what}</span>
      <span className="wall-matter-due">{dueText(matter, { now, zone, language }, words)}</span>
      <small>{[senders, first].filter(Boolean).join(" · ")}</small>
    </div>
  );
}
