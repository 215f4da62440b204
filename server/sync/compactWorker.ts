import { parentPort } from "node:worker_threads";
import * as Y from "yjs";
import type { Compacted, Log } from "./compactor.ts";
import { KINDS } from "./kinds.ts";

/** The whole document that a log makes; undefined when, loaded again, it would show something else. */
function compact({ kind, base, tail }: Log): Uint8Array | undefined {
  const whole = KINDS[kind].open();
  whole.doc.transact(() => {
    if (base) Y.applyUpdate(whole.doc, base);
    for (const update of tail) Y.applyUpdate(whole.doc, update);
  });
  const bytes = Y.encodeStateAsUpdate(whole.doc);
  const again = KINDS[kind].open();
  Y.applyUpdate(again.doc, bytes);
  return again.digest() === whole.digest() ? bytes : undefined;
}

function answer(number: number, log: Log): Compacted {
  try {
    return { number, ok: true, bytes: compact(log) };
  } catch (error) {
    return { number, ok: false, error: String(error) };
  }
}

parentPort?.on("message", ({ number, log }: { number: number; log: Log }) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(answer(number, log));
});
