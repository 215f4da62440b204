import type { BoardId } from "../../shared/base/ids.ts";
import type { MeetingType } from "../../shared/huddle/meetingType.ts";
import type { MeetingNow, StartBody } from "../../shared/protocol/meetings.ts";
import { freshId } from "../live/freshId.ts";
import { outbox } from "../live/outbox.ts";
import { meetingQueue, startPath } from "./meetingNow.ts";

/**
 * Begins a meeting without network: it runs here at once, and the server knows it later. Where the plan is near it has the
 * plan's own id, so that a colleague who begins it elsewhere begins the same one.
 */
export function beginHere(boardId: BoardId, type: MeetingType, now: MeetingNow): void {
  const heads = now.usual.find(({ typeId }) => typeId === type.id)?.heads ?? type.usualHeads;
  const body: StartBody = { typeId: type.id, late: { id: freshId(), steps: type.steps, heads } };
  const stale = [["meeting", boardId] as const];
  void outbox.submit({
    id: freshId(),
    queue: meetingQueue(boardId),
    path: startPath(boardId),
    body,
    stale,
    goes: "first",
  });
}
