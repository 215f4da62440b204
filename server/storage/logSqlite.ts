import { Worker } from "node:worker_threads";
import { GroupCommit } from "./groupCommit.ts";
import type { LoadedBoard, LogEntry, UpdateLog } from "./updateLog.ts";

/** What the worker is asked; each question has a number, and its answer the same. */
export type Ask =
  | { readonly kind: "append"; readonly entries: readonly LogEntry[] }
  | { readonly kind: "load"; readonly boardId: string; readonly epoch: number }
  | { readonly kind: "putSnapshot"; readonly snapshot: Parameters<UpdateLog["putSnapshot"]>[0] }
  | { readonly kind: "trim"; readonly before: number }
  | { readonly kind: "erase"; readonly documentId: string }
  | { readonly kind: "close" };

export interface Question {
  readonly number: number;
  readonly ask: Ask;
}

export type Answer =
  | { readonly number: number; readonly ok: true; readonly value: unknown }
  | { readonly number: number; readonly ok: false; readonly error: string };

/** The log in a SQLite file, written by a thread of its own: the event loop never waits for the disk. */
export function openSqliteLog(path: string, startThread: StartThread = logThread): UpdateLog {
  const thread = new LogThread(() => startThread(path));
  const commits = new GroupCommit<LogEntry>(async (entries) => {
    await thread.ask({ kind: "append", entries });
  });
  return {
    append: (entry) => commits.add(entry),
    load: async (boardId, epoch) => (await thread.ask({ kind: "load", boardId, epoch })) as LoadedBoard,
    async putSnapshot(snapshot) {
      await thread.ask({ kind: "putSnapshot", snapshot });
    },
    trim: async (before) => Number(await thread.ask({ kind: "trim", before })),
    async erase(documentId) {
      // What is being written is written first: nothing comes after what erases it.
      await commits.idle();
      return Number(await thread.ask({ kind: "erase", documentId }));
    },
    async close() {
      await commits.idle();
      await thread.end();
    },
  };
}

/** Starts the thread that has the file. */
export type StartThread = (path: string) => Worker;

export function logThread(path: string): Worker {
  return new Worker(new URL("./logSqliteWorker.ts", import.meta.url), { workerData: path });
}

/** A thread that has died is started anew no sooner than this; each time later, until one has answered. */
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;

interface Asked {
  readonly done: (value: unknown) => void;
  readonly failed: (error: Error) => void;
}

/**
 * The thread as one that answers questions. One that dies, as when memory ran out, fails what it was asked, so that the
 * boards say that nothing is saved and try again; a later question starts another.
 */
class LogThread {
  private readonly start: () => Worker;
  private worker: Worker | undefined;
  private readonly asked = new Map<number, Asked>();
  private last = 0;
  /** Why nothing can be asked: it is over, or the pause after a death is. */
  private broken: Error | undefined;
  private pause = FIRST_PAUSE;
  private isOver = false;

  constructor(start: () => Worker) {
    this.start = start;
    this.worker = this.started();
  }

  private started(): Worker {
    const worker = this.start();
    worker.on("message", (answer: Answer) => this.hear(answer));
    worker.on("error", (error) => this.died(worker, error instanceof Error ? error : new Error(String(error))));
    worker.on("exit", () => this.died(worker, new Error("the log's thread has ended")));
    // The log alone is no reason for the process to stay.
    worker.unref();
    return worker;
  }

  ask(ask: Ask): Promise<unknown> {
    if (this.broken) return Promise.reject(this.broken);
    this.worker ??= this.started();
    const { worker } = this;
    this.last += 1;
    const number = this.last;
    return new Promise((done, failed) => {
      this.asked.set(number, { done, failed });
      // Referenced while a question is open: an answer that is waited for is worth staying for.
      worker.ref();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      worker.postMessage({ number, ask } satisfies Question);
    });
  }

  async end(): Promise<void> {
    const { worker } = this;
    if (worker && !this.broken) await this.ask({ kind: "close" });
    this.isOver = true;
    this.broken = new Error("the log is closed");
    this.worker = undefined;
    await worker?.terminate();
  }

  private hear(answer: Answer): void {
    const asked = this.asked.get(answer.number);
    this.asked.delete(answer.number);
    if (this.asked.size === 0) this.worker?.unref();
    this.pause = FIRST_PAUSE;
    if (answer.ok) asked?.done(answer.value);
    else asked?.failed(new Error(answer.error));
  }

  private died(worker: Worker, error: Error): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    this.broken = error;
    const again = setTimeout(() => {
      if (!this.isOver) this.broken = undefined;
    }, this.pause);
    again.unref();
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
    for (const { failed } of this.asked.values()) failed(error);
    this.asked.clear();
  }
}
