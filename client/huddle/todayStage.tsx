import type { CardId } from "../../shared/base/ids.ts";
import { daysBetween, type LocalDate } from "../../shared/base/time.ts";
import type { Card } from "../../shared/board/schema.ts";
import type { Running } from "../../shared/huddle/huddle.ts";
import { freshId } from "../live/freshId.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { useWords } from "../words/useWords.ts";
import type { StepParts } from "./HuddleFrame.tsx";
import type { Press } from "./useMeeting.ts";

/** A card that is due or to be evaluated, today or before. */
export interface DueCard {
  readonly card: Card;
  readonly kind: "due" | "evaluate";
  readonly on: LocalDate;
}

/** Cards with a date that has come, the oldest promise first. */
export function dueCards(cards: readonly Card[], today: LocalDate): readonly DueCard[] {
  const due = cards.flatMap((card): DueCard[] => {
    const dates: DueCard[] = [];
    if (card.due !== null && card.due <= today) dates.push({ card, kind: "due", on: card.due });
    if (card.evaluateOn !== null && card.evaluateOn <= today) {
      dates.push({ card, kind: "evaluate", on: card.evaluateOn });
    }
    return dates.slice(0, 1);
  });
  return due.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

interface Props {
  readonly meeting: Running;
  readonly due: readonly DueCard[];
  readonly today: LocalDate;
  readonly mayAct: boolean;
  readonly press: Press;
  /** Beside the day, or alone on the stage where the day is not set up. */
  readonly place: "stage" | "rail";
}

/** What was promised for today. */
export function useToday({ meeting, due, today, mayAct, press, place }: Props): StepParts {
  const words = useWords().huddle;
  const focus = meeting.focus?.kind === "card" ? meeting.focus.id : undefined;
  const chosen =
    due.find(({ card }) => card.id === focus) ?? due.find(({ card }) => !doneId(meeting, card.id)) ?? due[0];
  const done = chosen && doneId(meeting, chosen.card.id);
  const toggle = (id: CardId): void => {
    if (done) press({ do: "undecide", id: done });
    else press({ do: "decide", id: freshId(), kind: "done", text: "", about: { kind: "card", id } });
  };
  return {
    stage: (
      <div className={place === "rail" ? "huddle-stack huddle-panel" : "huddle-stack"}>
        {place === "rail" ? (
          <h2>{words.today.due}</h2>
        ) : (
          <h1>{due.length > 0 ? words.today.due : words.today.title}</h1>
        )}
        {due.length === 0 && (
          <EmptyState title={words.today.none} {...(place === "stage" && { text: words.today.noneHelp })} />
        )}
        <ul className="huddle-list">
          {due.map(({ card, kind, on }) => (
            <li key={card.id}>
              <button
                type="button"
                className="huddle-item"
                data-point={`card:${card.id}`}
                aria-pressed={card.id === chosen?.card.id}
                onClick={() => mayAct && press({ do: "show", focus: { kind: "card", id: card.id } })}
              >
                <span>
                  {doneId(meeting, card.id) && <i aria-hidden="true">✓ </i>}
                  {card.title}
                </span>
                <small>
                  {[whenText(kind, daysBetween(on, today), words), card.who && words.today.who(card.who)]
                    .filter(Boolean)
                    .join(" · ")}
                </small>
              </button>
            </li>
          ))}
        </ul>
        {place === "stage" && <p className="huddle-aside">{words.today.staffing}</p>}
      </div>
    ),
    acts:
      mayAct && chosen
        ? [
            {
              key: "done",
              label: done ? words.acts.undoDone : words.acts.done,
              isOn: done !== undefined,
              onPress: () => toggle(chosen.card.id),
            },
          ]
        : [],
  };
}

function doneId(meeting: Running, card: CardId) {
  return meeting.decisions.find(({ kind, about }) => kind === "done" && about?.kind === "card" && about.id === card)
    ?.id;
}

function whenText(kind: DueCard["kind"], late: number, words: ReturnType<typeof useWords>["huddle"]): string {
  if (late > 0) return words.today.late(late);
  return kind === "due" ? words.today.dueToday : words.today.evaluateToday;
}
