/**
 * News tell *that* something changed, never *what*: the screen then asks the one usual way, so a lost event costs nothing.
 * The id is that of the thing named by the kind's first word (board, unit, measure, person, screen).
 */
export type News =
  | { readonly kind: "board:changed"; readonly id: string }
  | { readonly kind: "cross:changed"; readonly id: string }
  | { readonly kind: "meeting:changed"; readonly id: string }
  | { readonly kind: "meeting-types:changed"; readonly id: string }
  | { readonly kind: "measure:changed"; readonly id: string }
  | { readonly kind: "measures:changed"; readonly id: string }
  | { readonly kind: "unit:changed"; readonly id: string }
  | { readonly kind: "screen:changed"; readonly id: string }
  | { readonly kind: "session:changed"; readonly id: string };

export type QueryKey = readonly [kind: string, id: string];

/**
 * The one table from news to the queries that they make stale. Keys are [kind, id]; the id is that of the news.
 */
export function staleKeys(news: News): readonly QueryKey[] {
  switch (news.kind) {
    case "board:changed":
      return [
        ["board", news.id],
        ["boards", "all"],
      ];
    case "cross:changed":
      return [["cross", news.id]];
    case "meeting:changed":
      return [
        ["meeting", news.id],
        ["meetings", news.id],
      ];
    case "meeting-types:changed":
      return [
        ["meeting-types", news.id],
        ["meeting", news.id],
      ];
    case "measure:changed":
      return [["measure", news.id]];
    case "measures:changed":
      return [["measures", news.id]];
    case "unit:changed":
      return [
        ["unit", news.id],
        ["units", "all"],
        ["people", news.id],
      ];
    case "screen:changed":
      return [
        ["screen", news.id],
        ["screens", "all"],
      ];
    case "session:changed":
      return [["session", "mine"]];
  }
}

/** Rooms are named by the server alone; `unit` rooms hear also what happens in units below. */
export type Room = `board:${string}` | `unit:${string}` | `person:${string}` | `screen:${string}`;
