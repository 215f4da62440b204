import { useState } from "react";
import {
  type EscalationKind,
  type Escalation,
  LONGEST_MATTER,
  type Place,
  raiseBody,
  toJudge,
  waitingAbove,
} from "../../../shared/escalation/escalation.ts";
import type { CardId } from "../../../shared/base/ids.ts";
import type { Card, LaneMeaning } from "../../../shared/board/schema.ts";
import { listed } from "../../../shared/protocol/boards.ts";
import type { BoardState } from "../../board/boardState.ts";
import { useBoardState } from "../../board/useBoard.ts";
import "../../escalation/escalation.css";
import { Refusals } from "../../escalation/Refusals.tsx";
import { stateText } from "../../escalation/stateText.ts";
import { useEscalations } from "../../escalation/useEscalations.ts";
import { type Act, pagedActs } from "../../huddle/ActRow.tsx";
import { freshId } from "../../live/freshId.ts";
import { useToast } from "../../ui/Toast.tsx";
import { useWords } from "../../words/useWords.ts";
import type { StepProps } from "./stepProps.ts";
import { useNewCard } from "./useNewCard.ts";

/** What is asked for, before it is said who gets the matter. */
interface Asking {
  readonly kind: EscalationKind;
  readonly asked: string;
}

/** A matter goes up by touch alone: which card, what we ask for, who gets it. The last press names the receiver. */
export function RaiseStep({ facts, board, surface, mayAct, press, leads, follow, frame }: StepProps) {
  const all = useWords();
  const words = all.escalation;
  const toast = useToast();
  const makeCard = useNewCard(board);
  const state = useBoardState(board);
  const { picture, items, unsent, raise } = useEscalations(facts.id);
  const [phase, setPhase] = useState<"card" | "asked" | Asking>("card");
  const [page, setPage] = useState(0);
  const waiting = waitingAbove(items, facts.id);
  const cards = cardsToRaise(state, [...waiting, ...toJudge(items, facts.id)]);
  const focus = follow.focus?.kind === "card" ? follow.focus.id : undefined;
  const card = cards.find(({ id }) => id === focus) ?? cards[0];
  const after = card && cards[(cards.indexOf(card) + 1) % cards.length];
  const show = (id: CardId): void => {
    const to = { kind: "card", id } as const;
    if (leads) press({ do: "show", focus: to });
    else follow.lookAt(to);
  };
  const above = picture?.above ?? [];
  const mayRaise = (surface === "wall" ? mayAct : listed(facts.may, "escalation:raise")) && above.length > 0;
  const title = card?.title.trim() || all.board.card.untitled;

  const sendTo = (to: Place, { kind, asked }: Asking): void => {
    if (!card) return;
    const body = raiseBody.safeParse({
      id: freshId(),
      to: to.boardId,
      cardId: card.id,
      kind,
      what: title.slice(0, LONGEST_MATTER.what),
      tried: board.state.noteOf(card.id).slice(0, LONGEST_MATTER.tried),
      asked,
    });
    if (body.success) raise(body.data);
    setPhase("card");
    toast({ text: words.raise.done(to.unitName) });
  };

  function acts(): Act[] {
    if (!mayAct) return [];
    const cancel = (): void => setPhase("card");
    if (phase === "asked") {
      const choices = words.raise.choices.map(
        (asked): Act => ({ key: asked, label: asked, onPress: () => setPhase({ kind: "action", asked }) }),
      );
      const aware: Act = {
        key: "awareness",
        label: words.raise.awareness,
        onPress: () => setPhase({ kind: "awareness", asked: "" }),
      };
      return pagedActs([...choices, aware], page, setPage, all.huddle.acts, cancel);
    }
    if (phase !== "card") {
      const whom = above.map(
        (place): Act => ({
          key: place.boardId,
          label: words.raise.send(place.unitName),
          onPress: () => sendTo(place, phase),
        }),
      );
      return pagedActs(whom, page, setPage, all.huddle.acts, cancel);
    }
    return [
      { key: "card", label: all.huddle.raise.makeCard, onPress: () => makeCard(all.huddle.raise.cardTitle) },
      ...(after && after !== card
        ? [{ key: "another", label: words.step.another, onPress: () => show(after.id) }]
        : []),
      ...(card && mayRaise
        ? [
            {
              key: "raise",
              label: words.step.pick,
              mark: "↑",
              onPress: () => {
                setPage(0);
                setPhase("asked");
              },
            },
          ]
        : []),
    ];
  }

  const question =
    phase === "asked"
      ? words.raise.asked
      : phase === "card"
        ? words.step.title
        : phase.kind === "awareness"
          ? words.step.whomAware
          : words.step.whom(phase.asked);
  return frame({
    stage: (
      <div className="huddle-stack">
        <Refusals boardId={facts.id} />
        <h1>{question}</h1>
        {picture && above.length === 0 && <p>{words.raise.nobody}</p>}
        {phase === "card" && <p>{cards.length > 0 ? words.step.help : words.step.noCards}</p>}
        {phase === "card" ? (
          <ul className="huddle-list matter-cards">
            {cards.map((each) => (
              <li key={each.id}>
                <button
                  type="button"
                  className="huddle-item"
                  aria-pressed={each.id === card?.id}
                  onClick={() => show(each.id)}
                >
                  <span>{each.title.trim() || all.board.card.untitled}</span>
                </button>
              </li>
            ))}
          </ul>
        ) : (
          <div className="matter-chosen">
            <h2>{title}</h2>
            {card && <p>{state.noteOf(card.id)}</p>}
          </div>
        )}
      </div>
    ),
    rail:
      waiting.length > 0 ? (
        <>
          <h2 className="matter-rail">{words.step.waiting}</h2>
          <ul className="huddle-list">
            {waiting.map((matter) => (
              <li key={matter.id} className="huddle-item">
                <span>{matter.what}</span>
                <small>
                  {[matter.to.unitName, stateText(matter, words), unsent.has(matter.id) && words.notSent]
                    .filter(Boolean)
                    .join(" · ")}
                </small>
              </li>
            ))}
          </ul>
        </>
      ) : undefined,
    acts: acts(),
    isAsking: phase !== "card",
  });
}

/** What has ended is not raised, and neither is what waits for an answer already. What is worked on comes first. */
const RAISED_FROM: readonly LaneMeaning[] = ["exploring", "testing", "justDo", "own", "new"];

function cardsToRaise(state: BoardState, open: readonly Escalation[]): readonly Card[] {
  const there = new Set(open.map(({ cardId }) => cardId));
  return RAISED_FROM.flatMap((meaning) => state.lanes.filter((lane) => lane.meaning === meaning))
    .flatMap(({ id }) => state.cardsIn(id))
    .filter(({ id }) => !there.has(id));
}
