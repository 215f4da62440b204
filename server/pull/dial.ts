import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import { isIP, type LookupFunction, type Socket } from "node:net";
import { type Outcome, ok, refused } from "../../shared/base/outcome.ts";
import type { PullFault } from "../../shared/pull/reasons.ts";
import type { Place } from "./outside.ts";

/** Agents of our own: no connection is kept, and no proxy of the environment stands between us and the address we judged. */
const httpAgent = new HttpAgent({ keepAlive: false });
const httpsAgent = new HttpsAgent({ keepAlive: false });

export interface Ask {
  readonly url: URL;
  readonly place: Place;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** Posted, when it is there; else the address is only read. */
  readonly body?: Buffer;
}

/** How far a call has come, since that is what tells why it ended. */
type Phase = "connect" | "secure" | "answer";

const REASON = { connect: "unreachable", secure: "tls", answer: "unreachable" } as const;

/**
 * Sends one GET, or a POST, to a place that was judged, and to no other address: the look-up that Node asks for answers with
 * the judged ones, and what is connected to is compared once more.
 * @returns the head of the answer, its body not read yet; redirects are not followed
 */
export function dial({ url, place, headers, signal, body }: Ask): Promise<Outcome<IncomingMessage, PullFault>> {
  const isSecure = url.protocol === "https:";
  return new Promise((resolve) => {
    let phase: Phase = "connect";
    const options = {
      host: place.host,
      port: place.port,
      path: url.pathname + url.search,
      method: body ? "POST" : "GET",
      headers: { Host: url.host, ...headers },
      lookup: judged(place),
      signal,
      agent: isSecure ? httpsAgent : httpAgent,
      // Server names in TLS are names: an address in numbers has none.
      ...(isSecure && isIP(place.host) === 0 && { servername: place.host }),
    };
    const request = isSecure ? requestHttps(options) : requestHttp(options);
    request.on("socket", (socket: Socket) => {
      socket.once("connect", () => {
        phase = isSecure ? "secure" : "answer";
        if (!place.addresses.includes(socket.remoteAddress ?? "")) socket.destroy();
      });
      socket.once("secureConnect", () => (phase = "answer"));
    });
    request.once("response", (response) => resolve(ok(response)));
    request.once("error", () => resolve(refused({ reason: signal.aborted ? "timeout" : REASON[phase] })));
    request.end(body);
  });
}

function judged({ addresses }: Place): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, options, done) => {
    const [first] = found;
    if (options.all) done(null, found);
    else done(null, first?.address ?? "", first?.family);
  };
}
