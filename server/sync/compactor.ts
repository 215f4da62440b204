import { Worker } from "node:worker_threads";
import type { KindName } from "./kinds.ts";

/** A document's last snapshot and every update since. */
export interface Log {
  readonly kind: KindName;
  readonly base: Uint8Array | undefined;
  readonly tail: readonly Uint8Array[];
}

export type Compacted =
  | { readonly number: number; readonly ok: true; readonly bytes: Uint8Array | undefined }
  | { readonly number: number; readonly ok: false; readonly error: string };

interface Asked {
  readonly done: (bytes: Uint8Array | undefined) => void;
  readonly failed: (cause: Error) => void;
}

/**
 * Makes snapshots in a thread of its own, from the log alone: for a full board it is a tenth of a second of work, and the
 * event loop has frames to hand on. One for all boards; begun when first needed, and anew when it has died.
 */
export class Compactor {
  private worker: Worker | undefined;
  private readonly asked = new Map<number, Asked>();
  private last = 0;

  /** @returns the snapshot; undefined when, loaded again, it would show something else. Rejects when the thread dies */
  compact(log: Log): Promise<Uint8Array | undefined> {
    this.last += 1;
    const number = this.last;
    const worker = this.worker ?? this.begin();
    return new Promise((done, failed) => {
      this.asked.set(number, { done, failed });
      worker.ref();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      worker.postMessage({ number, log });
    });
  }

  async close(): Promise<void> {
    await this.worker?.terminate();
  }

  private begin(): Worker {
    const worker = new Worker(new URL("./compactWorker.ts", import.meta.url));
    worker.on("message", (answer: Compacted) => this.hear(answer, worker));
    worker.on("error", (cause) => this.gone(worker, cause instanceof Error ? cause : new Error(String(cause))));
    worker.on("exit", () => this.gone(worker, new Error("the thread that makes snapshots has ended")));
    worker.unref();
    this.worker = worker;
    return worker;
  }

  private hear(answer: Compacted, worker: Worker): void {
    const asked = this.asked.get(answer.number);
    this.asked.delete(answer.number);
    if (this.asked.size === 0) worker.unref();
    if (answer.ok) asked?.done(answer.bytes);
    else asked?.failed(new Error(answer.error));
  }

  private gone(worker: Worker, cause: Error): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    for (const { failed } of this.asked.values()) failed(cause);
    this.asked.clear();
  }
}
