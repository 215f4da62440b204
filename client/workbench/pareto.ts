import { pareto, type ParetoBar } from "../../shared/spc/pareto.ts";

/** What somebody pasted: the bars, and the lines that could not be read, counted from 1. */
export interface Pasted {
  readonly bars: readonly ParetoBar[];
  readonly bad: readonly number[];
}

/** More than this in all is no list of counts that people made. */
const MOST = 1_000_000;

/** "Seng ikke klar; 14" a line: a category, then a whole count behind a semicolon, a tab, a comma or a colon. */
const LINE = /^\s*(?<category>.+?)\s*[;\t,:]\s*(?<count>\d{1,7})\s*$/;

export function readPareto(text: string): Pasted {
  const counts = new Map<string, number>();
  const bad: number[] = [];
  text.split("\n").forEach((line, i) => {
    if (line.trim() === "") return;
    const { category, count } = LINE.exec(line)?.groups ?? {};
    const sum = (counts.get(category ?? "") ?? 0) + Number(count);
    if (category === undefined || !(sum <= MOST)) bad.push(i + 1);
    else counts.set(category, sum);
  });
  return { bars: pareto(spelledOut(counts)), bad };
}

/** The engine counts categories one by one. */
function spelledOut(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].flatMap(([category, count]) => Array.from({ length: count }, () => category));
}

/** How many of the largest it takes for four fifths of all. */
export function vitalFew(bars: readonly ParetoBar[]): number {
  return bars.findIndex(({ cumulatedShare }) => cumulatedShare >= 0.8) + 1;
}
