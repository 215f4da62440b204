import type { Trouble } from "../live/api.ts";
import type { Answer, Question } from "./bench.ts";
import type { Heard, Open, Reply, Said } from "./wire.ts";

export type AnswerTo<Kind extends Question["kind"]> = Extract<Answer, { readonly kind: Kind }>;
type Told = { readonly reply: Reply } | { readonly trouble: Trouble };

const NO_ANSWER: Trouble = { code: "internal", message: "The workbench gave no answer." };

/** The page's end of the wire to its worker: questions go out, each gets its own answer. */
export class BenchClient {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, (told: Told) => void>();
  #last = 0;

  constructor() {
    this.#worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    this.#worker.addEventListener("message", (event: MessageEvent<Heard>) => this.#hear(event.data));
    // A worker that could not start answers nobody: those who wait must hear of it.
    this.#worker.addEventListener("error", () => {
      for (const tell of this.#waiting.values()) tell({ trouble: NO_ANSWER });
      this.#waiting.clear();
    });
  }

  open(open: Open): Promise<Told> {
    return this.#say(open);
  }

  async ask<Kind extends Question["kind"]>(
    question: Extract<Question, { readonly kind: Kind }>,
  ): Promise<{ readonly answer: AnswerTo<Kind> } | { readonly trouble: Trouble }> {
    const told = await this.#say(question);
    if ("trouble" in told) return told;
    return isTo(told.reply, question.kind) ? { answer: told.reply } : { trouble: NO_ANSWER };
  }

  close(): void {
    this.#worker.terminate();
    this.#waiting.clear();
  }

  #say(said: Said["said"]): Promise<Told> {
    this.#last += 1;
    const id = this.#last;
    return new Promise((tell) => {
      this.#waiting.set(id, tell);
      this.#worker.postMessage({ id, said } satisfies Said);
    });
  }

  #hear({ id, answer, trouble }: Heard): void {
    const tell = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (answer) tell?.({ reply: answer });
    else tell?.({ trouble: trouble ?? NO_ANSWER });
  }
}

function isTo<Kind extends Question["kind"]>(reply: Reply, kind: Kind): reply is AnswerTo<Kind> {
  return reply.kind === kind;
}
