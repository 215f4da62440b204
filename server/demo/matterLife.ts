import { cardId, newId } from "../../shared/base/ids.ts";
import { addDays, HOUR, type Instant, isHoliday, weekday } from "../../shared/base/time.ts";
import { judgement } from "../../shared/escalation/apply.ts";
import type { EscalationId } from "../../shared/escalation/escalation.ts";
import type { Moving } from "../../shared/escalation/state.ts";
import { answered, judged, taken, withdrawn } from "../escalation/doings.ts";
import { type Doing, moveOn, raise } from "../escalation/escalations.ts";
import { cardsOfBoard } from "../storage/cardView.ts";
import { escalationById } from "../storage/escalations.ts";
import { UNITS } from "./hospital.ts";
import { EXAMPLE_MATTERS, type ExampleMatter } from "./matters.ts";
import { boardOf, factsOf, type Happening, must, type Person, type Scene, streamOf, timeOf } from "./scene.ts";

/** Raises the example's matters, and lets happen to each what the table says, by the commands of those who did it. */
export function liveMatters(scene: Scene): Happening[] {
  return EXAMPLE_MATTERS.flatMap((example) => {
    const id = newId<"escalation">(streamOf(scene, `matter ${example.what}`).bytes) as EscalationId;
    const [here, there] = [personNamed(scene, example.by), personNamed(scene, example.answeredBy)];
    let at = workTime(scene, example.daysAgo, "07:54");
    return [
      { at, run: () => send(scene, example, id, here) },
      ...example.then.map((then) => {
        const isTheirs = then.do === "receive" || then.do === "answer";
        at = Math.max(at + HOUR / 2, workTime(scene, then.daysAgo, isTheirs ? "08:22" : "07:47"));
        return { at, run: () => step(scene, id, then, isTheirs ? there : here) };
      }),
    ];
  });
}

/** In the hours and on the days on which managers meet and answer, whenever the example is made. */
function workTime(scene: Scene, daysAgo: number, time: string): Instant {
  let ago = daysAgo;
  while (weekday(addDays(scene.today, -ago)) > 5 || isHoliday(addDays(scene.today, -ago))) ago += 1;
  return timeOf(scene, ago, time);
}

function keyAbove({ from, to }: ExampleMatter): string {
  let unit = UNITS.find(({ key }) => key === from);
  while (unit && unit.kind !== to) {
    const above = unit.under;
    unit = UNITS.find(({ key }) => key === above);
  }
  return unit?.key ?? "";
}

async function send(scene: Scene, example: ExampleMatter, id: EscalationId, by: Person): Promise<void> {
  const { kind, what, tried, asked } = example;
  const cards = await cardsOfBoard(scene.parts.storage.db, boardOf(scene, example.from).boardId);
  const card = cardId.safeParse(cards.find(({ title }) => title === what)?.cardId).data ?? null;
  const to = boardOf(scene, keyAbove(example)).boardId;
  const body = { id, cardId: card, kind, safety: false, what, tried, asked, to, chart: null };
  await must(raise(scene.parts, by, factsOf(scene, example.from), body, undefined));
}

async function step(scene: Scene, id: EscalationId, then: ExampleMatter["then"][number], by: Person): Promise<void> {
  const matter = await escalationById(scene.parts.storage.db, id);
  const doing = matter && doingOf(scene, matter, then);
  if (!doing) throw new Error(`the example's matter cannot ${then.do}`);
  await must(moveOn(scene.parts, by, id, then.do, doing, {}));
}

function doingOf(scene: Scene, matter: Moving, then: ExampleMatter["then"][number]): Doing | undefined {
  switch (then.do) {
    case "receive":
      return taken("receive");
    case "withdraw":
      return withdrawn;
    case "answer":
      return answered(then.text);
    case "confirm":
    case "reopen": {
      const judge = judgement(matter, then.do);
      return judge && judged(scene.parts, judge);
    }
  }
}

function personNamed({ people }: Scene, name: string): Person {
  const found = [...people.values()].find((person) => person.name === name);
  if (!found) throw new RangeError(`the example has nobody called ${name}`);
  return found;
}
