import { useMemo } from "react";
import type { Period } from "../../shared/measure/period.ts";
import { useOnBench } from "./Bench.tsx";
import { useAnswer } from "./useBench.ts";

/** The first period that was counted after an instant; none before the first figure or after the last. */
export function useFirstPeriodBy(at: number): Period | undefined {
  const { bench, definition, reading, setting } = useOnBench();
  const question = useMemo(
    () => ({ kind: "first-by", given: { definition, reading }, setting, at }) as const,
    [definition, reading, setting, at],
  );
  return useAnswer<"first-by">(bench, question)?.period;
}
