import { type Outcome, ok, refused } from "../../shared/base/outcome.ts";
import type { NoticeFault } from "../../shared/notice/outcome.ts";
import type { PullReason } from "../../shared/pull/reasons.ts";
import type { Clock } from "../clock.ts";
import type { NoticeHosts } from "../config/notices.ts";
import { dial } from "../pull/dial.ts";
import { findPlace, type LookUp, readAddress } from "../pull/outside.ts";

/** What is shown in a channel: words without content of matters, and one link. */
export interface Post {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly link: { readonly text: string; readonly url: string };
}

export interface Webhooks {
  readonly clock: Clock;
  readonly hosts: NoticeHosts;
  readonly lookUp: LookUp;
  readonly ends: AbortSignal;
}

const MOST_MS = 10_000;

/**
 * Whether the operator lets messages be posted to an address: https, to a host that stands in the list. http is for this
 * machine alone, and only where host and port are named.
 */
export function mayPostTo(url: URL, { named, endings }: NoticeHosts): boolean {
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  const isNamed = named.has(`${url.hostname}:${port}`);
  if (url.protocol === "http:") return isNamed && isLoopback(url.hostname);
  if (url.protocol !== "https:") return false;
  return isNamed || (port === "443" && endings.some((ending) => url.hostname.endsWith(ending)));
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "127.0.0.1" || host === "[::1]";
}

/**
 * Posts to a webhook of Teams' Workflows. The host is judged anew at each call, looked up once, and dialled by the address
 * that was judged; one that only an ending opens must lie outside the house. A redirect is not followed: the secret in the
 * address would go with it.
 */
export async function postToTeams(hooks: Webhooks, address: string, post: Post): Promise<Outcome<null, NoticeFault>> {
  const url = readAddress(address);
  if (!url.ok || !mayPostTo(url.value, hooks.hosts)) return refused("host-refused");
  const ending = new AbortController();
  const timer = hooks.clock.after(MOST_MS, () => ending.abort());
  const close = (): void => ending.abort();
  hooks.ends.addEventListener("abort", close, { once: true });
  try {
    const late = new Promise<Outcome<null, NoticeFault>>((resolve) => {
      ending.signal.addEventListener("abort", () => resolve(refused("timeout")));
    });
    // A look-up cannot be broken off; nobody waits for it longer than for the rest.
    return await Promise.race([call(hooks, url.value, post, ending.signal), late]);
  } finally {
    timer.cancel();
    hooks.ends.removeEventListener("abort", close);
    ending.abort();
  }
}

const FAULTS: Partial<Record<PullReason, NoticeFault>> = {
  "address-refused": "host-refused",
  timeout: "timeout",
  tls: "tls",
};

async function call(
  { hosts, lookUp }: Webhooks,
  url: URL,
  post: Post,
  signal: AbortSignal,
): Promise<Outcome<null, NoticeFault>> {
  const place = await findPlace(url, { allow: hosts.named, outside: true }, lookUp);
  if (!place.ok) return refused(FAULTS[place.refusal.reason] ?? "unreachable");
  if (signal.aborted) return refused("timeout");
  const body = Buffer.from(JSON.stringify(cardOf(post)));
  const headers = {
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": String(body.length),
    "User-Agent": "Tavlemote",
  };
  const answer = await dial({ url, place: place.value, headers, signal, body });
  if (!answer.ok) return refused(FAULTS[answer.refusal.reason] ?? "unreachable");
  // Nothing that it says is read: the head alone tells.
  answer.value.destroy();
  return judged(answer.value.statusCode ?? 0);
}

/** A flow answers 202 when it has begun; one that was switched off or deleted answers 400 or 404. */
function judged(status: number): Outcome<null, NoticeFault> {
  if (status >= 200 && status < 300) return ok(null);
  if (status >= 300 && status < 400) return refused("redirect");
  if (status === 408 || status === 429 || status >= 500) return refused("later");
  return refused("refused");
}

/**
 * The message that the flow «Post to a channel when a webhook request is received» takes: a list of attachments, each an
 * adaptive card. Texts stand in runs, which read no Markdown: the name of a unit never becomes a link. `id` is the same at
 * every try, for a flow that wants to know a repeat.
 * Sources: Adaptive Cards schema 1.4 (RichTextBlock since 1.2); the shape as Workflows' own template reads it, which took
 * the place of Office 365 connectors.
 */
export function cardOf({ id, title, lines, link }: Post) {
  const text = (run: string, more: object) => ({
    type: "RichTextBlock",
    inlines: [{ type: "TextRun", text: run, ...more }],
  });
  return {
    type: "message",
    id,
    attachments: [
      {
        contentType: "application/vnd.microsoft.card.adaptive",
        contentUrl: null,
        content: {
          $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
          type: "AdaptiveCard",
          version: "1.4",
          fallbackText: title,
          body: [text(title, { weight: "Bolder", size: "Medium" }), ...lines.map((line) => text(line, {}))],
          actions: [{ type: "Action.OpenUrl", title: link.text, url: link.url }],
        },
      },
    ],
  };
}
