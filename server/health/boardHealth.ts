import type { Instant } from "../../shared/base/time.ts";
import { fadingOf } from "../../shared/health/fading.ts";
import type { HealthFacts } from "../../shared/health/facts.ts";
import { type BoardHealth, type HealthChoice, mayAsk } from "../../shared/health/health.ts";
import { HEALTH_IDS, type HealthId } from "../../shared/health/measures.ts";
import { healthSeries, mainType } from "../../shared/health/series.ts";
import { testFor } from "../../shared/health/suggest.ts";
import type { BoardFacts } from "../access/authority.ts";
import type { Parts } from "../parts.ts";
import { choicesOf } from "../storage/health.ts";
import { meetingTypeById } from "../storage/meetings.ts";
import { healthFacts } from "./facts.ts";
import { reviewOf } from "./review.ts";

/** How the meeting of a board goes, as figures of the board's own. */
export async function healthOf(parts: Parts, board: BoardFacts): Promise<BoardHealth> {
  const now = parts.clock.now();
  const { db } = parts.storage;
  const facts = await healthFacts(parts, board, now);
  const choices = await choicesOf(db, board.id);
  const points = healthSeries(facts, now);
  const fading = fadingOf(points, now, board.zone);
  const main = mainType(facts.meetings);
  const type = main && (await meetingTypeById(db, main, "also deleted"));
  return {
    zone: board.zone,
    type: type ? { kind: type.kind, name: type.name } : null,
    series: HEALTH_IDS.map((id) => ({ id, points: points[id] })),
    fading: [...fading],
    suggestion: suggestionOf(fading, facts, choices, now),
    review: await reviewOf(db, facts, choices, now),
  };
}

/** One at a time: while a team tries something, or has said *not now*, nothing else is proposed for that measure. */
function suggestionOf(
  fading: readonly HealthId[],
  facts: HealthFacts,
  choices: readonly HealthChoice[],
  now: Instant,
): BoardHealth["suggestion"] {
  for (const about of fading) {
    const test = mayAsk(about, choices, now) ? testFor(about, facts) : undefined;
    if (test) return { about, test };
  }
  return null;
}
