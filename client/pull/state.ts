import type { Instant } from "../../shared/base/time.ts";
import { type Rhythm, rhythmLength } from "../../shared/measure/period.ts";
import type { PullSourceView } from "../../shared/pull/source.ts";

/** How a source goes, as one word for people; each with a mark of its own, so that no colour stands alone. */
export type SourceState =
  | { readonly is: "good" | "failing" | "paused" | "fresh" | "running" }
  | { readonly is: "partly"; readonly rows: number }
  /** It answers, and nothing new has come for twice its measure's rhythm. */
  | { readonly is: "quiet"; readonly since: Instant | null };

/** @param rhythm of its measure; undefined where rows name several, whose rhythms differ: those are quiet after two months */
export function stateOf(source: PullSourceView, rhythm: Rhythm | undefined, now: Instant): SourceState {
  const { last, paused, newsAt } = source;
  if (last?.outcome === "running") return { is: "running" };
  if (paused) return { is: "paused" };
  if (!last) return { is: "fresh" };
  if (last.outcome === "failed") return { is: "failing" };
  if (last.counts.refused > 0) return { is: "partly", rows: last.counts.refused };
  if (newsAt === null) return { is: "quiet", since: null };
  const patience = rhythmLength(rhythm ?? "month");
  if (patience !== undefined && now - newsAt > 2 * patience) return { is: "quiet", since: newsAt };
  return { is: "good" };
}
