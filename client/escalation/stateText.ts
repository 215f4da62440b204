import type { Escalation } from "../../shared/escalation/escalation.ts";
import { stateOf } from "../../shared/escalation/state.ts";
import type { Words } from "../words/catalogue.ts";

/** "vi trenger svar · mottatt": what is asked for, and where the matter is. */
export function stateText(matter: Escalation, words: Words["escalation"]): string {
  return [words.kind[matter.kind], words.state[stateOf(matter)]].join(" · ");
}
