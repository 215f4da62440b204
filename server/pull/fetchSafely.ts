import { type Outcome, ok, refused } from "../../shared/base/outcome.ts";
import type { PullFault } from "../../shared/pull/reasons.ts";
import type { Clock } from "../clock.ts";
import type { PullSecret } from "../config/pull.ts";
import { readBody } from "./body.ts";
import { dial } from "./dial.ts";
import { findPlace, type LookUp, type Reach, readAddress } from "./outside.ts";

/** What a call may cost at most, unpacked and all redirects together. */
export const MOST_BYTES = 5 * 1024 * 1024;
export const MOST_MS = 10_000;
export const MOST_REDIRECTS = 3;

export interface Outside {
  readonly clock: Clock;
  readonly lookUp: LookUp;
  readonly reach: Reach;
  /** The server closes: nobody waits for an answer any more. */
  readonly ends?: AbortSignal;
}

export interface Wanted {
  readonly address: string;
  readonly accept: string;
  readonly secret: PullSecret | undefined;
}

export interface Fetched {
  readonly body: Buffer;
  /** In small letters, without what follows the semicolon. */
  readonly type: string;
  readonly charset: string;
}

/**
 * Fetches one address over http or https, for whoever wrote it. Every host, also of each redirect, is looked up once, judged,
 * and dialled by the address that was judged. A secret goes to its own origin and to no other.
 */
export async function fetchSafely(outside: Outside, wanted: Wanted): Promise<Outcome<Fetched, PullFault>> {
  const ending = new AbortController();
  const timer = outside.clock.after(MOST_MS, () => ending.abort());
  const close = (): void => ending.abort();
  outside.ends?.addEventListener("abort", close, { once: true });
  try {
    const late = new Promise<Outcome<Fetched, PullFault>>((resolve) => {
      ending.signal.addEventListener("abort", () => resolve(refused({ reason: "timeout" })));
    });
    // A look-up cannot be broken off; nobody waits for it longer than for the rest.
    return await Promise.race([follow(outside, wanted, ending.signal), late]);
  } finally {
    timer.cancel();
    outside.ends?.removeEventListener("abort", close);
    ending.abort();
  }
}

async function follow(outside: Outside, wanted: Wanted, signal: AbortSignal): Promise<Outcome<Fetched, PullFault>> {
  let to = readAddress(wanted.address);
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    if (!to.ok) return to;
    const url = to.value;
    const place = await findPlace(url, outside.reach, outside.lookUp);
    if (!place.ok) return place;
    if (signal.aborted) return refused({ reason: "timeout" });
    const answer = await dial({ url, place: place.value, headers: headersFor(url, wanted), signal });
    if (!answer.ok) return answer;
    const response = answer.value;
    const status = response.statusCode ?? 0;
    if (![301, 302, 303, 307, 308].includes(status)) return await take(response, status, signal);
    response.destroy();
    to = redirectedTo(url, response.headers.location);
  }
  return refused({ reason: "redirects" });
}

/** Never from https back to http: whoever stands between could write any figure. */
function redirectedTo(from: URL, location: string | undefined): Outcome<URL, PullFault> {
  const to = location === undefined ? undefined : readAddress(location, from);
  if (!to || (to.ok && from.protocol === "https:" && to.value.protocol === "http:"))
    return refused({ reason: "redirects" });
  return to;
}

function headersFor(url: URL, { accept, secret }: Wanted): Record<string, string> {
  return {
    Accept: accept,
    "Accept-Encoding": "gzip, deflate, br",
    "User-Agent": "Tavlemote",
    ...(secret?.origin === url.origin && { [secret.header]: secret.value }),
  };
}

async function take(
  response: Parameters<typeof readBody>[0],
  status: number,
  signal: AbortSignal,
): Promise<Outcome<Fetched, PullFault>> {
  if (status !== 200) {
    response.destroy();
    return refused({ reason: "status", detail: String(status) });
  }
  const said = response.headers["content-type"] ?? "";
  const type = (said.split(";")[0] ?? "").trim().toLowerCase();
  const body = await readBody(response, MOST_BYTES, signal);
  if (!body.ok) return body;
  if (type.includes("html") || /^\s*<(!doctype html|html)/i.test(body.value.subarray(0, 200).toString("latin1"))) {
    return refused({ reason: "html" });
  }
  return ok({ body: body.value, type, charset: /charset="?([\w-]+)/i.exec(said)?.[1]?.toLowerCase() ?? "" });
}
