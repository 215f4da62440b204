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

/**
 * Looks a host up once and judges every address that it has: one inside the house refuses them all, since whoever answers
 * with both is not to be trusted with the choice.
 * @param allow `host:port` that the operator has named: those may lie anywhere
 */
export async function findPlace(
  url: URL,
  allow: ReadonlySet<string>,
  lookUp: LookUp,
): Promise<Outcome<Place, PullFault>> {
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const port = Number(url.port || (url.protocol === "https:" ? 443 : 80));
  let addresses: readonly string[];
  try {
    addresses = await lookUp(host);
  } catch {
    return refused({ reason: "host-unknown", detail: host });
  }
  if (addresses.length === 0) return refused({ reason: "host-unknown", detail: host });
  const isNamed = allow.has(`${url.hostname.toLowerCase()}:${port}`);
  if (!isNamed && !addresses.every(isOutside)) return refused({ reason: "address-refused", detail: `${host}:${port}` });
  return ok({ host, port, addresses });
}
