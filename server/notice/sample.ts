import { newId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import type { SampleOutcome } from "../../shared/notice/outcome.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import type { Parts } from "../parts.ts";
import { addressOf } from "../storage/noticeChoices.ts";
import type { Recipient } from "../storage/noticeMessages.ts";
import { sampleMail } from "./compose.ts";
import type { PostOffice } from "./post.ts";
import { composingFor, messageIdOf } from "./sending.ts";

/** A sample to where one is told by mail. */
export async function sampleByMail(parts: Parts, post: PostOffice, to: Recipient): Promise<Reply<SampleOutcome>> {
  const { address } = await addressOf(parts.storage.db, to);
  const how = await composingFor(parts, to);
  if (address === null || !how) return refused({ code: "not-found", message: "There is no confirmed address." });
  const messageId = messageIdOf(parts, newId<"message">(parts.random));
  const left = await post.mail({ ...sampleMail(how), to: address, messageId });
  return ok(left.ok ? { sent: true } : { sent: false, fault: left.refusal });
}
