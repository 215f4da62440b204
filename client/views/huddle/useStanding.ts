import { localDate } from "../../../shared/base/time.ts";
import { listed } from "../../../shared/protocol/boards.ts";
import { useEscalations } from "../../escalation/useEscalations.ts";
import type { Act } from "../../huddle/ActRow.tsx";
import { stepName } from "../../huddle/names.ts";
import { useNow } from "../../live/serverClock.ts";
import { dayAndMonthShort } from "../../words/dates.ts";
import { useLanguage, useWords } from "../../words/useWords.ts";
import type { FramedParts, StepProps } from "./stepProps.ts";
import type { Subject } from "./raising.ts";
import { useLinking } from "./useLinking.ts";
import { useRaising } from "./useRaising.tsx";
import { useNewCard } from "./useNewCard.ts";

/**
 * What stands in every step: a card is made, or a matter raised, of what the step has in hand.
 * @returns the frame for the step; while a matter is being raised that has the stage, and the step keeps its place beneath
 */
export function useStanding({
  facts,
  board,
  surface,
  mayAct,
  hasKeyboard,
  step,
  frame,
}: StepProps): StepProps["frame"] {
  const words = useWords();
  const language = useLanguage();
  const today = localDate(useNow(60_000), facts.zone);
  const makeCard = useNewCard(board);
  const linked = useLinking(board);
  const raising = useRaising({ facts, board, hasKeyboard });
  const { picture } = useEscalations(facts.id);
  const own: Subject = {
    title: words.standing.title.fromStep(stepName(step, words), dayAndMonthShort(today, language)),
  };
  const mayWrite = surface === "wall" ? mayAct : listed(facts.may, "board:edit");
  const mayRaise =
    (surface === "wall" ? mayAct : listed(facts.may, "escalation:raise")) && (picture?.above.length ?? 0) > 0;
  // What stands on a card already needs no other one: then the new card is of the step.
  const standing = ({ subject = own, raisesItself, raiseLabel = words.standing.raise }: FramedParts): Act[] => [
    ...(mayWrite
      ? [
          {
            key: "makeCard",
            label: words.standing.makeCard,
            onPress: () => {
              makeCard(subject.cardId ? own.title : subject.title, subject.signal?.id);
              subject.signal?.onCard();
            },
          },
        ]
      : []),
    ...(mayWrite ? linked(subject) : []),
    ...(mayRaise && !raisesItself
      ? [{ key: "raiseThis", label: raiseLabel, mark: "↑", onPress: () => raising.begin(subject) }]
      : []),
  ];
  return (parts) => frame(raising.parts ?? { ...parts, standing: standing(parts) });
}
