import { HOUR, type Instant, localDate } from "../../shared/base/time.ts";
import type { Language } from "../../shared/access/actor.ts";
import type { BoardId } from "../../shared/base/ids.ts";
import type { Place } from "../../shared/escalation/escalation.ts";
import type { LevelMatter } from "../../shared/level/overview.ts";
import type { Words } from "../words/catalogue.ts";
import { sinceText } from "../words/dates.ts";

/** How near svarfrist is. `today`: later, but on this day. */
export type Nearness = "over" | "soon" | "today" | "later" | "none";

export function nearnessOf({ due, kind }: Pick<LevelMatter, "due" | "kind">, now: Instant, zone: string): Nearness {
  if (due === null || kind === "awareness") return "none";
  if (now >= due) return "over";
  if (due - now <= HOUR) return "soon";
  return localDate(due, zone) === localDate(now, zone) ? "today" : "later";
}

/** "svar innen 09:00", "fristen var 08:00", "onsdag 08:45"; a dash where no answer is asked for. */
export function dueText(
  matter: Pick<LevelMatter, "due" | "kind">,
  { now, zone, language }: { readonly now: Instant; readonly zone: string; readonly language: Language },
  words: Words["level"]["waiting"],
): string {
  const near = nearnessOf(matter, now, zone);
  if (near === "none" || matter.due === null) return "–";
  const when = sinceText(matter.due, now, language, zone);
  return near === "over" ? words.over(when) : words.by(when);
}

/** From whom: of those that get one answer, all of them, each once. */
export function sendersOf({ from, others }: Pick<LevelMatter, "from" | "others">): readonly Place[] {
  return [...new Map([from, ...others].map((place) => [place.boardId, place])).values()];
}

/** What is worth knowing of a matter before it is opened, in a few words each; how it came here is said first. */
export function marksOf(matter: LevelMatter, here: BoardId, words: Words["level"]["waiting"]): readonly string[] {
  const { to, delegate, missed, passed } = matter;
  const risen = missed.at(-1);
  const sentOn = passed.at(-1);
  const isHere = to.boardId === here;
  const marks: (string | false)[] = [
    delegate?.boardId === here && words.delegatedHere(to.unitName),
    delegate !== null && delegate.boardId !== here && words.delegated(delegate.unitName),
    !isHere && delegate?.boardId !== here && words.at(to.unitName),
    isHere && risen !== undefined && words.risen(risen.unitName),
    isHere && risen === undefined && sentOn !== undefined && words.passedBy(sentOn.unitName),
    matter.kind === "awareness" && words.awareness,
    matter.safety && words.safety,
    matter.interim && words.interim,
    matter.urged && words.urged,
    matter.unsolved && words.unsolved,
    matter.chart !== null && words.chart,
  ];
  return marks.filter((mark) => mark !== false);
}

/** The mark before a matter: somebody may come to harm, it is only told, or it asks for something. */
export function markOf({ safety, kind }: Pick<LevelMatter, "safety" | "kind">): {
  readonly sign: string;
  readonly tone: string;
} {
  if (safety) return { sign: "▲", tone: "safety" };
  return kind === "awareness" ? { sign: "i", tone: "told" } : { sign: "↑", tone: "asked" };
}

export type ActOfRow = "answer" | "thank" | "follow" | "open";

/** The one act that a line offers: an answer where it is ours to give, thanks for what is only told, else to look at it. */
export function actOf({ to, delegate, missed, kind, state }: LevelMatter, here: BoardId): ActOfRow {
  const isOurs = to.boardId === here || delegate?.boardId === here || missed.some(({ boardId }) => boardId === here);
  if (!isOurs || state === "answered") return "open";
  if (kind === "awareness") return "thank";
  return delegate !== null && delegate.boardId !== here ? "follow" : "answer";
}
