import { crc32, inflateRawSync } from "node:zlib";
import { MOST_PARTS, MOST_UNPACKED } from "../../shared/import/limits.ts";
import { FileRefused } from "./fileFault.ts";

/**
 * The list of a zip's parts, read from its central directory by ourselves: everything that can be judged is judged before
 * a byte is unpacked, and nothing unpacks to more than it says. Source: PKWARE APPNOTE 6.3.10, 4.3.
 */
export interface Part {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly crc: number;
  /** Where its own header stands. */
  readonly at: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
/** A part that shrinks a thousandfold is made to burst: XML of spreadsheets shrinks ten- to fortyfold. */
const MOST_SHRUNK = 1000;

/** @throws FileRefused when a part's name, number or size is not that of an honest workbook */
export function partsOf(bytes: Buffer): Part[] {
  const { count, at, size } = endOf(bytes);
  if (count > MOST_PARTS) throw new FileRefused("bad-parts", "too many parts");
  const parts: Part[] = [];
  let offset = at;
  for (let i = 0; i < count; i += 1) {
    if (offset + 46 > bytes.length || bytes.readUInt32LE(offset) !== ENTRY) throw new FileRefused("damaged");
    const lengths = [28, 30, 32].map((field) => bytes.readUInt16LE(offset + field));
    const [nameLength = 0, extra = 0, comment = 0] = lengths;
    if ((bytes.readUInt16LE(offset + 8) & 1) === 1) throw new FileRefused("old-excel");
    parts.push({
      name: bytes.toString("utf8", offset + 46, offset + 46 + nameLength),
      method: bytes.readUInt16LE(offset + 10),
      crc: bytes.readUInt32LE(offset + 16),
      packed: bytes.readUInt32LE(offset + 20),
      unpacked: bytes.readUInt32LE(offset + 24),
      at: bytes.readUInt32LE(offset + 42),
    });
    offset += 46 + nameLength + extra + comment;
  }
  if (offset !== at + size) throw new FileRefused("damaged");
  judge(parts);
  return parts;
}

function endOf(bytes: Buffer): { count: number; at: number; size: number } {
  const first = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) !== END || bytes.readUInt16LE(at + 20) !== bytes.length - at - 22) continue;
    const count = bytes.readUInt16LE(at + 10);
    const [size, start] = [bytes.readUInt32LE(at + 12), bytes.readUInt32LE(at + 16)];
    // Of several disks, or of the kind for more than 4 GB: no spreadsheet that anybody types.
    if (bytes.readUInt16LE(at + 8) !== count || count === 0xffff || start + size > at)
      throw new FileRefused("bad-parts");
    return { count, at: start, size };
  }
  throw new FileRefused("damaged");
}

function judge(parts: readonly Part[]): void {
  const names = new Set<string>();
  let total = 0;
  for (const { name, method, packed, unpacked } of parts) {
    const isOutside =
      name.startsWith("/") || name.includes("\\") || name.includes("\0") || /(^|\/)\.\.?(\/|$)/.test(name);
    if (isOutside || /^[a-z]:/i.test(name)) throw new FileRefused("bad-parts", "a part's name points outside");
    if (names.has(name)) throw new FileRefused("bad-parts", "two parts of one name");
    names.add(name);
    if (/\.(zip|xlsx|xlsm|xlsb|7z|rar|gz)$/i.test(name)) throw new FileRefused("bad-parts", "a packed file in it");
    if (/(^|\/)vbaProject\.bin$/i.test(name)) throw new FileRefused("macros");
    if (method !== STORED && method !== DEFLATED) throw new FileRefused("bad-parts", "packed in an unknown way");
    if (unpacked > MOST_SHRUNK * Math.max(packed, 64)) throw new FileRefused("unpacks-too-large");
    total += unpacked;
  }
  if (total > MOST_UNPACKED) throw new FileRefused("unpacks-too-large");
}

/** One part, unpacked. @throws FileRefused when it is not of the size or the content that its entry says */
export function unpack(bytes: Buffer, part: Part): Buffer {
  if (part.at + 30 > bytes.length || bytes.readUInt32LE(part.at) !== LOCAL) throw new FileRefused("damaged");
  const from = part.at + 30 + bytes.readUInt16LE(part.at + 26) + bytes.readUInt16LE(part.at + 28);
  const packed = bytes.subarray(from, from + part.packed);
  if (packed.length !== part.packed) throw new FileRefused("damaged");
  const content = part.method === STORED ? packed : inflated(packed, part.unpacked);
  if (content.length !== part.unpacked) throw new FileRefused("bad-parts", "a size that lies");
  if (crc32(content) !== part.crc) throw new FileRefused("damaged");
  return content;
}

function inflated(packed: Buffer, size: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch (error) {
    const isLonger =
      error instanceof RangeError ||
      (error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE");
    throw isLonger ? new FileRefused("bad-parts", "a size that lies") : new FileRefused("damaged");
  }
}

/** The same parts as a zip without packing, for a library that wants to open one. */
export function repack(parts: readonly { readonly name: string; readonly content: Buffer }[]): Buffer {
  const pieces: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const { name, content } of parts) {
    const path = Buffer.from(name, "utf8");
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(content.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(path.length, 22);
    pieces.push(signed(LOCAL), facts, path, content);
    const entry = Buffer.alloc(42 - 28);
    entry.writeUInt32LE(at, 10);
    // The entry repeats the local header's facts after the version that made it.
    entries.push(signed(ENTRY), Buffer.from([20, 0]), facts, entry, path);
    at += 30 + path.length + content.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...pieces, directory, signed(END), end]);
}

function signed(mark: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(mark);
  return bytes;
}
