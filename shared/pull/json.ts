import { type Outcome, ok, refused } from "../base/outcome.ts";
import type { Cell } from "../import/cells.ts";
import { MOST_COLUMNS } from "../import/limits.ts";
import type { PullFault } from "./reasons.ts";
import { MOST_PULLED_ROWS } from "./source.ts";
import type { PulledTable } from "./table.ts";

/** How deep a row's own fields may lie. */
const DEEPEST = 4;

/**
 * Rows of a JSON answer as a table: one column for each path that leads to a figure or a text, such as `tall.antall`.
 * @param path to the list, names with points between; `$.` before and `[*]` behind are allowed, as JSONPath writes them
 */
export function jsonTable(answer: unknown, path: string): Outcome<PulledTable, PullFault> {
  const list = inside(answer, path);
  if (!Array.isArray(list)) return refused({ reason: "no-rows", detail: path });
  if (list.length > MOST_PULLED_ROWS) return refused({ reason: "too-many-rows", detail: String(list.length) });
  const places = new Map<string, number>();
  const rows = list.map((row) => {
    const cells: Cell[] = [];
    for (const [name, cell] of leavesOf(row, "", 0)) {
      const at = places.get(name) ?? places.size;
      if (at >= MOST_COLUMNS) continue;
      places.set(name, at);
      cells[at] = cell;
    }
    return Array.from(cells, (cell) => cell ?? null);
  });
  return ok({ columns: [...places.keys()], rows, header: 0 });
}

function inside(answer: unknown, path: string): unknown {
  const names = path
    .trim()
    .replace(/^\$\.?/, "")
    .split(".")
    .map((name) => name.replace(/\[\*?\]$/, ""))
    .filter((name) => name !== "");
  let found = answer;
  for (const name of names) {
    // Own fields only: a path is written by a person, and `constructor` is nobody's figure.
    found = isObject(found) && Object.hasOwn(found, name) ? found[name] : undefined;
  }
  return found;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function leavesOf(value: unknown, name: string, depth: number): (readonly [string, Cell])[] {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean" || value === null) {
    return [[name === "" ? "0" : name, value]];
  }
  if (!isObject(value) || depth >= DEEPEST) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    leavesOf(inner, name === "" ? key : `${name}.${key}`, depth + 1),
  );
}
