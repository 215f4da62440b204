import { expect, test } from "vitest";
import { type Fault, FAULTS } from "./faults.ts";
import type { Bounds, RequestName } from "./model.ts";
import { explore } from "./search.ts";

/** Each with what people may press, how often a process may die, and how often a request may come at once. */
function bounds(requests: readonly RequestName[], crashes: number, copies: number, until = 3): Bounds {
  return { requests: ["raise", ...requests], crashes, copies, until };
}

const LEADERS = bounds(["first leader answers", "second leader answers"], 1, 2);
const JUDGES = bounds(["first leader answers", "confirm", "reopen"], 0, 1);
const CLOSED = bounds(["first leader answers", "interim", "close department"], 0, 1);
const FURTHER = bounds(["take further", "clinic answers", "close department"], 0, 1);
const WITHDRAWN = bounds(["first leader answers", "withdraw", "second leader answers"], 0, 1, 2);
const REOPENED_CLOSED = bounds(["first leader answers", "reopen", "close department"], 0, 1, 2);
const ROUNDS = bounds(["first leader answers", "second leader answers", "confirm", "reopen"], 0, 1, 2);

test("whoever presses what, whatever comes twice and whichever process dies, nothing is broken in 400,000 states and more", () => {
  let states = 0;
  for (const each of [LEADERS, JUDGES, CLOSED, FURTHER, WITHDRAWN, REOPENED_CLOSED]) {
    const found = explore(each);
    expect(found.violation).toBeUndefined();
    states += found.states;
  }
  expect(states).toBeGreaterThan(400_000);
}, 120_000);

/** Where each mistake shows, and the rule that it breaks. */
const SHOWN: Readonly<Record<Fault, { readonly within: Bounds; readonly rule: string }>> = {
  noLock: { within: LEADERS, rule: "history only grows" },
  auditApart: { within: LEADERS, rule: "the audit has one row for each step" },
  keyApart: { within: ROUNDS, rule: "what is sent twice is done once" },
  toldTooSoon: { within: LEADERS, rule: "what was answered with yes is done" },
  staleRise: { within: LEADERS, rule: "risen only while an answer is to come" },
  riseInMeeting: { within: LEADERS, rule: "nothing rises while its level is meeting" },
  closeApart: { within: CLOSED, rule: "a living unit has every open matter" },
  blindConfirm: { within: ROUNDS, rule: "nobody judges an answer that they have not seen" },
  twoAnswers: { within: LEADERS, rule: "answered only while an answer is to come" },
  oldClock: { within: ROUNDS, rule: "a matter that was not solved has a new clock" },
};

test.each(Object.entries(FAULTS))(
  "the search finds a deliberate mistake, %s: %s",
  (fault) => {
    const { within, rule } = SHOWN[fault as Fault];
    const { violation } = explore(within, fault as Fault);
    expect(violation?.rule).toBe(rule);
    // The way there is a story that can be read.
    expect(violation?.way).toContain("raise: pressed");
  },
  60_000,
);
