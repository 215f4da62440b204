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
export function openSqliteLog(path: string): UpdateLog {
  const thread = new LogThread(path);
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

interface Asked {
  readonly done: (value: unknown) => void;
  readonly failed: (error: Error) => void;
}

class LogThread {
  private readonly worker: Worker;
  private readonly asked = new Map<number, Asked>();
  private last = 0;
  private broken: Error | undefined;

  constructor(path: string) {
    this.worker = new Worker(new URL("./logSqliteWorker.ts", import.meta.url), { workerData: path });
    this.worker.on("message", (answer: Answer) => this.hear(answer));
    this.worker.on("error", (error) => this.fail(error instanceof Error ? error : new Error(String(error))));
    this.worker.on("exit", () => this.fail(new Error("the log's thread has ended")));
    // The log alone is no reason for the process to stay.
    this.worker.unref();
  }

  ask(ask: Ask): Promise<unknown> {
    if (this.broken) return Promise.reject(this.broken);
    this.last += 1;
    const number = this.last;
    return new Promise((done, failed) => {
      this.asked.set(number, { done, failed });
      // Referenced while a question is open: an answer that is waited for is worth staying for.
      this.worker.ref();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      this.worker.postMessage({ number, ask } satisfies Question);
    });
  }

  async end(): Promise<void> {
    if (!this.broken) await this.ask({ kind: "close" });
    await this.worker.terminate();
  }

  private hear(answer: Answer): void {
    const asked = this.asked.get(answer.number);
    this.asked.delete(answer.number);
    if (this.asked.size === 0) this.worker.unref();
    if (answer.ok) asked?.done(answer.value);
    else asked?.failed(new Error(answer.error));
  }

  private fail(error: Error): void {
    this.broken ??= error;
    for (const { failed } of this.asked.values()) failed(error);
    this.asked.clear();
  }
}
