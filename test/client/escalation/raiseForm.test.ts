import { describe, expect, test } from "vitest";
import { type Asked, begun, changesOf, takenUp } from "../../../client/escalation/raiseDraft.ts";
import { AWARE, kindOf, missingIn, OWN } from "../../../client/escalation/useRaiseForm.ts";
import type { BoardId } from "../../../shared/base/ids.ts";

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

describe("what was begun in the form and not sent", () => {
  const first = begun({ cardId: null, what: "Låst medisinrom", tried: "Ringt vekter" });
  const choices = ["Utstyr", "Penger", OWN, AWARE];
  const clinic = "c".repeat(26) as BoardId;

  test("stands there again as it was left, to the last line and choice", () => {
    const left: Asked = {
      what: "Låst medisinrom om natten & i helgen",
      tried: "Ringt vekter\n40 minutter = for lenge",
      choice: OWN,
      ownText: "En nøkkel til",
      safety: true,
      withChart: false,
      to: clinic,
    };
    expect(takenUp(changesOf(left, first), first, choices)).toEqual(left);
  });

  test("is nothing where nothing was touched, and what was not touched follows the card", () => {
    expect(changesOf(first, first)).toBe("");
    const kept = changesOf({ ...first, tried: "" }, first);
    const later = begun({ cardId: null, what: "Låst medisinrom hele døgnet", tried: "Ringt vekter to ganger" });
    expect(takenUp(kept, later, choices)).toEqual({ ...later, tried: "" });
  });

  test("does not choose for anybody: an answer in another language is chosen anew, and a card dragged to a level goes there", () => {
    const kept = changesOf({ ...first, choice: "Utstyr", to: clinic }, first);
    expect(takenUp(kept, first, ["Equipment", OWN, AWARE]).choice).toBe("");
    const trust = "t".repeat(26) as BoardId;
    expect(takenUp(kept, { ...first, to: trust }, choices)).toMatchObject({ choice: "Utstyr", to: trust });
  });
});
