import { expect, test } from "vitest";
import { refusedText } from "../../../client/remote/phone/refusedText.ts";
import { newId } from "../../../shared/base/ids.ts";
import { type Escalation, shownMatter } from "../../../shared/escalation/escalation.ts";
import type { MatterStep } from "../../../shared/escalation/step.ts";
import { seededRandom } from "../../support/ids.ts";

const random = seededRandom(5);
const [from, to] = [newId<"board">(random), newId<"board">(random)];
const by = { kind: "person", id: newId<"person">(random), name: "Ola Lie" } as const;

function matter(...steps: readonly MatterStep[]): Escalation {
  const sent = { what: "sent", to, due: null, rises: null, onCall: false, at: 0, by } as const;
  const said = { id: newId<"escalation">(random), cardId: null, kind: "action", safety: false } as const;
  const texts = { what: "Sak", tried: "", asked: "Hjelp", chart: null };
  const placeOf = (boardId: typeof from) => ({ boardId, unitName: "", unitKind: "section" as const });
  return shownMatter({ ...said, ...texts, history: [sent, ...steps] }, from, placeOf, [from, to]);
}

const first = (current: Escalation) =>
  ({ code: "changed-meanwhile", message: "", current: { escalation: current } }) as const;

test("who was first is named, with the answer or with how the matter stands", () => {
  const answered = matter({ what: "answered", text: "Kommer i dag", board: to, at: 1, by });
  expect(refusedText(first(answered), "nb")).toBe("Ola Lie svarte først: «Kommer i dag»");
  const received = matter({ what: "received", board: to, at: 1, by });
  expect(refusedText(first(received), "nn")).toBe("Ola Lie var først: saka er motteken.");
});

test("any other refusal says what it is, not that somebody was first", () => {
  expect(refusedText({ code: "not-allowed", message: "" }, "nb")).toContain("ikke tilgang");
  expect(refusedText({ code: "no-network", message: "" }, "en")).toContain("cannot reach the server");
  expect(refusedText({ code: "bad-request", message: "" }, "nb")).not.toContain("skjemaet");
});
