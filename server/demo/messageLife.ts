import { newId } from "../../shared/base/ids.ts";
import { addDays, type Instant, isHoliday, MINUTE, weekday } from "../../shared/base/time.ts";
import type { MessageId } from "../../shared/base/ids.ts";
import { messagesOn } from "../message/onBoard.ts";
import { commandMessage, readMessage } from "../message/messages.ts";
import { commandQuestion, questionsOn } from "../round/questions.ts";
import { walk } from "../round/walk.ts";
import { UNITS } from "./hospital.ts";
import { boardOf, factsOf, type Happening, leaderOf, must, type Scene, streamOf, timeOf } from "./scene.ts";

interface ExampleMessage {
  readonly from: string;
  readonly daysAgo: number;
  readonly time: string;
  readonly text: string;
  /** How many days from today it is shown. */
  readonly lasts: number;
}

const MESSAGES: readonly ExampleMessage[] = [
  {
    from: "sykehus",
    daysAgo: 1,
    time: "14:30",
    text: "Influensavaksine for alle ansatte hver dag kl. 12 til 15 i vestibylen, også for vikarer og studenter.",
    lasts: 8,
  },
  {
    from: "kirurgi",
    daysAgo: 0,
    time: "06:50",
    text: "Ny rutine for nøkler til medisinrommene gjelder fra i dag. Vakthavende har reservenøkkelen.",
    lasts: 4,
  },
];

/** Two messages down: one that nearly all units have read, and one of this morning. */
export function seedMessages(scene: Scene): Happening[] {
  return MESSAGES.flatMap((example) => {
    const id = newId<"message">(streamOf(scene, `message ${example.text}`).bytes);
    const sentAt = timeOf(scene, example.daysAgo, example.time);
    const told = { at: sentAt, run: () => send(scene, example, id) };
    return example.daysAgo === 0 ? [told] : [told, ...readers(scene, id, sentAt)];
  });
}

async function send(scene: Scene, { from, text, lasts }: ExampleMessage, id: MessageId): Promise<void> {
  const { parts } = scene;
  const unit = parts.authority.unit(boardOf(scene, from).unitId);
  if (!unit) throw new RangeError(`the example has no unit ${from}`);
  const until = addDays(scene.today, lasts);
  await must(commandMessage(parts, leaderOf(scene, from), unit, { do: "send", id, text, until, to: null }, undefined));
}

/** Two that have not read it yet: their meeting will show it. */
const UNREAD: readonly string[] = ["bup", "onh"];

/** It came after the day's meetings: nearly all leaders have read it and said so. */
function readers(scene: Scene, id: MessageId, sentAt: Instant): Happening[] {
  const keys = UNITS.filter(({ kind }) => kind !== "trust" && kind !== "hospital").map(({ key }) => key);
  return keys
    .filter((key) => !UNREAD.includes(key))
    .map((key, place) => ({ at: sentAt + (place + 1) * 11 * MINUTE, run: () => read(scene, key, id) }));
}

async function read(scene: Scene, key: string, id: MessageId): Promise<void> {
  const { parts } = scene;
  const board = factsOf(scene, key);
  const shown = await messagesOn(parts, parts.storage.db, board, parts.clock.now());
  if (shown.find((message) => message.id === id)?.readAt !== null) return;
  await must(readMessage(parts, leaderOf(scene, key), board, { do: "read", id }, undefined));
}

/** Rounds of the clinic director and of a head of department, and a question that was answered the day after. */
export function seedVisits(scene: Scene): Happening[] {
  const kirurgi = ["ort-avd", "3b", "ortpol", "dagkir", "mottak", "intensiv"];
  const question = {
    from: "kirurgi",
    to: "mottak",
    text: "Hva hindrer dere mest om kvelden?",
    answer: "Vi venter på røntgen etter kl. 18. Saken er løftet.",
  };
  return [
    ...round(scene, "kirurgi", workday(scene, 6), "10:05", kirurgi),
    ...round(scene, "ort-avd", workday(scene, 3), "09:10", ["3b", "ortpol", "dagkir"]),
    ...asked(scene, question, workday(scene, 6)),
  ];
}

/** Leaders walk on days on which their units work. */
function workday(scene: Scene, daysAgo: number): number {
  let ago = daysAgo;
  while (weekday(addDays(scene.today, -ago)) > 5 || isHoliday(addDays(scene.today, -ago))) ago += 1;
  return ago;
}

const THANKED = ["nightShift", "everybody", "cleaners", "porters"] as const;

/** Two minutes at each board, and thanks at every second. */
function round(scene: Scene, from: string, daysAgo: number, time: string, keys: readonly string[]): Happening[] {
  const ids = streamOf(scene, `round ${from} ${daysAgo}`).bytes;
  const start = timeOf(scene, daysAgo, time);
  const visits = keys.map((key) => ({ key, id: newId<"visit">(ids) }));
  return visits.flatMap(({ key, id }, place) => {
    const at = start + place * 2 * MINUTE;
    const leaving = visits[place - 1]?.id ?? null;
    const arrive = { do: "arrive", id, boardId: boardOf(scene, key).boardId, leaving } as const;
    const to = THANKED[place % THANKED.length] ?? null;
    const thank = { do: "thank", visitId: id, id: newId<"thanks">(ids), to, line: "" } as const;
    return [
      { at, run: () => act(scene, from, arrive) },
      ...(place % 2 === 1 ? [{ at: at + MINUTE, run: () => act(scene, from, thank) }] : []),
      ...(place === keys.length - 1 ? [{ at: at + 2 * MINUTE, run: () => act(scene, from, { do: "leave", id }) }] : []),
    ];
  });
}

async function act(scene: Scene, from: string, command: Parameters<typeof walk>[3]): Promise<void> {
  const unit = scene.parts.authority.unit(boardOf(scene, from).unitId);
  if (!unit) throw new RangeError(`the example has no unit ${from}`);
  await must(walk(scene.parts, leaderOf(scene, from), unit, command, { key: undefined, given: undefined }));
}

interface ExampleQuestion {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly answer: string;
}

function asked(scene: Scene, { from, to, text, answer }: ExampleQuestion, daysAgo: number): Happening[] {
  const ids = streamOf(scene, `question ${text}`).bytes;
  const [visitId, id] = [newId<"visit">(ids), newId<"question">(ids)];
  const at = timeOf(scene, daysAgo, "10:20");
  const arrive = { do: "arrive", id: visitId, boardId: boardOf(scene, to).boardId, leaving: null } as const;
  return [
    { at, run: () => act(scene, from, arrive) },
    { at: at + MINUTE, run: () => act(scene, from, { do: "ask", visitId, id, text }) },
    { at: at + 2 * MINUTE, run: () => act(scene, from, { do: "leave", id: visitId }) },
    {
      at: timeOf(scene, daysAgo - 1, "07:49"),
      run: async () => {
        const { toUs } = await questionsOn(scene.parts, scene.parts.storage.db, factsOf(scene, to));
        if (!toUs.some((question) => question.id === id)) return;
        const command = { do: "answer", id, text: answer } as const;
        await must(commandQuestion(scene.parts, leaderOf(scene, to), factsOf(scene, to), command, undefined));
      },
    },
  ];
}
