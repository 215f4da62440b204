import { useState } from "react";
import { localDate, type LocalDate } from "../../../shared/base/time.ts";
import { LANE_OF, type Quadrant, quadrantOf, type Spot, spotOf } from "../../../shared/board/matrix.ts";
import type { Card, LaneMeaning } from "../../../shared/board/schema.ts";
import { dateChoices } from "../../../shared/board/ageing.ts";
import { comingDays, whenActs, whoActs } from "../../board/choices/acts.ts";
import { whoChoices } from "../../board/choices/who.ts";
import { useBoardState } from "../../board/useBoard.ts";
import { type Act, pagedActs } from "../../huddle/ActRow.tsx";
import type { NamedLane } from "../../huddle/ideasStage.tsx";
import { useNow } from "../../live/serverClock.ts";
import { useToast } from "../../ui/Toast.tsx";
import { dayAndMonthShort, dayText, weekdayShort } from "../../words/dates.ts";
import { useLanguage, useWords } from "../../words/useWords.ts";
import { type Asking, dayField, dayOf, laneFor, quadrantsFor, type ToDo, usualDay } from "./deciding.ts";
import type { StepProps } from "./stepProps.ts";

/** How the idea in hand is answered: by a button of its quadrant, or by where it is let go in the matrix. */
export interface Deciding {
  readonly asking: Asking | undefined;
  /** One quadrant each, in the order of the row; then the answers to whatever is asked. */
  acts(card: Card): readonly Act[];
  /** What an answer that was just given asks: who, and when. */
  followUp(card: Card, meaning: ToDo): readonly Act[];
  place(card: Card, spot: Spot): void;
  /** A test goes on to another lane; *Ikke nå* asks why. */
  move(card: Card, lane: NamedLane): void;
  because(card: Card, reason: string): void;
}

/** So many stand in the row at once: half of it is for the days. */
const WHO_AT_ONCE = 4;

/**
 * @param show puts a card on the stage of everybody who follows; undefined = the first in line
 */
export function useDeciding(
  { facts, board, now: meetingNow }: Pick<StepProps, "facts" | "board" | "now">,
  lanes: readonly NamedLane[],
  show: (card: Card | undefined) => void,
): Deciding {
  const words = useWords();
  const own = words.matrix.stage;
  const language = useLanguage();
  const toast = useToast();
  const state = useBoardState(board);
  const now = useNow(60_000);
  const [asking, setAsking] = useState<Asking | undefined>(undefined);
  const [page, setPage] = useState(0);
  /** What a card was before its answer: all of it is taken back at once. */
  const [before, setBefore] = useState<Card | undefined>(undefined);
  const days = dateChoices(now, facts.zone, meetingNow.next?.plannedAt);

  const ask = (next: Asking | undefined): void => {
    setPage(0);
    setAsking(next);
  };
  const titleOf = (card: Card) => card.title.trim() || words.board.card.untitled;
  const say = (was: Card, ...said: string[]): void => {
    toast({ text: own.done(titleOf(was), ...said), undo: () => board.edit.putBackCard(was) });
  };

  function answer(card: Card, meaning: LaneMeaning, spot: Spot | undefined, reason?: string): void {
    const lane = laneFor(lanes, meaning);
    if (!lane) return;
    const isToDo = meaning === "testing" || meaning === "justDo" || meaning === "exploring";
    const done = board.edit.decideCard(card.id, {
      laneId: lane.id,
      spot,
      ...(reason !== undefined && { reason }),
      ...(isToDo && usualDay(meaning, card, days)),
    });
    if (!done.ok) return;
    ask(undefined);
    if (!isToDo) {
      say(card, lane.name);
      return show(undefined);
    }
    setBefore(card);
    show(card);
  }

  function place(card: Card, spot: Spot): void {
    const quadrant = quadrantOf(spot);
    if (!quadrantsFor(lanes).includes(quadrant)) return;
    if (quadrant === "notNow") return ask({ what: "why", spot });
    if (quadrant !== "doNow") return answer(card, LANE_OF[quadrant], spot);
    const [toTest, toDo] = [laneFor(lanes, "testing"), laneFor(lanes, "justDo")];
    if (toTest && toDo) ask({ what: "how", spot });
    else answer(card, toTest ? "testing" : "justDo", spot);
  }

  const quadrantActs = (card: Card): Act[] =>
    quadrantsFor(lanes).map((quadrant: Quadrant) => ({
      key: quadrant,
      label: words.matrix.quadrant[quadrant],
      onPress: () => place(card, spotOf(quadrant)),
    }));

  const cancel: Act = { key: "cancel", label: words.huddle.acts.cancel, onPress: () => ask(undefined) };

  function acts(card: Card): readonly Act[] {
    switch (asking?.what) {
      case "how":
        return [
          cancel,
          { key: "atOnce", label: own.atOnce, onPress: () => answer(card, "justDo", asking.spot) },
          {
            key: "testFirst",
            label: own.testFirst,
            isPrimary: true,
            onPress: () => answer(card, "testing", asking.spot),
          },
        ];
      case "why": {
        const reasons = words.board.move.reasons.map(
          (reason): Act => ({ key: reason, label: reason, onPress: () => answer(card, "notNow", asking.spot, reason) }),
        );
        return pagedActs(reasons, page, setPage, words.huddle.acts, cancel.onPress);
      }
      default:
        return quadrantActs(card);
    }
  }

  /** Who ends it, so that the usual answer is one touch; the day is written already, and changed first when it is another. */
  function followUp(card: Card, meaning: ToDo): readonly Act[] {
    const field = dayField(meaning);
    const setDay = (date: LocalDate | null): void => {
      board.edit.patchCard(card.id, { [field]: date });
      ask(undefined);
    };
    if (asking?.what === "day") {
      const coming = comingDays(localDate(now, facts.zone)).map((date): Act => {
        const label = `${weekdayShort(date, language)} ${dayAndMonthShort(date, language)}`;
        return { key: date, label, isOn: date === card[field], onPress: () => setDay(date) };
      });
      return pagedActs(coming, page, setPage, words.huddle.acts, cancel.onPress);
    }
    const close = (who: string): void => {
      const day = dayOf(card, meaning);
      const lane = laneFor(lanes, meaning)?.name ?? "";
      if (before?.id === card.id)
        say(before, lane, who, day === null ? "" : dayText(day, localDate(now, facts.zone), language));
      ask(undefined);
      show(undefined);
    };
    const all = whoChoices(state, words.matrix.choice.roles);
    const shown = all.slice(page * WHO_AT_ONCE, (page + 1) * WHO_AT_ONCE);
    const people = whoActs(shown, card.who, (who) => {
      board.edit.patchCard(card.id, who);
      close(who.who);
    });
    const isLast = (page + 1) * WHO_AT_ONCE >= all.length;
    const more: Act = { key: "more", label: words.huddle.acts.more, onPress: () => setPage(isLast ? 0 : page + 1) };
    const undo: Act[] =
      before?.id === card.id
        ? [
            {
              key: "back",
              label: own.undo,
              mark: "◀",
              onPress: () => {
                board.edit.putBackCard(before);
                show(before);
              },
            },
          ]
        : [];
    const when: Act[] = [
      ...undo,
      ...whenActs(days, card[field], words.matrix.choice, setDay),
      { key: "pick", label: words.matrix.choice.pick, onPress: () => ask({ what: "day" }) },
      { key: "nobody", label: words.matrix.choice.nobody, mark: "▶", isPrimary: true, onPress: () => close("") },
    ];
    return [...people, more, ...when.map((act) => ({ ...act, isWay: true }))];
  }

  return {
    asking,
    acts,
    followUp,
    place,
    move: (card, lane) => {
      if (lane.meaning === "notNow") ask({ what: "why", spot: undefined });
      else answer(card, lane.meaning, undefined);
    },
    because: (card, reason) => {
      if (asking?.what === "why") answer(card, "notNow", asking.spot, reason);
    },
  };
}
