import type { MatterStep } from "../../shared/escalation/step.ts";
import { clockOf, groupOf } from "../../shared/escalation/state.ts";

/**
 * What holds of the history of every matter, whatever came in whatever order and whoever was killed meanwhile. The model and
 * the real server are held against the same list.
 * @returns what is broken, in words; empty when all holds
 */
export function brokenIn(history: readonly MatterStep[]): string[] {
  const broken: string[] = [];
  const rule = (holds: boolean, name: string): void => void (holds || broken.push(name));
  const kinds = history.map(({ what }) => what);
  rule(kinds.indexOf("sent") === 0 && kinds.lastIndexOf("sent") === 0, "a matter is sent once, and first");
  rule(!kinds.slice(0, -1).includes("withdrawn"), "nothing happens to a matter that was withdrawn");
  for (const [index, step] of history.entries()) {
    const before = history.slice(0, index);
    const open = isOpenAfter(before);
    const unless = ["sent", "confirmed", "reopened", "rerouted"];
    if (index > 0 && !unless.includes(step.what)) rule(open, `${step.what} only while an answer is to come`);
    if (step.what === "confirmed" || step.what === "reopened") {
      rule(
        before.some(({ what }) => what === "answered") && !open === (before.at(-1)?.what !== "reopened"),
        "only an answer is judged",
      );
    }
    if (step.what === "risen") {
      const { rises } = clockOf({ history: before });
      // What gets one answer goes together, when the time of the first of them has come.
      const isTaken = groupOf({ history: before }) !== null;
      rule(isTaken || (rises !== null && step.at >= rises), "nothing rises before its time");
    }
    rule(index === 0 || step.at >= (history[index - 1]?.at ?? 0), "what came later never stands as earlier");
  }
  return [...new Set(broken)];
}

/** Whether an answer is still to come after these steps: told here apart, so that a fault in the product is not its own proof. */
function isOpenAfter(steps: readonly MatterStep[]): boolean {
  let open = false;
  for (const { what } of steps) {
    if (what === "sent" || what === "reopened") open = true;
    if (what === "answered" || what === "withdrawn" || what === "confirmed") open = false;
  }
  return open;
}
