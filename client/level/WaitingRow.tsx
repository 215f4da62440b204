import { Link } from "wouter";
import type { LevelMatter } from "../../shared/level/overview.ts";
import { type Board, listed } from "../../shared/protocol/boards.ts";
import { escalationReply } from "../../shared/protocol/escalations.ts";
import { send } from "../live/api.ts";
import { freshId } from "../live/freshId.ts";
import { useAct } from "../live/queries.ts";
import { useNow } from "../live/serverClock.ts";
import type { AskingAct } from "../matter/ActForm.tsx";
import { boardOf } from "../matter/MatterPanel.tsx";
import { Button } from "../ui/Button.tsx";
import { useToast } from "../ui/Toast.tsx";
import { useLanguage, useWords } from "../words/useWords.ts";
import { type ActOfRow, actOf, dueText, markOf, marksOf, nearnessOf, sendersOf } from "./matterLine.ts";

export type OpenMatter = (matter: Pick<LevelMatter, "id">, act?: AskingAct) => void;

interface Props {
  readonly matter: LevelMatter;
  readonly facts: Board;
  readonly open: OpenMatter;
  /** It stands under a heading that says how grave and how near it is. */
  readonly isInPart: boolean;
  /** Others have dealt with it while it was read here. */
  readonly isGone: boolean;
  /** It is dealt with from here. */
  readonly onTake: (id: LevelMatter["id"]) => void;
}

/** A matter in a list: what, from whom with their board one step away, until when, and the act that it waits for. */
export function WaitingRow({ matter, facts, open, isInPart, isGone, onTake }: Props) {
  const { level, many } = useWords();
  const words = level.waiting;
  const language = useLanguage();
  const now = useNow(20_000);
  const near = nearnessOf(matter, now, facts.zone);
  const { sign, tone } = markOf(matter);
  const isSaid = (mark: string): boolean => isInPart && (mark === words.safety || mark === words.awareness);
  const marks = marksOf(matter, facts.id, words).filter((mark) => !isSaid(mark));
  const said = [...marks, ...(matter.tried ? [words.tried(matter.tried)] : [])];
  return (
    <li
      className="level-matter"
      data-matter={matter.id}
      data-near={near}
      data-safety={matter.safety || undefined}
      data-gone={isGone || undefined}
    >
      <span className="level-mark" data-tone={tone} aria-hidden="true">
        {sign}
      </span>
      <div className="level-matter-text">
        <h3>
          <button type="button" className="level-plain" onClick={() => open(matter)}>
            {matter.what}
          </button>
        </h3>
        <p>
          <Senders matter={matter} />
          {said.map((each) => (
            <span key={each}>{`${DOT}${each}`}</span>
          ))}
        </p>
      </div>
      <p className="level-due">{isGone ? many.gone : dueText(matter, { now, zone: facts.zone, language }, words)}</p>
      {isGone ? (
        <Act act="open" matter={matter} open={open} />
      ) : (
        <RowAct {...{ matter, facts, open, onTake }} isNear={near === "over" || near === "soon"} />
      )}
    </li>
  );
}

/** It stands with what is before it when a line ends there. */
const DOT = "\u00a0· ";

/** The board that it came from, opened at the card; of several that get one answer their names. */
function Senders({ matter }: Pick<Props, "matter">) {
  const words = useWords().level.waiting;
  const senders = sendersOf(matter);
  if (senders.length === 1) return <Link href={boardOf(matter)}>{matter.from.unitName}</Link>;
  return words.merged(senders.map(({ unitName }) => unitName).join(", "));
}

type ActProps = Pick<Props, "matter" | "facts" | "open" | "onTake"> & { readonly isNear: boolean };

/** What this board does with it in one touch; who may not answer can still see it. */
function RowAct({ matter, facts, open, onTake, isNear }: ActProps) {
  const act: ActOfRow = listed(facts.may, "escalation:answer") ? actOf(matter, facts.id) : "open";
  if (act === "thank") return <Thank matter={matter} onTake={onTake} />;
  return <Act act={act} matter={matter} open={open} isPrimary={act === "answer" && isNear} />;
}

type OneProps = Pick<Props, "matter" | "open"> & {
  readonly act: Exclude<ActOfRow, "thank">;
  readonly isPrimary?: boolean;
};

function Act({ act, matter, open, isPrimary = false }: OneProps) {
  const words = useWords().level.waiting;
  return (
    <Button
      variant={isPrimary ? "primary" : "secondary"}
      className="level-act"
      data-act=""
      aria-label={words.of(words[act], matter.what)}
      onClick={() => open(matter, act === "answer" ? act : undefined)}
    >
      {words[act]}
    </Button>
  );
}

/** What is for awareness asks for no more than that somebody has read it. */
function Thank({ matter, onTake }: Pick<Props, "matter" | "onTake">) {
  const words = useWords();
  const toast = useToast();
  const receive = useAct(() => send("POST", `/escalations/${matter.id}/receive`, {}, escalationReply, freshId()));
  const thank = async (): Promise<void> => {
    onTake(matter.id);
    const done = await receive.run(undefined);
    toast({ text: done.ok ? words.matters.done.thanked(matter.from.unitName) : words.problem[done.refusal.code] });
  };
  return (
    <Button
      className="level-act"
      data-act=""
      isBusy={receive.isBusy}
      aria-label={words.level.waiting.of(words.level.waiting.thank, matter.what)}
      onClick={() => void thank()}
    >
      {words.level.waiting.thank}
    </Button>
  );
}
