import { describe, expect, test } from "vitest";
import { base32, type CardId, type PersonId } from "../../../shared/base/ids.ts";
import {
  apply,
  type Commenter,
  type CommentCommand,
  type CommentId,
  type CommentList,
  EDIT_FOR,
  mayEdit,
  MOST_COMMENTS,
} from "../../../shared/comment/comment.ts";

const NOW = 1_795_000_000_000;
const id = (n: number) => base32(new Uint8Array(16).fill(n));
const comment = (n: number) => id(n) as CommentId;
const cardId = id(99) as CardId;
const person = (n: number, mayTakeDown = false): Commenter => ({
  personId: id(n) as PersonId,
  name: `Person ${n}`,
  mayTakeDown,
});
const none: CommentList = { items: [] };
const write = (n: number, text = "Prøv på dagvakt først"): CommentCommand => ({
  do: "write",
  id: comment(n),
  cardId,
  text,
});

function done(list: CommentList, command: CommentCommand, by = person(1), at = NOW): CommentList {
  const next = apply(list, command, by, at);
  if (!next.ok) throw new Error(next.refusal.code);
  return next.value;
}
function refusal(list: CommentList, command: CommentCommand, by = person(1), at = NOW): string | undefined {
  const next = apply(list, command, by, at);
  return next.ok ? undefined : next.refusal.code;
}

describe("a comment", () => {
  test("stands last and once, however often it comes", () => {
    const list = [write(1), write(2), write(1, "noe annet")].reduce((now, each) => done(now, each), none);
    expect(list.items.map((each) => [each.id, each.text])).toEqual([
      [comment(1), "Prøv på dagvakt først"],
      [comment(2), "Prøv på dagvakt først"],
    ]);
  });
  test("is changed by its writer for an hour, and by nobody else", () => {
    const list = done(none, write(1));
    const edit: CommentCommand = { do: "edit", id: comment(1), cardId, text: "Prøv på kveldsvakt først" };
    expect(done(list, edit, person(1), NOW + EDIT_FOR - 1).items[0]).toMatchObject({
      text: "Prøv på kveldsvakt først",
      editedAt: NOW + EDIT_FOR - 1,
    });
    expect(refusal(list, edit, person(1), NOW + EDIT_FOR)).toBe("too-late");
    expect(refusal(list, edit, person(2, true))).toBe("not-own");
    const [first] = list.items;
    expect(first && [mayEdit(first, person(1).personId, NOW), mayEdit(first, person(2).personId, NOW)]).toEqual([
      true,
      false,
    ]);
  });
  test("is deleted by its writer at any time, also twice, and not by a leader", () => {
    const list = done(none, write(1));
    const remove: CommentCommand = { do: "remove", id: comment(1), cardId };
    expect(refusal(list, remove, person(2, true))).toBe("not-own");
    const gone = done(list, remove, person(1), NOW + 100 * EDIT_FOR);
    expect(gone.items).toEqual([]);
    expect(done(gone, remove)).toBe(gone);
  });
  test("is taken down by a leader with a reason: the words are gone, and it is not changed back", () => {
    const list = done(none, write(1));
    const takeDown: CommentCommand = { do: "takeDown", id: comment(1), cardId, reason: "Nevner en pasient" };
    expect(refusal(list, takeDown, person(1))).toBe("not-own");
    const down = done(list, takeDown, person(2, true));
    expect(down.items[0]).toMatchObject({ text: "", takenDown: { reason: "Nevner en pasient", at: NOW } });
    expect(done(down, takeDown, person(2, true))).toBe(down);
    expect(refusal(down, { do: "edit", id: comment(1), cardId, text: "igjen" })).toBe("gone");
  });
  test("that is not there is neither changed nor taken down", () => {
    expect(refusal(none, { do: "edit", id: comment(1), cardId, text: "x" })).toBe("gone");
    expect(refusal(none, { do: "takeDown", id: comment(1), cardId, reason: "x" }, person(2, true))).toBe("gone");
  });
  test("finds no room on a card that has two hundred", () => {
    const [first] = done(none, write(1)).items;
    const full = { items: Array.from({ length: MOST_COMMENTS }, () => first) } as CommentList;
    expect(refusal(full, write(2))).toBe("too-many");
  });
});
