import type { Language } from "../../shared/access/actor.ts";
import type { LocalDate } from "../../shared/base/time.ts";
import { lastAnswer, stateOf } from "../../shared/escalation/state.ts";
import { SINCE_KINDS, type SinceItem } from "../../shared/since/since.ts";
import { isRisen } from "../escalation/sentText.ts";
import type { Words } from "../words/catalogue.ts";
import { dayText } from "../words/dates.ts";

/** What an item says in a line, and what stands small beside it. */
export interface SinceLine {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly small: string;
}

/** What else happened to a matter stands among the answers, and is none. */
export function isAnswer(item: SinceItem): boolean {
  return item.kind === "answer" && stateOf(item.matter) === "answered";
}

export function lineOf(
  item: SinceItem,
  words: Words,
  language: Language,
  today: LocalDate,
  laneName: (laneId: string) => string,
): SinceLine {
  const own = words.since;
  const line = (text: string, small = ""): SinceLine => ({ id: item.id, kind: own.kinds[item.kind], text, small });
  switch (item.kind) {
    case "answer": {
      const { what, to, places } = item.matter;
      const answer = isAnswer(item) ? lastAnswer(item.matter) : undefined;
      if (!answer) {
        const state = stateOf(item.matter);
        // What has gone on to a unit is not from it.
        const onItsWay = words.escalation.record.raisedTo(to.unitName);
        const by = isRisen(item.matter) ? `, ${words.raising.lane.automatic}` : "";
        const small = state === "sent" ? onItsWay + by : own.answered(to.unitName);
        return { ...line(what, small), kind: capital(words.escalation.state[state]) };
      }
      // What was answered is the news, and by whom: one that was delegated is not answered by who has it.
      const by = places.find(({ boardId }) => boardId === answer.board) ?? to;
      return line(what, `${by.unitName}: ${answer.text}`);
    }
    case "signal":
      return line(item.signal.definition.name);
    case "test":
      return line(titleOf(item.card.title, words), own.due(dayText(item.on, today, language)));
    case "missed":
      return line(titleOf(item.card.title, words), own.passed(dayText(item.on, today, language)));
    case "moved":
      return line(titleOf(item.card.title, words), laneName(item.card.laneId));
    case "idea":
      return line(titleOf(item.card.title, words));
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function titleOf(title: string, words: Words): string {
  return title.trim() || words.board.card.untitled;
}

/** *2 svar, 1 nytt signal*: how many of each, in the order in which they are told. */
export function countsOf(items: readonly SinceItem[], { since }: Words): string {
  const told = SINCE_KINDS.flatMap((kind) => {
    const all = items.filter((item) => item.kind === kind);
    const answers = all.filter(isAnswer).length;
    if (kind !== "answer") return said(all.length, since.counts[kind]);
    return [...said(answers, since.counts.answer), ...said(all.length - answers, since.aboutMatters)];
  });
  return told.join(", ");
}

/** Items of one sort, under the words for how many they are. */
export interface SinceGroup {
  readonly title: string;
  readonly items: readonly SinceItem[];
}

/** The items in their order, each sort together. */
export function groupsOf(items: readonly SinceItem[], words: Words): readonly SinceGroup[] {
  const sorts = Map.groupBy(items, (item) => (item.kind === "answer" && !isAnswer(item) ? "matter" : item.kind));
  return [...sorts.values()].map((own) => ({ title: countsOf(own, words), items: own }));
}

function said(count: number, words: (count: number) => string): string[] {
  return count === 0 ? [] : [words(count)];
}
