import { describe, expect, test } from "vitest";
import { jsonTable } from "../../../shared/pull/json.ts";

describe("rows in a JSON answer", () => {
  test("are the answer itself, or a list inside it", () => {
    const rows = [{ uke: 1 }, { uke: 2 }];
    const table = { ok: true, value: { columns: ["uke"], rows: [[1], [2]], header: 0 } };
    expect(jsonTable(rows, "")).toEqual(table);
    expect(jsonTable({ data: { items: rows } }, "data.items")).toEqual(table);
    expect(jsonTable({ data: { items: rows } }, "$.data.items[*]")).toEqual(table);
  });

  test("have a column for each path to a figure or a text, wherever it first comes", () => {
    const read = jsonTable([{ uke: "W1" }, { tall: { fall: 3 }, uke: "W2" }, {}], "");
    expect(read).toEqual({
      ok: true,
      value: { columns: ["uke", "tall.fall"], rows: [["W1"], ["W2", 3], []], header: 0 },
    });
  });

  test.each(["constructor", "__proto__", "data.length", "items", "data.0"])(
    "are not at %s, which is no list",
    (path) => {
      expect(jsonTable({ data: [1] }, path)).toEqual({ ok: false, refusal: { reason: "no-rows", detail: path } });
    },
  );

  test("are at most ten thousand, with two hundred columns, and not deeper than four", () => {
    expect(
      jsonTable(
        Array.from({ length: 10_001 }, () => ({})),
        "",
      ),
    ).toMatchObject({ ok: false, refusal: { reason: "too-many-rows" } });
    const wide = jsonTable([Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`k${i}`, i]))], "");
    expect(wide.ok && wide.value.columns).toHaveLength(200);
    let deep: unknown = 1;
    for (let i = 0; i < 5000; i += 1) deep = { a: deep };
    expect(jsonTable([deep], "")).toMatchObject({ ok: true, value: { columns: [] } });
  });
});
