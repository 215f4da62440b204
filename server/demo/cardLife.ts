import type { CardId, LaneId } from "../../shared/base/ids.ts";
import { newId } from "../../shared/base/ids.ts";
import { addDays, type Instant, MINUTE } from "../../shared/base/time.ts";
import { addCard, archiveCard, decideCard, patchCard } from "../../shared/board/cards.ts";
import { type Quadrant, type Spot, spotOf } from "../../shared/board/matrix.ts";
import type { LaneMeaning } from "../../shared/board/schema.ts";
import { defaultLaneId } from "../../shared/board/templates.ts";
import { type CardStory, POOL_NB, POOL_NN, STORIES_3B, STORIES_ABOVE } from "./cardStories.ts";
import type { MeetingSeries } from "./meetingLife.ts";
import { within } from "./meetingPlan.ts";
import {
  boardOf,
  edit,
  type Happening,
  languageOf,
  leaderOf,
  personOf,
  type Scene,
  streamOf,
  timeOf,
} from "./scene.ts";
import { type Seeded, seededBy } from "./seeded.ts";
import { runTests } from "./testLife.ts";

/** What happens to the cards of a board: made between meetings, moved in them, by whoever did so. */
export function liveCards(scene: Scene, series: MeetingSeries): Happening[] {
  return storiesOf(scene, series.key).flatMap((story) => tell(scene, series, story));
}

function storiesOf(scene: Scene, key: string): readonly CardStory[] {
  const board = boardOf(scene, key);
  if (key === "3b") return STORIES_3B;
  if (board.unit.kind !== "section") return STORIES_ABOVE[key] ?? [];
  const isNynorsk = languageOf(board) === "nn";
  const from = streamOf(scene, `${key} cards`);
  const by = leaderOf(scene, key).login;
  return (isNynorsk ? POOL_NN : POOL_NB)
    .filter(() => isNynorsk || from.fraction() < 0.4)
    .map((told) => ({ ...told, by, moves: told.moves.map((move) => ({ ...move, by })) }));
}

function tell(scene: Scene, series: MeetingSeries, story: CardStory): Happening[] {
  const from = streamOf(scene, `${series.key} moves ${story.title}`);
  const id = cardIdOf(scene, series.key, story.title);
  const made = timeOf(scene, story.made, "13:00") + from.whole(0, 400) * MINUTE;
  const moves = story.moves.map(({ ago, to, by, reason }) => {
    const at = moveTime(scene, series, ago, from.fraction());
    return { at: Math.max(at, made + MINUTE), run: () => carry(scene, series.key, by, id, to, reason, story) };
  });
  const { archived } = story;
  const ended =
    archived === undefined
      ? []
      : [{ at: timeOf(scene, archived, "15:20"), run: () => put(scene, series.key, story.by, id) }];
  const first = { at: made, run: () => make(scene, series.key, story, id) };
  return [first, ...moves, ...runTests(scene, series, story, id), ...ended];
}

/** The id of an example card follows from where it stands and what it says, so that others can speak of it. */
export function cardIdOf(scene: Scene, key: string, title: string): CardId {
  return newId<"card">(streamOf(scene, `${key} card ${title}`).bytes);
}

/** Ideas are judged in the meeting; before a board had meetings, at its leader's desk. */
function moveTime(scene: Scene, { meetings, agenda }: MeetingSeries, ago: number, share: number): Instant {
  return within(meetings, agenda, ago, "ideas", share) ?? timeOf(scene, ago, "10:30");
}

function make(scene: Scene, key: string, { title, note, by, kind, moves, due }: CardStory, id: CardId): Promise<void> {
  return edit(scene, key, personOf(scene, by), (doc) => {
    const first = moves.length === 0 && due !== undefined ? addDays(scene.today, due) : null;
    addCard(doc, { id, title, laneId: lane("new"), kind: kind ?? "idea", due: first });
    if (note) doc.note(id)?.insert(0, note);
  });
}

/** The last move is the one that stands: with it come who has it and until when. */
function carry(
  scene: Scene,
  key: string,
  by: string,
  id: CardId,
  to: Exclude<LaneMeaning, "own">,
  reason: string | undefined,
  story: CardStory,
): Promise<void> {
  return edit(scene, key, personOf(scene, by), (doc) => {
    const spot = spotFor(to, seededBy(scene.seed, `${key} spot ${story.title}`));
    const done = decideCard(doc, id, { laneId: lane(to), spot, ...(reason && { reason }) });
    if (!done.ok) throw new Error(`the example cannot move "${story.title}": ${done.refusal.code}`);
    patchCard(doc, id, {
      who: story.who ?? "",
      due: story.due === undefined ? null : addDays(scene.today, story.due),
      evaluateOn: story.evaluate === undefined ? null : addDays(scene.today, story.evaluate),
    });
  });
}

const QUADRANTS: Readonly<Partial<Record<LaneMeaning, Quadrant>>> = {
  testing: "test",
  justDo: "doNow",
  exploring: "explore",
  notNow: "notNow",
};

/** About the middle of the quadrant that leads to a lane, as fingers put it; what is in use was weighed long before. */
function spotFor(to: LaneMeaning, from: Seeded): Spot | undefined {
  const quadrant = QUADRANTS[to];
  if (!quadrant) return undefined;
  const { effect, effort } = spotOf(quadrant);
  return { effect: effect + from.whole(-18, 18), effort: effort + from.whole(-18, 18) };
}

function put(scene: Scene, key: string, by: string, id: CardId): Promise<void> {
  return edit(scene, key, personOf(scene, by), (doc) => archiveCard(doc, id));
}

function lane(meaning: Exclude<LaneMeaning, "own">): LaneId {
  return defaultLaneId(meaning);
}
