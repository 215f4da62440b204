import type { Language } from "../../../shared/access/actor.ts";
import { movedOn } from "../../../shared/protocol/escalations.ts";
import type { Trouble } from "../../live/api.ts";
import { lateText } from "../../words/lateText.ts";
import { matterWords, problemWords } from "./matterWords.ts";

/** Why a step with a matter came to nothing: who was first and with what, or what else the server said. */
export function refusedText(trouble: Trouble, language: Language): string {
  const now = movedOn(trouble);
  if (now) return lateText(now, { matters: matterWords[language] });
  const { code } = trouble;
  // Nothing is filled in here: what is wrong is the choice itself, which was offered while it still could be made.
  return problemWords[language][code === "bad-request" ? "changed-meanwhile" : code];
}
