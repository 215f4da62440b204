import { encoded, NOBODY, OPEN, Q, REQUEST, type State, W, WORKER, WORKERS } from "./bytes.ts";
import type { Fault } from "./faults.ts";
import { Histories } from "./histories.ts";
import type { Bounds, Model } from "./model.ts";
import { movesFrom } from "./moves.ts";
import { brokenBetween, brokenState } from "./rules.ts";

export interface Explored {
  readonly states: number;
  /** What was found broken first, with the way there; undefined when nothing is. */
  readonly violation: { readonly rule: string; readonly way: readonly string[] } | undefined;
}

/** Explores every state that can be reached within the bounds, breadth first. @param fault left out: the protocol as it is */
export function explore(bounds: Bounds, fault?: Fault): Explored {
  return new Search({ bounds, fault, histories: new Histories() }).run();
}

class Search {
  readonly #model: Model;
  /** Each state that was seen, and how one came there first. */
  readonly #from = new Map<string, { readonly key: string; readonly act: string }>();
  #queue: { readonly key: string; readonly state: State }[] = [];

  constructor(model: Model) {
    this.#model = model;
  }

  run(): Explored {
    this.#see(firstState(this.#model.bounds), "", "");
    while (this.#queue.length > 0) {
      const level = this.#queue;
      this.#queue = [];
      for (const { key, state } of level) {
        for (const { state: next, act } of movesFrom(this.#model, state)) {
          const rule = brokenBetween(this.#model, state, next, act) ?? this.#see(next, key, act);
          if (rule) return { states: this.#from.size, violation: { rule, way: [...this.#wayTo(key), act] } };
        }
      }
    }
    return { states: this.#from.size, violation: undefined };
  }

  /** @returns what is broken in a state that is seen for the first time */
  #see(state: State, from: string, act: string): string | undefined {
    const key = encoded(state);
    if (this.#from.has(key)) return undefined;
    this.#from.set(key, { key: from, act });
    this.#queue.push({ key, state });
    return brokenState(this.#model, state);
  }

  #wayTo(key: string): string[] {
    const way: string[] = [];
    for (let at = this.#from.get(key); at && at.key !== ""; at = this.#from.get(at.key)) way.unshift(at.act);
    return way;
  }
}

/** Nothing is raised, nobody works, and the department is there. */
function firstState({ requests }: Bounds): State {
  const first = Buffer.alloc(REQUEST + requests.length * Q.size);
  first[OPEN] = 1;
  for (let worker = 0; worker < WORKERS; worker += 1) first[WORKER + worker * W.size + W.job] = NOBODY;
  return first;
}
