import type { Encoding } from "../../shared/import/cells.ts";
import { FileRefused } from "./fileFault.ts";

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

/**
 * Text of a file in whatever encoding it came: by its mark, else UTF-8 when it is that, else UTF-16 by its many NULs, else
 * Windows-1252, which has Latin-1's æ, ø and å where Latin-1 has them.
 * @throws FileRefused for bytes that are no text
 */
export function decode(bytes: Uint8Array): DecodedText {
  const encoding = marked(bytes) ?? unmarked(bytes);
  const text = new TextDecoder(encoding, { fatal: false }).decode(bytes).replace(/^\ufeff/, "");
  if (text.includes("\0")) throw new FileRefused("not-text");
  return { text, encoding: encoding === "utf-16le" || encoding === "utf-16be" ? "utf-16" : encoding };
}

type Found = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

function marked(bytes: Uint8Array): Found | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return undefined;
}

function unmarked(bytes: Uint8Array): Found {
  const [even, odd] = zeros(bytes.subarray(0, 2000));
  const half = Math.min(bytes.length, 2000) / 2;
  // Latin letters in UTF-16: every other byte is zero, and the rest hardly ever.
  if (odd > half * 0.4 && even < half * 0.05) return "utf-16le";
  if (even > half * 0.4 && odd < half * 0.05) return "utf-16be";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    // Not UTF-8: a Latin letter with its high bit set is followed by a byte that UTF-8 does not allow there.
    return "windows-1252";
  }
}

function zeros(bytes: Uint8Array): [even: number, odd: number] {
  const count: [number, number] = [0, 0];
  for (let i = 0; i < bytes.length; i += 1) {
    if (bytes[i] === 0) count[i % 2 === 0 ? 0 : 1] += 1;
  }
  return count;
}
