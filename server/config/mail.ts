/** The mail server of the house. Without one, nobody is told by e-mail, and the product says so. */
export interface MailConfig {
  readonly host: string;
  readonly port: number;
  readonly user: string | undefined;
  readonly password: string | undefined;
  /** As it stands in the mails: `tavle@sykehus.no`, or `Tavlemøte <tavle@sykehus.no>`. */
  readonly from: string;
  /** `implicit` from the first byte (465); `required` by STARTTLS before anything is said; `none` where the operator says so. */
  readonly tls: "implicit" | "required" | "none";
}

type Lookup = Readonly<Record<string, string | undefined>>;
type ReadSecret = (name: string, path: string, faults: string[]) => string | undefined;

const NAMES = ["SMTP_URL", "SMTP_HOST", "SMTP_PORT", "SMTP_USER", "SMTP_PASSWORD", "SMTP_FROM", "SMTP_TLS"] as const;
const SECRETS: readonly string[] = ["SMTP_URL", "SMTP_PASSWORD"];
const LOOPBACK: readonly string[] = ["localhost", "127.0.0.1", "::1"];
/** One address, alone or behind a name, on one line. */
const FROM = /^(?:[^\s<>@",;]+@[^\s<>@",;]+|[^<>@\r\n]+<[^\s<>@",;]+@[^\s<>@",;]+>)$/;

type Given = Partial<Record<(typeof NAMES)[number], string>>;

/**
 * Reads `SMTP_URL`, or `SMTP_HOST`, `_PORT`, `_USER` and `_PASSWORD`; with `SMTP_FROM` and `SMTP_TLS`.
 * @param publicUrl where the links in mails lead
 * @param faults every fault there is, one line each, is added; never with what a secret holds
 */
export function readMailConfig(
  environment: Lookup,
  publicUrl: string | undefined,
  readSecret: ReadSecret,
  faults: string[],
): MailConfig | undefined {
  const given = valuesOf(environment, readSecret, faults);
  if (given.SMTP_URL && (given.SMTP_HOST || given.SMTP_PORT || given.SMTP_USER || given.SMTP_PASSWORD))
    faults.push("SMTP_URL and SMTP_HOST, _PORT, _USER or _PASSWORD are both set: keep one way");
  const place = given.SMTP_URL ? placeOfUrl(given.SMTP_URL, faults) : placeOfParts(given, faults);
  if (!place) return undefined;
  const { SMTP_FROM: from = "", SMTP_TLS: tls } = given;
  if (!FROM.test(from)) faults.push("SMTP_FROM: whom the mails come from, such as tavle@sykehus.no");
  if (tls !== undefined && tls !== "0" && tls !== "1") faults.push("SMTP_TLS: 0 or 1");
  const isNear = LOOPBACK.includes(place.host);
  if (!publicUrl && !isNear) faults.push("PUBLIC_URL: set it too, or the links in the mails lead nowhere");
  return { ...place, from, tls: place.isImplicit ? "implicit" : tlsOf(tls, isNear) };
}

/** Off this machine a mail without TLS could be read and changed by whoever stands between. */
function tlsOf(said: string | undefined, isNear: boolean): "required" | "none" {
  if (said === "0" || (said === undefined && isNear)) return "none";
  return "required";
}

function valuesOf(environment: Lookup, readSecret: ReadSecret, faults: string[]): Given {
  const given: Given = {};
  for (const name of NAMES) {
    const path = SECRETS.includes(name) ? environment[`${name}_FILE`] : undefined;
    if (environment[name] && path) faults.push(`${name} and ${name}_FILE are both set: keep one`);
    const value = environment[name] || (path ? readSecret(name, path, faults) : undefined);
    if (value) given[name] = value;
  }
  return given;
}

type Place = Pick<MailConfig, "host" | "port" | "user" | "password"> & { readonly isImplicit: boolean };

function placeOfUrl(text: string, faults: string[]): Place | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^smtps?:$/.test(url.protocol) || !url.hostname || !/^\/?$/.test(url.pathname)) {
    faults.push("SMTP_URL: smtp://user:password@host:587, or smtps://user:password@host");
    return undefined;
  }
  const isImplicit = url.protocol === "smtps:";
  return {
    host: bare(url.hostname),
    port: Number(url.port || (isImplicit ? 465 : 587)),
    user: decoded(url.username, faults),
    password: decoded(url.password, faults),
    isImplicit,
  };
}

/** An IPv6 address in brackets is one of an URL; a socket wants it without. */
function bare(host: string): string {
  return host.replace(/^\[(.*)\]$/, "$1");
}

function decoded(part: string, faults: string[]): string | undefined {
  try {
    return decodeURIComponent(part) || undefined;
  } catch {
    faults.push("SMTP_URL: a % in user or password is written %25");
    return undefined;
  }
}

function placeOfParts(given: Given, faults: string[]): Place | undefined {
  const { SMTP_HOST: host, SMTP_PORT: port = "587", SMTP_USER: user, SMTP_PASSWORD: password } = given;
  if (!host) {
    if (Object.keys(given).length > 0) faults.push("SMTP_HOST: the mail server, when other SMTP settings are there");
    return undefined;
  }
  if (!/^[\w.-]+$|^\[?[0-9a-f:.]+\]?$/i.test(host))
    faults.push("SMTP_HOST: the name or address of the mail server alone");
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) faults.push("SMTP_PORT: a port number, 1 to 65535");
  if (Boolean(user) !== Boolean(password)) faults.push("SMTP_USER and SMTP_PASSWORD go together: set both or none");
  return { host: bare(host), port: Number(port), user, password, isImplicit: port === "465" };
}
