import * as Y from "yjs";
import { BoardDocument } from "../../shared/board/document.ts";
import { fieldsOf } from "../../shared/board/records.ts";
import type { Changed, RootRules, RowsDocument } from "../../shared/board/rowsDocument.ts";
import { DEFAULT_LANES, defaultLaneId } from "../../shared/board/templates.ts";
import { looksLikeIdentity } from "../../shared/privacy/patientIdentity.ts";
import { CLOSE, type ContentRefusal } from "../../shared/protocol/sync.ts";
import { Misplaced, Placing } from "./placing.ts";

export interface GateRefusal {
  readonly kind: "refused";
  readonly code: typeof CLOSE.malformed | typeof CLOSE.refused;
  /** For 4422 a `ContentRefusal`, and the field after a colon; never what was written. */
  readonly reason: string;
}

export type Inspection =
  /** All of it is known already. */
  | { readonly kind: "nothing" }
  /** What comes before it is missing: to be asked for, not kept. */
  | { readonly kind: "gap" }
  | News
  | GateRefusal;

export interface News {
  readonly kind: "news";
  /** Brings text or rows. */
  readonly grows: boolean;
  readonly addsRows: boolean;
  /** The client ids under which something new is written. */
  readonly clients: ReadonlySet<number>;
}

/** No honest update has more: a long note typed offline is one struct per stretch. */
const MOST_STRUCTS = 50_000;
const MOST_NEW_CLIENTS = 64;
const HIGHEST_CLOCK = 2 ** 40;

/**
 * The first half of the gate: what can be judged before an update is applied. Decoded lazily, whole message consumed,
 * no gaps, also of what is deleted, no skips, allow-listed contents at allow-listed places, no identity in any text.
 */
export function inspect(document: RowsDocument, update: Uint8Array): Inspection {
  const decoded = decode(update);
  if (!decoded) return { kind: "refused", code: CLOSE.malformed, reason: "malformed" };
  if (decoded.structs.length > MOST_STRUCTS) return refusal("not-valid:size");
  const { store } = document.doc;
  const ends = new Map<number, number>();
  const items: Y.Item[] = [];
  const clients = new Set<number>();
  for (const struct of decoded.structs) {
    const { client, clock } = struct.id;
    const end = clock + struct.length;
    if (struct instanceof Y.Skip || struct.length <= 0 || end > HIGHEST_CLOCK) return refusal("not-valid:struct");
    const known = ends.get(client) ?? Y.getState(store, client);
    if (clock > known) return { kind: "gap" };
    ends.set(client, Math.max(known, end));
    if (end <= Y.getState(store, client)) continue;
    clients.add(client);
    if (struct instanceof Y.Item) items.push(struct);
  }
  if ([...ends.keys()].filter((client) => !store.clients.has(client)).length > MOST_NEW_CLIENTS) {
    return refusal("not-valid:clients");
  }
  const stateOf = (client: number) => ends.get(client) ?? Y.getState(store, client);
  if (items.some((item) => leansOnMissing(item, stateOf))) return { kind: "gap" };
  const deletes = deletesOf(decoded.ds, store, stateOf);
  if (deletes === "wrong") return refusal("not-valid:deletes");
  // Letters typed without network and taken back just after it: the delete comes before the state that has them.
  if (deletes === "future") return { kind: "gap" };
  const wrong = misplaced(document, items);
  if (wrong !== undefined) return refusal(`not-valid:${wrong}`);
  if (holdsIdentity(items)) return refusal("patient-identity");
  if (clients.size === 0 && deletes === "known") return { kind: "nothing" };
  const addsRows = items.some(({ content }) => isType(content));
  const grows = addsRows || items.some(({ content }) => content instanceof Y.ContentString);
  return { kind: "news", addsRows, grows, clients };
}

/**
 * The second half: the result, looked at only where it changed. Every row touched is whole and valid, no text holds an
 * identity, what the kind of document cannot be without stands, and a document that is full does not grow.
 */
export function judgeResult(document: RowsDocument, changed: Changed, before: Before): GateRefusal | undefined {
  if (document.doc.store.pendingStructs || document.doc.store.pendingDs) return refusal("not-valid:pending");
  for (const [root, rules] of document.rules) {
    for (const id of changed.rowsOf(root)) {
      const wrong = wrongRow(document, root, rules, id);
      if (wrong) return wrong;
    }
    for (const id of changed.allOf(root)) {
      const wrong = wrongText(document, root, rules, id);
      if (wrong) return wrong;
    }
  }
  if (before.wasWhole && !isWhole(document)) return refusal("not-valid:lanes");
  return before.counts && isOverfull(document, before.counts) ? refusal("full") : undefined;
}

/** What the result is compared with; taken before the update is applied. */
export interface Before {
  readonly wasWhole: boolean;
  /** Only for an update that adds rows: counting goes through them all. */
  readonly counts: Counts | undefined;
}

/** Rows of each root. */
type Counts = ReadonlyMap<string, number>;

export function stateBefore(document: RowsDocument, addsRows: boolean): Before {
  return { wasWhole: isWhole(document), counts: addsRows ? countsOf(document) : undefined };
}

/** Whether that stands which no update may take away: the default lanes of a board. */
function isWhole(document: RowsDocument): boolean {
  if (!(document instanceof BoardDocument)) return true;
  return DEFAULT_LANES.every((meaning) => document.lanes.rows.has(defaultLaneId(meaning)));
}

function countsOf(document: RowsDocument): Counts {
  return new Map([...document.rules.keys()].map((root) => [root, document.records(root).rows.size]));
}

function isOverfull(document: RowsDocument, before: Counts): boolean {
  return [...countsOf(document)].some(([root, after]) => {
    const most = document.rules.get(root)?.most ?? 0;
    return after > most && after > (before.get(root) ?? 0);
  });
}

function refusal(reason: ContentRefusal | `${ContentRefusal}:${string}`): GateRefusal {
  return { kind: "refused", code: CLOSE.refused, reason };
}

function decode(update: Uint8Array): ReturnType<typeof Y.decodeUpdate> | undefined {
  try {
    const decoded = Y.decodeUpdate(update);
    return hasTrailingBytes(update) ? undefined : decoded;
  } catch {
    // Whatever the decoder stumbled over, the bytes are no update; which of its errors it was does not matter.
    return undefined;
  }
}

/** Without its last byte a whole update cannot be decoded; one with something behind it can. */
function hasTrailingBytes(update: Uint8Array): boolean {
  try {
    Y.decodeUpdate(update.slice(0, -1));
    return true;
  } catch {
    // The usual case: every byte was needed.
    return false;
  }
}

function leansOnMissing(item: Y.Item, stateOf: (client: number) => number): boolean {
  const parent: unknown = item.parent;
  const leanings = [item.origin, item.rightOrigin, parent instanceof Y.ID ? parent : null];
  return leanings.some((id) => id !== null && id.clock >= stateOf(id.client));
}

type DeleteSet = ReturnType<typeof Y.decodeUpdate>["ds"];

function deletesOf(
  ds: DeleteSet,
  store: Y.Doc["store"],
  stateOf: (client: number) => number,
): "known" | "news" | "future" | "wrong" {
  let found: "known" | "news" | "future" = "known";
  for (const [client, ranges] of ds.clients) {
    const structs = store.clients.get(client) ?? [];
    for (const { clock, len } of ranges) {
      if (len <= 0 || clock + len > HIGHEST_CLOCK) return "wrong";
      if (clock + len > stateOf(client)) found = "future";
      else if (found === "known" && !isDeleted(structs, clock, clock + len)) found = "news";
    }
  }
  return found;
}

/** Whether all of a stretch that the document knows is deleted in it already. */
function isDeleted(structs: (Y.Item | Y.GC)[], from: number, to: number): boolean {
  const last = structs.at(-1);
  if (!last || from >= last.id.clock + last.length) return false;
  for (let at = Y.findIndexSS(structs, from); at < structs.length; at += 1) {
    const struct = structs[at];
    if (!struct || struct.id.clock >= to) return true;
    if (!struct.deleted) return false;
  }
  return to <= last.id.clock + last.length;
}

function misplaced(document: RowsDocument, items: readonly Y.Item[]): string | undefined {
  const placing = new Placing(document, items);
  for (const item of items) {
    if (!isAllowed(item.content)) return "content";
    try {
      placing.check(item);
    } catch (error) {
      if (error instanceof Misplaced) return error.message;
      throw error;
    }
  }
  return undefined;
}

function isAllowed(content: unknown): boolean {
  const plain = content instanceof Y.ContentDeleted || content instanceof Y.ContentString;
  return plain || content instanceof Y.ContentAny || isType(content);
}

function isType(content: unknown): boolean {
  return content instanceof Y.ContentType;
}

/**
 * Also what the update itself deletes again is written to the log, so every text in it is looked at; and letters typed one
 * after the other are one text, however they were cut.
 */
function holdsIdentity(items: readonly Y.Item[]): boolean {
  let typed = "";
  let before: Y.Item | undefined;
  for (const item of items) {
    const { content } = item;
    if (content instanceof Y.ContentAny && content.arr.some((value) => looksLikeIdentity(String(value)))) return true;
    if (!(content instanceof Y.ContentString)) continue;
    const goesOn = before !== undefined && item.origin !== null && Y.compareIDs(item.origin, before.lastId);
    typed = goesOn ? typed + content.str : content.str;
    if (looksLikeIdentity(typed)) return true;
    before = item;
  }
  return false;
}

function wrongRow(document: RowsDocument, root: string, rules: RootRules, id: string): GateRefusal | undefined {
  const row = document.records(root).row(id);
  if (!row) return undefined; // removed: that is allowed, and nothing is left to judge
  const parsed = rules.schema.safeParse(fieldsOf(row));
  if (!parsed.success) return refusal(`not-valid:${root}:${String(parsed.error.issues[0]?.path[0] ?? "")}`);
  if (parsed.data.id !== id) return refusal(`not-valid:${root}:id`);
  const hasIdentity = Object.values(parsed.data).some((value) => typeof value === "string" && looksLikeIdentity(value));
  return hasIdentity ? refusal("patient-identity") : undefined;
}

function wrongText(document: RowsDocument, root: string, rules: RootRules, id: string): GateRefusal | undefined {
  const row = rules.text && document.records(root).get(id);
  if (!rules.text || !row) return undefined;
  const text = document.textOf(root, id);
  if (!text) return rules.text.of(row) ? refusal(`not-valid:${rules.text.key}`) : undefined;
  if (text.length > rules.text.longest) return refusal(`not-valid:${rules.text.key}`);
  return looksLikeIdentity(text.toString()) ? refusal("patient-identity") : undefined;
}
