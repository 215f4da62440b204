import type { Language } from "../../shared/access/actor.ts";
import { rememberLanguage } from "../live/language.ts";
import { refetch } from "../live/queries.ts";
import { chooseLanguage } from "./commands.ts";

/** Changes the language of the one who is signed in; it follows the person to every machine. */
export async function choosePersonLanguage(language: Language): Promise<void> {
  const answer = await chooseLanguage(language);
  if (!answer.ok) return;
  rememberLanguage(language);
  await refetch([["session", "mine"]]);
}
