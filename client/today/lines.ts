import type { Language } from "../../shared/access/actor.ts";
import type { LocalDate } from "../../shared/base/time.ts";
import type { Standing } from "../../shared/today/today.ts";
import type { Words } from "../words/catalogue.ts";
import { dayText } from "../words/dates.ts";

/** A status as it is shown: mark and words, so that it reads in greyscale. */
export interface Line {
  readonly key: string;
  readonly state: "ok" | "watch" | "unknown";
  readonly text: string;
  /** Small, under it. */
  readonly note: string;
  /** What the mark means, for those who do not see it. */
  readonly said: string;
}

type Staff = Standing & { kind: "staff" };

export function lineOf(standing: Standing, words: Words["today"], today: LocalDate, language: Language): Line {
  switch (standing.kind) {
    case "staff":
      return shiftLine(standing, words);
    case "beds":
      return bedLine(standing, words);
    case "level":
      return levelLine(standing, words, today, language);
  }
}

/** What stands on a wall: several shifts in one line, which is that of the worst of them. */
export function linesOf(
  standings: readonly Standing[],
  words: Words["today"],
  today: LocalDate,
  language: Language,
): readonly Line[] {
  const shifts = standings.filter((each): each is Staff => each.kind === "staff");
  const others = standings.filter(({ kind }) => kind !== "staff");
  const compact = others.map((each) => {
    const line = lineOf(each, words, today, language);
    // From afar "22 på 20 senger" says how many too many.
    return each.kind === "beds" ? { ...line, note: "", said: [line.said, line.note].filter(Boolean).join(", ") } : line;
  });
  return [...staffLines(shifts, words), ...compact];
}

function shiftLine({ shift, need, present, state }: Staff, words: Words["today"]): Line {
  if (present === null) return { key: shift.id, state: "unknown", text: words.unknown(shift.name), note: "", said: "" };
  const text = words.shift(shift.name, present, need);
  return state === "below"
    ? { key: shift.id, state: "watch", text, note: words.below(need - present), said: "" }
    : { key: shift.id, state: "ok", text, note: "", said: words.ok };
}

function staffLines(shifts: readonly Staff[], words: Words["today"]): readonly Line[] {
  const key = "staff";
  const said = shifts.filter(({ present }) => present !== null);
  const unsaid = shifts.filter(({ present }) => present === null);
  const below = said.filter(({ state }) => state === "below");
  const sum = (of: readonly Staff[], part: (each: Staff) => number) => of.reduce((all, each) => all + part(each), 0);
  const need = (of: readonly Staff[]) => sum(of, (each) => each.need);
  const present = (of: readonly Staff[]) => sum(of, (each) => each.present ?? 0);
  const each = (of: readonly Staff[]) => of.map((one) => words.shift(one.shift.name, one.present ?? 0, one.need));
  const missing = unsaid.map(({ shift }) => shift.name).join(", ");
  if (shifts.length === 0) return [];
  if (said.length === 0) return [{ key, state: "unknown", text: words.unknown(words.staff), note: "", said: "" }];
  const others = below.length > 0 ? said.filter(({ state }) => state === "ok") : said.length > 1 ? said : [];
  const notes = [...each(others), ...(unsaid.length > 0 ? [words.unknown(missing)] : [])];
  const isWhole = below.length === 0 && unsaid.length === 0;
  const text =
    isWhole || shifts.length === 1
      ? words.staffing(present(said), need(said))
      : each(below.length > 0 ? below : said).join(", ");
  const state = below.length > 0 ? "watch" : unsaid.length > 0 ? "unknown" : "ok";
  const meaning = below.length > 0 ? words.below(need(below) - present(below)) : isWhole ? words.ok : "";
  return [{ key, state, text, note: notes.join(" · "), said: meaning }];
}

function bedLine({ beds, patients, state }: Standing & { kind: "beds" }, words: Words["today"]): Line {
  const key = "patients";
  if (patients === null) return { key, state: "unknown", text: words.unknown(words.patients), note: "", said: "" };
  const text = words.beds(patients, beds);
  return state === "over"
    ? { key, state: "watch", text, note: words.over(patients - beds), said: "" }
    : { key, state: "ok", text, note: "", said: words.ok };
}

function levelLine(
  { level, state, since }: Standing & { kind: "level" },
  words: Words["today"],
  today: LocalDate,
  language: Language,
): Line {
  const key = "level";
  if (!level) return { key, state: "unknown", text: words.unknown(words.level), note: "", said: "" };
  if (state === "normal") return { key, state: "ok", text: level.name, note: "", said: words.ok };
  const when = since !== null && since < today ? words.since(dayText(since, today, language)) : "";
  return { key, state: "watch", text: level.name, note: when, said: words.raised };
}
