import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import { type BoardQuestions, boardQuestions, isShown, move, questionCommand } from "../../shared/round/question.ts";
import { boardVisits, isThere, visitsOn } from "../../shared/round/visit.ts";
import type { Instant } from "../../shared/base/time.ts";
import { freshId } from "../live/freshId.ts";
import { outbox, type Pending } from "../live/outbox.ts";
import { queryOf } from "../live/queries.ts";
import { useNow } from "../live/serverClock.ts";
import { useApplied, usePending } from "../live/usePending.ts";

/** Who stands at a board now, and who was there today; by the clock, so also a wall without network takes it down. */
export function useVisits(boardId: BoardId, zone: string) {
  const { data } = useQuery(queryOf(["visits", boardId], `/boards/${boardId}/visits`, boardVisits));
  const now = useNow(10_000);
  return useMemo(() => {
    const today = visitsOn(data?.items ?? [], now, zone);
    return { there: today.filter((visit) => isThere(visit, now)), today };
  }, [data, now, zone]);
}

/** What leaders have asked a board, and the answers to what it has asked itself. */
export function useQuestions(boardId: BoardId) {
  const key = ["questions", boardId] as const;
  const query = useQuery(queryOf(key, `/boards/${boardId}/questions`, boardQuestions));
  const queue = `questions:${boardId}`;
  const list = useApplied(queue, query.data, applied);
  const pending = usePending(queue);
  const now = useNow(60_000);
  const submit = (body: object): void => {
    void outbox.submit({ id: freshId(), queue, path: `/boards/${boardId}/questions/commands`, body, stale: [key] });
  };
  return {
    toUs: list?.toUs.filter((each) => isShown(each, "toUs", now)) ?? [],
    ours: list?.ours.filter((each) => isShown(each, "ours", now)) ?? [],
    pending,
    answer: (id: string, text: string) => submit({ do: "answer", id, text }),
    close: (id: string) => submit({ do: "close", id }),
    unclose: (id: string) => submit({ do: "unclose", id }),
  };
}

/** The same step as the server's. */
function applied(list: BoardQuestions, { body }: Pending, at: Instant): BoardQuestions {
  const command = questionCommand.safeParse(body);
  if (!command.success) return list;
  const moved = <Each extends BoardQuestions["toUs"][number]>(question: Each): Each => {
    if (question.id !== command.data.id) return question;
    const next = move(question, command.data, at);
    return next.ok ? { ...question, ...next.value } : question;
  };
  return { toUs: list.toUs.map(moved), ours: list.ours.map(moved) };
}
