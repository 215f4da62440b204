import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import type { BoardId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import {
  apply,
  shownAt,
  type Thanked,
  type Thanks,
  type ThanksCommand,
  type ThanksList,
  thanksCommand,
  thanksList,
} from "../../shared/thanks/thanks.ts";
import { freshId } from "../live/freshId.ts";
import { outbox, type Pending } from "../live/outbox.ts";
import { queryOf } from "../live/queries.ts";
import { useNow } from "../live/serverClock.ts";
import { useApplied, usePending } from "../live/usePending.ts";
import { useToast } from "../ui/Toast.tsx";
import type { Words } from "../words/catalogue.ts";
import { useWords } from "../words/useWords.ts";

export function thanksText({ to, line }: Pick<Thanks, "to" | "line">, words: Words["thanks"]): string {
  if (to !== null) return words.thanks(words.to[to]);
  return /^(takk|thank)/i.test(line) ? line : words.own(line);
}

/** The thanks of the last day, newest first, with what this screen has given since laid on top. */
export function useThanks(boardId: BoardId) {
  const words = useWords().thanks;
  const toast = useToast();
  const query = useQuery(queryOf(["thanks", boardId], `/boards/${boardId}/thanks`, thanksList));
  const queue = `thanks:${boardId}`;
  const list = useApplied(queue, query.data, applied);
  const pending = usePending(queue);
  const now = useNow(60_000);
  const send = useCallback(
    (command: ThanksCommand) => {
      const path = `/boards/${boardId}/thanks/commands`;
      void outbox.submit({ id: freshId(), queue, path, body: command, stale: [["thanks", boardId]] });
    },
    [boardId, queue],
  );
  const give = (to: Thanked | null, line = ""): void => {
    const id = freshId<"thanks">();
    send({ do: "give", id, to, line });
    toast({
      text: words.given(thanksText({ to, line }, words)),
      undo: () => send({ do: "takeBack", id }),
    });
  };
  return { shown: list ? shownAt(list, now) : [], pending, give, send };
}

/** The same step as the server's. */
function applied(list: ThanksList, { body }: Pending, at: Instant): ThanksList {
  const command = thanksCommand.safeParse(body);
  if (!command.success) return list;
  const next = apply(list, command.data, at);
  return next.ok ? next.value : list;
}

/** Ids of those that wait in the outbox. */
export function unsentThanks(pending: readonly Pending[]): ReadonlySet<string> {
  const waiting = pending.filter(({ state }) => state.kind === "waiting");
  return new Set(
    waiting.flatMap(({ body }) => {
      const command = thanksCommand.safeParse(body);
      return command.success ? [command.data.id] : [];
    }),
  );
}
