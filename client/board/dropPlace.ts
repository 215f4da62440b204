/** The ids of each list in the order shown. */
export type Lists = ReadonlyMap<string, readonly string[]>;

/** Where a thing lands: `index` counts the items of the list without the thing itself. */
export interface Place {
  readonly list: string;
  readonly index: number;
}

export type Over = { readonly item: string; readonly half: "first" | "second" } | { readonly endOf: string };

/** Where a thing lands when it is let go over an item or the end of a list; undefined when what is below has gone. */
export function placeOver(lists: Lists, moved: string, over: Over): Place | undefined {
  if ("endOf" in over) {
    const list = lists.get(over.endOf);
    return list && { list: over.endOf, index: without(list, moved).length };
  }
  // Over itself it stays: the half does not matter.
  if (over.item === moved) return placeOf(lists, moved);
  for (const [list, items] of lists) {
    const at = without(items, moved).indexOf(over.item);
    if (at >= 0) return { list, index: at + (over.half === "second" ? 1 : 0) };
  }
  return undefined;
}

/** Where a thing stands now. */
export function placeOf(lists: Lists, item: string): Place | undefined {
  for (const [list, items] of lists) {
    const index = items.indexOf(item);
    if (index >= 0) return { list, index };
  }
  return undefined;
}

export function isSamePlace(a: Place | undefined, b: Place | undefined): boolean {
  return a?.list === b?.list && a?.index === b?.index;
}

/**
 * By keyboard a thing is laid right upon another, so there is no half to read: moving down its own list it goes behind,
 * else before.
 */
export function halfByKeyboard(lists: Lists, moved: string, item: string): "first" | "second" {
  const from = placeOf(lists, moved);
  const to = placeOf(lists, item);
  return from && to && from.list === to.list && to.index > from.index ? "second" : "first";
}

/** What a thing is put before at a place; null for last. */
export function beforeAt(lists: Lists, moved: string, place: Place): string | null {
  return without(lists.get(place.list) ?? [], moved)[place.index] ?? null;
}

function without(items: readonly string[], moved: string): readonly string[] {
  return items.filter((item) => item !== moved);
}
