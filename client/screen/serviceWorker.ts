/** Address and scope of the worker that keeps the shell of walls and boards. */
const WORKER = "/sw.js";

/** What the page says to a worker that waits: take over. Nothing takes over by itself in the middle of a meeting. */
export const TAKE_OVER = "take-over";

let waiting: ServiceWorker | undefined;

/** Keeps the shell in this browser, so that a reload without network shows the last board. Needs HTTPS or localhost. */
export async function registerShell(): Promise<void> {
  if (!("serviceWorker" in navigator) || import.meta.env.DEV) return;
  const registration = await navigator.serviceWorker.register(WORKER, { updateViaCache: "none" });
  const note = (): void => {
    waiting = registration.waiting ?? undefined;
  };
  note();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", note);
  });
}

/** Lets the shell that waits take over, so that the reload that follows gets the new version; done at once when none waits. */
export async function takeNewShell(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  await registration?.update().catch(() => undefined);
  const next = registration?.waiting ?? waiting;
  if (!next) return;
  const taken = new Promise<void>((resolve) => {
    navigator.serviceWorker.addEventListener("controllerchange", () => resolve(), { once: true });
  });
  next.postMessage(TAKE_OVER);
  await taken;
}
