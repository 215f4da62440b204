import { createDecoder, hasContent, readVarUint, readVarUint8Array } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import { MESSAGE, SYNC_MESSAGE } from "../../shared/protocol/sync.ts";

export type Message =
  | { readonly kind: "step1"; readonly stateVector: Uint8Array }
  | { readonly kind: "step2" | "update"; readonly update: Uint8Array }
  /** Who is here is socket.io's: what a client says of it is passed over. */
  | { readonly kind: "awareness" };

/** One message of a frame, or undefined when it is not exactly that. The frame must be an array of its own, not a view. */
export function readMessage(frame: Uint8Array): Message | undefined {
  try {
    const decoder = createDecoder(frame);
    const type = readVarUint(decoder);
    if (type === MESSAGE.awareness || type === MESSAGE.queryAwareness) return { kind: "awareness" };
    if (type !== MESSAGE.sync) return undefined;
    const step = readVarUint(decoder);
    const bytes = readVarUint8Array(decoder);
    if (hasContent(decoder) || decoder.pos !== frame.length) return undefined;
    if (step === SYNC_MESSAGE.step1) return { kind: "step1", stateVector: bytes };
    if (step === SYNC_MESSAGE.step2) return { kind: "step2", update: bytes };
    return step === SYNC_MESSAGE.update ? { kind: "update", update: bytes } : undefined;
  } catch {
    // Cut off or nonsense: no message, whatever the decoder says of it.
    return undefined;
  }
}

export function syncFrame(step: keyof typeof SYNC_MESSAGE, bytes: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, MESSAGE.sync);
  writeVarUint(encoder, SYNC_MESSAGE[step]);
  writeVarUint8Array(encoder, bytes);
  return toUint8Array(encoder);
}

export function numberFrame(type: "saved" | "may", number: number): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, MESSAGE[type]);
  writeVarUint(encoder, number);
  return toUint8Array(encoder);
}
