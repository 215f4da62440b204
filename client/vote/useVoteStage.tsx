import { type ReactNode, useState } from "react";
import type { BoardId, CardId } from "../../shared/base/ids.ts";
import { DOTS, dotsOn, leftOf, MOST_IDEAS, type OpenRound, type RoundId, USUAL_DOTS } from "../../shared/vote/vote.ts";
import { freshId } from "../live/freshId.ts";
import { useWords } from "../words/useWords.ts";
import { pageWith } from "./pages.ts";
import { type Idea, StartDialog } from "./StartDialog.tsx";
import { useVotes } from "./useVotes.ts";
import { VoteList } from "./VoteList.tsx";
import { VoteRefusals } from "./VoteRefusals.tsx";
import { VoteSums } from "./VoteSums.tsx";
import "./vote.css";

/** One large button of the step's row; whoever frames the step draws it. */
export interface VoteAct {
  readonly key: string;
  readonly label: string;
  readonly mark?: string;
  readonly isOn?: boolean;
  readonly onPress: () => void;
}

interface Props {
  readonly boardId: BoardId;
  /** New ideas, in the order of the board: what a vote is started on. */
  readonly ideas: readonly Idea[];
  readonly titleOf: (id: CardId) => string;
  readonly surface: "wall" | "desk";
  /** Start, close, and count hands in the room. */
  readonly mayRun: boolean;
  /** Give dots of one's own. */
  readonly mayCast: boolean;
}

export interface VoteStage {
  /** While a vote runs it has the stage and the row. */
  readonly running: { readonly stage: ReactNode; readonly acts: readonly VoteAct[] } | undefined;
  /** How a vote is started; nothing where one may not, or there is nothing to choose between. */
  readonly start: readonly VoteAct[];
  /** A form that asks, over everything; shown by whoever frames the step. */
  readonly dialog: ReactNode;
}

/**
 * Dots on ideas in the meeting. At the wall a show of hands is counted by touch, idea by idea; whoever sits at a screen of
 * their own gives their own dots. Sums are shown when it is closed.
 */
export function useVoteStage({ boardId, ideas, titleOf, surface, mayRun, mayCast }: Props): VoteStage {
  const words = useWords().vote;
  const { picture, pending, send } = useVotes(boardId);
  const [picked, setPicked] = useState<CardId | undefined>(undefined);
  const [isAsking, setAsking] = useState(false);
  const [countsRoom, setCountsRoom] = useState(surface === "wall");
  const [watched, setWatched] = useState<RoundId | undefined>(undefined);
  const open = picture?.open ?? null;
  if (open && open.id !== watched) setWatched(open.id);
  const begin = (cards: readonly CardId[], dots: number): void => {
    setAsking(false);
    send({ do: "start", id: freshId(), cards: [...cards], dots });
  };
  const start: VoteAct[] =
    picture && !open && mayRun && ideas.length > 1
      ? [
          {
            key: "vote",
            label: words.start,
            mark: "●",
            onPress: () =>
              surface === "desk"
                ? setAsking(true)
                : begin(
                    ideas.slice(0, MOST_IDEAS).map(({ id }) => id),
                    USUAL_DOTS,
                  ),
          },
        ]
      : [];
  const dialog = isAsking && (
    <StartDialog ideas={ideas} dots={DOTS} usual={USUAL_DOTS} onStart={begin} onClose={() => setAsking(false)} />
  );
  const last = picture?.last;
  if (last && !open && last.id === watched) {
    const on: VoteAct = { key: "seen", label: words.goOn, onPress: () => setWatched(undefined) };
    return { running: { stage: <VoteSums sums={last.sums} titleOf={titleOf} />, acts: [on] }, start: [], dialog };
  }
  if (!picture || !open) return { running: undefined, start, dialog };

  const isRoom = countsRoom && mayRun;
  const mayPut = isRoom || mayCast;
  const inHand = open.cards.find((id) => id === picked) ?? open.cards[0];
  const left = leftOf(picture);
  const on = (id: CardId): number => dotsOn(isRoom ? open.room : picture.mine, id);
  const put = (id: CardId, by: 1 | -1): void => {
    setPicked(id);
    if (isRoom) send({ do: "count", round: open.id, cardId: id, id: freshId(), by });
    else if (by < 0 ? on(id) > 0 : left > 0) send({ do: "cast", round: open.id, cardId: id, dots: on(id) + by });
  };
  const cards = surface === "wall" ? pageWith(open.cards, inHand, titleOf) : open.cards;
  const others = open.cards.length - cards.length;
  const stage = (
    <div className="huddle-stack">
      <h1>{isRoom ? words.roomQuestion : mayCast ? words.question(open.dots) : words.isOn}</h1>
      <p aria-live="polite">{isRoom || !mayCast ? words.given(open.given) : words.left(left)}</p>
      <VoteRefusals pending={pending} />
      <VoteList
        cards={cards}
        titleOf={titleOf}
        on={on}
        look={isRoom ? "hands" : "dots"}
        inHand={inHand}
        canAdd={isRoom || left > 0}
        mayPut={mayPut}
        onPick={setPicked}
        onPut={put}
      />
      <p className="vote-secret">
        {others > 0 && `${words.others(others)} · `}
        {words.secret}
      </p>
    </div>
  );
  return { running: { stage, acts: inHand ? actsOf(open, inHand) : [] }, start, dialog };

  function actsOf(round: OpenRound, card: CardId): VoteAct[] {
    const next = round.cards[(round.cards.indexOf(card) + 1) % round.cards.length];
    const unit = isRoom ? words.hand : words.dot;
    const own: VoteAct[] = mayPut
      ? [
          { key: "fewer", label: `− ${unit}`, onPress: () => put(card, -1) },
          { key: "more", label: `+ ${unit}`, onPress: () => put(card, 1) },
        ]
      : [];
    const onward: VoteAct[] =
      next !== undefined && next !== card ? [{ key: "idea", label: words.next, onPress: () => setPicked(next) }] : [];
    const mode: VoteAct[] =
      mayRun && mayCast && surface === "desk"
        ? [{ key: "room", label: words.countRoom, isOn: isRoom, onPress: () => setCountsRoom(!countsRoom) }]
        : [];
    const close: VoteAct[] = mayRun
      ? [
          {
            key: "close",
            label: words.close,
            onPress: () => send({ do: "close", round: round.id }),
          },
        ]
      : [];
    return [...own, ...onward, ...mode, ...close];
  }
}
