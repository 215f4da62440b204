import { newId } from "../../shared/base/ids.ts";
import { MINUTE, type Instant } from "../../shared/base/time.ts";
import type { Agenda } from "../../shared/huddle/agenda.ts";
import type { Heads, HuddleCommand, Running } from "../../shared/huddle/huddle.ts";
import type { MeetingType } from "../../shared/huddle/meetingType.ts";
import { commandMeeting, startMeeting } from "../huddle/meetings.ts";
import { settleMissed } from "../huddle/settle.ts";
import { meetingOfPlan } from "../storage/meetings.ts";
import { type PastMeeting, within } from "./meetingPlan.ts";
import { DECISIONS } from "./sayings.ts";
import {
  boardOf,
  factsOf,
  type Happening,
  languageOf,
  leaderOf,
  must,
  type Person,
  type Scene,
  streamOf,
  timeOf,
} from "./scene.ts";

/** A kind of meeting of a board, with all that were planned in the example's past. */
export interface MeetingSeries {
  readonly key: string;
  readonly type: Pick<MeetingType, "id">;
  readonly agenda: Agenda;
  readonly meetings: readonly PastMeeting[];
  /** About how many come. */
  readonly usual: Heads;
  /** Who leads when the leader is away. */
  readonly deputy?: Person;
}

/** Everything that people press to hold these meetings, and what is written down of the missed ones. */
export function holdMeetings(scene: Scene, series: MeetingSeries): Happening[] {
  return series.meetings.flatMap((meeting) =>
    meeting.isHeld ? hold(scene, series, meeting) : miss(scene, series, meeting),
  );
}

function hold(scene: Scene, series: MeetingSeries, meeting: PastMeeting): Happening[] {
  const from = streamOf(scene, `${series.key} ${series.type.id} ${meeting.date}`);
  const { parts } = scene;
  const leader = leaderOf(scene, series.key);
  const isAway = series.deputy !== undefined && from.fraction() < 0.15;
  let running: Running | undefined;
  const press = (command: HuddleCommand) => async () => {
    if (running) await must(commandMeeting(parts, leader, running.id, command, undefined));
  };
  const at = (time: Instant, command: HuddleCommand): Happening => ({ at: time, run: press(command) });
  const begin = async (): Promise<void> => {
    const started = await must(
      startMeeting(
        parts,
        (isAway && series.deputy) || leader,
        factsOf(scene, series.key),
        { typeId: series.type.id },
        undefined,
      ),
    );
    if (started.meeting.state === "running") running = started.meeting;
  };
  const count = (where: keyof Heads): Happening => {
    const present = Math.max(0, series.usual[where] + from.whole(-2, 2));
    const id = newId<"press">(from.bytes);
    const run = async () => {
      const by = present - (running?.heads[where] ?? 0);
      if (by !== 0) await press({ do: "heads", id, where, by })();
    };
    return { at: meeting.startAt + 12_000, run };
  };
  const ended = meeting.ends.at(-1) ?? meeting.startAt;
  return [
    { at: meeting.startAt, run: begin },
    count("room"),
    ...(series.usual.remote > 0 ? [count("remote")] : []),
    ...showMeasure(scene, series, meeting, at),
    ...meeting.ends.slice(0, -1).map((end, step) => at(end, { do: "next", from: step })),
    ...decide(scene, series, meeting, at),
    at(ended, { do: "end" }),
  ];
}

type At = (time: Instant, command: HuddleCommand) => Happening;

/** Those who have measures look at one or two; what they say of them is mostly that nothing need be done. */
function showMeasure(scene: Scene, series: MeetingSeries, meeting: PastMeeting, at: At): Happening[] {
  const from = streamOf(scene, `${series.key} measures ${meeting.date}`);
  const measures = scene.measures.get(series.key) ?? [];
  if (measures.length === 0 || meeting.daysAgo % 2 === 1) return [];
  const moment = (share: number) => within(series.meetings, series.agenda, meeting.daysAgo, "measures", share);
  const [first, second, third] = [moment(0.2), moment(0.5), moment(0.8)];
  const [one, other] = [from.whole(0, measures.length - 1), from.whole(0, measures.length - 1)];
  if (first === undefined || second === undefined || third === undefined) return [];
  const show = (time: Instant, index: number): Happening[] => {
    const id = measures[index];
    return id ? [at(time, { do: "show", focus: { kind: "measure", id } })] : [];
  };
  const about = measures[other];
  const verdict: Happening[] =
    about && from.fraction() < 0.6
      ? [
          at(third, {
            do: "decide",
            id: newId(from.bytes),
            kind: from.fraction() < 0.8 ? "noAction" : "done",
            text: "",
            about: { kind: "measure", id: about },
          }),
        ]
      : [];
  return [...show(first, one), ...show(second, other), ...verdict];
}

/** In about every second meeting something is settled in words. */
function decide(scene: Scene, series: MeetingSeries, meeting: PastMeeting, at: At): Happening[] {
  const from = streamOf(scene, `${series.key} decisions ${meeting.date}`);
  if (from.fraction() < 0.5) return [];
  const lines = DECISIONS[languageOf(boardOf(scene, series.key))];
  const time = within(series.meetings, series.agenda, meeting.daysAgo, "ideas", 0.7);
  if (time === undefined) return [];
  return [at(time, { do: "decide", id: newId(from.bytes), kind: "text", text: from.pick(lines), about: null })];
}

/** The server itself writes it down when its end has passed; the leader says why when she comes to it. */
function miss(scene: Scene, series: MeetingSeries, { daysAgo, plannedAt, reason }: PastMeeting): Happening[] {
  if (reason === null) return [];
  const explain = async (): Promise<void> => {
    const missed = await meetingOfPlan(scene.parts.storage.db, series.type.id, plannedAt);
    const leader = leaderOf(scene, series.key);
    if (missed)
      await must(commandMeeting(scene.parts, leader, missed.meeting.id, { do: "explain", reason }, undefined));
  };
  return [{ at: timeOf(scene, daysAgo, "14:10") + MINUTE, run: explain }];
}

/** Each noon the server has looked which planned meetings were held. */
export function settleEachDay(scene: Scene, days: number): Happening[] {
  return Array.from({ length: days }, (_, index) => ({
    at: timeOf(scene, index + 1, "14:00"),
    run: () => settleMissed(scene.parts),
  }));
}
