import type { Instant } from "../../shared/base/time.ts";
import { CLOSE } from "../../shared/protocol/sync.ts";

/** Why the server would not take what was written here. */
export type Refusal = "patient-identity" | "full" | "not-valid" | "may-not-write" | "too-large";

/** How it stands between this screen and the server: one at a time, each with what there is to say about it. */
export type Connection =
  | { readonly state: "opening" }
  /** All that was written here is on the server's disk. */
  | { readonly state: "live" }
  /** As live, but nothing may be written from here. */
  | { readonly state: "readOnly" }
  /** Connected, and something has waited for more than a second to be saved. */
  | { readonly state: "waiting"; readonly unsaved: number }
  /** Connected, but the server cannot save: nothing may be written, and it goes on by itself. */
  | { readonly state: "notSaving"; readonly unsaved: number }
  /** `storage`: the server is there, and cannot read the board. */
  | {
      readonly state: "offline";
      readonly since: Instant;
      readonly unsaved: number;
      readonly why: "network" | "storage";
    }
  /** The server refused what stands in `text`; the board shows again what the others see. Until `dismissRefusal`. */
  | { readonly state: "refused"; readonly reason: Refusal; readonly text: string }
  | { readonly state: "signedOut"; readonly unsaved: number }
  | { readonly state: "gone" }
  /** This page is older than the server or the board: load it anew. `text` is what had not been saved. */
  | { readonly state: "outdated"; readonly text: string };

export function refusalOf(code: number, reason: string): Refusal {
  if (code === CLOSE.mayNotWrite) return "may-not-write";
  if (code === CLOSE.tooLarge) return "too-large";
  if (reason.startsWith("patient-identity")) return "patient-identity";
  return reason.startsWith("full") ? "full" : "not-valid";
}

/** Trying again would end the same way. */
export function isFinal(code: number): boolean {
  return code === CLOSE.tooLarge || (code >= 4400 && code < 4500);
}
