import type { Card } from "../../../shared/board/schema.ts";
import type { BoardState } from "../boardState.ts";

/** Who may have a card, to be chosen with one touch. */
export interface Who {
  readonly who: string;
  readonly whoKind: "role" | "name";
}

/** So many of those who stand on the board already come before the roles that every section knows. */
const RECENT = 6;

/**
 * Those who stand on the board, then the usual roles: a shortcut for writing. In the order of the alphabet: nobody is to
 * read from a row of buttons who has most to do.
 * @param roles as they are called in the board's language
 */
export function whoChoices(state: BoardState, roles: readonly string[]): readonly Who[] {
  const recent = mostUsed(state)
    .slice(0, RECENT)
    .toSorted((a, b) => a.who.localeCompare(b.who, "nb-NO"));
  const rest = roles.filter((role) => !recent.some(({ who }) => same(who, role)));
  return [...recent.map((each) => asChoice(each, roles)), ...rest.map((who): Who => ({ who, whoKind: "role" }))];
}

function asChoice({ who, whoKind }: Pick<Card, "who" | "whoKind">, roles: readonly string[]): Who {
  return { who, whoKind: whoKind ?? (roles.some((role) => same(role, who)) ? "role" : "name") };
}

function same(a: string, b: string): boolean {
  return a.toLocaleLowerCase("nb-NO") === b.toLocaleLowerCase("nb-NO");
}

/** Ties by name. */
export function mostUsed(state: BoardState): readonly Pick<Card, "who" | "whoKind">[] {
  const found = new Map<string, { readonly whoKind: Card["whoKind"]; readonly count: number }>();
  const cards = [...state.lanes.flatMap((lane) => state.cardsIn(lane.id)), ...state.archived];
  for (const card of cards) {
    const who = card.who.trim();
    if (who === "") continue;
    const known = found.get(who);
    found.set(who, { whoKind: known?.whoKind ?? card.whoKind, count: (known?.count ?? 0) + 1 });
  }
  return [...found]
    .toSorted(([a, one], [b, other]) => other.count - one.count || a.localeCompare(b, "nb-NO"))
    .map(([who, { whoKind }]) => ({ who, whoKind }));
}
