import { newId } from "../../shared/base/ids.ts";
import type { RoundId, VoteCommand } from "../../shared/vote/vote.ts";
import { changeVotes } from "../vote/votes.ts";
import { cardIdOf } from "./cardLife.ts";
import type { MeetingSeries } from "./meetingLife.ts";
import { within } from "./meetingPlan.ts";
import { factsOf, type Happening, must, personOf, type Scene, streamOf } from "./scene.ts";

/** How many dots each gave to which idea; what the room showed by hands was counted at the wall. */
const GIVEN = [
  { by: "jonas.vik", dots: [2, 1, 0] },
  { by: "mona.dahl", dots: [1, 0, 2] },
  { by: "odd.haug", dots: [3, 0, 0] },
] as const;
const IN_ROOM = [5, 3, 4] as const;
/** Wait for an answer on the first day; the last one is on its way already. */
const IDEAS = [
  "Fast plass til blærescanner",
  "Skriv til pårørende før innkomst",
  "Merk rene og skitne tralleplasser",
] as const;

/** A round of dots in the last meeting of the newcomers' ward, so that its sums stand on the ideas on the first day. */
export function vote(scene: Scene, all: readonly MeetingSeries[]): Happening[] {
  const series = all.find(({ key }) => key === "3b");
  const start = series && within(series.meetings, series.agenda, 1, "ideas", 0.1);
  if (start === undefined) return [];
  const random = streamOf(scene, "votes").bytes;
  const round: RoundId = newId(random);
  const made = IDEAS.map((title) => cardIdOf(scene, "3b", title));
  const say = (at: number, by: string, command: VoteCommand): Happening => ({
    at,
    run: () => must(changeVotes(scene.parts, personOf(scene, by), factsOf(scene, "3b"), command, undefined)),
  });
  return [
    say(start, "kari.nes", { do: "start", id: round, cards: made, dots: 3 }),
    ...GIVEN.flatMap(({ by, dots }) =>
      made.flatMap((cardId, index) => {
        const own = dots[index] ?? 0;
        return own === 0 ? [] : [say(start + 5_000, by, { do: "cast", round, cardId, dots: own })];
      }),
    ),
    ...made.map((cardId, index) =>
      say(start + 9_000, "kari.nes", { do: "count", round, cardId, id: newId(random), by: IN_ROOM[index] ?? 0 }),
    ),
    say(start + 20_000, "kari.nes", { do: "close", round }),
  ];
}
