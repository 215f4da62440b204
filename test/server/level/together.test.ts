import { expect, test } from "vitest";
import { together } from "../../../server/level/together.ts";

test("sixty who ask at once share one reading", async () => {
  let readings = 0;
  const ask = together(async (unit: string) => `${unit} ${(readings += 1)}`);
  const answers = await Promise.all(Array.from({ length: 60 }, () => ask("klinikk")));
  expect(new Set(answers)).toEqual(new Set(["klinikk 1"]));
});

test("nobody is given an answer that is older than their question", async () => {
  let row = "before";
  const ask = together(async () => row);
  const first = ask("klinikk");
  row = "after";
  expect(await first).toBe("after");
  row = "later";
  expect(await ask("klinikk")).toBe("later");
});

test("each unit is read by itself, and a reading that failed is not kept", async () => {
  let fails = true;
  const ask = together(async (unit: string) => {
    if (fails) throw new Error("no database");
    return unit;
  });
  await expect(ask("a")).rejects.toThrow("no database");
  fails = false;
  expect(await Promise.all([ask("a"), ask("b")])).toEqual(["a", "b"]);
});
