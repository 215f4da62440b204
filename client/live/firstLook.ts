import { useSyncExternalStore } from "react";

const SEEN = "tavle-first-look:";
/** A tour that was asked for on another page waits here for the board's page. */
const ASKED = "tavle-first-look-asked";
const changes = new EventTarget();

function told(): void {
  changes.dispatchEvent(new Event("change"));
}

/** Says that this person has been shown round, or did not want to be, on this device. */
export function setSeen(personId: string): void {
  localStorage.setItem(SEEN + personId, "1");
  sessionStorage.removeItem(ASKED);
  told();
}

/** Asks for the tour, at once on a board's page and else on the next one that is opened. */
export function askForTour(): void {
  sessionStorage.setItem(ASKED, "1");
  told();
}

/** Whether the first look is still to be offered, and whether it was asked for just now. */
export function useFirstLook(personId: string): { readonly isNew: boolean; readonly isAsked: boolean } {
  const isNew = useSyncExternalStore(subscribe, () => localStorage.getItem(SEEN + personId) === null);
  const isAsked = useSyncExternalStore(subscribe, () => sessionStorage.getItem(ASKED) !== null);
  return { isNew, isAsked };
}

function subscribe(changed: () => void): () => void {
  changes.addEventListener("change", changed);
  window.addEventListener("storage", changed);
  return () => {
    changes.removeEventListener("change", changed);
    window.removeEventListener("storage", changed);
  };
}
