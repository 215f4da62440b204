import type { IncomingMessage } from "node:http";
import { pipeline, Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { type Outcome, ok, refused } from "../../shared/base/outcome.ts";
import type { PullFault } from "../../shared/pull/reasons.ts";

const UNPACK = { gzip: createGunzip, "x-gzip": createGunzip, deflate: createInflate, br: createBrotliDecompress };

function isPacked(encoding: string): encoding is keyof typeof UNPACK {
  return encoding in UNPACK;
}

/** Reads a body up to a limit that counts after unpacking: a small file that grows is stopped as it grows. */
export function readBody(
  response: IncomingMessage,
  most: number,
  signal: AbortSignal,
): Promise<Outcome<Buffer, PullFault>> {
  const encoding = (response.headers["content-encoding"] ?? "identity").trim().toLowerCase();
  const isPlain = encoding === "identity" || encoding === "";
  if (!isPlain && !isPacked(encoding)) {
    response.destroy();
    return Promise.resolve(refused({ reason: "unreadable", detail: `Content-Encoding: ${encoding.slice(0, 40)}` }));
  }
  const { sink, taken } = upTo(most);
  return new Promise((resolve) => {
    const done = (error: NodeJS.ErrnoException | null): void => {
      if (taken.isOver) resolve(refused({ reason: "too-large" }));
      else if (signal.aborted) resolve(refused({ reason: "timeout" }));
      else if (error) resolve(refused(brokenOff(error)));
      else resolve(ok(Buffer.concat(taken.parts)));
    };
    if (isPacked(encoding)) pipeline(response, UNPACK[encoding](), sink, done);
    else pipeline(response, sink, done);
  });
}

function brokenOff(error: NodeJS.ErrnoException): PullFault {
  return error.code?.startsWith("Z_") || error.code?.startsWith("ERR_BROTLI")
    ? { reason: "unreadable", detail: "gzip" }
    : { reason: "unreachable" };
}

/** Takes bytes until there are too many, and then ends the stream with a fault. */
function upTo(most: number) {
  const taken = { parts: [] as Buffer[], size: 0, isOver: false };
  const sink = new Transform({
    transform(part: Buffer, _encoding, next) {
      taken.size += part.length;
      taken.isOver = taken.size > most;
      if (taken.isOver) return next(new Error("too large"));
      taken.parts.push(part);
      return next();
    },
  });
  sink.resume();
  return { sink, taken };
}
