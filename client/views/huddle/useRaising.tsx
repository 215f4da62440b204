import { useState } from "react";
import { LONGEST_MATTER, type Place, raiseBody } from "../../../shared/escalation/escalation.ts";
import { markDue } from "../../../shared/escalation/mark.ts";
import { looksLikeIdentity } from "../../../shared/privacy/patientIdentity.ts";
import type { Board } from "../../../shared/protocol/boards.ts";
import { useEscalations } from "../../escalation/useEscalations.ts";
import { useMarks } from "../../escalation/useMarks.ts";
import { type Act, pagedActs } from "../../huddle/ActRow.tsx";
import type { StepParts } from "../../huddle/HuddleFrame.tsx";
import { freshId } from "../../live/freshId.ts";
import { serverNow } from "../../live/serverClock.ts";
import { useConnection } from "../../live/socket.ts";
import { useToast } from "../../ui/Toast.tsx";
import { timeText } from "../../words/dates.ts";
import { useWords } from "../../words/useWords.ts";
import { useCardChart } from "../useCardChart.ts";
import { askedActs, type Asking, type Raising, type Subject, whatOf, whomActs } from "./raising.ts";
import { AskedStage, WhomStage } from "./RaisingStage.tsx";
import type { StepProps } from "./stepProps.ts";

/**
 * A matter goes up by touch alone, from any step: what it is comes from the step, what we ask for is chosen, and the last
 * press names the receiver, whose svarfrist stands above. One touch marks it instead, to be written after the meeting.
 * @returns `parts` while it is under way: they take the place of the step's own
 */
export function useRaising({ facts, board, hasKeyboard }: Pick<StepProps, "facts" | "board" | "hasKeyboard">): {
  parts: StepParts | undefined;
  begin: (subject: Subject) => void;
} {
  const all = useWords();
  const { picture } = useEscalations(facts.id);
  const [begun, setRaising] = useState<Raising | undefined>(undefined);
  const ofCard = useCardChart(board, begun?.subject.cardId);
  const raising = begun && { ...begun, subject: { chart: ofCard, ...begun.subject } };
  const [page, setPage] = useState(0);
  const stop = (): void => setRaising(undefined);
  const { send, mark } = useSending(facts, stop);
  const begin = (subject: Subject): void => {
    setPage(0);
    setRaising({ id: freshId(), subject, what: subject.title.slice(0, LONGEST_MATTER.what), asking: undefined });
  };
  if (!raising) return { parts: undefined, begin };
  const change = (part: Partial<Raising>): void => setRaising({ ...raising, ...part });
  const ask = (asking: Asking): void => {
    setPage(0);
    change({ asking });
  };
  const { asking } = raising;
  const above = picture?.above ?? [];
  const isClear = !looksLikeIdentity(whatOf(raising)) && above.length > 0;
  const choices = asking
    ? whomActs(all, above, asking, { ask, send: (to) => send(raising, to, asking) })
    : askedActs(all, hasKeyboard, ask);
  const paged = pagedActs(isClear ? choices : [], page, setPage, all.huddle.acts, stop);
  const markIt: Act = { key: "mark", label: all.raising.mark.act, mark: "●", onPress: () => mark(raising) };
  const parts: StepParts = {
    stage: asking ? (
      <WhomStage
        facts={facts}
        raising={raising}
        asking={asking}
        onWhat={(what) => change({ what })}
        onAsked={(next) => change({ asking: next })}
      />
    ) : (
      <AskedStage
        raising={raising}
        isAlone={picture !== undefined && above.length === 0}
        onWhat={(what) => change({ what })}
      />
    ),
    acts: asking || !isClear ? paged : [...paged.slice(0, -1), markIt, ...paged.slice(-1)],
    isAsking: true,
  };
  return { parts, begin };
}

/** Sends or marks what is in hand, by way of the outbox: both wait where there is no network. */
function useSending(facts: Board, stop: () => void) {
  const all = useWords();
  const toast = useToast();
  const { raise } = useEscalations(facts.id);
  const marks = useMarks(facts.id);
  const isCut = useConnection().state === "lost";
  const send = (raising: Raising, to: Place, { kind, asked, safety }: Asking): void => {
    const { id, subject } = raising;
    const body = raiseBody.safeParse({
      id,
      to: to.boardId,
      cardId: subject.cardId ?? null,
      kind,
      safety,
      what: whatOf(raising),
      tried: (subject.note ?? "").slice(0, LONGEST_MATTER.tried),
      asked: asked.trim(),
      chart: subject.chart ? { measureId: subject.chart.measureId, unitId: subject.chart.unitId } : null,
    });
    if (body.success) raise(body.data);
    stop();
    const { escalation, raising: own } = all;
    toast({ text: isCut ? own.form.queued(to.unitName) : escalation.raise.done(to.unitName) });
  };
  const mark = (raising: Raising): void => {
    const { id, subject } = raising;
    const chart = subject.chart && { measureId: subject.chart.measureId, unitId: subject.chart.unitId };
    marks.submit({ do: "mark", id, cardId: subject.cardId ?? null, what: whatOf(raising), ...(chart && { chart }) });
    stop();
    const until = timeText(markDue({ at: serverNow() }), facts.zone);
    toast({ text: all.raising.mark.done(until), undo: () => marks.submit({ do: "drop", id }) });
  };
  return { send, mark };
}
