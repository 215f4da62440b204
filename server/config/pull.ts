/** What the operator has opened for sources that are fetched: nothing, unless it stands here. */
export interface PullConfig {
  /** `host:port` as an address names it: may be called though it lies inside the house. */
  readonly allow: ReadonlySet<string>;
  /** Whether addresses outside the house may be called without standing there. */
  readonly outside: boolean;
  readonly secrets: ReadonlyMap<string, PullSecret>;
  /** Name -> address of a PostgreSQL database, with its user and password. */
  readonly databases: ReadonlyMap<string, string>;
}

/** A header that goes to one origin and nowhere else. */
export interface PullSecret {
  readonly origin: string;
  readonly header: string;
  readonly value: string;
}

type Lookup = Readonly<Record<string, string | undefined>>;
type ReadSecret = (name: string, path: string, faults: string[]) => string | undefined;

const NAMED = /^(PULL_SECRET|PULL_SQL)_([A-Z][A-Z0-9_]{0,39})$/;

/**
 * Reads `PULL_ALLOW`, `PULL_OUTSIDE`, and every `PULL_SECRET_<NAME>` and `PULL_SQL_<NAME>`, each also as `_FILE`.
 * @param faults every fault there is, one line each, is added; never with what a secret holds
 */
export function readPullConfig(environment: Lookup, readSecret: ReadSecret, faults: string[]): PullConfig {
  const given = namedValues(environment, readSecret, faults);
  const outside = environment.PULL_OUTSIDE || "1";
  if (outside !== "0" && outside !== "1") faults.push("PULL_OUTSIDE: 0 or 1");
  return { allow: readAllow(environment.PULL_ALLOW, faults), outside: outside === "1", ...given };
}

function namedValues(environment: Lookup, readSecret: ReadSecret, faults: string[]) {
  const secrets = new Map<string, PullSecret>();
  const databases = new Map<string, string>();
  for (const name of namesIn(environment)) {
    const [, kind, short = ""] = NAMED.exec(name) ?? [];
    if (!kind) {
      faults.push(`${name}: a name is capital letters, digits and _, at most 40, such as ${name.slice(0, 8)}...DV`);
      continue;
    }
    const value = valueOf(name, environment, readSecret, faults);
    if (value === undefined) continue;
    if (kind === "PULL_SQL") readDatabase(name, value, faults, (url) => databases.set(short, url));
    else readOneSecret(name, value, faults, (secret) => secrets.set(short, secret));
  }
  return { secrets, databases };
}

/** Names without `_FILE`, each once. An empty value is how compose files and .env say "not set". */
function namesIn(environment: Lookup): Set<string> {
  const set = Object.keys(environment).filter((name) => /^PULL_(SECRET|SQL)_/.test(name) && environment[name]);
  return new Set(set.map((name) => name.replace(/_FILE$/, "")));
}

function valueOf(name: string, environment: Lookup, readSecret: ReadSecret, faults: string[]): string | undefined {
  const [plain, path] = [environment[name], environment[`${name}_FILE`]];
  if (plain && path) faults.push(`${name} and ${name}_FILE are both set: keep one`);
  return plain || (path ? readSecret(name, path, faults) : undefined);
}

function readDatabase(name: string, value: string, faults: string[], keep: (url: string) => void): void {
  if (/^postgres(ql)?:\/\/\S+$/.test(value)) keep(value);
  else faults.push(`${name}: postgres://user:password@host/database`);
}

const SECRET_FORM = /^(\S+)\s+(?:([A-Za-z0-9-]+):\s*(\S.*)|basic\s+(\S+:\S*))$/i;

/** `https://host Header: value`, or `https://host basic user:password`. */
function readOneSecret(name: string, text: string, faults: string[], keep: (secret: PullSecret) => void): void {
  const [, address = "", header, value = "", basic] = SECRET_FORM.exec(text) ?? [];
  const origin = originOf(address);
  // What a header may hold; a line break would begin another header.
  if (origin === undefined || !/^[\x20-\x7e]*$/.test(value + (basic ?? ""))) {
    faults.push(`${name}: "https://host Header: value" or "https://host basic user:password", on one line`);
  } else if (basic !== undefined) {
    keep({ origin, header: "Authorization", value: `Basic ${Buffer.from(basic).toString("base64")}` });
  } else if (header !== undefined) {
    keep({ origin, header, value });
  }
}

function originOf(address: string): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isPlain = url && /^https?:$/.test(url.protocol) && url.pathname === "/" && !url.search && !url.username;
  return isPlain ? url.origin : undefined;
}

function readAllow(text: string | undefined, faults: string[]): ReadonlySet<string> {
  const allow = new Set<string>();
  for (const each of (text ?? "").split(",").map((part) => part.trim())) {
    if (each === "") continue;
    const place = /^(?:\[[0-9a-f:.]+\]|[\w.-]+):\d{1,5}$/i.test(each) ? placeOf(each) : undefined;
    if (place) allow.add(place);
    else faults.push(`PULL_ALLOW: ${each} is not host:port, such as dv.sykehus.local:443`);
  }
  return allow;
}

/** In the one form that an address has after it was read: small letters, and an IP address in its plain form. */
function placeOf(text: string): string | undefined {
  const url = URL.canParse(`ws://${text}`) ? new URL(`ws://${text}`) : undefined;
  return url && `${url.hostname}:${url.port || "80"}`;
}
