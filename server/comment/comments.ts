import type { Actor } from "../../shared/access/actor.ts";
import { may } from "../../shared/access/policy.ts";
import type { CardId } from "../../shared/base/ids.ts";
import { ok, refused } from "../../shared/base/outcome.ts";
import { apply, type CommentCommand, type CommentList, type CommentRefusal } from "../../shared/comment/comment.ts";
import type { Reply } from "../../shared/protocol/problem.ts";
import type { BoardFacts } from "../access/authority.ts";
import type { Act } from "../commands.ts";
import type { Parts } from "../parts.ts";
import { commentsOfCard, deleteComment, insertComment, updateComment } from "../storage/comments.ts";

export async function commentsOf(parts: Parts, board: BoardFacts, card: CardId): Promise<CommentList> {
  return { items: await commentsOfCard(parts.storage.db, board.id, card) };
}

/**
 * Writes, changes or deletes one's own, or takes one down. It answers nothing: what is answered is kept for a week under its
 * key, and words that were taken down must not be.
 */
export async function changeComment(
  parts: Parts,
  actor: Actor,
  board: BoardFacts,
  command: CommentCommand,
  key: string | undefined,
): Promise<Reply<Record<string, never>>> {
  if (actor.kind !== "person") return NOT_ALLOWED;
  const action = command.do === "takeDown" ? "comment:judge" : "comment:write";
  const mayTakeDown = may(actor, "comment:judge", board);
  const audited = { actor, action, thing: command.cardId, unitId: board.unitId } as const;
  return await parts.commands.run({ ...audited, key, fingerprint: command }, async (act) => {
    const before = { items: await commentsOfCard(act.tx, board.id, command.cardId) };
    const by = { personId: actor.id, name: actor.name, mayTakeDown };
    const after = apply(before, command, by, act.now);
    if (!after.ok) return refusalOf(after.refusal);
    if (after.value === before) return ok({});
    await keep(act, board, command, after.value);
    act.note(`${command.do} ${command.id}`);
    act.tell(`board:${board.id}`, { kind: "comments:changed", id: board.id });
    return ok({});
  });
}

async function keep(act: Act, board: BoardFacts, command: CommentCommand, after: CommentList): Promise<void> {
  const comment = after.items.find(({ id }) => id === command.id);
  if (!comment) return await deleteComment(act.tx, board.id, command.id);
  if (command.do === "write") return await insertComment(act.tx, board.id, command.cardId, comment);
  return await updateComment(act.tx, board.id, comment);
}

const NOT_ALLOWED = refused({ code: "not-allowed", message: "Only people comment, and on their own." } as const);

function refusalOf({ code }: CommentRefusal): Reply<never> {
  switch (code) {
    case "not-own":
      return NOT_ALLOWED;
    case "gone":
      return refused({ code: "not-found", message: "This comment is not there any more." });
    case "too-late":
      return refused({
        code: "bad-request",
        message: "A comment can be changed for an hour; after that it can be deleted.",
        fields: { text: "too late" },
      });
    case "too-many":
      return refused({ code: "too-many", message: "This card has as many comments as a card can have." });
  }
}
