import { expect, test } from "vitest";
import { draftOf, dropDrafts, keepDraft } from "../../../client/live/drafts.ts";

/** As a tab keeps it. */
function shelf() {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (at: number) => [...kept.keys()][at] ?? null,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };
}

test("what was begun stands there again, for whoever began it and for that alone", () => {
  const tab = shelf();
  keepDraft(tab, "kari", "answer:1", "Ny lås i dag");
  expect(draftOf(tab, "kari", "answer:1")).toBe("Ny lås i dag");
  expect(draftOf(tab, "kari", "answer:2")).toBe("");
  expect(draftOf(tab, "per", "answer:1")).toBe("");
});

test("what has been taken out again or sent is no draft", () => {
  const tab = shelf();
  keepDraft(tab, "kari", "answer:1", "Ny lås");
  keepDraft(tab, "kari", "answer:1", "  ");
  expect(tab.length).toBe(0);
});

test("whoever signs in next finds nothing of the one before, and signing out leaves nothing", () => {
  const tab = shelf();
  tab.setItem("tavle-phone", "another room's");
  keepDraft(tab, "kari", "answer:1", "Ny lås");
  keepDraft(tab, "per", "answer:1", "Vi har ikke folk");
  dropDrafts(tab, "per");
  expect([draftOf(tab, "kari", "answer:1"), draftOf(tab, "per", "answer:1")]).toEqual(["", "Vi har ikke folk"]);
  dropDrafts(tab);
  expect([draftOf(tab, "per", "answer:1"), tab.length]).toEqual(["", 1]);
});

test("a tab that can keep nothing lets one write all the same", () => {
  const full = {
    ...shelf(),
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
  };
  expect(() => keepDraft(full, "kari", "answer:1", "Ny lås")).not.toThrow();
});
