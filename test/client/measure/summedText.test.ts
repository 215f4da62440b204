import { expect, test } from "vitest";
import { summedText } from "../../../client/measure/summedText.ts";

test("a sum says from how many units, and how many are waited for", () => {
  expect(summedText({ units: 4, of: 4, kind: "section" }, "nb")).toBe("summert fra 4 seksjoner");
  expect(summedText({ units: 3, of: 4, kind: "section" }, "nb")).toBe(
    "summert fra 3 av 4 seksjoner, flere tall ventes",
  );
  expect(summedText({ units: 1, of: 1, kind: "clinic" }, "nn")).toBe("summert frå 1 klinikk");
  expect(summedText({ units: 2, of: 3, kind: null }, "en")).toBe("summed from 2 of 3 units, more figures are expected");
});

test("figures of a unit's own say nothing of it", () => {
  expect(summedText(undefined, "nb")).toBe("");
});
