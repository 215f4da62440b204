import { expect, test } from "vitest";
import { confirmation, justConfirmed } from "../../../client/matter/justConfirmed.ts";
import { newId } from "../../../shared/base/ids.ts";
import { MINUTE } from "../../../shared/base/time.ts";
import { type Escalation, shownMatter } from "../../../shared/escalation/escalation.ts";
import type { MatterStep } from "../../../shared/escalation/step.ts";
import { seededRandom } from "../../support/ids.ts";

const random = seededRandom(5);
const [here, there] = [newId<"board">(random), newId<"board">(random)];
const by = { kind: "system", name: "" } as const;
const BEGUN = 100 * MINUTE;

function confirmed(at: number, ...more: readonly MatterStep[]): Escalation {
  const history: MatterStep[] = [
    { what: "sent", to: there, due: null, rises: null, onCall: false, at: 0, by },
    { what: "answered", text: "Ja", board: there, at: 1, by },
    { what: "confirmed", at, by },
    ...more,
  ];
  const said = { id: newId<"escalation">(random), cardId: null, kind: "action", safety: false } as const;
  const texts = { what: "Sak", tried: "", asked: "Hjelp", chart: null };
  const placeOf = (boardId: typeof here) => ({ boardId, unitName: "", unitKind: "section" as const });
  return shownMatter({ ...said, ...texts, history }, here, placeOf, [here, there]);
}
const NONE = new Set<string>();

test("what is confirmed while the wall looks is drawn, oldest first", () => {
  const [first, second] = [confirmed(BEGUN + 1), confirmed(BEGUN + 2)];
  expect(justConfirmed([second, first], BEGUN, BEGUN + 3, NONE)).toEqual([first, second]);
});

test("what was confirmed before the wall looked is not: a reload draws nothing again", () => {
  expect(justConfirmed([confirmed(BEGUN - 1)], BEGUN, BEGUN, NONE)).toEqual([]);
});

test("a wall that was cut off draws nothing that is older than a minute", () => {
  const matter = confirmed(BEGUN + 1);
  expect(justConfirmed([matter], BEGUN, BEGUN + MINUTE, NONE)).toEqual([matter]);
  expect(justConfirmed([matter], BEGUN, BEGUN + MINUTE + 2, NONE)).toEqual([]);
});

test("it is drawn once, also when the server's time of it differs from the wall's", () => {
  const shown = confirmed(BEGUN + 1);
  const kept = { ...shown, history: shown.history.with(2, { what: "confirmed", at: BEGUN + 40, by }) };
  expect(justConfirmed([kept], BEGUN, BEGUN + 50, new Set([confirmation(shown)]))).toEqual([]);
});

test("what was opened again is no longer confirmed", () => {
  const again: MatterStep = { what: "reopened", due: null, rises: null, onCall: false, at: BEGUN + 2, by };
  expect(justConfirmed([confirmed(BEGUN + 1, again)], BEGUN, BEGUN + 3, NONE)).toEqual([]);
});
