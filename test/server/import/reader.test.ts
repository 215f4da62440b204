import { expect, test } from "vitest";
import { createReader } from "../../../server/import/reader.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const heavy = bytes(`Dato;Tall\n${"2026-11-20;1\n".repeat(45_000)}`);

test("a file that takes longer than it may is refused, and the next is read", async () => {
  const reader = createReader({ milliseconds: 1, megabytes: 256 });
  expect(await reader.read({ bytes: heavy, sheet: 0 })).toMatchObject({ ok: false, fault: "took-too-long" });
  const patient = createReader();
  expect(await patient.read({ bytes: bytes("2026-11-20;1"), sheet: 0 })).toMatchObject({ ok: true });
});

test("a file that takes more memory than it may ends its own thread and nothing else", async () => {
  const reader = createReader({ milliseconds: 30_000, megabytes: 8 });
  expect(await reader.read({ bytes: heavy, sheet: 0 })).toMatchObject({ ok: false, fault: "too-much-memory" });
});

test("when too many wait, the next is turned away", async () => {
  const reader = createReader({ milliseconds: 1, megabytes: 256 });
  const reads = Array.from({ length: 30 }, () => reader.read({ bytes: bytes("1"), sheet: 0 }));
  const answers = await Promise.all(reads);
  expect(answers.filter((answer) => answer === undefined)).toHaveLength(8);
});
