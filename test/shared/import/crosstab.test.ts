import { expect, test } from "vitest";
import type { Cell } from "../../../shared/import/cells.ts";
import { placedBack, turned } from "../../../shared/import/crosstab.ts";
import { weekly } from "../../support/signals.ts";

const monthly = { ...weekly(), rhythm: "month" as const, chart: "i" as const };
const OSLO = "Europe/Oslo";

const pivot: Cell[][] = [
  ["Fall per måned"],
  ["Enhet", "jan 2026", "feb 2026", "mar 2026", "Sum"],
  ["Sengepost 3", 4, "5", null, 9],
  ["Sengepost 4", 1, "x", "2,5", 3.5],
];

test("a row for each ward and a column for each month become a row for each figure", () => {
  const done = turned(pivot, monthly, OSLO);
  if (!done || done === "too-many-rows") throw new Error("not turned");
  expect(done.rows).toEqual([
    ["Enhet", "Periode", "Verdi"],
    ["Sengepost 3", "jan 2026", 4],
    ["Sengepost 3", "feb 2026", "5"],
    ["Sengepost 4", "jan 2026", 1],
    ["Sengepost 4", "feb 2026", "x"],
    ["Sengepost 4", "mar 2026", "2,5"],
  ]);
});

test("what cannot be used is told by the row and column in the file", () => {
  const done = turned(pivot, monthly, OSLO);
  if (!done || done === "too-many-rows") throw new Error("not turned");
  const faults = [{ row: 5, column: 2, code: "not-a-number", other: null } as const];
  expect(placedBack({ read: 5, usable: [], faults, repeats: 0 }, done).faults).toMatchObject([{ row: 4, column: 2 }]);
  // A ward that nobody knows is told once.
  const unknown = [4, 5, 6].map((row) => ({ row, column: 0, code: "unknown-unit" as const, other: null }));
  expect(placedBack({ read: 5, usable: [], faults: unknown, repeats: 0 }, done)).toMatchObject({
    read: 1,
    faults: [{ row: 4, column: 0 }],
  });
});

test("a spreadsheet's own dates as heads are months too", () => {
  const heads = ["2026-01-01", "2026-02-01", "2026-03-01"].map((day) => ({ day, time: null }));
  expect(
    turned(
      [
        ["Post", ...heads],
        ["3", 1, 2, 3],
      ],
      monthly,
      OSLO,
    ),
  ).toMatchObject({ labels: 1 });
});

test.each<[string, Cell[][]]>([
  [
    "periods that stand below each other",
    [
      ["Uke", "Fall"],
      ["2026-W46", 1],
      ["2026-W47", 2],
    ],
  ],
  [
    "several dates in each row",
    [
      ["fra", "til", "meldt", "tall"],
      ["1.1.2026", "31.1.2026", "2.2.2026", 3],
      ["1.2.2026", "28.2.2026", "2.3.2026", 4],
    ],
  ],
  [
    "years as heads",
    [
      ["Post", 2023, 2024, 2025],
      ["3", 1, 2, 3],
    ],
  ],
  ["nothing", []],
])("%s are left as they are", (_, rows) => {
  expect(turned(rows, monthly, OSLO)).toBeUndefined();
});

test("a share is two figures, and is not looked for in one cell", () => {
  expect(turned(pivot, { ...monthly, chart: "p" }, OSLO)).toBeUndefined();
});

test("more figures than a file may have are refused", () => {
  const heads = Array.from({ length: 12 }, (_, i) => `2025-${String(i + 1).padStart(2, "0")}`);
  const rows = Array.from({ length: 5000 }, () => ["x", ...heads.map(() => 1)]);
  expect(turned([["Post", ...heads], ...rows], monthly, OSLO)).toBe("too-many-rows");
});
