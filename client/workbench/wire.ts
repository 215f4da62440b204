import type { StoredPoint } from "../../shared/measure/measure.ts";
import type { Trouble } from "../live/api.ts";
import type { Answer, Question } from "./bench.ts";

/** A series that came whole, or where its parts are fetched. */
export type Open =
  | { readonly kind: "open"; readonly path: string; readonly unitId: string }
  | { readonly kind: "take"; readonly points: readonly StoredPoint[] };

/** What goes between the page and the worker. */
export interface Said {
  readonly id: number;
  readonly said: Question | Open;
}

export type Reply = Answer | { readonly kind: "opened"; readonly count: number };

export interface Heard {
  readonly id: number;
  readonly answer?: Reply;
  readonly trouble?: Trouble;
}
