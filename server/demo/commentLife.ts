import { newId } from "../../shared/base/ids.ts";
import { MINUTE } from "../../shared/base/time.ts";
import type { CommentCommand, CommentId } from "../../shared/comment/comment.ts";
import { changeComment } from "../comment/comments.ts";
import { cardIdOf } from "./cardLife.ts";
import { factsOf, type Happening, must, personOf, type Scene, streamOf, timeOf } from "./scene.ts";

interface Said {
  readonly card: string;
  readonly by: string;
  readonly ago: number;
  readonly time: string;
  readonly text: string;
  /** What it was mended to some minutes later. */
  readonly then?: string;
  /** Why the leader took it down. */
  readonly takenDown?: string;
}

/** What people have said about cards of the newcomers' ward. */
export const COMMENTS: readonly Said[] = [
  {
    card: "Mobilisering samme kveld",
    by: "mona.dahl",
    ago: 12,
    time: "21:15",
    text: "I kveld gikk det med to pasienter. Seilet må ligge på rommet på forhånd.",
  },
  {
    card: "Mobilisering samme kveld",
    by: "jonas.vik",
    ago: 5,
    time: "15:40",
    text: "Smertestillende en halvtime før gjør stor forskjel.",
    then: "Smertestillende en halvtime før gjør stor forskjell.",
  },
  {
    card: "Fast plass til blærescanner",
    by: "odd.haug",
    ago: 3,
    time: "06:50",
    text: "Kroken ved vaktrommet er ledig. Der er det stikkontakt også.",
  },
  {
    card: "Ekstra tilsyn om natten",
    by: "odd.haug",
    ago: 4,
    time: "05:30",
    text: "Ser ut til å virke, men klokka 02 kolliderer med medisinene.",
  },
  {
    card: "Hente medisiner to ganger om dagen",
    by: "jonas.vik",
    ago: 6,
    time: "16:20",
    text: "Dette har vi jo mast om i årevis, typisk apoteket.",
    takenDown: "Vi snakker om rutinen, ikke om hvem",
  },
];

/** Comments by those who said them, one mended and one taken down. */
export function comment(scene: Scene): Happening[] {
  return COMMENTS.flatMap(({ card, by, ago, time, text, then, takenDown }, index) => {
    const id: CommentId = newId(streamOf(scene, `comment ${index}`).bytes);
    const cardId = cardIdOf(scene, "3b", card);
    const at = timeOf(scene, ago, time);
    const say = (who: string, command: CommentCommand) => () =>
      must(changeComment(scene.parts, personOf(scene, who), factsOf(scene, "3b"), command, undefined));
    return [
      { at, run: say(by, { do: "write", id, cardId, text }) },
      ...(then === undefined ? [] : [{ at: at + 6 * MINUTE, run: say(by, { do: "edit", id, cardId, text: then }) }]),
      ...(takenDown === undefined
        ? []
        : [{ at: at + 90 * MINUTE, run: say("kari.nes", { do: "takeDown", id, cardId, reason: takenDown }) }]),
    ];
  });
}
