import { expect, test } from "vitest";
import { groupsOf, lineOf } from "../../../client/since/lines.ts";
import { catalogue } from "../../../client/words/catalogue.ts";
import { type BoardId, newId } from "../../../shared/base/ids.ts";
import { shownMatter } from "../../../shared/escalation/escalation.ts";
import { boardsIn } from "../../../shared/escalation/state.ts";
import type { MatterStep } from "../../../shared/escalation/step.ts";
import type { SinceCard, SinceItem } from "../../../shared/since/since.ts";
import { seededRandom } from "../../support/ids.ts";

const random = seededRandom(607);
const [section, department, porters]: [BoardId, BoardId, BoardId] = [newId(random), newId(random), newId(random)];
const NAMES = new Map([
  [section, "3B"],
  [department, "Ortopedisk avdeling"],
  [porters, "Portørtjenesten"],
]);
const by = { kind: "system", name: "" } as const;
const sent: MatterStep = { what: "sent", to: department, due: 10, rises: 20, onCall: false, at: 0, by };
const delegated: MatterStep = { what: "delegated", to: porters, at: 1, by };
const answered: MatterStep = { what: "answered", text: "To løftere kommer på torsdag", board: porters, at: 2, by };

function matter(history: readonly MatterStep[]): SinceItem {
  const said = { id: newId<"escalation">(random), cardId: null, kind: "action", safety: false, chart: null } as const;
  const texts = { what: "Mangler løfter", tried: "", asked: "Utstyr", history: [...history] };
  const placeOf = (boardId: BoardId) => ({ boardId, unitName: NAMES.get(boardId) ?? "", unitKind: "section" as const });
  const shown = shownMatter({ ...said, ...texts }, section, placeOf, boardsIn({ history }, section));
  return { kind: "answer", id: shown.id, matter: shown };
}
function moved(cardId: string): SinceItem {
  const times = { since: 1, createdAt: 0, due: null, evaluateOn: null, archived: false };
  const card: SinceCard = { cardId, title: cardId, laneId: "lane", meaning: "exploring", ...times };
  return { kind: "moved", id: cardId, card };
}
const line = (item: SinceItem) => lineOf(item, catalogue.nb, "nb", "2026-11-23", () => "Utredes");

test("an answer is told with its words, by the unit that gave it", () => {
  expect(line(matter([sent, delegated, answered])).small).toBe("Portørtjenesten: To løftere kommer på torsdag");
});

test("what is on its way says where it stands, and with whom", () => {
  const { kind, small } = line(matter([sent, { what: "received", board: department, at: 1, by }]));
  expect([kind, small]).toEqual(["Mottatt", "fra Ortopedisk avdeling"]);
  const risen: MatterStep = { ...sent, what: "risen", to: porters, at: 1 };
  expect(line(matter([sent, risen])).small).toBe("til Portørtjenesten, løftet videre automatisk");
});

test("each sort stands together under how many there are, answers first and apart from what is on its way", () => {
  const items = [matter([sent, answered]), matter([sent]), moved("a"), moved("b")];
  const groups = groupsOf(items, catalogue.nb).map(({ title, items: own }) => `${title}: ${own.length}`);
  expect(groups).toEqual(["1 svar: 1", "1 sak på vei: 1", "2 kort flyttet: 2"]);
});
