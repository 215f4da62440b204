/**
 * How long a page is held by any one task, as the browser itself tells it (PerformanceObserver, `longtask`: 50 ms and more), and
 * how much processor time the longest one took (a trace of its main thread): on a machine that others use, only that holds.
 */
import type { Page } from "playwright-core";

/** What a page was held by while something was done with it. */
export interface Phase {
  readonly name: string;
  readonly tasks: readonly number[];
  /** Of the one task that took most of it, in milliseconds. */
  readonly processor: number;
  readonly longestFrame: number;
}

const pause = (milliseconds: number) => new Promise((next) => setTimeout(next, milliseconds));

declare global {
  interface Window {
    heard: { tasks: number[]; frames: number[] };
  }
}

/** Before anything of the page runs: what it hears of itself. */
export function listen(): void {
  window.heard = { tasks: [], frames: [] };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.heard.tasks.push(duration);
  }).observe({ type: "longtask" });
  let before = performance.now();
  const frame = (now: number): void => {
    window.heard.frames.push(now - before);
    before = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

export async function phase(page: Page, name: string, work: () => Promise<unknown>): Promise<Phase> {
  const browser = page.context().browser();
  if (!browser) throw new Error("no browser");
  await browser.startTracing(page, { categories: ["toplevel", "disabled-by-default-devtools.timeline"] });
  await page.evaluate(() => {
    window.heard.tasks.length = 0;
    window.heard.frames.length = 0;
  });
  await work();
  // Long tasks are told when the browser has a moment.
  await pause(500);
  const { tasks, frames } = await page.evaluate(() => window.heard);
  const processor = longestTask(await browser.stopTracing());
  const heard = { name, tasks, processor, longestFrame: Math.max(0, ...frames) };
  process.stderr.write(`${told(heard)}\n`);
  return heard;
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Processor time of the thread, in microseconds. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** The longest task of a page's main thread in a trace, in milliseconds of processor time. */
function longestTask(trace: Buffer): number {
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(trace.toString());
  const isMain = ({ name, args }: TraceEvent) => name === "thread_name" && args?.name === "CrRendererMain";
  const mains = new Set(traceEvents.filter(isMain).map(({ pid, tid }) => `${pid} ${tid}`));
  const tasks = traceEvents.filter(({ name, pid, tid }) => name.endsWith("RunTask") && mains.has(`${pid} ${tid}`));
  return tasks.reduce((longest, { tdur = 0 }) => Math.max(longest, tdur / 1_000), 0);
}

/** A row of a table. */
export function told({ name, tasks, processor, longestFrame }: Phase): string {
  const longest = tasks.length === 0 ? "none" : `${tasks.length}, longest ${Math.max(...tasks).toFixed(0)} ms`;
  return `| ${name} | ${longest} | ${processor.toFixed(0)} ms | ${longestFrame.toFixed(0)} ms |`;
}
