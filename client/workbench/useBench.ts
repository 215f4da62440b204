import { useEffect, useState } from "react";
import type { SeriesView } from "../../shared/measure/measure.ts";
import type { Trouble } from "../live/api.ts";
import type { Question } from "./bench.ts";
import { type AnswerTo, BenchClient } from "./benchClient.ts";

/** A series that is open in the worker; a new one each time its figures were fetched anew. */
export interface OpenBench {
  readonly client: BenchClient;
  readonly opened: number;
}

/**
 * Opens a series beside the page, and anew when `stamp` says that its figures may have changed.
 * @param head the series without its figures; a sum comes with them
 */
export function useBench(
  head: SeriesView | undefined,
  stamp: number,
): { readonly bench: OpenBench | undefined; readonly trouble: Trouble | undefined } {
  const [bench, setBench] = useState<OpenBench | undefined>(undefined);
  const [trouble, setTrouble] = useState<Trouble | undefined>(undefined);
  const id = head?.measure.id;
  const unitId = head?.unitId;
  const sum = head?.summed ? head.points : undefined;
  useEffect(() => {
    if (id === undefined || unitId === undefined) return undefined;
    // A worker for each opening: what the last one said stands until the new one has read everything.
    const client = new BenchClient();
    const open = sum ? ({ kind: "take", points: sum } as const) : openOf(id, unitId);
    void client.open(open).then((told) => {
      setTrouble("trouble" in told ? told.trouble : undefined);
      if ("reply" in told) setBench({ client, opened: stamp });
    });
    return () => client.close();
  }, [id, unitId, sum, stamp]);
  return { bench, trouble };
}

function openOf(id: string, unitId: string) {
  return { kind: "open", path: `/measures/${id}`, unitId } as const;
}

/** The answer to a question; while a new one is on its way, the last stands. @param question the same object until it changes */
export function useAnswer<Kind extends Question["kind"]>(
  bench: OpenBench | undefined,
  question: Extract<Question, { readonly kind: Kind }> | undefined,
): AnswerTo<Kind> | undefined {
  const [answer, setAnswer] = useState<AnswerTo<Kind> | undefined>(undefined);
  useEffect(() => {
    if (!bench || !question) return undefined;
    let isCurrent = true;
    void bench.client.ask<Kind>(question).then((told) => {
      if (isCurrent && "answer" in told) setAnswer(told.answer);
    });
    return () => {
      isCurrent = false;
    };
  }, [bench, question]);
  return answer;
}
