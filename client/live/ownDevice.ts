import { useSyncExternalStore } from "react";
import { dropBoardCopies } from "./boardCopies.ts";

const KEY = "tavle-own-device";

/** What tells other parts of this page; the browser itself tells only other tabs. */
const changes = new EventTarget();

/** Whether this person has said *dette er min egen maskin* here: only then may copies of boards stay on it. */
export function isOwnDevice(personId: string): boolean {
  return localStorage.getItem(KEY) === personId;
}

/** Whether this machine is anybody's own. */
export function hasOwner(): boolean {
  return localStorage.getItem(KEY) !== null;
}

export function setOwnDevice(personId: string, isOwn: boolean): void {
  if (isOwn) localStorage.setItem(KEY, personId);
  else {
    localStorage.removeItem(KEY);
    void dropBoardCopies(`tavle:person:${personId}:`);
  }
  changes.dispatchEvent(new Event("change"));
}

export function useOwnDevice(personId: string): boolean {
  return useSyncExternalStore(subscribe, () => isOwnDevice(personId));
}

function subscribe(changed: () => void): () => void {
  changes.addEventListener("change", changed);
  window.addEventListener("storage", changed);
  return () => {
    changes.removeEventListener("change", changed);
    window.removeEventListener("storage", changed);
  };
}
