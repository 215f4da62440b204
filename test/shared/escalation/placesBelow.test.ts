import { expect, test } from "vitest";
import { newId, type UnitId } from "../../../shared/base/ids.ts";
import { placesBelow } from "../../../shared/escalation/placesBelow.ts";
import type { UnitKind } from "../../../shared/tier/tiers.ts";
import { seededRandom } from "../../support/ids.ts";

const random = seededRandom(61);
function unit(name: string, kind: UnitKind, parentId: UnitId | null = null, closedAt: number | null = null) {
  return { id: newId<"unit">(random), parentId, kind, name, closedAt };
}
function board(of: { readonly id: UnitId; readonly name: string }, name = of.name, closed = false) {
  return { id: newId<"board">(random), unitId: of.id, name, closed };
}
const clinic = unit("Kirurgisk klinikk", "clinic");
const department = unit("Ortopedi", "department", clinic.id);
const [b, a] = [unit("4A", "section", department.id), unit("3B", "section", department.id)];
const gone = unit("2C", "section", department.id, 1);
const beside = unit("Gastro", "department", clinic.id);
const units = [clinic, department, b, a, gone, beside];
const boards = [
  ...[clinic, department, gone, beside].map((each) => board(each)),
  board(a, "Forbedring"),
  board(a),
  board(b, "4A", true),
];
const asked = boards.find(({ unitId }) => unitId === clinic.id);

test("below a department stand its living units with an open board, each by the board with its name", () => {
  const found = placesBelow(units, boards, department.id, boards[0]?.id ?? newId<"board">(random));
  expect(found).toEqual([{ boardId: boards.at(-2)?.id, unitName: "3B", unitKind: "section" }]);
});

test("the unit that asked is left out, and so is what stands beside", () => {
  const [, own] = boards;
  const below = placesBelow(units, boards, clinic.id, own?.id ?? newId<"board">(random));
  expect(below.map(({ unitName }) => unitName)).toEqual(["Gastro", "3B"]);
  expect(below.some(({ boardId }) => boardId === asked?.id)).toBe(false);
});
