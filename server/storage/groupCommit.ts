/** So many entries at most go into one transaction, so that a flood does not make everybody wait. */
const MOST_AT_ONCE = 1_000;

interface Waiting<Entry> {
  readonly entry: Entry;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Gathers writes: one starts at once when none runs, and takes along all that arrived while the one before it ran.
 * Entries are written in the order in which they came.
 */
export class GroupCommit<Entry> {
  private readonly write: (batch: readonly Entry[]) => Promise<void>;
  private waiting: Waiting<Entry>[] = [];
  private running: Promise<void> | undefined;

  constructor(write: (batch: readonly Entry[]) => Promise<void>) {
    this.write = write;
  }

  /** @returns when the entry is durable; rejects when it is not */
  add(entry: Entry): Promise<void> {
    const written = new Promise<void>((done, failed) => this.waiting.push({ entry, done, failed }));
    this.running ??= this.run();
    return written;
  }

  /** @returns when nothing waits any more */
  async idle(): Promise<void> {
    while (this.running) await this.running;
  }

  private async run(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, MOST_AT_ONCE);
      await this.flush(batch);
    }
    this.running = undefined;
  }

  /** One bad entry must not take the others with it: a batch that fails is written again one by one. */
  private async flush(batch: readonly Waiting<Entry>[]): Promise<void> {
    try {
      await this.write(batch.map(({ entry }) => entry));
      for (const { done } of batch) done();
    } catch (error) {
      if (batch.length === 1) batch[0]?.failed(error);
      else for (const one of batch) await this.flush([one]);
    }
  }
}
