import { useEffect } from "react";

/**
 * With Alt, so that no screen reader's own letters are taken, and nothing happens while one writes.
 * @param run absent = the key is left to others
 */
export function useAltKey(code: string, run: (() => void) | undefined): void {
  useEffect(() => {
    if (!run) return undefined;
    const pressed = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== code || event.repeat) return;
      event.preventDefault();
      run();
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  });
}
