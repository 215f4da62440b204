import { type EventId, newId } from "../../shared/base/ids.ts";
import { addDays, MINUTE } from "../../shared/base/time.ts";
import { addTile } from "../../shared/board/tiles.ts";
import type { MeasureDefinition } from "../../shared/measure/measure.ts";
import type { TallyId } from "../../shared/measure/tally.ts";
import type { Sender } from "../access/tickets.ts";
import { createLines } from "../cross/lines.ts";
import { defineMeasure } from "../measure/measures.ts";
import { createTallies } from "../measure/tallies.ts";
import { boardOf, edit, type Happening, leaderOf, must, personOf, type Scene, streamOf, timeOf } from "./scene.ts";

/** What the newcomers' ward counts by hand. */
const COUNTED: MeasureDefinition = {
  name: "Avbrudd på medisinrommet",
  unit: "",
  direction: "down",
  target: null,
  chart: "run",
  rhythm: "day",
  decimals: 0,
  responsible: "Den som blir avbrutt",
  numeratorText: "",
  denominatorText: "",
  event: "",
  source: "Eksempeltall, laget av en generator",
  countable: true,
};
const DAYS = 21;
const TIMES = ["08:10", "08:50", "11:30", "14:05", "15:20", "20:15", "21:40"] as const;

/** Whoever is signed in, as the routes see her. */
function sender(scene: Scene, login: string): Sender {
  return { actor: personOf(scene, login), boardId: undefined, isGood: () => true };
}

/** Defines the measure that is counted by touch, and counts three weeks of it. */
export async function countByHand(scene: Scene): Promise<Happening[]> {
  const leader = leaderOf(scene, "3b");
  const { unitId, boardId } = boardOf(scene, "3b");
  const from = streamOf(scene, "tallies");
  const { id: measureId } = await must(defineMeasure(scene.parts, leader, unitId, COUNTED, undefined));
  await edit(scene, "3b", leader, (doc) => addTile(doc, { id: newId<"tile">(from.bytes), measureId }));
  const tallies = createTallies(scene.parts);
  return Array.from({ length: DAYS + 1 }, (_, index) => DAYS - index).flatMap((daysAgo) =>
    TIMES.filter(() => from.fraction() < 0.4).map((time): Happening => {
      const id: TallyId = newId(from.bytes);
      const by = sender(scene, from.pick(["jonas.vik", "mona.dahl", "odd.haug"]));
      const at = timeOf(scene, daysAgo, time) + from.whole(0, 20) * MINUTE;
      return { at, run: () => must(tallies.add(by, { id, measureId, boardId })) };
    }),
  );
}

/** Lines for the cross that were given outside the meeting: the last one in the night before the first day. */
export function nightLines(scene: Scene): Happening[] {
  const give = createLines(scene.parts);
  const { boardId } = boardOf(scene, "3b");
  const told = (daysAgo: number, time: string, by: string, kind: "equipment" | "nearMiss", line: string): Happening => {
    const id: EventId = newId<"event">(streamOf(scene, `line ${line}`).bytes);
    // Before seven in the morning one speaks of the day that has just ended.
    const date = addDays(scene.today, time < "07:00" ? -daysAgo - 1 : -daysAgo);
    const body = { id, date, kind, line, reported: "notRelevant" as const, boardId };
    return { at: timeOf(scene, daysAgo, time), run: () => must(give(sender(scene, by), body)) };
  };
  return [
    told(1, "22:30", "odd.haug", "equipment", "Ringesnora på rom 4 nådde ikke fram til senga"),
    told(0, "04:40", "mona.dahl", "nearMiss", "Feil navnebånd på brettet, oppdaget før medisinen ble gitt"),
  ];
}
