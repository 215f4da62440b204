import { type ReactNode, useState } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import { THANKED, type Thanked } from "../../shared/thanks/thanks.ts";
import { useWords } from "../words/useWords.ts";
import { ThanksForm } from "./ThanksForm.tsx";
import { ThanksLines } from "./ThanksLines.tsx";
import { ThanksRefusals } from "./ThanksRefusals.tsx";
import { unsentThanks, useThanks } from "./useThanks.ts";

/** One large button of the step's row; whoever frames the step draws it. */
export interface ThanksAct {
  readonly key: string;
  readonly label: string;
  readonly onPress: () => void;
}

interface ThanksStage {
  /** What has been given, and a line to write at a desk. */
  readonly given: ReactNode;
  readonly acts: readonly ThanksAct[];
  readonly isAsking: boolean;
}

/** So many stand in the row at once; the others are one touch behind. */
const AT_ONCE = 3;

/** Thanks in the last step: one touch for those who are thanked most often, two for the others. */
export function useThanksStage(boardId: BoardId, mayThank: boolean, hasKeyboard: boolean): ThanksStage {
  const { thanks: words, huddle } = useWords();
  const { shown, pending, give } = useThanks(boardId);
  const [isAsking, setAsking] = useState(false);
  const choice = (to: Thanked): ThanksAct => ({
    key: to,
    label: isAsking ? words.to[to] : words.thanks(words.to[to]),
    onPress: () => {
      give(to);
      setAsking(false);
    },
  });
  const acts = isAsking
    ? [
        ...THANKED.slice(AT_ONCE).map(choice),
        { key: "cancel", label: huddle.acts.cancel, onPress: () => setAsking(false) },
      ]
    : [...THANKED.slice(0, AT_ONCE).map(choice), { key: "others", label: words.more, onPress: () => setAsking(true) }];
  return {
    given: (
      <>
        <ThanksRefusals pending={pending} />
        {shown.length > 0 && <ThanksLines shown={shown} unsent={unsentThanks(pending)} most={4} />}
        {mayThank && hasKeyboard && <ThanksForm onLine={(line) => give(null, line)} />}
      </>
    ),
    acts: mayThank ? acts : [],
    isAsking: mayThank && isAsking,
  };
}
