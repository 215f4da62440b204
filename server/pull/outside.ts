import { lookup } from "node:dns/promises";
import { refused, ok, type Outcome } from "../../shared/base/outcome.ts";
import type { PullFault } from "../../shared/pull/reasons.ts";
import { isOutside } from "./addresses.ts";

/** Asks for all addresses of a name. @throws when it has none */
export type LookUp = (host: string) => Promise<readonly string[]>;

export const systemLookUp: LookUp = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);

/** Where a call goes: exactly these addresses are dialled, and the name is not looked up again. */
export interface Place {
  /** As the certificate and the `Host` header name it. */
  readonly host: string;
  readonly port: number;
  readonly addresses: readonly string[];
}

/** Reads an address that a person wrote, or that a redirect leads to. Only plain http and https, without a user in it. */
export function readAddress(text: string, base?: URL): Outcome<URL, PullFault> {
  const url = URL.canParse(text, base) ? new URL(text, base) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") {
    return refused({ reason: "address-refused" });
  }
  url.hash = "";
  return ok(url);
}

/** What the operator lets be called. */
export interface Reach {
  /** `host:port`: those may lie anywhere. */
  readonly allow: ReadonlySet<string>;
  /** Whether the rest may be called at all, where it lies outside the house. */
  readonly outside: boolean;
}

/**
 * Looks a host up once and judges every address that it has: one inside the house refuses them all, since whoever answers
 * with both is not to be trusted with the choice.
 */
export async function findPlace(url: URL, reach: Reach, lookUp: LookUp): Promise<Outcome<Place, PullFault>> {
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const port = Number(url.port || (url.protocol === "https:" ? 443 : 80));
  let addresses: readonly string[];
  try {
    addresses = await lookUp(host);
  } catch {
    return refused({ reason: "host-unknown", detail: host });
  }
  if (addresses.length === 0) return refused({ reason: "host-unknown", detail: host });
  const isNamed = reach.allow.has(`${url.hostname.toLowerCase()}:${port}`);
  const mayBeCalled = isNamed || (reach.outside && addresses.every(isOutside));
  if (!mayBeCalled) return refused({ reason: "address-refused", detail: `${host}:${port}` });
  return ok({ host, port, addresses });
}
