import { type EventId, newId } from "../../shared/base/ids.ts";
import { HOUR, type Instant } from "../../shared/base/time.ts";
import type { CrossCommand } from "../../shared/cross/greenCross.ts";
import { changeCross } from "../cross/cross.ts";
import { type ExampleDay, exampleCross } from "./crossDays.ts";
import { isWard } from "./hospital.ts";
import type { MeetingSeries } from "./meetingLife.ts";
import { within } from "./meetingPlan.ts";
import { boardOf, factsOf, type Happening, languageOf, leaderOf, must, type Scene, streamOf, timeOf } from "./scene.ts";

/**
 * The cross of a section: each meeting colours the days since the one before it. Before the section had meetings its
 * leader did so at her desk. What came after the last meeting waits for the next, as it does on any morning.
 */
export function colourDays(scene: Scene, series: MeetingSeries): Happening[] {
  const { key, meetings } = series;
  const from = streamOf(scene, `${key} cross`);
  const days = exampleCross(from, key, scene.today, daysOf(meetings), isWard(key), languageOf(boardOf(scene, key)));
  return days.flatMap((day, index) => {
    const id = newId<"event">(from.bytes);
    const at = momentFor(scene, series, day);
    return at === undefined ? [] : [...colour(scene, key, day, at + index, id), ...corrected(scene, key, day, at)];
  });
}

/** A month before a section had meetings, or as far back as these go. */
function daysOf(meetings: MeetingSeries["meetings"]): number {
  return Math.max(31, meetings[0]?.daysAgo ?? 0);
}

function momentFor(scene: Scene, { meetings, agenda }: MeetingSeries, day: ExampleDay): Instant | undefined {
  const meeting = meetings.find((each) => each.isHeld && each.date > day.date);
  const first = meetings.find((each) => each.isHeld);
  if (first && day.date < first.date) return timeOf(scene, daysAgoOf(scene, day) - 1, "09:05");
  return meeting && within(meetings, agenda, meeting.daysAgo, "cross", 0.3);
}

function daysAgoOf({ today }: Scene, { date }: ExampleDay): number {
  return Math.round((Date.parse(today) - Date.parse(date)) / (24 * HOUR));
}

function send(scene: Scene, key: string, at: Instant, command: CrossCommand): Happening {
  return {
    at,
    run: () => must(changeCross(scene.parts, leaderOf(scene, key), factsOf(scene, key), command, undefined)),
  };
}

function colour(
  scene: Scene,
  key: string,
  { date, colour: to, event }: ExampleDay,
  at: Instant,
  id: EventId,
): Happening[] {
  const coloured = send(scene, key, at, { do: "colour", date, colour: to, was: null });
  return event ? [coloured, send(scene, key, at + 8_000, { do: "event", date, id, ...event })] : [coloured];
}

/** One day of the newcomers' ward was taken for yellow at first: what stood before is kept. */
function corrected(scene: Scene, key: string, { date, colour: now }: ExampleDay, at: Instant): Happening[] {
  if (key !== "3b" || now !== "red") return [];
  return [
    send(scene, key, at + 2 * HOUR, { do: "colour", date, colour: "orange", was: "red" }),
    send(scene, key, at + 6 * HOUR, { do: "colour", date, colour: "red", was: "orange" }),
  ];
}
