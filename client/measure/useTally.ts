import { useQuery } from "@tanstack/react-query";
import type { BoardId } from "../../shared/base/ids.ts";
import { localDate } from "../../shared/base/time.ts";
import { type CountedMeasure, countedMeasure } from "../../shared/measure/tally.ts";
import { collection } from "../../shared/protocol/http.ts";
import { freshId } from "../live/freshId.ts";
import { outbox } from "../live/outbox.ts";
import { queryOf } from "../live/queries.ts";
import { serverNow } from "../live/serverClock.ts";
import { useToast } from "../ui/Toast.tsx";
import { useWords } from "../words/useWords.ts";

const talliesSchema = collection(countedMeasure);

/** What a board counts by hand, with how many there are in the period that runs. */
export function useCounted(boardId: BoardId): readonly CountedMeasure[] {
  const { data } = useQuery(queryOf(["tallies", boardId], `/boards/${boardId}/tallies`, talliesSchema));
  return data?.items ?? [];
}

/** One more, by way of the outbox: it waits where there is no network, and what is taken back follows it in order. */
export function useTally(boardId: BoardId, zone: string): (measure: CountedMeasure) => void {
  const words = useWords().tally;
  const toast = useToast();
  const send = (path: string, id: string, body: object): void => {
    const queue = `tally:${boardId}`;
    void outbox.submit({ id, queue, path, body: { ...body, boardId }, stale: [["tallies", boardId]] });
  };
  return ({ measureId, name }) => {
    const id = freshId<"tally">();
    send("/tallies", id, { id, measureId, day: localDate(serverNow(), zone) });
    toast({
      text: words.counted(name),
      undo: () => send("/tallies/removal", freshId(), { id, measureId }),
    });
  };
}
