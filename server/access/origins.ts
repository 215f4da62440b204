import type { IncomingHttpHeaders } from "node:http";
import type { Config } from "../config.ts";
import { ideaOrigin, isByIdeaUrl } from "./ideaOrigin.ts";

/**
 * The origins a browser may come from: PUBLIC_URL, or the loopback hosts on our port. Never the Host header, which
 * the one who asks has written.
 */
export function allowedOrigins(config: Config, port: number): ReadonlySet<string> {
  if (config.publicUrl) return new Set([new URL(config.publicUrl).origin]);
  const scheme = config.tls ? "https" : "http";
  return new Set(["localhost", "127.0.0.1", "[::1]"].map((host) => `${scheme}://${host}:${port}`));
}

/** What comes by `IDEA_URL` must come from its pages, all else from those of the product: neither stands in for the other. */
export function originsOfPages(config: Config, usual: () => ReadonlySet<string>) {
  const phones = new Set([ideaOrigin(config) ?? ""]);
  return (headers: IncomingHttpHeaders): ReadonlySet<string> => (isByIdeaUrl(headers, config) ? phones : usual());
}
