import { useEffect, useSyncExternalStore } from "react";
import { type Language, languageSchema } from "../../shared/access/actor.ts";

const KEY = "tavle-language";
const changes = new EventTarget();

function stored(): Language | undefined {
  return languageSchema.safeParse(localStorage.getItem(KEY)).data;
}

/** The language chosen in this browser before anybody signed in, or by whoever last did. */
export function useBrowserLanguage(): Language | undefined {
  return useSyncExternalStore(subscribe, stored);
}

export function rememberLanguage(language: Language): void {
  if (stored() === language) return;
  localStorage.setItem(KEY, language);
  changes.dispatchEvent(new Event("change"));
}

function subscribe(changed: () => void): () => void {
  changes.addEventListener("change", changed);
  return () => changes.removeEventListener("change", changed);
}

/** Tells the browser what is spoken, for screen readers and hyphenation. */
export function usePageLanguage(language: Language): void {
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
}
