import { Worker } from "node:worker_threads";
import { MOST_MEMORY, MOST_TIME } from "../../shared/import/limits.ts";
import type { ReadAnswer, ReadAsked } from "./readerThread.ts";

/** Files that are read at the same time; the others wait their turn. Each has a thread of its own, for its own memory. */
const AT_ONCE = 2;
/** Files that may wait. */
const MOST_WAITING = 20;

/** What one file may take. */
export interface ReadLimits {
  readonly milliseconds: number;
  readonly megabytes: number;
}
const LIMITS: ReadLimits = { milliseconds: MOST_TIME, megabytes: MOST_MEMORY };

export interface Reader {
  /** @returns undefined when too many wait already */
  read(asked: ReadAsked): Promise<ReadAnswer | undefined>;
}

/**
 * Reads files apart from everything else: whatever a file does to its thread (memory, time), the thread ends and the file is
 * refused by name, and no wall notices.
 */
export function createReader(limits: ReadLimits = LIMITS): Reader {
  const waiting: (() => void)[] = [];
  let running = 0;
  const turn = async (): Promise<void> => {
    if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
    else running += 1;
  };
  const done = (): void => {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };
  return {
    async read(asked) {
      if (waiting.length >= MOST_WAITING) return undefined;
      await turn();
      try {
        return await inThread(asked, limits);
      } finally {
        done();
      }
    },
  };
}

function inThread(asked: ReadAsked, limits: ReadLimits): Promise<ReadAnswer> {
  const worker = new Worker(new URL("./readerThread.ts", import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes, maxYoungGenerationSizeMb: 32 },
  });
  return new Promise((resolve) => {
    const end = (answer: ReadAnswer): void => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(answer);
    };
    const refused = (fault: "took-too-long" | "too-much-memory" | "damaged"): void =>
      end({ ok: false, fault, where: undefined });
    const timer = setTimeout(() => refused("took-too-long"), limits.milliseconds);
    worker.once("message", end);
    worker.once("error", (error) => refused(isOutOfMemory(error) ? "too-much-memory" : "damaged"));
    worker.once("exit", () => refused("damaged"));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage(asked);
  });
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}
