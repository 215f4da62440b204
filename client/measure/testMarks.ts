import type { Language } from "../../shared/access/actor.ts";
import { addDays, daysBetween, type LocalDate, localDate } from "../../shared/base/time.ts";
import type { SeriesReading, TestMark } from "../../shared/measure/measure.ts";
import { comparePeriods, firstDay, nextPeriod, type Period, periodKind } from "../../shared/measure/period.ts";
import type { ChartTest } from "../chart/testLines.ts";
import { catalogue } from "../words/catalogue.ts";
import { dayAndMonth, fullDate } from "../words/dates.ts";

/** Which days a figure stands for: its first, and the one after its last. */
interface Days {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

interface Marked {
  readonly marks: readonly TestMark[];
  readonly periods: readonly Period[];
  readonly zone: string;
  readonly today: LocalDate;
  readonly language: Language;
}

/** The tests of a series that have begun, in the order in which they did. */
export function begunTests(marks: readonly TestMark[], today: LocalDate): readonly TestMark[] {
  return marks
    .filter(({ from }) => from <= today)
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.number - b.number));
}

/** Tests as the chart draws them; none on a chart whose points have no days. */
export function chartTests({ marks, periods, zone, today, language }: Marked): readonly ChartTest[] {
  const words = catalogue[language].pdsa.chart;
  const days = periods.map((period) => daysOf(period, zone)).filter((each): each is Days => each !== undefined);
  if (days.length !== periods.length || days.length === 0) return [];
  const begun = begunTests(marks, today);
  return begun.map((mark): ChartTest => {
    const { number, title, to, decision } = mark;
    const isFirst = !begun.some((other) => isSameCard(other, mark) && other.number < number);
    const long = number === 1 ? words.begun(title) : words.begunNumber(number, title);
    const goesOn = decision === "adapt" && begun.some((other) => isSameCard(other, mark) && other.number > number);
    return {
      key: keyOf(mark),
      from: placeOf(mark.from, days),
      // Its last day belongs to it.
      to: to === null ? null : placeOf(addDays(to, 1), days),
      // What a later cycle is called stands where the first one began.
      begins: isFirst ? [long, words.short(number)] : [words.short(number)],
      ends: decision === null || goesOn ? null : words.ended[decision],
    };
  });
}

/** What people noted, where it happened; before the first point it is on no chart. */
export function chartNotes(notes: SeriesReading["notes"], periods: readonly Period[]): readonly ChartTest[] {
  return notes.flatMap(({ period, text }, i): ChartTest[] => {
    const at = periods.findIndex((each) => comparePeriods(each, period) >= 0);
    if (at < 0 || comparePeriods(periods[0] ?? "", period) > 0) return [];
    const from = periods[at] === period ? at : at - 0.5;
    return [{ key: `note ${i} ${period}`, from, to: null, begins: [text], ends: null, isNote: true }];
  });
}

export function keyOf({ boardId, cardId, number }: TestMark): string {
  return `${boardId} ${cardId} ${number}`;
}

/** A test in a sentence, for those who do not see the chart. */
export function testSentence(mark: TestMark, today: LocalDate, language: Language): string {
  const words = catalogue[language].pdsa.chart;
  const what = `«${words.line(mark.number, mark.title)}»`;
  const from = markDay(mark.from, today, language);
  if (mark.to === null || mark.decision === null) return `${words.told(what, from)}.`;
  return `${words.toldEnd(what, from, markDay(mark.to, today, language), words.ended[mark.decision])}.`;
}

/** What a table says at a figure: the tests that began or ended while it was counted. */
export function testRemarks({ marks, periods, zone, today, language }: Marked): (index: number) => string {
  const words = catalogue[language].pdsa.chart;
  const begun = begunTests(marks, today);
  return (index) => {
    const days = daysOf(periods[index] ?? "", zone);
    const isIn = (day: LocalDate | null) => days !== undefined && day !== null && days.from <= day && day < days.to;
    return begun
      .flatMap((mark) => {
        const what = `«${words.line(mark.number, mark.title)}»`;
        const ended = mark.decision === null ? "" : words.remarkEnd(what, words.ended[mark.decision]);
        return [isIn(mark.from) ? words.remark(what) : "", isIn(mark.to) ? ended : ""];
      })
      .filter((text) => text !== "")
      .join(". ");
  };
}

/** "3. november"; with its year when that is another. */
export function markDay(day: LocalDate, today: LocalDate, language: Language): string {
  return day.slice(0, 4) === today.slice(0, 4) ? dayAndMonth(day, language) : fullDate(day, language);
}

function isSameCard(a: TestMark, b: TestMark): boolean {
  return a.boardId === b.boardId && a.cardId === b.cardId;
}

function daysOf(period: Period, zone: string): Days | undefined {
  const kind = periodKind(period);
  const from = kind === "instant" ? localDate(Date.parse(period), zone) : firstDay(period);
  if (from === undefined) return undefined;
  const next = kind === "instant" ? undefined : nextPeriod(period);
  return { from, to: (next && firstDay(next)) ?? addDays(from, 1) };
}

/**
 * Where a day begins among the points: between two of them, on the side of its period that lies nearer, since a figure of a
 * whole week belongs to what held for most of it. Before the first point it is on no chart.
 */
function placeOf(day: LocalDate, days: readonly Days[]): number {
  const at = days.findIndex(({ to }) => day < to);
  if (at < 0) return days.length - 0.5;
  const { from, to } = days[at] ?? { from: day, to: day };
  if (day <= from) return at === 0 && day < from ? Number.NEGATIVE_INFINITY : at - 0.5;
  return daysBetween(from, day) * 2 < daysBetween(from, to) ? at - 0.5 : at + 0.5;
}
