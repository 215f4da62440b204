import type { Outcome } from "../../shared/base/outcome.ts";
import type { Instant } from "../../shared/base/time.ts";
import { ACTING_AS, GIVEN_AT, parse, type Schema } from "../../shared/protocol/http.ts";
import { type Fault, PROBLEM_CODES, type Problem, type ProblemCode } from "../../shared/protocol/problem.ts";
import { pageOwner } from "./pageOwner.ts";

/** What was refused, or that no answer came: everything a view may have to word. */
export type Trouble = Omit<Problem, "code"> & { readonly code: ProblemCode | Fault };
export type Answer<Value> = Outcome<Value, Trouble>;

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** Tells `ended` when the server no longer knows who we are, and `renewed` when the same person has signed in again. */
export const sessionEnd = new EventTarget();

/** @param path below `/api/v1`, such as `/boards/abc` */
export function ask<Value>(path: string, schema: Schema<Value>): Promise<Answer<Value>> {
  return exchange("GET", path, undefined, schema, {});
}

/**
 * Sends a command.
 * @param key makes sending again safe: the same key gets the first answer again
 * @param as who did it, when that was before: the server takes it from nobody else
 * @param given when it was done, when it has waited
 */
export function send<Value>(
  method: Method,
  path: string,
  body: unknown,
  schema: Schema<Value>,
  key?: string,
  as: string | null = pageOwner.id,
  given?: Instant,
): Promise<Answer<Value>> {
  return exchange(method, path, body, schema, { key, as, given });
}

/** Sends a file as it is. */
export function sendFile<Value>(path: string, file: Blob, schema: Schema<Value>, key?: string): Promise<Answer<Value>> {
  return exchange("POST", path, file, schema, { key, as: pageOwner.id });
}

/** Asks or sends with a secret of one's own in place of a session: a ticket for an idea, or its receipt. */
export function withBearer<Value>(
  bearer: string,
  method: "GET" | "POST",
  path: string,
  schema: Schema<Value>,
  body?: unknown,
): Promise<Answer<Value>> {
  return exchange(method, path, body, schema, { bearer });
}

/** What goes into the headers of a request. */
interface Marks {
  readonly key?: string | undefined;
  readonly as?: string | null;
  readonly bearer?: string;
  readonly given?: Instant | undefined;
}

async function exchange<Value>(
  method: Method,
  path: string,
  body: unknown,
  schema: Schema<Value>,
  marks: Marks,
): Promise<Answer<Value>> {
  const response = await reach(method, path, body, marks);
  if (!response) return trouble("no-network", "No answer came.");
  const content = await readJson(response);
  if (!response.ok) return refusalOf(content, path);
  const parsed = parse(schema, content ?? {});
  // An answer that our own schemas refuse is a fault of ours, not of whoever asked.
  return parsed.ok ? parsed : trouble("internal", parsed.refusal.message);
}

/**
 * A train goes into a tunnel without telling: a question that nobody answers for so long is one without an answer. A command
 * that is sent again goes under its own key.
 */
const SILENT_FOR = 30_000;

async function reach(
  method: Method,
  path: string,
  body: unknown,
  { key, as, bearer, given }: Marks,
): Promise<Response | undefined> {
  const headers: Record<string, string> = { Accept: "application/json" };
  const isFile = body instanceof Blob;
  if (body !== undefined) headers["Content-Type"] = isFile ? "application/octet-stream" : "application/json";
  if (key !== undefined) headers["Idempotency-Key"] = key;
  if (as) headers[ACTING_AS] = as;
  if (given !== undefined) headers[GIVEN_AT] = String(Math.round(given));
  if (bearer !== undefined) headers.Authorization = `Bearer ${bearer}`;
  try {
    return await fetch(`/api/v1${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: isFile ? body : JSON.stringify(body) }),
      credentials: "same-origin",
      cache: "no-store",
      // A large file may take its time.
      ...(!isFile && { signal: AbortSignal.timeout(SILENT_FOR) }),
    });
  } catch {
    // fetch throws only when no answer came: no network, no server, nothing in good time, or a page that is being left.
    return undefined;
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    // Not JSON: the page of a proxy, or an answer cut short. What is not there is judged by who reads it.
    return undefined;
  }
}

function refusalOf(content: unknown, path: string): Answer<never> {
  if (!isProblem(content)) return trouble("internal", "The answer cannot be read.");
  // Who asks who they are is told by the answer itself.
  if (content.code === "not-signed-in" && path !== "/session") sessionEnd.dispatchEvent(new Event("ended"));
  return { ok: false, refusal: content };
}

/** A proxy in between answers in its own words; only what our server says is a problem. */
function isProblem(content: unknown): content is Problem {
  return typeof content === "object" && content !== null && "code" in content && isCode(content.code);
}

function isCode(code: unknown): code is ProblemCode {
  return PROBLEM_CODES.some((known) => known === code);
}

function trouble(code: ProblemCode | Fault, message: string): Answer<never> {
  return { ok: false, refusal: { code, message } };
}

/** Sends a form: checked here first by the route's own schema, so that a slip is told without a journey. */
export async function sendForm<Body, Value>(
  method: Method,
  path: string,
  values: unknown,
  body: Schema<Body>,
  reply: Schema<Value>,
): Promise<Answer<Value>> {
  const parsed = parse(body, values);
  return parsed.ok ? await send(method, path, parsed.value, reply) : parsed;
}
