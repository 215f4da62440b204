const CACHE = "idea-page";
const PAGE = "/i";

/** Keeps the page and what it was made of in this phone, so that it opens in a dead zone next time. Needs HTTPS or localhost. */
export async function keepPage(): Promise<void> {
  if (!("serviceWorker" in navigator) || import.meta.env.DEV) return;
  try {
    await navigator.serviceWorker.register("/i/sw.js", { scope: "/i/", updateViaCache: "none" });
    const own = performance
      .getEntriesByType("resource")
      .map(({ name }) => new URL(name))
      .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith("/assets/"));
    const wanted = new Set([PAGE, ...own.map(({ pathname }) => pathname)]);
    const cache = await caches.open(CACHE);
    await cache.addAll([...wanted]);
    for (const { url } of await cache.keys()) {
      if (!wanted.has(new URL(url).pathname)) await cache.delete(url);
    }
  } catch {
    // A private window, or the network went while it was kept: the page works, it will only not open without network.
  }
}
