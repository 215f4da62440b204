import { parentPort } from "node:worker_threads";
import type { FileFault, ReadFile } from "../../shared/import/cells.ts";
import { FileRefused } from "./fileFault.ts";
import { readBytes } from "./readBytes.ts";

export interface ReadAsked {
  readonly bytes: Uint8Array;
  readonly sheet: number;
}
export type ReadAnswer =
  | { readonly ok: true; readonly file: ReadFile }
  | { readonly ok: false; readonly fault: FileFault; readonly where: string | undefined };

async function answer({ bytes, sheet }: ReadAsked): Promise<ReadAnswer> {
  try {
    return { ok: true, file: await readBytes(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), sheet) };
  } catch (error) {
    if (error instanceof FileRefused) return { ok: false, fault: error.fault, where: error.where };
    return { ok: false, fault: "damaged", where: undefined };
  }
}

parentPort?.once("message", (asked: ReadAsked) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  void answer(asked).then((said) => parentPort?.postMessage(said));
});
