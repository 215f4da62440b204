import { type Escalation, stateOf } from "../../shared/escalation/escalation.ts";
import type { Words } from "../words/catalogue.ts";

/** "vi trenger svar · mottatt": what is asked for, and where the matter is. */
export function stateText(matter: Escalation, words: Words["escalation"]): string {
  return [words.kind[matter.kind], words.state[stateOf(matter)]].join(" · ");
}
