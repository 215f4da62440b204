import { useState } from "react";
import type { BoardId, CardId } from "../../shared/base/ids.ts";
import { type Comment, mayEdit } from "../../shared/comment/comment.ts";
import { freshId } from "../live/freshId.ts";
import { outbox, type Pending } from "../live/outbox.ts";
import { useNow } from "../live/serverClock.ts";
import { Button } from "../ui/Button.tsx";
import { Menu } from "../ui/Menu.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useToast } from "../ui/Toast.tsx";
import { momentText } from "../words/dates.ts";
import { useLanguage, useWords } from "../words/useWords.ts";
import { CommentForm } from "./CommentForm.tsx";
import { unsentComments, useComments } from "./useComments.ts";
import "./comment.css";

/** What was said about a card, and a field to say something; on a wall only what was said. */
export function CardComments({ boardId, cardId }: { readonly boardId: BoardId; readonly cardId: CardId }) {
  const words = useWords().comment;
  const { list, pending, by, zone, mayWrite, send } = useComments(boardId, cardId);
  const unsent = unsentComments(pending);
  if (!list || (list.items.length === 0 && !mayWrite)) return null;
  return (
    <section className="comments" aria-label={words.title}>
      <h3>{words.title}</h3>
      {list.items.length > 0 && (
        <ul className="comment-list">
          {list.items.map((comment) => (
            <OneComment
              key={comment.id}
              comment={comment}
              cardId={cardId}
              isUnsent={unsent.has(comment.id)}
              zone={zone}
              by={by}
              send={send}
            />
          ))}
        </ul>
      )}
      <Refusals pending={pending} />
      {mayWrite && (
        <CommentForm
          label={words.write}
          act={words.send}
          onText={(text) => send({ do: "write", id: freshId(), cardId, text })}
        />
      )}
    </section>
  );
}

type Parts = Pick<ReturnType<typeof useComments>, "by" | "zone" | "send">;

interface OneProps extends Parts {
  readonly comment: Comment;
  readonly cardId: CardId;
  readonly isUnsent: boolean;
}

function OneComment({ comment, cardId, isUnsent, by, zone, send }: OneProps) {
  const words = useWords().comment;
  const language = useLanguage();
  const now = useNow(60_000);
  const [isEditing, setEditing] = useState(false);
  const { id, text, takenDown } = comment;
  const told = [
    momentText(comment.at, now, language, zone),
    ...(comment.editedAt === null ? [] : [words.edited]),
    ...(isUnsent ? [words.notSent] : []),
  ];
  if (isEditing) {
    return (
      <li>
        <CommentForm
          label={words.edit}
          act={words.save}
          first={text}
          onText={(changed) => {
            send({ do: "edit", id, cardId, text: changed });
            setEditing(false);
          }}
          onCancel={() => setEditing(false)}
        />
      </li>
    );
  }
  return (
    <li className="comment">
      <p className="comment-who">
        <b>{comment.by.name}</b> <small>{told.join(" · ")}</small>
      </p>
      {takenDown ? (
        <p className="comment-down">{words.takenDown(takenDown.reason)}</p>
      ) : (
        <p className="comment-text">{text}</p>
      )}
      <Acts comment={comment} cardId={cardId} by={by} send={send} onEdit={() => setEditing(true)} />
    </li>
  );
}

type ActsProps = Omit<Parts, "zone"> & Pick<OneProps, "comment" | "cardId"> & { readonly onEdit: () => void };

/** One's own is changed and deleted, another's is taken down by a leader; everybody else has nothing to press. */
function Acts({ comment, cardId, by, send, onEdit }: ActsProps) {
  const words = useWords().comment;
  const toast = useToast();
  const now = useNow(60_000);
  const { id, text } = comment;
  if (!by) return null;
  if (comment.by.personId === by.personId) {
    const remove = (): void => {
      send({ do: "remove", id, cardId });
      const undo = (): void => send({ do: "write", id: freshId(), cardId, text });
      toast({ text: words.removed, undo: comment.takenDown ? undefined : undo });
    };
    return (
      <div className="comment-acts">
        {mayEdit(comment, by.personId, now) && (
          <Button density="close" variant="tertiary" onClick={onEdit}>
            {words.edit}
          </Button>
        )}
        <Button density="close" variant="tertiary" onClick={remove}>
          {words.remove}
        </Button>
      </div>
    );
  }
  if (!by.mayTakeDown || comment.takenDown) return null;
  return (
    <div className="comment-acts">
      <Menu
        label={words.takeDown}
        className="ds-button button comment-take-down"
        items={words.reasons.map((reason) => ({
          key: reason,
          label: reason,
          onSelect: () => send({ do: "takeDown", id, cardId, reason }),
        }))}
      />
    </div>
  );
}

/** What the server refused stays until it has been read. */
function Refusals({ pending }: { readonly pending: readonly Pending[] }) {
  const words = useWords();
  const refused = pending.flatMap(({ id, state }) =>
    state.kind === "refused" ? [{ id, trouble: state.trouble }] : [],
  );
  const [first] = refused;
  if (!first) return null;
  const text =
    first.trouble.code === "patient-identity"
      ? words.comment.identity
      : first.trouble.fields?.text === "too late"
        ? words.comment.tooLate
        : words.comment.refused;
  return (
    <Notice tone="alarm">
      <p>{text}</p>
      <Button density="close" onClick={() => refused.forEach(({ id }) => outbox.dismiss(id))}>
        {words.shell.close}
      </Button>
    </Notice>
  );
}
