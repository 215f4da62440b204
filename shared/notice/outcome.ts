import * as z from "zod/mini";

/** Why a message did not arrive, as people and the operator are told it; never with an address in it. */
const NOTICE_FAULTS = [
  "not-set-up", // the operator has named no mail server, or no such host
  "unreachable", // no connection, or one that broke
  "timeout",
  "tls", // the other end's certificate, or no TLS where it is required
  "sign-in", // the mail server does not take our user and password
  "refused", // the other end says no for good: no such mailbox, no such flow
  "later", // the other end says not now
  "host-refused", // the host is not one that the operator has opened, or lies inside the house
  "redirect",
] as const;
export const noticeFault = z.enum(NOTICE_FAULTS);
export type NoticeFault = z.infer<typeof noticeFault>;

/** What a try came to, for the button that sends a sample. */
export const sampleOutcome = z.union([
  z.object({ sent: z.literal(true) }),
  z.object({ sent: z.literal(false), fault: noticeFault }),
]);
export type SampleOutcome = z.infer<typeof sampleOutcome>;

const FOR_GOOD: readonly NoticeFault[] = ["refused", "host-refused", "redirect"];

/** Whether trying again cannot help; what the operator or time may mend is tried again. */
export function isForGood(fault: NoticeFault): boolean {
  return FOR_GOOD.includes(fault);
}
