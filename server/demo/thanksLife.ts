import { newId } from "../../shared/base/ids.ts";
import { THANKED, type Thanked } from "../../shared/thanks/thanks.ts";
import { changeThanks } from "../thanks/thanks.ts";
import type { MeetingSeries } from "./meetingLife.ts";
import { within } from "./meetingPlan.ts";
import { THANKS_LINES } from "./sayings.ts";
import {
  boardOf,
  factsOf,
  type Happening,
  languageOf,
  leaderOf,
  must,
  type Person,
  personOf,
  type Scene,
  streamOf,
  timeOf,
} from "./scene.ts";

/** Thanks in the last step of about every second meeting. */
export function giveThanks(scene: Scene, { key, meetings, agenda }: MeetingSeries): Happening[] {
  const from = streamOf(scene, `${key} thanks`);
  const lines = THANKS_LINES[languageOf(boardOf(scene, key))];
  return meetings.flatMap(({ isHeld, daysAgo }) => {
    const at = within(meetings, agenda, daysAgo, "thanks", 0.5);
    const [to, line] = [from.pick(THANKED), from.pick(lines)];
    if (!isHeld || at === undefined || from.fraction() < 0.5) return [];
    return [{ at, run: () => give(scene, key, leaderOf(scene, key), to, line) }];
  });
}

/** What the wall still shows on the first morning: one of the evening before, one of the night. */
export function freshThanks(scene: Scene): Happening[] {
  const told = (daysAgo: number, time: string, by: string, to: Thanked, line: string): Happening => ({
    at: timeOf(scene, daysAgo, time),
    run: () => give(scene, "3b", personOf(scene, by), to, line),
  });
  return [
    told(1, "21:40", "jonas.vik", "porters", "Sengene sto klare til operasjon"),
    told(0, "05:45", "mona.dahl", "nightShift", ""),
  ];
}

async function give(scene: Scene, key: string, by: Person, to: Thanked, line: string): Promise<void> {
  const { parts } = scene;
  const id = newId<"thanks">(parts.random);
  await must(changeThanks(parts, by, factsOf(scene, key), { do: "give", id, to, line }, undefined));
}
