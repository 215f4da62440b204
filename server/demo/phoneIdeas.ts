import { type CardId, newId } from "../../shared/base/ids.ts";
import { archiveCard, moveCard } from "../../shared/board/cards.ts";
import type { LaneMeaning } from "../../shared/board/schema.ts";
import { defaultLaneId } from "../../shared/board/templates.ts";
import { turnAt } from "../../shared/idea/idea.ts";
import { newSecret } from "../access/passwords.ts";
import { codeOf, openDoor } from "../idea/codes.ts";
import type { createIdeas } from "../idea/ideas.ts";
import { ideaById } from "../storage/ideas.ts";
import { boardOf, edit, factsOf, type Happening, leaderOf, must, type Scene, streamOf, timeOf } from "./scene.ts";

interface PhoneIdea {
  readonly key: string;
  readonly daysAgo: number;
  readonly time: string;
  readonly text: string;
  /** Empty: nobody asks for it. */
  readonly name?: string;
  /** What the leader has let happen to it before it came on the board. */
  readonly judged?: { readonly daysAgo: number; readonly to: "shown" | "removed"; readonly reason: string };
  readonly moves?: readonly {
    readonly ago: number;
    readonly to: Exclude<LaneMeaning, "own">;
    readonly reason?: string;
  }[];
  readonly archived?: number;
}

/** What people have sent from their phones: with every answer that one can get, and two from the last night. */
export const PHONE_IDEAS: readonly PhoneIdea[] = [
  { key: "3b", daysAgo: 0, time: "03:12", text: "Rullestolene mangler fotstøtter når vi henter dem om natten" },
  {
    key: "3b",
    daysAgo: 1,
    time: "23:48",
    text: "Lys i taket på rom 7 blender den som ligger ved vinduet",
    name: "Nattevakt",
  },
  {
    key: "3b",
    daysAgo: 6,
    time: "15:20",
    text: "Ha gripesko i flere størrelser på vaktrommet",
    moves: [{ ago: 4, to: "justDo" }],
  },
  {
    key: "3b",
    daysAgo: 27,
    time: "21:05",
    text: "Tegn på døra når pasienten hviler",
    name: "Line",
    moves: [
      { ago: 24, to: "exploring" },
      { ago: 16, to: "inUse" },
    ],
  },
  {
    key: "3b",
    daysAgo: 38,
    time: "12:30",
    text: "Egen kaffemaskin til pårørende",
    moves: [{ ago: 35, to: "notNow", reason: "Det er en maskin i vestibylen; vi setter opp skilt" }],
  },
  {
    key: "3b",
    daysAgo: 19,
    time: "10:10",
    text: "Bytte vaktlag med rom 12 oftere",
    judged: { daysAgo: 18, to: "removed", reason: "Den hører hjemme i personalmøtet. Takk, jeg tar den med dit." },
  },
  {
    key: "3b",
    daysAgo: 58,
    time: "08:40",
    text: "Sprittørk ved hver tralle",
    moves: [{ ago: 56, to: "inUse" }],
    archived: 20,
  },
  { key: "nordeid", daysAgo: 2, time: "22:15", text: "Fast plass til rullatorane ved heisen" },
  { key: "mottak", daysAgo: 3, time: "02:30", text: "Klokke i venterommet som kan ses fra alle stoler" },
  {
    key: "dagkir",
    daysAgo: 10,
    time: "14:45",
    text: "Send sms med fastetid dagen før",
    moves: [{ ago: 7, to: "testing" }],
  },
  // Here the leader sees ideas first: one waits for her, one has been let through.
  { key: "barnepost", daysAgo: 1, time: "19:30", text: "Leker i venterommet på avdelingen" },
  {
    key: "barnepost",
    daysAgo: 5,
    time: "11:00",
    text: "Bilder av utstyret, så barna vet hva som kommer",
    judged: { daysAgo: 4, to: "shown", reason: "" },
  },
];

/** Sends the ideas as phones do: with the digits on the wall, a ticket, and one idea for each. */
export function sendIdeas(scene: Scene, ideas: ReturnType<typeof createIdeas>): Happening[] {
  return PHONE_IDEAS.flatMap((idea) => {
    const id = newId<"card">(streamOf(scene, `phone ${idea.text}`).bytes);
    const { key, judged, archived } = idea;
    return [
      { at: timeOf(scene, idea.daysAgo, idea.time), run: () => send(scene, ideas, idea, id) },
      ...(judged ? [{ at: timeOf(scene, judged.daysAgo, "12:15"), run: () => judge(scene, ideas, id, judged) }] : []),
      ...(idea.moves ?? []).map(({ ago, to, reason }) => ({
        at: timeOf(scene, ago, "07:52"),
        run: () =>
          edit(scene, key, leaderOf(scene, key), (doc) => {
            moveCard(doc, id, { laneId: defaultLaneId(to), beforeId: null, ...(reason && { reason }) });
          }),
      })),
      ...(archived === undefined
        ? []
        : [
            {
              at: timeOf(scene, archived, "15:30"),
              run: () => edit(scene, key, leaderOf(scene, key), (doc) => archiveCard(doc, id)),
            },
          ]),
    ];
  });
}

async function send(scene: Scene, ideas: ReturnType<typeof createIdeas>, idea: PhoneIdea, id: CardId): Promise<void> {
  const { parts } = scene;
  const door = await openDoor(parts.storage.db, boardOf(scene, idea.key).boardId, parts.random);
  const { digits } = codeOf(door, turnAt(parts.clock.now()));
  const { ticket } = await must(ideas.ticket({ short: door.short, code: digits }, "127.0.0.1"));
  const giver = await ideas.giverOf(ticket);
  // The receipt stays on the phone that sent the idea; nobody has this one.
  if (giver) await must(ideas.give(giver, { id, secret: newSecret(), text: idea.text, name: idea.name ?? "" }));
}

async function judge(
  scene: Scene,
  ideas: ReturnType<typeof createIdeas>,
  id: CardId,
  judged: NonNullable<PhoneIdea["judged"]>,
): Promise<void> {
  const idea = await ideaById(scene.parts.storage.db, id);
  const key = PHONE_IDEAS.find(({ text }) => text === idea?.text)?.key ?? "";
  if (!idea) throw new Error("the example's idea has not come");
  await must(ideas.judge(leaderOf(scene, key), idea, factsOf(scene, key), { ...judged, key: undefined }));
}
