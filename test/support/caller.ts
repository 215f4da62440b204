/** What a request is sent with; what is absent is not sent. */
export interface Call {
  /** A session's cookie, `name=value`. */
  readonly cookie?: string | undefined;
  readonly body?: unknown;
  /** A file in place of a body, sent as it is. */
  readonly file?: string | Uint8Array;
  /** What a body or a file says that it is, where that is not the usual. */
  readonly type?: string;
  /** The `Idempotency-Key`. */
  readonly key?: string;
  /** Whose page it comes from, as our own pages say. */
  readonly as?: string;
  /** When it was given, for one that has waited for the network. */
  readonly given?: number;
  /** A feed key. */
  readonly bearer?: string;
  /** Another origin than the server's own; `null` sends none. */
  readonly origin?: string | null;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The JSON answered; loose, since each test knows what it asked for. */
  readonly body: any;
  /** `name=value` of a session's cookie that the answer sets. */
  readonly cookie: string | undefined;
}

/** Sends one request as a browser on the product's own page would. */
export async function call(url: string, method: string, path: string, how: Call = {}): Promise<Answer> {
  const headers = new Headers();
  const origin = how.origin === undefined ? new URL(url).origin : how.origin;
  if (origin !== null) headers.set("Origin", origin);
  if (how.cookie) headers.set("Cookie", how.cookie);
  if (how.key) headers.set("Idempotency-Key", how.key);
  if (how.as) headers.set("Tavle-As", how.as);
  if (how.given !== undefined) headers.set("Tavle-Given", String(how.given));
  if (how.bearer) headers.set("Authorization", `Bearer ${how.bearer}`);
  if (how.body !== undefined) headers.set("Content-Type", how.type ?? "application/json");
  if (how.file !== undefined) headers.set("Content-Type", how.type ?? "application/octet-stream");
  const body = how.file !== undefined ? fileBody(how.file) : how.body === undefined ? null : JSON.stringify(how.body);
  const response = await fetch(url + path, { method, headers, body });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  const cookie = response.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .find((each) => each !== undefined && !each.endsWith("="));
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text, cookie };
}

function fileBody(file: string | Uint8Array): BodyInit {
  return typeof file === "string" ? file : new Blob([new Uint8Array(file)]);
}

/** As `call`, for what a test takes for granted. @throws when the answer is a refusal, with what it said */
export async function ask(url: string, method: string, path: string, how: Call = {}): Promise<Answer> {
  const answer = await call(url, method, path, how);
  if (answer.status >= 300) {
    throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  }
  return answer;
}
