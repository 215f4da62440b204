import { describe, expect, test } from "vitest";
import { base32, type CardId } from "../../../shared/base/ids.ts";
import {
  apply,
  dotsOn,
  leftOf,
  type RoundId,
  sumsOf,
  type VoteCommand,
  voteCommand,
  type VotePicture,
} from "../../../shared/vote/vote.ts";

const NOW = 1_795_000_000_000;
const id = (n: number) => base32(new Uint8Array(16).fill(n));
const round = id(50) as RoundId;
const card = (n: number) => id(n) as CardId;
const none: VotePicture = { open: null, mine: [], last: null };
const start: VoteCommand = { do: "start", id: round, cards: [card(1), card(2)], dots: 3 };
const cast = (n: number, dots: number): VoteCommand => ({ do: "cast", round, cardId: card(n), dots });
const count = (n: number, by: number, press = 7): VoteCommand =>
  voteCommand.parse({ do: "count", round, cardId: card(n), by, id: id(press) });
const close: VoteCommand = { do: "close", round };

function after(picture: VotePicture, ...commands: VoteCommand[]): VotePicture {
  return commands.reduce((now, command) => {
    const next = apply(now, command, NOW);
    if (!next.ok) throw new Error(next.refusal.code);
    return next.value;
  }, picture);
}
function refusal(picture: VotePicture, command: VoteCommand): string | undefined {
  const next = apply(picture, command, NOW);
  return next.ok ? undefined : next.refusal.code;
}

describe("dots on ideas", () => {
  test("are as many as each has, and can be moved as long as the round runs", () => {
    const given = after(none, start, cast(1, 2), cast(2, 1));
    expect([leftOf(given), given.open?.given]).toEqual([0, 3]);
    expect(refusal(given, cast(1, 3))).toBe("no-dots-left");
    const moved = after(given, cast(1, 0), cast(2, 3));
    expect([dotsOn(moved.mine, card(1)), dotsOn(moved.mine, card(2)), moved.open?.given]).toEqual([0, 3, 3]);
  });
  test("said again change nothing", () => {
    const once = after(none, start, cast(1, 2));
    expect(after(once, cast(1, 2))).toEqual(once);
    expect(after(once, start)).toBe(once);
  });
  test("lie only on ideas of the round that runs", () => {
    const running = after(none, start);
    expect(refusal(running, cast(9, 1))).toBe("not-in-round");
    expect(refusal(none, cast(1, 1))).toBe("round-over");
    expect(refusal(running, { ...start, id: id(51) as RoundId })).toBe("round-open");
  });
  test("of hands in the room go up and down, each press once and never below none", () => {
    const counted = after(none, start, count(1, 4, 7), count(1, 4, 7), count(1, -1, 8), count(2, -1, 9));
    expect(counted.open?.room).toEqual([{ cardId: card(1), dots: 3 }]);
    expect(counted.open?.given).toBe(3);
    expect(counted.mine).toEqual([]);
  });
  test("are over when the round is closed, and nobody starts the same round again", () => {
    const over = after(none, start, cast(1, 2), close);
    expect(over).toEqual(none);
    const known = { ...none, last: { id: round, sums: [], closedAt: NOW } };
    expect(after(known, close)).toBe(known);
    expect(refusal(known, start)).toBe("round-over");
  });
  test("are added up for each idea in the order of the board", () => {
    const room = [{ cardId: card(2), dots: 5 }];
    const others = [
      { cardId: card(1), dots: 2 },
      { cardId: card(2), dots: 1 },
    ];
    expect(sumsOf([card(1), card(2), card(3)], room, others).map(({ dots }) => dots)).toEqual([2, 6, 0]);
  });
  test("are asked for on one to twenty ideas, each once", () => {
    const asked = (cards: readonly string[]) => voteCommand.safeParse({ ...start, cards }).success;
    expect([asked([]), asked([card(1), card(1)]), asked(Array.from({ length: 21 }, (_, n) => id(n)))]).toEqual([
      false,
      false,
      false,
    ]);
    expect(asked(Array.from({ length: 20 }, (_, n) => id(n)))).toBe(true);
  });
});
