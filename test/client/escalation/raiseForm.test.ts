import { describe, expect, test } from "vitest";
import { type Asked, AWARE, kindOf, missingIn, OWN } from "../../../client/escalation/useRaiseForm.ts";

const filled: Asked = {
  what: "Låst medisinrom om natten",
  tried: "",
  choice: "Utstyr",
  ownText: "",
  safety: false,
  withChart: true,
  to: undefined,
};

describe("the form that raises a matter", () => {
  test("says one thing that is missing at a time, in the order of its fields", () => {
    expect(missingIn({ ...filled, what: " ", choice: "" })).toBe("what");
    expect(missingIn({ ...filled, choice: "" })).toBe("choice");
    expect(missingIn({ ...filled, choice: OWN, ownText: " " })).toBe("ownText");
  });

  test("asks for nothing more where it is whole, or where others should only know", () => {
    expect(missingIn(filled)).toBeUndefined();
    expect(missingIn({ ...filled, choice: OWN, ownText: "En nøkkel til" })).toBeUndefined();
    expect(missingIn({ ...filled, choice: AWARE })).toBeUndefined();
    expect([kindOf(filled), kindOf({ choice: AWARE })]).toEqual(["action", "awareness"]);
  });
});
