import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import { apply, judgement, type Judge, sent } from "../../shared/escalation/apply.ts";
import {
  type Escalation,
  judgeBody,
  type Place,
  type Raise,
  raiseBody,
  shownAgain,
  shownMatter,
} from "../../shared/escalation/escalation.ts";
import { NO_CLOCK } from "../../shared/escalation/step.ts";
import { type EscalationPicture, escalationPicture } from "../../shared/protocol/escalations.ts";
import { freshId } from "../live/freshId.ts";
import { outbox, type Pending } from "../live/outbox.ts";
import { queryOf } from "../live/queries.ts";
import { useApplied, usePending } from "../live/usePending.ts";

export function escalationsKey(boardId: BoardId) {
  return ["escalations", boardId] as const;
}

/** The matters of a board, with what this screen has raised and judged since laid on top. */
export function useEscalations(boardId: BoardId) {
  const query = useQuery(queryOf(escalationsKey(boardId), `/boards/${boardId}/escalations`, escalationPicture));
  const queue = `escalations:${boardId}`;
  const picture = useApplied(queue, query.data, applied);
  const pending = usePending(queue);
  const unsent = useMemo(() => unsentIds(pending), [pending]);
  const submit = useCallback(
    (path: string, body: unknown) =>
      void outbox.submit({ id: freshId(), queue, path, body, stale: [escalationsKey(boardId)] }),
    [boardId, queue],
  );
  const raise = useCallback((body: Raise) => submit(`/boards/${boardId}/escalations`, body), [boardId, submit]);
  const judge = useCallback(
    (matter: Escalation, verdict: Judge["do"]) => {
      const body = judgement(matter, verdict);
      if (body) submit(`/escalations/${matter.id}/judge`, body);
    },
    [submit],
  );
  return { query, picture, items: picture?.items ?? NONE, pending, unsent, raise, judge };
}

const NONE: readonly Escalation[] = [];
/** Who did it is known by name once the server has it. */
const HERE = { kind: "screen", name: "" } as const;

/** The same steps as the server's; what it refuses leaves the picture as it is, and the refusal comes with the answer. */
export function applied(picture: EscalationPicture, { path, body }: Pending, at: Instant): EscalationPicture {
  const raised = raiseBody.safeParse(body);
  if (raised.success) return withRaised(picture, raised.data, at);
  const judged = judgeBody.safeParse(body);
  if (!judged.success) return picture;
  const id = matterOf(path);
  const items = picture.items.map((matter) => {
    if (matter.id !== id) return matter;
    const next = apply(matter, judged.data, HERE, at);
    return next.ok ? shownAgain(next.value) : matter;
  });
  return { ...picture, items };
}

function withRaised(picture: EscalationPicture, body: Raise, at: Instant): EscalationPicture {
  const to = picture.above.find(({ boardId }) => boardId === body.to);
  if (!to || picture.items.some(({ id }) => id === body.id)) return picture;
  // Until when an answer is promised follows from when the server has it.
  const said = { ...body, chart: null, history: [sent(body.to, NO_CLOCK, HERE, at)] };
  const placeOf = (board: BoardId): Place => (board === to.boardId ? to : picture.here);
  const matter = shownMatter(said, picture.here.boardId, placeOf, [picture.here.boardId, to.boardId]);
  return { ...picture, items: [...picture.items, matter] };
}

/** Which matter a command is about: the one that it raises, or the one that it moves on. */
export function matterOf(path: string): string | undefined {
  return /^\/escalations\/([a-z2-7]{26})\//.exec(path)?.[1];
}

function unsentIds(pending: readonly Pending[]): ReadonlySet<string> {
  const waiting = pending.filter(({ state }) => state.kind === "waiting");
  return new Set(
    waiting.flatMap(({ path, body }) => {
      const raised = raiseBody.safeParse(body);
      return raised.success ? [raised.data.id] : (matterOf(path) ?? []);
    }),
  );
}
