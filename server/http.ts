import { createHash, randomBytes } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import express, { type Express, type NextFunction, type Request, type Response } from "express";
import type { Logger } from "pino";
import { type Actor, actorId } from "../shared/access/actor.ts";
import type { Action } from "../shared/access/policy.ts";
import { identityIn } from "../shared/privacy/inBody.ts";
import {
  ACTING_AS,
  FILE_TYPES,
  GIVEN_AT,
  JSON_TYPES,
  parse,
  type Parsed,
  type Schema,
} from "../shared/protocol/http.ts";
import { DEEPEST, isTooDeep } from "../shared/protocol/depth.ts";
import { openApi } from "../shared/protocol/openapi.ts";
import { type Problem, type Reply, statusOf } from "../shared/protocol/problem.ts";
import type { Sessions, Signed } from "./access/sessions.ts";
import { isStorageFault } from "./storage/fault.ts";

/** What a handler is given: who asks, and what was sent, already of the form its schemas say. */
export interface Asked<P, Q, B> {
  readonly actor: Actor;
  readonly sessionId: string | undefined;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** The `Idempotency-Key`. */
  readonly key: string | undefined;
  /** When it was given, by what the screen says; undefined when it did not wait. */
  readonly given: number | undefined;
  /** What came after `Authorization: Bearer`. */
  readonly bearer: string | undefined;
  readonly address: string;
  readonly requestId: string;
  /** Reads the file that a route `takesFile` was sent, once its handler has judged that whoever sends it may. */
  file(): Promise<Reply<Buffer>>;
  /** Gives the browser the cookie of a new session, or takes it away. */
  setSession(secret: string | null, forMilliseconds?: number): void;
}

/** A route as the registrar keeps it. One without an action does not compile, so it cannot be forgotten. */
export interface Route {
  readonly method: "get" | "post" | "put" | "patch" | "delete";
  readonly path: `/api/v1/${string}`;
  readonly action: Action;
  readonly summary: string;
  readonly params: Schema | undefined;
  readonly query: Schema | undefined;
  readonly body: Schema | undefined;
  readonly reply: Schema;
  /** JSON by another name that this route takes too. */
  readonly alsoJson: string | undefined;
  /** Takes a file as it is, of up to so many bytes, in place of JSON. */
  readonly takesFile: number | undefined;
  /** The same answer as CSV, for who asks for it: `Accept: text/csv` or `?format=csv`. */
  readonly csv: ((value: never, query: never) => string) | undefined;
  // Each route's handler is checked against its own schemas where it is written.
  readonly handle: (asked: Asked<never, never, never>) => Promise<Reply<unknown>>;
}

interface Described<P extends Schema, Q extends Schema, B extends Schema, R extends Schema> {
  readonly method: Route["method"];
  readonly path: Route["path"];
  readonly action: Action;
  readonly summary: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly reply: R;
  readonly alsoJson?: string;
  readonly takesFile?: number;
  readonly csv?: (value: Parsed<R>, query: Parsed<Q>) => string;
  readonly handle: (asked: Asked<Parsed<P>, Parsed<Q>, Parsed<B>>) => Promise<Reply<Parsed<R>>>;
}

/** Describes one route; its handler asks `may` itself, once it has found the thing acted on. */
export function route<
  R extends Schema,
  P extends Schema = Schema<undefined>,
  Q extends Schema = Schema<undefined>,
  B extends Schema = Schema<undefined>,
>(described: Described<P, Q, B, R>): Route {
  return {
    params: undefined,
    query: undefined,
    body: undefined,
    alsoJson: undefined,
    takesFile: undefined,
    csv: undefined,
    ...described,
  };
}

export interface HttpParts {
  readonly sessions: Sessions;
  readonly log: Logger;
  readonly version: string;
  /** Exact origins that a browser may come from, for the address that a request came by. */
  readonly origins: (headers: IncomingHttpHeaders) => ReadonlySet<string>;
  readonly secureCookies: boolean;
}

/** What may be asked for with `Authorization: Bearer`: a feed's key, a phone's ticket from a wall, the receipt of an idea. */
const BEARERS: readonly Action[] = [
  "point:push",
  "measure:export",
  "idea:give",
  "idea:follow",
  "tally:add",
  "cross:line",
];

const JSON_LIMIT = 512 * 1024;

/** Registers the routes, their description at `/api/v1/openapi.json`, and a plain answer for what is not there. */
export function mountApi(app: Express, routes: readonly Route[], parts: HttpParts): void {
  const api = express.Router({ caseSensitive: true, strict: true });
  // Only what a route asks for is read; forms and plain text are what a foreign page could send.
  api.use(express.json({ limit: JSON_LIMIT, type: JSON_TYPES }));
  for (const one of routes) {
    api[one.method](one.path.slice("/api/v1".length), (request, response) => answer(one, request, response, parts));
  }
  // Made when somebody first asks: it takes longer than the rest of the start.
  let description: unknown;
  api.get("/openapi.json", (_request, response) => {
    description ??= openApi(routes, parts.version);
    response.json(description);
  });
  app.use("/api/v1", api);
  app.use("/api", (_request, response) => {
    refuse(response, { code: "not-found", message: "There is nothing at this address. See /api/v1/openapi.json." });
  });
  app.use("/api", (error: unknown, request: Request, response: Response, _next: NextFunction) => {
    refuse(response, problemOf(error, request, parts.log));
  });
}

/** Whoever waits with a command tries again by itself; nothing was done. */
const NOT_SAVING: Problem = {
  code: "not-saving",
  message: "The server cannot save now: its disk is full or its database is away. Nothing was done. Try again later.",
};

async function answer(one: Route, request: Request, response: Response, parts: HttpParts): Promise<void> {
  const requestId = randomBytes(9).toString("base64url");
  response.set("X-Request-Id", requestId).set("Cache-Control", "no-store");
  try {
    const reply = await judge(one, request, response, parts, requestId);
    if (!reply.ok) return refuse(response, reply.refusal);
    if (one.csv) return sendTable(one.csv, reply.value, request, response);
    response.json(reply.value ?? {});
  } catch (error) {
    parts.log.error({ requestId, route: `${one.method} ${one.path}`, error: stackOf(error) }, "a request failed");
    if (isStorageFault(error)) return refuse(response, NOT_SAVING);
    refuse(response, { code: "internal", message: `Something went wrong here. Tell the operator: ${requestId}` });
  }
}

/**
 * What programs fetch again and again: as CSV where they ask for it, and with a tag of its content, so that what has not
 * changed is answered by 304 and nothing more. Compared here, since Express sends all to who also says `no-cache`, as fetch
 * in Node does with every tag.
 */
function sendTable(csv: NonNullable<Route["csv"]>, value: unknown, request: Request, response: Response): void {
  const { format } = request.query;
  const isCsv = format === "csv" || (format === undefined && request.accepts(["json", "csv"]) === "csv");
  const text = isCsv ? csv(value as never, request.query as never) : JSON.stringify(value);
  const tag = `"${createHash("sha256").update(text).digest("base64url")}"`;
  response.set("Cache-Control", "private, no-cache").set("ETag", tag).vary("Accept");
  const known = (request.get("if-none-match") ?? "").split(",").map((each) => each.trim().replace(/^W\//, ""));
  if (known.includes(tag)) return void response.status(304).end();
  response.type(isCsv ? "text/csv; charset=utf-8" : "application/json").send(text);
}

async function judge(
  one: Route,
  request: Request,
  response: Response,
  parts: HttpParts,
  requestId: string,
): Promise<Reply<unknown>> {
  // A key opens the one door it is made for; anywhere else it is as if it had not been sent.
  const bearer = BEARERS.includes(one.action)
    ? /^Bearer (\S+)$/.exec(request.get("authorization") ?? "")?.[1]
    : undefined;
  if (one.method !== "get" && !bearer && !parts.origins(request.headers).has(request.get("origin") ?? "")) {
    return problem(
      "foreign-origin",
      "Send this from the product's own pages; points may also come with a feed key as Bearer.",
    );
  }
  if (one.body && !request.is(["application/json", ...(one.alsoJson ? [one.alsoJson] : [])])) {
    return problem("bad-request", "Send JSON, with Content-Type: application/json.");
  }
  const signed = await whoAsks(request, parts, bearer);
  if (one.action !== "public" && signed.actor.kind === "nobody" && !bearer) {
    return problem("not-signed-in", "Sign in first.");
  }
  const page = request.get(ACTING_AS);
  if (page !== undefined && one.action !== "public" && !bearer && page !== actorId(signed.actor)) {
    return problem("not-signed-in", "This page is of somebody who is no longer signed in here.");
  }
  const key = request.get("idempotency-key");
  if (key !== undefined && !/^[\x21-\x7e]{1,128}$/.test(key)) {
    return problem("bad-request", "Idempotency-Key: 1 to 128 visible ASCII characters.");
  }
  const params = parseIf(one.params, request.params);
  if (!params.ok) return problem("not-found", "There is no such thing.");
  const query = parseIf(one.query, request.query);
  if (!query.ok) return query;
  if (one.body && isTooDeep(request.body)) return problem("bad-request", `At most ${DEEPEST} levels in one another.`);
  const body = parseIf(one.body, request.body);
  if (!body.ok) return body;
  const identity = identityIn(body.value);
  if (identity !== undefined) {
    // Neither the text nor the digits go into the log.
    parts.log.warn({ requestId, code: "patient-identity", field: identity }, "a request held a patient identity");
    const message = "This looks like a national identity number. Nothing was saved: take it out and send again.";
    return {
      ok: false,
      refusal: { code: "patient-identity", message, fields: { [identity]: "looks like an identity" } },
    };
  }
  return await one.handle({
    ...signed,
    params: params.value as never,
    query: query.value as never,
    body: body.value as never,
    key,
    given: givenAt(request.get(GIVEN_AT)),
    bearer,
    address: request.ip ?? "",
    requestId,
    file: () => readFile(request, response, one.takesFile ?? 0),
    setSession: (secret, forMilliseconds) => setSession(response, parts, secret, forMilliseconds),
  });
}

/** A file as it is. Its types are none that a foreign page's form could send, and packed transfer is not taken. */
function readFile(request: Request, response: Response, limit: number): Promise<Reply<Buffer>> {
  return new Promise((resolve) => {
    express.raw({ type: FILE_TYPES, limit, inflate: false })(request, response, (error: unknown) => {
      if (isTooLarge(error)) return resolve(problem("too-large", `At most ${limit / 1024 / 1024} MB in one file.`));
      if (!error && Buffer.isBuffer(request.body)) return resolve({ ok: true, value: request.body });
      resolve(problem("bad-request", `Send the file as it is, with Content-Type: ${FILE_TYPES.join(" or ")}.`));
    });
  });
}

function isTooLarge(error: unknown): boolean {
  return typeof error === "object" && error !== null && "type" in error && error.type === "entity.too.large";
}

/** A clock that cannot be read says nothing. */
function givenAt(said: string | undefined): number | undefined {
  return said !== undefined && /^\d{1,15}$/.test(said) ? Number(said) : undefined;
}

function parseIf(schema: Schema | undefined, value: unknown): Reply<unknown> {
  return schema ? parse(schema, value) : { ok: true, value: undefined };
}

/** A key and a cookie never add up: who shows a key is judged by the key alone. */
async function whoAsks(request: Request, parts: HttpParts, bearer: string | undefined): Promise<Signed> {
  return bearer ? { actor: { kind: "nobody" }, sessionId: undefined } : await parts.sessions.whoAsks(request);
}

function setSession(response: Response, parts: HttpParts, secret: string | null, forMilliseconds?: number): void {
  const options = { httpOnly: true, sameSite: "lax", secure: parts.secureCookies, path: "/" } as const;
  if (secret === null) response.clearCookie(parts.sessions.cookieName, options);
  else
    response.cookie(parts.sessions.cookieName, secret, {
      ...options,
      ...(forMilliseconds && { maxAge: forMilliseconds }),
    });
}

function problem(code: Problem["code"], message: string): Reply<never> {
  return { ok: false, refusal: { code, message } };
}

function refuse(response: Response, refusal: Problem): void {
  response.status(statusOf(refusal.code)).json(refusal);
}

/** What express and its parsers throw, as a refusal that says what to do. */
function problemOf(error: unknown, request: Request, log: Logger): Problem {
  const type = typeof error === "object" && error !== null && "type" in error ? String(error.type) : "";
  if (type === "entity.too.large")
    return { code: "too-large", message: `At most ${JSON_LIMIT / 1024} kB in one request.` };
  if (type === "entity.parse.failed") return { code: "bad-request", message: "The body is not JSON that can be read." };
  if (type.startsWith("encoding.") || type.startsWith("charset.") || type.startsWith("request.")) {
    return { code: "bad-request", message: "The body could not be read: send UTF-8 JSON." };
  }
  if (error instanceof URIError) return { code: "not-found", message: "There is no such thing." };
  log.error({ path: request.path, error: stackOf(error) }, "a request failed before its route");
  return { code: "internal", message: "Something went wrong here." };
}

export function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
