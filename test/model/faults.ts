/** Mistakes that the search must find: each takes away one thing that the product relies on. */
export const FAULTS = {
  noLock: "a transaction writes on what it read before",
  auditApart: "the audit row is written after the commit",
  keyApart: "the key of a command is kept after the commit",
  toldTooSoon: "the answer goes out before the commit",
  staleRise: "a rise is judged by what was read before the lock",
  riseInMeeting: "nobody asks whether the level is meeting",
  closeApart: "a unit is closed first, its matters are sent on later",
  blindConfirm: "an answer is confirmed without saying which",
  twoAnswers: "an answer is taken whatever was answered before",
  oldClock: "a matter that was not solved keeps its clock",
} as const;
export type Fault = keyof typeof FAULTS;
