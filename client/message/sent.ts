import { useQuery } from "@tanstack/react-query";
import type { MessageId, UnitId } from "../../shared/base/ids.ts";
import type { LocalDate } from "../../shared/base/time.ts";
import { type SentMessage, sentMessage, sentMessages } from "../../shared/message/message.ts";
import { type Answer, send } from "../live/api.ts";
import { freshId } from "../live/freshId.ts";
import { queryOf } from "../live/queries.ts";

export function sentKey(unitId: UnitId) {
  return ["sent-messages", unitId] as const;
}

/** What a unit has sent down, with who has read it. */
export function useSent(unitId: UnitId) {
  return useQuery(queryOf(sentKey(unitId), `/units/${unitId}/messages`, sentMessages));
}

export type Draft = { readonly text: string; readonly until: LocalDate; readonly to: readonly UnitId[] | null };
export type Change =
  | { readonly do: "change"; readonly text: string }
  | { readonly do: "extend"; readonly until: LocalDate }
  | { readonly do: "end" }
  | { readonly do: "resume" };

/** @param id of the message, chosen before it is sent: tried again, it is the same message */
export function sendMessage(unitId: UnitId, id: MessageId, draft: Draft): Promise<Answer<SentMessage>> {
  return command(unitId, { do: "send", id, ...draft }, id);
}

export function changeMessage(
  unitId: UnitId,
  { id, version }: Pick<SentMessage, "id" | "version">,
  change: Change,
): Promise<Answer<SentMessage>> {
  return command(unitId, { ...change, id, version }, freshId());
}

function command(unitId: UnitId, body: object, key: string): Promise<Answer<SentMessage>> {
  return send("POST", `/units/${unitId}/messages/commands`, body, sentMessage, key);
}
