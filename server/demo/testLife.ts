import { type CardId, newId } from "../../shared/base/ids.ts";
import { addDays, DEFAULT_ZONE, type Instant, localDate } from "../../shared/base/time.ts";
import { patchCard } from "../../shared/board/cards.ts";
import { decideTest, type Which, writeTest } from "../../shared/board/pdsa.ts";
import type { CardStory, ExampleTest } from "./cardStories.ts";
import type { MeetingSeries } from "./meetingLife.ts";
import { within } from "./meetingPlan.ts";
import { edit, type Happening, personOf, type Scene, streamOf, timeOf } from "./scene.ts";

/** The tests of a card: each is planned at a desk, and decided in the meeting, which puts the card where that belongs. */
export function runTests(scene: Scene, series: MeetingSeries, story: CardStory, id: CardId): Happening[] {
  const tests = story.tests ?? [];
  return tests.flatMap((test, index) => {
    const random = streamOf(scene, `${series.key} test ${story.title} ${index}`).bytes;
    const which = { cardId: id, number: index + 1, freshId: newId<"test">(random) };
    const begin = timeOf(scene, test.ago, "14:00");
    const isLast = index === tests.length - 1;
    return [
      { at: begin, run: () => plan(scene, series.key, story, test, on(which, begin), isLast) },
      ...(test.ended ? [decided(scene, series, story, test.ended, which)] : []),
    ];
  });
}

function on(which: Omit<Which, "today">, at: Instant): Which {
  return { ...which, today: localDate(at, DEFAULT_ZONE) };
}

function plan(
  scene: Scene,
  key: string,
  story: CardStory,
  { plan: text, prediction, measure }: ExampleTest,
  which: Which,
  isLast: boolean,
): Promise<void> {
  const measureId = measure === undefined ? null : (scene.measures.get(key)?.[measure] ?? null);
  return edit(scene, key, personOf(scene, story.by), (doc) => {
    writeTest(doc, which, { plan: text, prediction, from: which.today, measureId });
    const { evaluate } = story;
    const evaluateOn = isLast && evaluate !== undefined ? addDays(scene.today, evaluate) : addDays(which.today, 7);
    patchCard(doc, which.cardId, { evaluateOn });
  });
}

function decided(
  scene: Scene,
  { key, meetings, agenda }: MeetingSeries,
  story: CardStory,
  ended: NonNullable<ExampleTest["ended"]>,
  which: Omit<Which, "today">,
): Happening {
  const at = within(meetings, agenda, ended.ago, "ideas", 0.85) ?? timeOf(scene, ended.ago, "10:45");
  const { outcome, happened, decision, reason } = ended;
  const run = () =>
    edit(scene, key, personOf(scene, story.by), (doc) => {
      writeTest(doc, on(which, at), { outcome, happened });
      const done = decideTest(doc, on(which, at), { decision, ...(reason && { reason }) });
      if (!done.ok) throw new Error(`the example cannot decide "${story.title}": ${done.refusal.code}`);
    });
  return { at, run };
}
