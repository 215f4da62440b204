import { type BoardId, newId } from "../../shared/base/ids.ts";
import { addDays } from "../../shared/base/time.ts";
import { addCard, moveCard, patchCard } from "../../shared/board/cards.ts";
import type { LaneMeaning } from "../../shared/board/schema.ts";
import { defaultLaneId } from "../../shared/board/templates.ts";
import { makeBoard } from "../board/routes.ts";
import { moveLink } from "../link/links.ts";
import { meetingTypesOf, updateMeetingType } from "../storage/meetings.ts";
import { boardOf, type Happening, leaderOf, must, type Scene, streamOf, timeOf } from "./scene.ts";

/** A risk that the newcomers' ward has chosen to follow. */
interface Risk {
  readonly title: string;
  readonly note: string;
  /** Days before today on which it came. */
  readonly ago: number;
  readonly lane: Exclude<LaneMeaning, "own">;
  readonly who: string;
  /** Days from today; absent = none. */
  readonly due?: number;
  readonly evaluate?: number;
  readonly reason?: string;
  /** It led to work on the board of the daily meeting. */
  readonly isWork?: boolean;
}

const RISKS: readonly Risk[] = [
  {
    title: "Trykksår ved hoftebrudd",
    note: "Hæl og sete de første to døgnene",
    ago: 30,
    lane: "testing",
    who: "Fagsykepleier",
    evaluate: 9,
    isWork: true,
  },
  {
    title: "Delirium etter operasjon",
    note: "4AT blir ikke alltid gjort på kveld",
    ago: 16,
    lane: "exploring",
    who: "Overlege",
    due: 12,
  },
  { title: "Forveksling av dosetter", note: "To like navn på samme rom", ago: 41, lane: "inUse", who: "Ansvarsvakt" },
  { title: "Fall på vei til badet om natten", note: "Lyset er for skarpt eller av", ago: 3, lane: "new", who: "" },
  {
    title: "Støy ved legevisitten",
    note: "Gir avbrudd ved medisinutdeling",
    ago: 24,
    lane: "notNow",
    who: "",
    reason: "Ombyggingen i mars løser det. Til da deles medisiner ut på eget rom.",
  },
];

/** The ward's risk board: made by its leader six weeks ago, with no fixed days; one of its risks led to work. */
export function followRisks(scene: Scene): Happening[] {
  let board: BoardId | undefined;
  const leader = leaderOf(scene, "3b");
  const { unitId } = boardOf(scene, "3b");
  const { parts } = scene;
  const make = async (): Promise<void> => {
    const body = { unitId, name: "Risikotavle 3B", kind: "risk", language: "nb", start: "usual" } as const;
    board = (await must(makeBoard(parts, leader, body, undefined))).id;
    // It is looked at in the weekly meeting of the other board, and has none of its own.
    for (const type of await meetingTypesOf(parts.storage.db, board)) {
      await updateMeetingType(parts.storage.db, { ...type, rhythm: { ...type.rhythm, weekdays: [] } }, null);
    }
  };
  const stand = async (risk: Risk): Promise<void> => {
    if (!board) return;
    const id = newId<"card">(streamOf(scene, `risk ${risk.title}`).bytes);
    const dates = {
      due: risk.due === undefined ? null : addDays(scene.today, risk.due),
      evaluateOn: risk.evaluate === undefined ? null : addDays(scene.today, risk.evaluate),
    };
    await parts.sync.edit(board, leader, (document) => {
      addCard(document, { id, title: risk.title, laneId: defaultLaneId("new") });
      document.note(id)?.insert(0, risk.note);
      const { reason } = risk;
      moveCard(document, id, { laneId: defaultLaneId(risk.lane), beforeId: null, ...(reason && { reason }) });
      patchCard(document, id, { who: risk.who, ...dates });
    });
    if (risk.isWork) await leadToWork(scene, board, id, risk);
  };
  return [
    { at: timeOf(scene, 43, "13:30"), run: make },
    ...RISKS.map((risk) => ({ at: timeOf(scene, risk.ago, "13:20"), run: () => stand(risk) })),
  ];
}

async function leadToWork(scene: Scene, from: BoardId, cardId: ReturnType<typeof newId<"card">>, { title }: Risk) {
  const newCardId = newId<"card">(streamOf(scene, `work of ${title}`).bytes);
  const leader = leaderOf(scene, "3b");
  const { boardId } = boardOf(scene, "3b");
  await must(moveLink(scene.parts, leader, from, { do: "send", cardId, to: boardId, newCardId }, undefined));
  await scene.parts.sync.edit(boardId, leader, (document) => {
    moveCard(document, newCardId, { laneId: defaultLaneId("exploring"), beforeId: null });
    patchCard(document, newCardId, { who: "Fagsykepleier", due: addDays(scene.today, 6) });
  });
}
