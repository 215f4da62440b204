import { expect, test } from "vitest";
import { type Bounds, explore, type Fault, FAULTS, type RequestName } from "./protocol.ts";

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

/** Where each mistake can show. */
const SHOWN_IN: Readonly<Record<Fault, Bounds>> = {
  [FAULTS[0]]: LEADERS,
  [FAULTS[1]]: LEADERS,
  [FAULTS[2]]: ROUNDS,
  [FAULTS[3]]: LEADERS,
  [FAULTS[4]]: LEADERS,
  [FAULTS[5]]: LEADERS,
  [FAULTS[6]]: CLOSED,
  [FAULTS[7]]: ROUNDS,
  [FAULTS[8]]: LEADERS,
  [FAULTS[9]]: ROUNDS,
};
const RULES: Readonly<Record<Fault, string>> = {
  [FAULTS[0]]: "history only grows",
  [FAULTS[1]]: "the audit has one row for each step",
  [FAULTS[2]]: "what is sent twice is done once",
  [FAULTS[3]]: "what was answered with yes is done",
  [FAULTS[4]]: "risen only while an answer is to come",
  [FAULTS[5]]: "nothing rises while its level is meeting",
  [FAULTS[6]]: "a living unit has every open matter",
  [FAULTS[7]]: "nobody judges an answer that they have not seen",
  [FAULTS[8]]: "answered only while an answer is to come",
  [FAULTS[9]]: "a matter that was not solved has a new clock",
};

test.each(FAULTS)(
  "the search finds a deliberate mistake: %s",
  (fault) => {
    const { violation } = explore(SHOWN_IN[fault], fault);
    expect(violation?.rule).toBe(RULES[fault]);
    // The way there is a story that can be read.
    expect(violation?.way).toContain("raise: pressed");
  },
  60_000,
);
