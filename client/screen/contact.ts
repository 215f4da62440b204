import type { Instant } from "../../shared/base/time.ts";

const KEY = "tavle:last-contact";

/** When this wall last heard the server, kept over a reload: a wall that starts without network says since when. */
export function noteContact(at: Instant): void {
  localStorage.setItem(KEY, String(at));
}

export function lastContact(): Instant | undefined {
  const kept = Number(localStorage.getItem(KEY) ?? Number.NaN);
  return Number.isFinite(kept) ? kept : undefined;
}

export function forgetContact(): void {
  localStorage.removeItem(KEY);
}
