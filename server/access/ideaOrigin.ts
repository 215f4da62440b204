import type { IncomingHttpHeaders, IncomingMessage, Server } from "node:http";
import type { Express } from "express";
import type { Config } from "../config.ts";

/**
 * `IDEA_URL` may be a host of its own, reachable from where the rest of the product is not. What comes by it reaches the
 * phones' page and what that page asks for, without a session; everything else is as if it were not there. The rule only ever
 * takes away: whoever writes another Host or Origin into a request gets at most what they would have got without.
 */

const PAGES = /^\/(i(\/[\w./-]*)?|assets\/[\w./-]+|favicon\.svg)$/;
const ASKED: readonly string[] = [
  "POST /api/v1/ideas/tickets",
  "POST /api/v1/ideas",
  "POST /api/v1/ideas/similar",
  "GET /api/v1/ideas/receipt",
  "POST /api/v1/tallies",
  "POST /api/v1/tallies/removal",
  "POST /api/v1/cross-lines",
  "POST /api/v1/client-errors",
];

/** The origin that pages of `IDEA_URL` write into their requests. */
export function ideaOrigin({ ideaUrl }: Pick<Config, "ideaUrl">): string | undefined {
  return ideaUrl === undefined ? undefined : new URL(ideaUrl).origin;
}

/** Whether a request came by `IDEA_URL`, or from a page of it. A proxy in front passes the host on in one of two headers. */
export function isByIdeaUrl(headers: IncomingHttpHeaders, config: Pick<Config, "ideaUrl" | "publicUrl">): boolean {
  if (config.ideaUrl === undefined) return false;
  const own = new URL(config.ideaUrl);
  if (headers.origin === own.origin) return true;
  // By any port: a proxy may listen on several. Only where both addresses are of one name does the port tell them apart.
  const byPort = config.publicUrl === undefined || new URL(config.publicUrl).hostname === own.hostname;
  const forwarded = [headers["x-forwarded-host"]].flat().flatMap((each) => each?.split(",") ?? []);
  return [headers.host ?? "", ...forwarded].some((given) => {
    const asked = readHost(given, own.protocol);
    return asked !== undefined && (byPort ? asked.host === own.host : asked.hostname === own.hostname);
  });
}

/** As `URL` writes hosts: small letters, no port where it is the usual one, and no dot at the end. */
function readHost(given: string, protocol: string): URL | undefined {
  const address = `${protocol}//${given.trim().replace(/\.(?=:\d+$|$)/, "")}`;
  return URL.canParse(address) ? new URL(address) : undefined;
}

/** Whether a request by `IDEA_URL` is for the phones' page. @param target as in the request's first line */
export function isForPhones(method: string, target: string): boolean {
  const [path = ""] = target.split("?");
  if (ASKED.includes(`${method} ${path}`)) return true;
  return (method === "GET" || method === "HEAD") && PAGES.test(path) && !path.includes("..");
}

/** Nothing is served or upgraded here, also not by what listens to the server beside the routes. */
const NOWHERE = "/-";

/** Closes everything but the phones' page to what comes by `IDEA_URL`. To be called when all who listen to the server do. */
export function guardIdeaUrl(app: Express, server: Server, config: Config): void {
  if (config.ideaUrl === undefined) return;
  const closed = new WeakSet<IncomingMessage>();
  const look = (request: IncomingMessage, isOpen: boolean): void => {
    if (!isByIdeaUrl(request.headers, config)) return;
    // The page has no session; one that somebody else's browser brings along is not used here.
    delete request.headers.cookie;
    if (isOpen) return;
    closed.add(request);
    request.url = NOWHERE;
  };
  server.prependListener("request", (request) => look(request, isForPhones(request.method ?? "", request.url ?? "")));
  server.prependListener("upgrade", (request) => look(request, false));
  app.use((request, response, next) => {
    if (!closed.has(request)) return next();
    response.status(404).json({ code: "not-found", message: "There is nothing at this address." });
  });
}
