import type { BoardId } from "../../shared/base/ids.ts";
import { cardId, newId } from "../../shared/base/ids.ts";
import { addDays, DEFAULT_ZONE, instantAt, localDate } from "../../shared/base/time.ts";
import { apply, judgement, type MatterCommand, sent, type StepBy } from "../../shared/escalation/escalation.ts";
import type { Parts } from "../parts.ts";
import { cardsOfBoard } from "../storage/cardView.ts";
import type { Db } from "../storage/database.ts";
import { insertEscalation, type StoredEscalation } from "../storage/escalations.ts";
import { UNITS } from "./hospital.ts";
import { EXAMPLE_MATTERS, type ExampleMatter } from "./matters.ts";
import type { Seeded } from "./seeded.ts";

/** Raises the example's matters, and lets happen to each what the table says, by the same steps as people's. */
export async function writeMatters(
  parts: Parts,
  from: Seeded,
  boards: ReadonlyMap<string, BoardId>,
  now: number,
): Promise<void> {
  await parts.storage.transaction(async (tx) => {
    for (const example of EXAMPLE_MATTERS) {
      const [here, above] = [boards.get(example.from), boards.get(keyAbove(example))];
      if (here && above) await insertEscalation(tx, await matterOf(tx, from, example, here, above, now));
    }
  });
}

function keyAbove({ from, to }: ExampleMatter): string {
  let unit = UNITS.find(({ key }) => key === from);
  while (unit && unit.kind !== to) {
    const above = unit.under;
    unit = UNITS.find(({ key }) => key === above);
  }
  return unit?.key ?? "";
}

async function matterOf(
  tx: Db,
  from: Seeded,
  example: ExampleMatter,
  here: BoardId,
  above: BoardId,
  now: number,
): Promise<StoredEscalation> {
  const { kind, what, tried, asked } = example;
  const card = (await cardsOfBoard(tx, here)).find(({ title }) => title === what);
  // In the hours in which people meet and answer, whenever the example is made.
  const at = (daysAgo: number, time: string) =>
    instantAt(addDays(localDate(now, DEFAULT_ZONE), -daysAgo), time, DEFAULT_ZONE);
  const matter: StoredEscalation = {
    id: newId(from.bytes),
    from: here,
    to: above,
    cardId: cardId.safeParse(card?.cardId).data ?? null,
    kind,
    what,
    tried,
    asked,
    history: [sent(personNamed(example.by), at(example.daysAgo, "07:54"))],
  };
  return example.then.reduce((before, then) => {
    const isTheirs = then.do === "receive" || then.do === "answer";
    const by = personNamed(isTheirs ? example.answeredBy : example.by);
    const command = commandOf(before, then);
    const after = command && apply(before, command, by, at(then.daysAgo, isTheirs ? "08:22" : "07:47"));
    return after?.ok ? after.value : before;
  }, matter);
}

function commandOf(matter: StoredEscalation, then: ExampleMatter["then"][number]): MatterCommand | undefined {
  switch (then.do) {
    case "receive":
    case "withdraw":
      return { do: then.do };
    case "answer":
      return { do: "answer", text: then.text };
    case "confirm":
    case "reopen":
      return judgement(matter, then.do);
  }
}

function personNamed(name: string): StepBy {
  return { kind: "person", name };
}
