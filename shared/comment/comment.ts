import * as z from "zod/mini";
import { cardId, idSchema, personId } from "../base/ids.ts";
import { type Outcome, ok, refused } from "../base/outcome.ts";
import { HOUR, type Instant } from "../base/time.ts";

/**
 * What people say about a card. A row each, with the name of who said it; it stands beside the card, not in it, so that what
 * was promised on the card and what was said about it are never mixed.
 */
export const commentId = idSchema<"comment">();
export type CommentId = z.infer<typeof commentId>;

export const LONGEST_COMMENT = 500;
export const LONGEST_TAKEN_DOWN = 200;
/** Long enough for a slip; after that others have answered to what stood there. One's own can be deleted at any time. */
export const EDIT_FOR = HOUR;
/** A card that is talked about more than this needs a meeting, not a comment. */
export const MOST_COMMENTS = 200;

const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(LONGEST_COMMENT));
const reason = z.string().check(z.trim(), z.minLength(1), z.maxLength(LONGEST_TAKEN_DOWN));

export const authorSchema = z.object({ personId, name: z.string() });
export type Author = z.infer<typeof authorSchema>;

export const commentSchema = z.object({
  id: commentId,
  by: authorSchema,
  /** Empty once it was taken down: the words are gone, that there were some stays. */
  text: z.string(),
  at: z.int(),
  editedAt: z.nullable(z.int()),
  takenDown: z.nullable(z.object({ reason: z.string(), at: z.int() })),
});
export type Comment = z.infer<typeof commentSchema>;

/** Of one card, oldest first. */
export const commentList = z.object({ items: z.array(commentSchema) });
export type CommentList = z.infer<typeof commentList>;

/** How many stand on each card of a board that has any; what was taken down is not counted. */
export const commentCounts = z.object({ items: z.array(z.object({ cardId, count: z.int() })) });

export const commentCommand = z.discriminatedUnion("do", [
  z.object({ do: z.literal("write"), id: commentId, cardId, text }),
  z.object({ do: z.literal("edit"), id: commentId, cardId, text }),
  z.object({ do: z.literal("remove"), id: commentId, cardId }),
  /** By a leader, with a reason that everybody reads. */
  z.object({ do: z.literal("takeDown"), id: commentId, cardId, reason }),
]);
export type CommentCommand = z.infer<typeof commentCommand>;

export type CommentRefusal =
  | { readonly code: "not-own" }
  | { readonly code: "too-late" }
  | { readonly code: "gone" }
  | { readonly code: "too-many" };

/** Who does it, and whether it is a leader here. */
export interface Commenter extends Author {
  readonly mayTakeDown: boolean;
}

export function mayEdit(comment: Comment, by: Author["personId"], now: Instant): boolean {
  return comment.takenDown === null && comment.by.personId === by && now - comment.at < EDIT_FOR;
}

/**
 * One command; pure, and the same on the server and in a screen's outbox.
 * @param at when it was received (server) or given (outbox)
 */
export function apply(
  list: CommentList,
  command: CommentCommand,
  by: Commenter,
  at: Instant,
): Outcome<CommentList, CommentRefusal> {
  const known = list.items.find(({ id }) => id === command.id);
  if (command.do === "write") return write(list, known, command, by, at);
  if (command.do === "takeDown") {
    if (!by.mayTakeDown) return refused({ code: "not-own" });
    if (!known) return refused({ code: "gone" });
    if (known.takenDown) return ok(list);
    return ok(replaced(list, { ...known, text: "", takenDown: { reason: command.reason, at } }));
  }
  if (!known) return command.do === "remove" ? ok(list) : refused({ code: "gone" });
  if (known.by.personId !== by.personId) return refused({ code: "not-own" });
  if (command.do === "remove") return ok({ items: list.items.filter(({ id }) => id !== command.id) });
  if (known.takenDown) return refused({ code: "gone" });
  if (known.text === command.text) return ok(list);
  if (!mayEdit(known, by.personId, at)) return refused({ code: "too-late" });
  return ok(replaced(list, { ...known, text: command.text, editedAt: at }));
}

function write(
  list: CommentList,
  known: Comment | undefined,
  { id, text: said }: CommentCommand & { do: "write" },
  { personId: person, name }: Commenter,
  at: Instant,
): Outcome<CommentList, CommentRefusal> {
  if (known) return ok(list);
  if (list.items.length >= MOST_COMMENTS) return refused({ code: "too-many" });
  const comment = { id, by: { personId: person, name }, text: said, at, editedAt: null, takenDown: null };
  return ok({ items: [...list.items, comment] });
}

function replaced(list: CommentList, comment: Comment): CommentList {
  return { items: list.items.map((each) => (each.id === comment.id ? comment : each)) };
}
