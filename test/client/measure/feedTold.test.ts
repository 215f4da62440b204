import { expect, test } from "vitest";
import type { FeedKeyView } from "../../../shared/measure/feedKey.ts";
import { feedTrouble } from "../../../client/measure/feedTold.ts";

const now = Date.parse("2026-11-23T07:00:00Z");
const at = Date.parse("2026-11-23T06:40:00Z");
const rows = { wrong: 27, of: 1000, first: 2, field: "value" };

function told(
  lastError: Partial<FeedKeyView["lastError"]>,
  lastStoredAt: number | null,
  language: "nb" | "nn" | "en" = "nb",
) {
  const error = { at, code: "not-a-number", rows, whole: true, ...lastError };
  return feedTrouble({ lastError: error, lastStoredAt }, now, language);
}

test("rows that were turned away are told with how many, when, where and why", () => {
  expect(told({}, null)).toEqual({
    text: "27 av 1\u00a0000 rader avvist i dag 07:40: rad 3, feltet value er ikke et tall. Ingenting ble lagret.",
    isOpen: true,
  });
  expect(told({ code: "unknown-unit", whole: false, rows: { ...rows, field: "unit" } }, at, "en")?.text).toBe(
    "27 of 1,000 rows refused today 07:40: row 3, the field unit is no unit that we know. The others were stored.",
  );
});

test("what has come through since is said, and then nobody must look after it", () => {
  expect(told({}, at + 1)).toMatchObject({ isOpen: false, text: expect.stringContaining("Siden har tallene kommet") });
});

test("one figure and a whole call are told in words of their own, also a reason that is new to this page", () => {
  expect(told({ rows: { wrong: 1, of: 1, first: 0, field: "period" }, code: "bad-period" }, null)?.text).toBe(
    "Et tall ble avvist i dag 07:40: feltet period er ikke en periode for denne målingen. Ingenting ble lagret.",
  );
  expect(told({ rows: null, code: "key-reused" }, null, "nn")?.text).toMatch(
    /^Avvist i dag 07:40: .+ Ingenting blei lagra\.$/,
  );
  expect(told({ rows: null, code: "of-next-year" }, null)?.text).toContain("kallet kunne ikke brukes");
});

test("a feed that was never turned away has nothing to tell", () => {
  expect(feedTrouble({ lastError: null, lastStoredAt: at }, now, "nb")).toBeUndefined();
});
