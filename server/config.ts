import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import * as z from "zod/mini";
import { type MailConfig, readMailConfig } from "./config/mail.ts";
import { type NoticeHosts, readNoticeHosts } from "./config/notices.ts";
import { type PullConfig, readPullConfig } from "./config/pull.ts";

/** What the operator has set. Environment only; checked at start with all faults told at once. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** The one address people use, without a slash at the end; `undefined` = loopback hosts on our port. */
  readonly publicUrl: string | undefined;
  /** The address of the phones' page when it is another than `publicUrl`; only that page is answered there. */
  readonly ideaUrl: string | undefined;
  readonly insecureHttp: boolean;
  readonly tls: { readonly cert: string; readonly key: string } | undefined;
  readonly databaseUrl: string | undefined;
  readonly adminPassword: string | undefined;
  readonly metricsToken: string | undefined;
  readonly logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "silent";
  /** Express's `trust proxy`: how many proxies stand in front, or their addresses. */
  readonly trustProxy: number | string | false;
  /** What sources may use that only the operator can open. */
  readonly pull: PullConfig;
  /** The mail server; `undefined` = nobody is told by e-mail. */
  readonly mail: MailConfig | undefined;
  /** Where units may have their messages posted to. */
  readonly noticeHosts: NoticeHosts;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const SECRETS = ["DATABASE_URL", "ADMIN_PASSWORD", "METRICS_TOKEN"] as const;
const NOT_YET = ["REDIS_URL", "OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;

const flag = z._default(z.enum(["0", "1"]), "0");
const schema = z.object({
  PORT: z._default(z.string().check(z.regex(/^\d{1,5}$/, "a port number, 0 to 65535")), "3000"),
  HOST: z.optional(z.string()),
  DATA_DIR: z._default(z.string(), "./data"),
  PUBLIC_URL: z.optional(z.url({ protocol: /^https?$/, error: "an address such as https://tavle.example.no" })),
  IDEA_URL: z.optional(z.url({ protocol: /^https?$/, error: "an address such as https://ide.example.no" })),
  INSECURE_HTTP: flag,
  TLS_CERT: z.optional(z.string()),
  TLS_KEY: z.optional(z.string()),
  DATABASE_URL: z.optional(z.string().check(z.regex(/^postgres(ql)?:\/\//, "postgres://user:password@host/database"))),
  ADMIN_PASSWORD: z.optional(z.string().check(z.minLength(12, "at least 12 characters"))),
  METRICS_TOKEN: z.optional(z.string().check(z.minLength(16, "at least 16 characters"))),
  LOG_LEVEL: z._default(z.enum(["fatal", "error", "warn", "info", "debug", "silent"]), "info"),
  TRUST_PROXY: z.optional(z.string()),
});

/** @returns the configuration, or every fault there is, one line each */
export function readConfig(environment: Environment): { config: Config } | { faults: string[] } {
  const faults: string[] = [];
  const given: Record<string, string | undefined> = {};
  for (const name of Object.keys(schema.shape)) {
    // An empty value is how compose files and .env say "not set".
    given[name] = environment[name] === "" ? undefined : environment[name];
  }
  for (const name of SECRETS) {
    const path = environment[`${name}_FILE`];
    if (!path) continue;
    if (given[name]) faults.push(`${name} and ${name}_FILE are both set: keep one`);
    else given[name] = readSecret(name, path, faults);
  }
  for (const name of NOT_YET) {
    if (environment[name]) faults.push(`${name}: this version does not support it yet; leave it out`);
  }
  const pull = readPullConfig(environment, readSecret, faults);
  const mail = readMailConfig(environment, given.PUBLIC_URL, readSecret, faults);
  const noticeHosts = readNoticeHosts(environment.NOTICE_HOSTS, faults);
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) faults.push(`${issue.path.join(".")}: ${issue.message}`);
    return { faults };
  }
  const config = { ...assemble(parsed.data, faults), pull, mail, noticeHosts };
  return faults.length > 0 ? { faults } : { config };
}

function readSecret(name: string, path: string, faults: string[]): string | undefined {
  try {
    return readFileSync(path, "utf8").trim();
  } catch (error) {
    faults.push(`${name}_FILE: ${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown error"})`);
    return undefined;
  }
}

function assemble(values: z.infer<typeof schema>, faults: string[]): Omit<Config, "pull" | "mail" | "noticeHosts"> {
  const port = Number(values.PORT);
  if (port > 65_535) faults.push("PORT: a port number, 0 to 65535");
  const insecureHttp = values.INSECURE_HTTP === "1";
  if (Boolean(values.TLS_CERT) !== Boolean(values.TLS_KEY))
    faults.push("TLS_CERT and TLS_KEY go together: set both or none");
  const tls = values.TLS_CERT && values.TLS_KEY ? { cert: values.TLS_CERT, key: values.TLS_KEY } : undefined;
  const publicUrl = values.PUBLIC_URL?.replace(/\/+$/, "");
  if (publicUrl) checkAddress("PUBLIC_URL", publicUrl, insecureHttp, faults);
  const ideaUrl = values.IDEA_URL?.replace(/\/+$/, "");
  if (ideaUrl) checkAddress("IDEA_URL", ideaUrl, insecureHttp, faults);
  if (ideaUrl && publicUrl && URL.canParse(ideaUrl) && new URL(ideaUrl).host === new URL(publicUrl).host)
    faults.push("IDEA_URL: the same host as PUBLIC_URL; leave it out, or give the phones' page a host of its own");
  return {
    port,
    // Without a public address only this machine can sign in, so only this machine is listened to.
    host: values.HOST ?? (publicUrl ? "0.0.0.0" : "127.0.0.1"),
    dataDir: resolve(values.DATA_DIR),
    publicUrl,
    ideaUrl,
    insecureHttp,
    tls,
    databaseUrl: values.DATABASE_URL,
    adminPassword: values.ADMIN_PASSWORD,
    metricsToken: values.METRICS_TOKEN,
    logLevel: values.LOG_LEVEL,
    trustProxy: trustProxy(values.TRUST_PROXY),
  };
}

function checkAddress(name: string, address: string, insecureHttp: boolean, faults: string[]): void {
  const url = new URL(address);
  if (url.pathname !== "/") faults.push(`${name}: only the root of a host; a path is not supported`);
  const loopback = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  if (url.protocol === "http:" && !loopback && !insecureHttp) {
    faults.push(
      `${name}: http is only for this machine; use https, or set INSECURE_HTTP=1 and read docs/operations.md`,
    );
  }
}

function trustProxy(value: string | undefined): number | string | false {
  if (value === undefined || value === "0") return false;
  return /^\d+$/.test(value) ? Number(value) : value;
}

/** The environment of this process: the one place that reads it. */
export function processEnvironment(): Environment {
  return process.env;
}
