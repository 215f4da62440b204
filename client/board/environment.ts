import type { RandomBytes } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import { serverNow } from "../live/serverClock.ts";

/** What a browser gives; replaced in tests. */
export interface BoardEnvironment {
  /** `ws:` or `wss:` address of the server. */
  readonly server: string;
  readonly Socket: typeof WebSocket;
  readonly random: RandomBytes;
  now(): Instant;
  /** Whether the session still stands; asked when a connection fails. */
  askSession(): Promise<"signedIn" | "signedOut" | "unreachable">;
  after(milliseconds: number, run: () => void): () => void;
}

export function browserEnvironment(): BoardEnvironment {
  return {
    server: globalThis.location?.origin.replace(/^http/, "ws") ?? "",
    Socket: globalThis.WebSocket,
    random: (count) => crypto.getRandomValues(new Uint8Array(count)),
    // Since when there is no network is told beside what the server says: by its clock, also where the screen's own is wrong.
    now: serverNow,
    async askSession() {
      try {
        const reply = await fetch("/api/v1/session", { headers: { accept: "application/json" } });
        return reply.status === 401 ? "signedOut" : reply.ok ? "signedIn" : "unreachable";
      } catch {
        // Without a network there is no answer, and the session may well stand.
        return "unreachable";
      }
    },
    after(milliseconds, run) {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  };
}
