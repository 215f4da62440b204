import { createContext, useContext } from "react";
import type { Language } from "../../shared/access/actor.ts";
import { pageWords, type PageWords } from "../words/ideaPage.ts";

/** The board's language: the page does not carry the whole catalogue of the product. */
export const PageLanguage = createContext<Language>("nb");

export function usePageWords(): PageWords {
  return pageWords[useContext(PageLanguage)];
}
