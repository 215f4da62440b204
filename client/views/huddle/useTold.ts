import { localDate } from "../../../shared/base/time.ts";
import type { Card } from "../../../shared/board/schema.ts";
import { dotsOn } from "../../../shared/vote/vote.ts";
import { ageOf } from "../../../shared/board/ageing.ts";
import { ageText } from "../../board/cardAge.ts";
import { useCardTimes } from "../../board/cardTimes.ts";
import { useBoardState } from "../../board/useBoard.ts";
import type { CardTold, NamedLane } from "../../huddle/ideasStage.tsx";
import { useNow } from "../../live/serverClock.ts";
import { useVotes } from "../../vote/useVotes.ts";
import { useLanguage, useWords } from "../../words/useWords.ts";
import type { StepProps } from "./stepProps.ts";

/** What a card tells on the stage: as on the board, and its note in full. */
export function useTold(
  { facts, board }: Pick<StepProps, "facts" | "board">,
  lanes: readonly NamedLane[],
): (card: Card) => CardTold {
  const words = useWords();
  const language = useLanguage();
  const state = useBoardState(board);
  const times = useCardTimes(facts.id);
  const now = useNow(60_000);
  const today = localDate(now, facts.zone);
  const sums = useVotes(facts.id).picture?.last?.sums ?? [];
  return (card) => {
    const lane = lanes.find(({ id }) => id === card.laneId);
    const { zone, settings } = facts;
    const aged = { card, meaning: lane?.meaning ?? "own", since: times.get(card.id), now, zone } as const;
    const ages = ageOf({ ...aged, ageingDays: settings.ageingDays });
    const say = (late: boolean) =>
      ages.filter((age) => age.late === late).map((age) => ageText(age, lane?.name ?? "", today, words, language));
    return {
      note: state.noteOf(card.id).trim(),
      late: say(true),
      near: [
        dotsOn(sums, card.id) > 0 ? words.vote.told(dotsOn(sums, card.id)) : "",
        card.who.trim() && words.huddle.today.who(card.who.trim()),
        ...say(false),
      ].filter((text) => text !== ""),
    };
  };
}
