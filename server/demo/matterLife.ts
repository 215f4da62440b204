import { cardId, newId } from "../../shared/base/ids.ts";
import { addDays, type Instant, isHoliday, MINUTE, weekday } from "../../shared/base/time.ts";
import { judgement } from "../../shared/escalation/apply.ts";
import type { EscalationId } from "../../shared/escalation/escalation.ts";
import type { Moving } from "../../shared/escalation/state.ts";
import { answered, delegated, forwarded, interim, judged, taken, withdrawn } from "../escalation/doings.ts";
import { type Doing, moveOn, raise } from "../escalation/escalations.ts";
import { merge } from "../escalation/merge.ts";
import { riseDue } from "../escalation/rise.ts";
import { cardsOfBoard } from "../storage/cardView.ts";
import { escalationById } from "../storage/escalations.ts";
import { UNITS } from "./hospital.ts";
import { EXAMPLE_MATTERS, type ExampleMatter, type Then } from "./matters.ts";
import { boardOf, factsOf, type Happening, must, type Person, type Scene, streamOf, timeOf } from "./scene.ts";

/** Raises the example's matters, and lets happen to each what the table says, by the commands of those who did it. */
export function liveMatters(scene: Scene): Happening[] {
  const happened = EXAMPLE_MATTERS.flatMap((example) => {
    const id = idOf(scene, example.what);
    const [here, there] = [personNamed(scene, example.by), personNamed(scene, example.answeredBy)];
    let at = workTime(scene, example.daysAgo, example.time ?? "07:54");
    return [
      { at, run: () => send(scene, example, id, here) },
      ...example.then.map((then) => {
        const isTheirs = !OURS.includes(then.do);
        // Within the few minutes before the meeting ends, at whose end what nobody answered rises by itself.
        at = Math.max(at + MINUTE, workTime(scene, then.daysAgo, isTheirs ? "08:22" : "07:47"));
        return { at, run: () => step(scene, id, then, isTheirs ? there : here) };
      }),
    ];
  });
  return [...happened, ...rises(scene)];
}

/** What the unit does that raised a matter; all else does the one that it went to. */
const OURS: readonly Then["do"][] = ["confirm", "reopen", "withdraw"];

function idOf(scene: Scene, what: string): EscalationId {
  return newId<"escalation">(streamOf(scene, `matter ${what}`).bytes);
}

/** What nobody answered goes up by itself, as it does while the server runs. */
function rises(scene: Scene): Happening[] {
  const days = Array.from({ length: RISING_DAYS }, (_, ago) => RISING_DAYS - 1 - ago);
  return days.flatMap((daysAgo) =>
    AFTER_MEETINGS.map((time) => ({ at: timeOf(scene, daysAgo, time), run: () => riseDue(scene.parts) })),
  );
}

/** As far back as a matter of the example still waits. */
const RISING_DAYS = 12;
/** After the meetings of each level, and half an hour later. */
const AFTER_MEETINGS = ["08:26", "08:56", "09:31"] as const;

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
  const body = { id, cardId: card, kind, safety: example.safety === true, what, tried, asked, to, chart: null };
  await must(raise(scene.parts, by, factsOf(scene, example.from), body, undefined));
}

async function step(scene: Scene, id: EscalationId, then: Then, by: Person): Promise<void> {
  if (then.do === "merge") {
    await must(merge(scene.parts, by, id, [idOf(scene, then.with)], undefined));
    return;
  }
  const matter = await escalationById(scene.parts.storage.db, id);
  const doing = matter && doingOf(scene, matter, then);
  if (!doing) throw new Error(`the example's matter cannot ${then.do}`);
  await must(moveOn(scene.parts, by, id, then.do, doing, {}));
}

function doingOf(scene: Scene, matter: Moving, then: Exclude<Then, { do: "merge" }>): Doing | undefined {
  const { parts } = scene;
  switch (then.do) {
    case "receive":
    case "start":
      return taken(then.do);
    case "interim":
      return interim(parts, then.text, timeOf(scene, -then.until, "15:00"));
    case "delegate":
      return delegated(parts, boardOf(scene, then.to).boardId);
    case "forward":
      return forwarded(parts, boardOf(scene, then.to).boardId);
    case "withdraw":
      return withdrawn;
    case "answer":
      return answered(then.text);
    case "confirm":
    case "reopen": {
      const judge = judgement(matter, then.do);
      return judge && judged(parts, judge);
    }
  }
}

function personNamed({ people }: Scene, name: string): Person {
  const found = [...people.values()].find((person) => person.name === name);
  if (!found) throw new RangeError(`the example has nobody called ${name}`);
  return found;
}
