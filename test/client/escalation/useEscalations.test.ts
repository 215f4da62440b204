import { describe, expect, test } from "vitest";
import { applied, matterOf } from "../../../client/escalation/useEscalations.ts";
import type { Pending } from "../../../client/live/outbox.ts";
import { base32, type Id } from "../../../shared/base/ids.ts";
import { stateOf } from "../../../shared/escalation/state.ts";
import { type MatterStep, NO_CLOCK } from "../../../shared/escalation/step.ts";
import { sent } from "../../../shared/escalation/apply.ts";
import { type Place, shownMatter } from "../../../shared/escalation/escalation.ts";
import type { EscalationPicture } from "../../../shared/protocol/escalations.ts";

function id<K extends string>(n: number): Id<K> {
  return base32(new Uint8Array(16).fill(n)) as Id<K>;
}
const NOW = Date.UTC(2026, 10, 23, 6, 45);
const here = { boardId: id<"board">(1), unitName: "Sengepost 3", unitKind: "section" } as const;
const above = { boardId: id<"board">(2), unitName: "Avdelingen", unitKind: "department" } as const;
const said = { cardId: null, kind: "action", what: "Låst medisinrom", tried: "", asked: "En avgjørelse" } as const;
const by = { kind: "person", name: "Lise Lund" } as const;

function picture(history: MatterStep[] = []): EscalationPicture {
  if (history.length === 0) return { here, above: [above], items: [], meetingsSince: {} };
  const placeOf = (board: string): Place => (board === above.boardId ? above : here);
  const whole = { ...said, id: id<"escalation">(3), safety: false, chart: null, history };
  const matter = shownMatter(whole, here.boardId, placeOf, [here.boardId, above.boardId]);
  return { here, above: [above], items: [matter], meetingsSince: {} };
}
function pending(path: string, body: unknown): Pending {
  return {
    id: id(9),
    queue: "escalations",
    path,
    body,
    stale: [],
    as: null,
    at: NOW,
    order: 0,
    state: { kind: "waiting" },
  };
}
const raise = pending(`/boards/${here.boardId}/escalations`, { ...said, id: id(3), to: above.boardId });
const answered: MatterStep[] = [
  sent(above.boardId, NO_CLOCK, by, NOW),
  { what: "answered", at: NOW, by, board: above.boardId, text: "Ny lås" },
];
const confirm = pending(`/escalations/${id(3)}/judge`, { do: "confirm", answer: 1, was: "answered" });

describe("what waits to be sent, laid on the picture", () => {
  test("a matter raised here stands there at once, and once when the server has it too", () => {
    const once = applied(picture(), raise, NOW);
    expect(once.items.map((matter) => [matter.to.unitName, stateOf(matter)])).toEqual([["Avdelingen", "sent"]]);
    expect(applied(once, raise, NOW)).toEqual(once);
  });

  test("a touch on Bekreft shows at once, and changes nothing that the server already holds", () => {
    const once = applied(picture(answered), confirm, NOW);
    expect(once.items.map(stateOf)).toEqual(["confirmed"]);
    expect(applied(once, confirm, NOW).items).toEqual(once.items);
  });

  test("what the server would refuse leaves the picture as it is", () => {
    const reopened = picture([...answered, { what: "reopened", at: NOW, by, ...NO_CLOCK }]);
    expect(applied(reopened, confirm, NOW)).toEqual(reopened);
    const nowhere = pending(raise.path, { ...said, id: id(3), to: id(7) });
    expect(applied(picture(), nowhere, NOW)).toEqual(picture());
  });

  test("which matter a command is about stands in its address", () => {
    expect(matterOf(confirm.path)).toBe(id(3));
    expect(matterOf(raise.path)).toBeUndefined();
  });
});
