/// <reference lib="webworker" />
/**
 * Lets the idea page open in a dead zone, once it has been visited: the page itself keeps what it is made of
 * (`offline.ts`), this hands it out when the network does not. Scope: /i/ alone.
 */
declare const self: ServiceWorkerGlobalScope;

/** Where `offline.ts` keeps the page, whatever board it was opened for. */
const PAGE = "/i";
const PATIENCE = 4_000;

self.addEventListener("install", () => void self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (pathname.startsWith("/assets/")) event.respondWith(asset(request));
});

async function page(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
    return answer.status >= 502 ? ((await caches.match(PAGE)) ?? answer) : answer;
  } catch (error) {
    const kept = await caches.match(PAGE);
    if (kept) return kept;
    throw error;
  }
}

async function asset(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? (await fetch(request));
}
