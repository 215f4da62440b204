import { createContext, useContext } from "react";
import type { Language } from "../../shared/access/actor.ts";
import { catalogue, type Words } from "./catalogue.ts";

/** The language of what is below: the person's on pages, the board's on walls. */
export const LanguageContext = createContext<Language>("nb");

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

export function useWords(): Words {
  return catalogue[useLanguage()];
}
