import type { BoardId } from "../../shared/base/ids.ts";
import type { Instant } from "../../shared/base/time.ts";
import type { Place } from "../../shared/escalation/escalation.ts";
import { BEFORE_MEETING, clockFor, type MeetingsAhead, type PlannedMeeting } from "../../shared/escalation/replyBy.ts";
import type { MatterClock } from "../../shared/escalation/step.ts";
import { agendaMs } from "../../shared/huddle/agenda.ts";
import type { MeetingType } from "../../shared/huddle/meetingType.ts";
import { nextPlanned } from "../../shared/huddle/rhythm.ts";
import type { BoardFacts } from "../access/authority.ts";
import type { Parts } from "../parts.ts";
import { mainAmong } from "../tier/boardsAfter.ts";
import { boardById } from "../storage/boards.ts";
import type { Db } from "../storage/database.ts";
import { meetingTypesOf } from "../storage/meetings.ts";

/** How many meetings of each type a clock looks ahead: the next, and the one after it. */
const AHEAD = 2;

/** The boards of the units above, nearest first, one of each unit; a closed one is not there for who stands outside. */
export function boardsAbove(parts: Parts, board: BoardFacts): BoardFacts[] {
  return board.path.slice(1).flatMap((unit) => mainBoardOf(parts, unit) ?? []);
}

/** The board of a unit that matters come to: the one with its name, or its first. */
export function mainBoardOf(parts: Parts, unit: BoardFacts["unitId"]): BoardFacts | undefined {
  return mainOf(
    parts,
    parts.authority.boards().filter(({ unitId }) => unitId === unit),
  );
}

function mainOf(parts: Parts, boards: readonly BoardFacts[]): BoardFacts | undefined {
  const unit = boards[0] && parts.authority.unit(boards[0].unitId);
  return mainAmong(boards, unit?.name);
}

export function placeOf(parts: Parts, id: BoardId): Place {
  const board = parts.authority.board(id);
  const unit = board && parts.authority.unit(board.unitId);
  return { boardId: id, unitName: unit?.name ?? "", unitKind: unit?.kind ?? "section" };
}

/** The next planned meetings of a board that what comes now is in time for, of all the types that count as its meetings. */
export async function meetingsAhead(db: Db, board: BoardFacts, at: Instant): Promise<MeetingsAhead> {
  const types = (await meetingTypesOf(db, board.id)).filter(({ rhythm }) => rhythm.weekdays.length > 0);
  if (types.length === 0) return [];
  const closedDays = (await boardById(db, board.id))?.settings.closedDays ?? [];
  return answering(types)
    .flatMap((type) => plannedOf(type, board.zone, closedDays, at + BEFORE_MEETING))
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .slice(0, AHEAD);
}

/** Matters are answered in the daily huddle; a board that has none answers in the meeting it has. */
export function answering<Type extends Pick<MeetingType, "kind">>(types: readonly Type[]): readonly Type[] {
  const huddles = types.filter(({ kind }) => kind === "huddle");
  return huddles.length > 0 ? huddles : types;
}

function plannedOf(type: MeetingType, zone: string, closedDays: readonly string[], after: Instant): PlannedMeeting[] {
  const planned: PlannedMeeting[] = [];
  let from: Instant | undefined = after;
  while (from !== undefined && planned.length < AHEAD) {
    const start = nextPlanned(type.rhythm, from, zone, closedDays);
    if (start === undefined) break;
    planned.push({ start, end: start + agendaMs(type.steps) });
    from = start + 1;
  }
  return planned;
}

/**
 * The clock of a matter that comes to a board now.
 * @param above the boards above it, when they are not those of the tree as it is
 */
export async function clockAt(
  parts: Parts,
  db: Db,
  asked: Parameters<typeof clockFor>[0],
  board: BoardFacts,
  at: Instant,
  above: readonly BoardFacts[] = boardsAbove(parts, board),
): Promise<MatterClock> {
  const [here, ...levels] = await Promise.all([board, ...above].map((each) => meetingsAhead(db, each, at)));
  return clockFor(asked, at, here ?? [], levels);
}
