/**
 * What somebody has begun to write and not sent, kept in this tab: a page that reloads in a tunnel, a look at the board that
 * the matter came from, or a dialog closed by mistake takes nothing along. It goes with the tab, with signing out, and when
 * somebody else signs in here.
 */
type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

const PREFIX = "tavle-draft";

function nameOf(who: string | null, what: string): string {
  return `${PREFIX}:${who ?? ""}:${what}`;
}

/** @returns the text, or nothing where none was begun */
export function draftOf(shelf: Shelf, who: string | null, what: string): string {
  return shelf.getItem(nameOf(who, what)) ?? "";
}

/** An empty text is none. */
export function keepDraft(shelf: Shelf, who: string | null, what: string, text: string): void {
  if (text.trim() === "") return shelf.removeItem(nameOf(who, what));
  try {
    shelf.setItem(nameOf(who, what), text);
  } catch {
    // Full, or forbidden by the browser: the text stands in its field all the same.
  }
}

/** @param but whose drafts may stay; absent = nobody's */
export function dropDrafts(shelf: Shelf, but?: string): void {
  const names = Array.from({ length: shelf.length }, (_, at) => shelf.key(at) ?? "");
  const stays = but === undefined ? undefined : nameOf(but, "");
  for (const name of names) {
    if (name.startsWith(`${PREFIX}:`) && !(stays && name.startsWith(stays))) shelf.removeItem(name);
  }
}
