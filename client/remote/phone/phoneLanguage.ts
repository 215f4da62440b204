import { createContext, useContext } from "react";
import type { Language } from "../../../shared/access/actor.ts";
import { remotePageWords, type RemotePageWords } from "../../words/remotePage.ts";

/** The board's language: the page does not carry the whole catalogue of the product. */
export const PhoneLanguage = createContext<Language>("nb");

export function usePhoneWords(): RemotePageWords {
  return remotePageWords[useContext(PhoneLanguage)];
}

/** What the browser asks for, while no board has said. */
export function browserLanguage(): Language {
  const [first] = navigator.languages;
  if (first?.startsWith("nn")) return "nn";
  return first?.startsWith("en") ? "en" : "nb";
}
