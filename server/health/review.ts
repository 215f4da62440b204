import type { Instant } from "../../shared/base/time.ts";
import type { HealthFacts } from "../../shared/health/facts.ts";
import { type BoardHealth, type HealthChoice, mayAsk, REVIEW_AFTER, REVIEW_LEAST } from "../../shared/health/health.ts";
import { mainType } from "../../shared/health/series.ts";
import { stepsOf } from "../../shared/health/suggest.ts";
import type { Db } from "../storage/database.ts";
import { meetingTypeById } from "../storage/meetings.ts";

/**
 * Every third month the meeting's own agenda is worth a look: what each step took of what it was given, and what was passed
 * over. Of the type that is held most, by the meetings since it was last looked at.
 */
export async function reviewOf(
  db: Db,
  { meetings }: HealthFacts,
  choices: readonly HealthChoice[],
  now: Instant,
): Promise<BoardHealth["review"]> {
  const typeId = mainType(meetings);
  const type = typeId && (await meetingTypeById(db, typeId));
  if (!type || !mayAsk("agenda", choices, now)) return null;
  const reviewed = choices.findLast(({ about, choice }) => about === "agenda" && choice !== "later")?.at ?? 0;
  const held = meetings.flatMap((each) =>
    each.held && each.typeId === type.id && each.held.startedAt > Math.max(reviewed, now - REVIEW_AFTER)
      ? [each.held]
      : [],
  );
  const first = meetings.find((each) => each.held !== null && each.typeId === type.id)?.held;
  if (!first || held.length < REVIEW_LEAST || now - first.startedAt < REVIEW_AFTER) return null;
  const since = held[0]?.startedAt ?? now;
  const name = { kind: type.kind, name: type.name };
  return { typeId: type.id, type: name, meetings: held.length, since, steps: [...stepsOf(held)] };
}
