import { expect, test } from "vitest";
import { mainOf } from "../../../shared/board/mainBoard.ts";
import type { BoardKind } from "../../../shared/board/settings.ts";

const board = (name: string, boardKind: BoardKind = "huddle", closed = false) => ({ name, boardKind, closed });
const mainAmong = (...boards: ReturnType<typeof board>[]) => mainOf(boards, "Ortopedi")?.name;

test("matters come to the board that is called as its unit, whatever else the unit has", () => {
  expect(mainAmong(board("Forbedring", "improvement"), board("Morgen"), board("Ortopedi", "management"))).toBe(
    "Ortopedi",
  );
});

test("without one they come to a board that the unit meets at each day, and only then to another", () => {
  expect(mainAmong(board("Forbedring", "improvement"), board("Morgen"), board("Risiko", "risk"))).toBe("Morgen");
  expect(mainAmong(board("Forbedring", "improvement"), board("Risiko", "risk"))).toBe("Forbedring");
});

test("none come to a closed board, which those who send may not open", () => {
  expect(mainAmong(board("Ortopedi", "huddle", true), board("Risiko", "risk"))).toBe("Risiko");
  expect(mainAmong(board("Ortopedi", "huddle", true))).toBeUndefined();
});
