import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newId, type UnitId } from "../../../shared/base/ids.ts";
import { ok, refused } from "../../../shared/base/outcome.ts";
import { unitBook } from "../../../shared/import/unitBook.ts";
import { measureDefinition } from "../../../shared/measure/measure.ts";
import { type FindTarget, planFor, readPulled, type Target } from "../../../shared/pull/readPulled.ts";
import { pullMapping } from "../../../shared/pull/source.ts";
import type { PulledTable } from "../../../shared/pull/table.ts";
import { seededRandom } from "../../support/ids.ts";

const random = seededRandom(11);
const unitId: UnitId = newId(random);
const otherId: UnitId = newId(random);
const NOW = Date.parse("2026-11-23T06:45:00Z");

function target(name: string): Target {
  const definition = measureDefinition.parse({
    name,
    unit: "",
    direction: "down",
    target: null,
    chart: "p",
    rhythm: "week",
    decimals: 0,
    responsible: "",
  });
  const units = unitBook([
    { id: unitId, name: "Post 3", code: "4209", mine: true },
    { id: otherId, name: "Post 4", code: "4210", mine: false },
  ]);
  return {
    measureId: newId<"measure">(random),
    definition,
    now: NOW,
    unitId,
    units,
    zoneOf: () => "Europe/Oslo",
  };
}

const [falls, sores] = [target("Fall"), target("Trykksår")];
const one: FindTarget = () => ok(falls);
const byName: FindTarget = (text) => {
  const found = [falls, sores].find(({ definition }) => definition.name === text);
  return found ? ok(found) : refused("unknown-measure");
};

const mapping = pullMapping.parse({ period: "Uke", numerator: "Teller", denominator: "Nevner", unit: "Enhet" });
const columns = ["Måling", "Uke", "Teller", "Nevner", "Enhet"];

function read(rows: PulledTable["rows"], find = one, measureColumn = "", header = 0) {
  const table = { columns, rows, header };
  const plan = planFor(mapping, table);
  if (!plan.ok) throw new Error(plan.refusal.join());
  return readPulled(table, plan.value, measureColumn, find);
}

describe("rows that were fetched", () => {
  test("keep the numbers of the source, below its header, whichever measure they are of", () => {
    const rows = [
      columns,
      ["Fall", "2026-W45", "3", "40", "4209"],
      ["Ukjent", "2026-W45", "3", "40", "4209"],
      ["Trykksår", "2026-W45", "4", "40", "Post 3"],
      [],
      ["Trykksår", "2026-W46", "50", "40", "4209"],
      ["Fall", "2026-W46", "5", "40", "4210"],
    ];
    const got = read(rows, byName, "Måling", 1);
    expect(got.usable.map(({ row, target: { definition } }) => [row, definition.name])).toEqual([
      [2, "Fall"],
      [4, "Trykksår"],
    ]);
    expect(got.faults.map(({ row, column, code, raw }) => [row, column, code, raw])).toEqual([
      [3, "Måling", "unknown-measure", "Ukjent"],
      [6, "Teller", "more-than-all", "50"],
      [7, "Enhet", "not-your-unit", "4210"],
    ]);
    expect(got.read).toBe(5);
  });

  test("without a figure say nothing, whatever stands for it", () => {
    const rows = ["", "-", null, "<5", "*", "n/a"].map((cell, i) => ["Fall", `2026-W${30 + i}`, cell, "40", "4209"]);
    expect(read(rows)).toMatchObject({ usable: [], faults: [], empty: 6, read: 6 });
  });

  test("that say two things of one period are both left out, and tell of each other", () => {
    const got = read([
      ["Fall", "2026-W45", "3", "40", "4209"],
      ["Fall", "2026-W45", "4", "40", "4209"],
      ["Fall", "2026-W46", "4", "40", "4209"],
    ]);
    expect(got.usable.map(({ row }) => row)).toEqual([3]);
    expect(got.faults.map(({ row, code, other }) => [row, code, other])).toEqual([
      [1, "says-otherwise", 2],
      [2, "says-otherwise", 1],
    ]);
  });

  test("are shown short: what stands in a cell is a word, not a book", () => {
    const [fault] = read([["Fall", "x".repeat(500), "3", "40", "4209"]]).faults;
    expect(fault?.raw).toHaveLength(61);
  });

  const good = fc.integer({ min: 0, max: 40 }).map((n) => [String(n), "40", "4209"]);
  const bad = fc.constantFrom(
    ["tre", "40", "4209"],
    ["41", "40", "4209"],
    ["-1", "40", "4209"],
    ["3", "0", "4209"],
    ["3", "40", "9"],
    ["1e309", "40", "4209"],
  );
  test("that are wrong stop no others, however many there are and wherever they stand", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(good, bad), { maxLength: 45 }), (cells) => {
        const rows = cells.map((rest, i) => ["Fall", `2026-W${String(i + 1).padStart(2, "0")}`, ...rest]);
        const alone = rows.filter((row) => read([row]).usable.length === 1);
        const together = read(rows);
        return (
          together.usable.length === alone.length && together.usable.length + together.faults.length === rows.length
        );
      }),
    );
  });
});

test("columns are found by name, in any order and letters, and those that are gone are told", () => {
  const table = (names: readonly string[]): PulledTable => ({ columns: names, rows: [], header: 0 });
  expect(planFor(mapping, table(["nevner ", "UKE", "ny", "Teller", "Enhet"]))).toMatchObject({
    ok: true,
    value: { period: 1, numerator: 3, denominator: 0, unit: 4, values: [], key: null },
  });
  expect(planFor(mapping, table(["Uke", "Enhet"]))).toEqual({ ok: false, refusal: ["Teller", "Nevner"] });
});
