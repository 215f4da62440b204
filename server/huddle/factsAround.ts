import { type Instant, localDate } from "../../shared/base/time.ts";
import type { BoardId, MessageId } from "../../shared/base/ids.ts";
import type { Ended } from "../../shared/huddle/huddle.ts";
import type { MeetingFacts } from "../../shared/protocol/meetings.ts";
import { ASKED_FOR } from "../../shared/round/question.ts";
import { HANDED_OUT } from "../../shared/round/visit.ts";
import type { BoardFacts } from "../access/authority.ts";
import type { Db } from "../storage/database.ts";
import { endedMeetings } from "../storage/meetings.ts";
import { messagesShownIn, readBefore } from "../storage/messages.ts";
import { questionsOf, type StoredQuestion } from "../storage/questions.ts";
import { thanksById } from "../storage/thanks.ts";
import { unitById } from "../storage/units.ts";
import { actsOf, visitsTo } from "../storage/visits.ts";
import { unitNameOf } from "./unitName.ts";

/** Whether an instant belongs to a meeting. */
export type When = (at: Instant) => boolean;

/**
 * From when on a meeting tells what units above have said and done: the end of the one of its type before it, but no
 * longer than boards show it.
 */
export async function sinceBefore(db: Db, board: BoardFacts, { typeId, startedAt, id }: Ended): Promise<Instant> {
  const last = (await endedMeetings(db, board.id, LOOKED_AT, typeId)).find(
    (each) => each.id !== id && each.endedAt <= startedAt,
  );
  return Math.max(last?.endedAt ?? 0, startedAt - HANDED_OUT);
}

/** One that was held without network comes late: those of the days after it may stand before it. */
const LOOKED_AT = 20;
/** More units than visit a board in a week. */
const MOST_VISITS = 200;

/**
 * Who visited, and the thanks that they left: a unit once a day, the oldest first.
 * @param when from the last meeting on
 */
export async function visitsOf(db: Db, board: BoardFacts, when: When, since: Instant): Promise<MeetingFacts["visits"]> {
  const made = (await visitsTo(db, board.id, since - 1, MOST_VISITS)).filter(({ arrivedAt }) => when(arrivedAt));
  const acts = await actsOf(
    db,
    made.map(({ id }) => id),
  );
  const given = [...acts.values()].flat().flatMap((act) => (act.kind === "thanks" ? [act.id] : []));
  const thanks = await thanksById(db, given);
  const days = Map.groupBy(made.toReversed(), (visit) => `${visit.unitId} ${localDate(visit.arrivedAt, board.zone)}`);
  const visits: MeetingFacts["visits"] = [];
  for (const [first, ...others] of days.values()) {
    const unit = first && (await unitById(db, first.unitId));
    if (!unit) continue;
    const left = [first, ...others].flatMap(({ id }) => acts.get(id) ?? []);
    visits.push({
      id: first.id,
      from: unit.name,
      kind: unit.kind,
      at: first.arrivedAt,
      thanks: left.flatMap((act) => {
        const found = act.kind === "thanks" ? thanks.get(act.id) : undefined;
        return found ? [{ id: found.id, to: found.to, line: found.line }] : [];
      }),
    });
  }
  return visits;
}

/** What leaders asked the board, and what the board's own questions were answered with. */
export async function questionsAround(
  db: Db,
  board: BoardFacts,
  when: When,
  until: Instant,
): Promise<Pick<MeetingFacts, "questions" | "replies">> {
  // An answer may come on the last day on which it was asked for.
  const asked = (side: "toUs" | "ours") => questionsOf(db, board.id, side, until - 2 * ASKED_FOR);
  const isNews = ({ answeredAt }: StoredQuestion): boolean => answeredAt !== null && when(answeredAt);
  const isOpen = ({ answeredAt, askedAt }: StoredQuestion): boolean =>
    answeredAt === null && askedAt <= until && until - askedAt < ASKED_FOR;
  const toUs = (await asked("toUs")).filter((question) => isNews(question) || isOpen(question));
  const ours = (await asked("ours")).filter(isNews);
  return {
    questions: await named(db, toUs, ({ fromBoardId }) => fromBoardId),
    replies: await named(db, ours, ({ boardId }) => boardId),
  };
}

async function named(
  db: Db,
  questions: readonly StoredQuestion[],
  other: (question: StoredQuestion) => BoardId,
): Promise<MeetingFacts["questions"]> {
  const told = questions.map(async (question) => {
    const { id, text, answer } = question;
    return { id, unit: await unitNameOf(db, other(question)), text, answer };
  });
  return await Promise.all(told);
}

/** What stood on the stage of the first step, as it read then. */
export async function messagesOf(db: Db, board: BoardFacts, meeting: Ended): Promise<MeetingFacts["messages"]> {
  const shown = await messagesShownIn(db, meeting.id);
  const ids = shown.map(({ id }) => id);
  const known: ReadonlySet<MessageId> = await readBefore(db, board.unitId, ids, meeting.startedAt);
  const told = shown.map(async ({ id, unitId, text }) => ({
    id,
    from: (await unitById(db, unitId))?.name ?? "",
    text,
    readBefore: known.has(id),
  }));
  return await Promise.all(told);
}
