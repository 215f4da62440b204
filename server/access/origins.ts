import type { Config } from "../config.ts";

/**
 * The origins a browser may come from: PUBLIC_URL, or the loopback hosts on our port. Never the Host header, which
 * the one who asks has written.
 */
export function allowedOrigins(config: Config, port: number): ReadonlySet<string> {
  if (config.publicUrl) return new Set([new URL(config.publicUrl).origin]);
  const scheme = config.tls ? "https" : "http";
  return new Set(["localhost", "127.0.0.1", "[::1]"].map((host) => `${scheme}://${host}:${port}`));
}
