/// <reference lib="webworker" />
/**
 * The shell of walls and boards, kept in the browser: pages are asked for from the network and come from here when there
 * is none; scripts, styles and fonts, whose names change with their content, come from here at once. The API, the sync
 * and the live wire are never touched.
 */
declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: readonly Kept[] };

interface Kept {
  readonly url: string;
  readonly revision: string | null;
}

// oxlint-disable-next-line no-underscore-dangle -- the plugin looks for this very name
const KEPT = self.__WB_MANIFEST;
const CACHE = `shell-${fingerprint(KEPT.map(({ url, revision }) => `${url} ${revision ?? ""}`).join("\n"))}`;
const NEVER = /^\/(i|api|sync|socket\.io|healthz|readyz|metrics|version)(\/|$)/;
/** A network that is there but does not answer must not leave a wall blank. */
const PATIENCE = 4_000;
/** What `serviceWorker.ts` says. */
const TAKE_OVER = "take-over";

self.addEventListener("install", (event) => {
  event.waitUntil(keepAll());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOthers().then(() => self.clients.claim()));
});

self.addEventListener("message", (event) => {
  if (event.data === TAKE_OVER) void self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin || NEVER.test(url.pathname)) return;
  if (request.mode === "navigate") event.respondWith(page(request, url.pathname));
  else if (url.pathname.startsWith("/assets/")) event.respondWith(asset(request));
});

async function keepAll(): Promise<void> {
  const cache = await caches.open(CACHE);
  // Past the browser's own cache: what is kept is what this version came with.
  await cache.addAll(KEPT.map(({ url }) => new Request(addressOf(url), { cache: "reload" })));
}

/** Pages are asked for by their address, not by their file: the server hands out no `.html`. */
function addressOf(url: string): string {
  return `/${url}`.replace(/\/?index\.html$/, "") || "/";
}

async function dropOthers(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
}

async function page(request: Request, path: string): Promise<Response> {
  const kept = async (): Promise<Response | undefined> => {
    const cache = await caches.open(CACHE);
    return await cache.match(/^\/skjerm(\/|$)/.test(path) ? "/skjerm" : "/");
  };
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
    // A proxy in front of a server that is down answers for it.
    return answer.status >= 502 ? ((await kept()) ?? answer) : answer;
  } catch (error) {
    const found = await kept();
    if (found) return found;
    throw error;
  }
}

async function asset(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? (await fetch(request));
}

/** FNV-1a, 32 bits: enough to tell one version from the next. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash.toString(36);
}
