import type { Actor } from "../../shared/access/actor.ts";
import type { MeetingTypeId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import type { MeetingType, MeetingTypeInput } from "../../shared/huddle/meetingType.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import { admit } from "../access/admit.ts";
import type { BoardFacts } from "../access/authority.ts";
import type { Parts } from "../parts.ts";
import { deleteMeetingType, insertMeetingType, meetingTypeById, updateMeetingType } from "../storage/meetings.ts";
import { dueFrom } from "./settle.ts";

interface Sent {
  readonly actor: Actor;
  readonly key: string | undefined;
}

/** A new kind of meeting on a board. What its rhythm plans from now on counts; the past is not missed. */
export async function addType(
  parts: Parts,
  board: BoardFacts,
  input: MeetingTypeInput,
  { actor, key }: Sent,
): Promise<Reply<MeetingType>> {
  return await parts.commands.run({ ...audit(actor, board, board.id), key, fingerprint: input }, async (act) => {
    const type: MeetingType = { ...input, id: act.newId<"meetingType">(), boardId: board.id, version: 1 };
    await insertMeetingType(act.tx, type, await dueFrom(act.tx, board, type, act.now), act.now);
    act.note(type.id);
    act.tell(`board:${board.id}`, { kind: "meeting-types:changed", id: board.id });
    return ok(type);
  });
}

/** Replaces what a leader wrote, unless somebody else did so first. A running meeting keeps its own agenda. */
export async function changeType(
  parts: Parts,
  id: MeetingTypeId,
  { version, ...input }: MeetingTypeInput & { version: number },
  { actor, key }: Sent,
): Promise<Reply<MeetingType>> {
  const found = await typeFor(parts, actor, id);
  if (!found.ok) return found;
  const { board } = found.value;
  return await parts.commands.run(
    { ...audit(actor, board, id), key, fingerprint: { version, ...input } },
    async (act) => {
      const type: MeetingType = { ...input, id, boardId: board.id, version };
      if (!(await updateMeetingType(act.tx, type, await dueFrom(act.tx, board, type, act.now)))) {
        const current = await meetingTypeById(act.tx, id);
        return refused({ code: "changed-meanwhile", message: "Somebody changed this meeting first.", current });
      }
      act.tell(`board:${board.id}`, { kind: "meeting-types:changed", id: board.id });
      return ok({ ...type, version: version + 1 });
    },
  );
}

export async function removeType(
  parts: Parts,
  id: MeetingTypeId,
  { actor, key }: Sent,
): Promise<Reply<Record<string, never>>> {
  const found = await typeFor(parts, actor, id);
  if (!found.ok) return found;
  const { board } = found.value;
  return await parts.commands.run({ ...audit(actor, board, id), key, fingerprint: "removed" }, async (act) => {
    await deleteMeetingType(act.tx, id, act.now);
    act.note("removed");
    act.tell(`board:${board.id}`, { kind: "meeting-types:changed", id: board.id });
    return ok({});
  });
}

async function typeFor(
  parts: Parts,
  actor: Actor,
  id: MeetingTypeId,
): Promise<Reply<{ type: MeetingType; board: BoardFacts }>> {
  const type = await meetingTypeById(parts.storage.db, id);
  if (!type) return refused({ code: "not-found", message: "There is no such meeting type." });
  const board = admit(parts.authority, actor, "meeting:types", type.boardId);
  return board.ok ? ok({ type, board: board.value }) : board;
}

function audit(actor: Actor, board: BoardFacts, thing: string) {
  return { actor, action: "meeting:types", thing, unitId: board.unitId } as const;
}
