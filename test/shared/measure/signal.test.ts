import { describe, expect, test } from "vitest";
import { type Handled, handle, signalCommand } from "../../../shared/measure/signal.ts";

const fresh: Handled = { state: "new", closing: null, line: "", version: 3 };
const step = (from: Handled, command: Parameters<typeof handle>[1]): Handled => {
  const next = handle(from, command);
  if (!next.ok) throw new Error(next.refusal.code);
  return next.value;
};

describe("a step on a signal", () => {
  test("counts, and is left be when it is done already, whoever did it", () => {
    const seen = step(fresh, { do: "acknowledge", version: 3 });
    expect(seen).toEqual({ ...fresh, state: "acknowledged", version: 4 });
    expect(step(seen, { do: "acknowledge", version: 3 })).toBe(seen);
    const closed = step(seen, { do: "close", version: 4 });
    expect(step(closed, { do: "acknowledge", version: 3 })).toBe(closed);
    expect(step(closed, { do: "close", version: 4 })).toBe(closed);
  });

  test("on what somebody else has changed is refused", () => {
    const seen = step(fresh, { do: "acknowledge", version: 3 });
    expect(handle(seen, { do: "explain", version: 3, line: "Ferie" }).ok).toBe(false);
    const closed = step(seen, { do: "close", version: 4 });
    expect(handle(closed, { do: "explain", version: 5, line: "Ferie" }).ok).toBe(false);
  });

  test("an explanation can be said anew, and the same again changes nothing", () => {
    const explained = step(fresh, { do: "explain", version: 3, line: "Ferie" });
    expect(step(explained, { do: "explain", version: 3, line: "Ferie" })).toBe(explained);
    expect(step(explained, { do: "explain", version: 4, line: "Stengt en uke" }).line).toBe("Stengt en uke");
  });

  test("that the figures closed is opened as new; one that people closed as they had it", () => {
    const corrected: Handled = { state: "closed", closing: "corrected", line: "", version: 5 };
    expect(step(corrected, { do: "reopen", version: 5 })).toMatchObject({ state: "new", closing: null });
    const closed: Handled = { state: "closed", closing: "person", line: "Ferie", version: 5 };
    expect(step(closed, { do: "reopen", version: 5 })).toMatchObject({ state: "explained", line: "Ferie" });
  });

  test("is one line of at most 200 characters", () => {
    const explain = (line: string) => signalCommand.safeParse({ do: "explain", version: 1, line }).success;
    expect(explain("Ferie")).toBe(true);
    expect(explain("  ")).toBe(false);
    expect(explain("To\nlinjer")).toBe(false);
    expect(explain("x".repeat(201))).toBe(false);
  });
});
