import { apply, type MatterCommand } from "../../shared/escalation/apply.ts";
import type { MatterStep } from "../../shared/escalation/step.ts";
import { brokenIn } from "./invariants.ts";

/** Histories by number, so that a state stays small; 0 = not raised. */
export class Histories {
  readonly #list: (readonly MatterStep[])[] = [[]];
  readonly #known = new Map<string, number>();
  readonly #steps = new Map<string, number>();
  readonly #broken = new Map<number, string | undefined>();

  of(number: number): readonly MatterStep[] {
    return this.#list[number] ?? [];
  }

  put(history: readonly MatterStep[]): number {
    const key = JSON.stringify(history);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#list.push(history);
    this.#known.set(key, this.#list.length - 1);
    return this.#list.length - 1;
  }

  /** The product's own step, worked out once for each history and command. @returns -1 where it has moved on */
  step(from: number, command: MatterCommand, name: string, at: number): number {
    const key = `${from} ${name} ${at} ${JSON.stringify(command)}`;
    const known = this.#steps.get(key);
    if (known !== undefined) return known;
    // Only of a rise the time matters; all others at 0 keep the states few.
    const next = apply({ history: this.of(from) }, command, named(name), command.do === "rise" ? at : 0);
    const number = next.ok ? this.put(next.value.history) : -1;
    this.#steps.set(key, number);
    return number;
  }

  brokenIn(number: number): string | undefined {
    if (!this.#broken.has(number)) this.#broken.set(number, number === 0 ? undefined : brokenIn(this.of(number))[0]);
    return this.#broken.get(number);
  }
}

export function named(name: string): MatterStep["by"] {
  return { kind: "person", name };
}
