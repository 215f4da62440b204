import * as z from "zod/mini";

/**
 * What people are told of. The names are of what happened, as the one who is told sees it: a rise is three events, since it
 * means another thing to who has the matter now, to who did not answer in time, and to who sent it.
 */
export const NOTICE_EVENTS = [
  "safety-new", // a safety matter has come to us
  "safety-aware", // one that asks for nothing but that we know it
  "due-soon", // the svarfrist of a matter with us is within the hour
  "risen-here", // one has come to us by itself, since the level below did not answer in time
  "risen-from", // one has gone from us by itself; we may still answer
  "risen-ours", // one that we sent has gone further up by itself
  "answered", // one that we sent has an answer, to confirm
  "interim", // one that we sent has an interim answer
  "reopened", // the sender says that our answer did not solve it
  "urged", // the sender cannot wait as long as our interim answer says
  "on-call", // a safety matter, and no level meets in time: for whoever is on call
] as const;
export const noticeEvent = z.enum(NOTICE_EVENTS);
export type NoticeEvent = z.infer<typeof noticeEvent>;

/** Of these an answer of ours is waited for; once it has come there is nothing to tell any more. */
export const WAITING: readonly NoticeEvent[] = [
  "safety-new",
  "due-soon",
  "risen-here",
  "risen-from",
  "reopened",
  "urged",
  "on-call",
];

/**
 * Those that cannot wait until others have gathered: they are sent at once, with whatever waits already. Of matters that are
 * due at one meeting the svarfrist is near for all at once: those wait for each other.
 */
const URGENT: readonly NoticeEvent[] = ["safety-new", "risen-here", "urged", "on-call"];

export function isUrgent(event: NoticeEvent): boolean {
  return URGENT.includes(event);
}

/**
 * What one chooses to be told of, in words that people use. `record` is no event of a matter: the record after a meeting of
 * one's unit, sent by whoever makes it.
 */
export const NOTICE_CHOICES = ["safety", "due-soon", "risen", "answer", "back", "record"] as const;
export const noticeChoice = z.enum(NOTICE_CHOICES);
export type NoticeChoice = z.infer<typeof noticeChoice>;

const CHOICE_OF: Readonly<Record<NoticeEvent, NoticeChoice>> = {
  "safety-new": "safety",
  "safety-aware": "safety",
  "on-call": "safety",
  "due-soon": "due-soon",
  "risen-here": "risen",
  "risen-from": "risen",
  "risen-ours": "risen",
  answered: "answer",
  interim: "answer",
  reopened: "back",
  urged: "back",
};

/** By which choice an event is told. */
export function choiceOf(event: NoticeEvent): NoticeChoice {
  return CHOICE_OF[event];
}
