import { expect, test } from "vitest";
import { type Asking, whomActs } from "../../../client/views/huddle/raising.ts";
import { catalogue } from "../../../client/words/catalogue.ts";
import { base32, type BoardId } from "../../../shared/base/ids.ts";
import type { Place } from "../../../shared/escalation/escalation.ts";

function id(n: number): BoardId {
  return base32(new Uint8Array(16).fill(n)) as BoardId;
}

const above: readonly Place[] = [
  { boardId: id(1), unitName: "Ortopedisk avdeling", unitKind: "department" },
  { boardId: id(2), unitName: "Kirurgisk klinikk", unitKind: "clinic" },
];
const asking: Asking = { kind: "action", asked: "Utstyr", isOwn: false, safety: false };
const labelsOf = (asked: Partial<Asking>) =>
  whomActs(catalogue.nb, above, { ...asking, ...asked }, { ask: () => undefined, send: () => undefined }).map(
    ({ label }) => label,
  );

test("those who may get a matter come nearest first, below what they promise; safety is one touch more", () => {
  expect(labelsOf({})).toEqual([
    "Send til Ortopedisk avdeling",
    "Send til Kirurgisk klinikk",
    "Gjelder det sikkerhet?",
  ]);
  expect(labelsOf({ kind: "awareness", asked: "" })).toHaveLength(2);
  // Its words are not written yet: nobody can get it.
  expect(labelsOf({ isOwn: true, asked: " " })).toEqual(["Gjelder det sikkerhet?"]);
});
