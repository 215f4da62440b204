import { describe, expect, test } from "vitest";
import { asTyped, grouped, phoneSays, takeBody, typedCode } from "../../../shared/remote/remote.ts";

describe("the code on a wall", () => {
  test("is six letters without vowels, so that it is no word", () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    expect(typedCode(bytes)).toMatch(/^[bcdfghjkmnpqrtvwxz]+$/);
    expect(typedCode(bytes.slice(0, 6))).toHaveLength(6);
  });

  test("is read as people type it", () => {
    expect(grouped("ktrbmx")).toBe("KTR BMX");
    expect(asTyped(" Ktr-bmx ")).toBe("ktrbmx");
    expect(takeBody.parse({ code: "KTR BMX" })).toEqual({ code: "ktrbmx" });
    expect(takeBody.safeParse({ code: "KTR" }).success).toBe(false);
  });
});

test("a phone says text, done, open and press, and nothing else", () => {
  const good = [
    { do: "type", field: "f1", text: "", seq: 1 },
    { do: "done", field: "f1" },
    { do: "open", field: "f1" },
    { do: "press", key: "next" },
  ];
  expect(good.filter((each) => !phoneSays.safeParse(each).success)).toEqual([]);
  const bad = [
    { do: "erase" },
    { do: "press" },
    { do: "type", field: "f1", text: "x", seq: 0 },
    { do: "done", field: "" },
  ];
  expect(bad.filter((each) => phoneSays.safeParse(each).success)).toEqual([]);
});
