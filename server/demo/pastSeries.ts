import type { MeetingTypeId } from "../../shared/base/ids.ts";
import { IMPROVEMENT_AGENDA } from "../../shared/huddle/agenda.ts";
import { agendaOf, GROWS, meetsOf, WEEKLY } from "./hospital.ts";
import type { MeetingSeries } from "./meetingLife.ts";
import { pastMeetings } from "./meetingPlan.ts";
import { type ExampleBoard, languageOf, personOf, type Scene, streamOf } from "./scene.ts";

/** The meetings of every board: the one of each morning, and the weekly ones where there are such. */
export function pastSeries(scene: Scene): { readonly daily: MeetingSeries[]; readonly weekly: MeetingSeries[] } {
  const boards = [...scene.boards.values()];
  return {
    daily: boards.map((board) => mornings(scene, board)),
    weekly: boards.flatMap((board) => (board.weeklyId ? [weekly(scene, board, board.weeklyId)] : [])),
  };
}

function mornings(scene: Scene, board: ExampleBoard): MeetingSeries {
  const { unit, typeId } = board;
  const grows = GROWS[unit.key];
  // Today's meeting of the newcomers' ward is theirs to hold; the others have met this morning.
  const until = unit.key === "3b" ? 1 : 0;
  const rhythm = { weekdays: [1, 2, 3, 4, 5], ...meetsOf(unit), until, ...(grows && { grows }) };
  const agenda = agendaOf(unit);
  return {
    key: unit.key,
    type: { id: typeId },
    agenda,
    meetings: pastMeetings(streamOf(scene, `${unit.key} mornings`), scene.today, rhythm, agenda, languageOf(board)),
    usual: unit.key === "3b" ? { room: 8, remote: 2 } : { room: unit.kind === "section" ? 7 : 5, remote: 0 },
    ...(unit.key === "3b" && { deputy: personOf(scene, "mona.dahl") }),
  };
}

function weekly(scene: Scene, board: ExampleBoard, id: MeetingTypeId): MeetingSeries {
  const from = streamOf(scene, `${board.unit.key} weeks`);
  const meetings = pastMeetings(from, scene.today, WEEKLY, IMPROVEMENT_AGENDA, languageOf(board));
  return { key: board.unit.key, type: { id }, agenda: IMPROVEMENT_AGENDA, meetings, usual: { room: 5, remote: 1 } };
}
