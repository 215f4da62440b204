import { useWords } from "../words/useWords.ts";
import { useOnBench } from "./Bench.tsx";

/** Points that a baseline needs before its limits mean anything. */
const ENOUGH = 20;

/** What is worth knowing before a baseline is frozen at a point. */
export function useFreezeLead(): (index: number) => string {
  const words = useWords().workbench.freeze;
  const { insight } = useOnBench();
  return (index) => {
    const phases = insight?.phases ?? [];
    const before = phases.slice(0, -1).reduce((sum, phase) => sum + phase.points, 0);
    const last = phases.at(-1);
    if (phases.length > 1 && index < before) return words.phases;
    if (index + 1 - before < ENOUGH) return words.few(index + 1 - before);
    return last && (last.runsSignal || last.signals > 0) ? words.unstable : words.fine;
  };
}
