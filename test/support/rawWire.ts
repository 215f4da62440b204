import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** What a client says that keeps to no rules: bytes as they are, over a bare TCP connection. */
export interface RawWire {
  readonly socket: Socket;
  /** Status of the HTTP answer, and its head as text. */
  readonly status: number;
  readonly head: string;
  /** The code of the close frame with which the server ends it; undefined when it just hung up. */
  readonly closed: Promise<number | undefined>;
}

/** Head lines of an upgrade as a browser on the product's own page sends them. */
export function upgradeHead(
  path: string,
  url: string,
  cookie: string | undefined,
  more: readonly string[] = [],
): string {
  const { host, origin } = new URL(url);
  const lines = [`GET ${path} HTTP/1.1`, `Host: ${host}`, "Connection: Upgrade", "Upgrade: websocket"];
  lines.push(
    "Sec-WebSocket-Version: 13",
    `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}`,
    `Origin: ${origin}`,
  );
  if (cookie) lines.push(`Cookie: ${cookie}`);
  return `${[...lines, ...more].join("\r\n")}\r\n\r\n`;
}

/** Sends a head and reads the answer's; status 0 when there was none. */
export async function rawWire(url: string, head: string): Promise<RawWire> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  // Cut off while it is still sending: that is what these tests provoke.
  socket.on("error", () => undefined);
  let heard = Buffer.alloc(0);
  const ended = once(socket, "close");
  const answered = new Promise<number>((found) => {
    socket.on("data", (bytes: Buffer) => {
      heard = Buffer.concat([heard, bytes]);
      const end = heard.indexOf("\r\n\r\n");
      if (end >= 0) found(end + 4);
    });
    void ended.then(() => found(heard.length));
  });
  socket.write(head);
  const length = await answered;
  const text = heard.subarray(0, length).toString("latin1");
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0);
  return { socket, status, head: text, closed: ended.then(() => closeCodeIn(heard.subarray(length))) };
}

/** Walks the server's frames, which are unmasked, to its close frame. */
function closeCodeIn(frames: Buffer): number | undefined {
  for (let at = 0; at + 2 <= frames.length; ) {
    const opcode = (frames[at] ?? 0) & 0x0f;
    const short = (frames[at + 1] ?? 0) & 0x7f;
    const head = short < 126 ? 2 : short === 126 ? 4 : 10;
    const length =
      short < 126 ? short : short === 126 ? frames.readUInt16BE(at + 2) : Number(frames.readBigUInt64BE(at + 2));
    if (opcode === 8) return length >= 2 ? frames.readUInt16BE(at + head) : undefined;
    at += head + length;
  }
  return undefined;
}

interface Frame {
  /** First byte: FIN, three reserved bits and the opcode. */
  readonly first: number;
  readonly payload?: Uint8Array;
  readonly isMasked?: boolean;
  /** The length that it claims, in bytes; absent = the payload's own. */
  readonly claims?: bigint;
}

/** One frame, honest or not. The mask is zero, so the payload stands as it is. */
export function rawFrame({ first, payload = new Uint8Array(), isMasked = true, claims }: Frame): Buffer {
  const length = claims ?? BigInt(payload.length);
  const mask = isMasked ? 0x80 : 0;
  const head = Buffer.alloc(10);
  head[0] = first;
  let size = 2;
  if (length < 126n) head[1] = mask | Number(length);
  else if (length < 65_536n) {
    head[1] = mask | 126;
    size = head.writeUInt16BE(Number(length), 2);
  } else {
    head[1] = mask | 127;
    size = head.writeBigUInt64BE(length, 2);
  }
  return Buffer.concat([head.subarray(0, size), Buffer.alloc(isMasked ? 4 : 0), payload]);
}
