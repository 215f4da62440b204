import type { CrossEvent } from "../../shared/cross/greenCross.ts";
import type { Words } from "../words/catalogue.ts";

/** "Fall: glatt gulv ved rom 4", or what there is of it. */
export function eventText(event: Pick<CrossEvent, "kind" | "line">, words: Words["cross"]): string {
  return [event.kind && words.kind[event.kind], event.line].filter(Boolean).join(": ");
}
