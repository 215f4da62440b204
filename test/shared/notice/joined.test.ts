import { describe, expect, test } from "vitest";
import type { BoardId } from "../../../shared/base/ids.ts";
import { DAY, HOUR, MINUTE } from "../../../shared/base/time.ts";
import type { NoticeEvent } from "../../../shared/notice/event.ts";
import { joined } from "../../../shared/notice/joined.ts";
import { nextTry } from "../../../shared/notice/retry.ts";
import { mailAddress, masked } from "../../../shared/notice/wire.ts";

const board = "board" as BoardId;
const other = "other" as BoardId;
const one = (event: NoticeEvent, matterId = "a", boardId = board) => ({ event, matterId, boardId });
const counts = (...all: ReturnType<typeof one>[]) => joined(all).map(({ about, count }) => `${about} ${count}`);

describe("several things told as one", () => {
  test("are counted by what is asked, the most pressing first", () => {
    expect(counts(one("answered", "a"), one("safety-new", "b"), one("risen-here", "c"))).toEqual([
      "waiting 2",
      "answered 1",
    ]);
  });

  test("count a matter once, however often it was told of", () => {
    expect(counts(one("safety-new"), one("urged"), one("reopened"))).toEqual(["waiting 1"]);
    expect(counts(one("safety-new"), one("due-soon"))).toEqual(["due-soon 1"]);
  });

  test("name each board once, and the matter where it is the only one there", () => {
    const told = [one("answered", "a"), one("answered", "b"), one("answered", "c", other), one("answered", "c", other)];
    expect(joined(told)[0]?.places).toEqual([
      { boardId: board, matterId: null },
      { boardId: other, matterId: "c" },
    ]);
    expect(joined([])).toEqual([]);
  });
});

describe("a message that does not arrive", () => {
  /** Every try of a message that is never taken, as the time since it was made. */
  function tries(): number[] {
    const all: number[] = [];
    for (let next: number | null = 0; next !== null; next = nextTry(all.length, 0, next)) all.push(next);
    return all;
  }

  test("is tried again soon, then ever more seldom, and at least every hour", () => {
    expect(tries().slice(0, 5)).toEqual([0, 1, 3, 8, 23].map((minutes) => minutes * MINUTE));
    const waits = tries().map((at, i, all) => at - (all[i - 1] ?? 0));
    expect(Math.max(...waits)).toBe(HOUR);
  });

  test("is given up within a day", () => {
    const last = tries().at(-1) ?? 0;
    expect(last).toBeGreaterThan(DAY - 2 * HOUR);
    expect(last).toBeLessThanOrEqual(DAY);
  });
});

describe("an address", () => {
  test.each(["ada@sykehus.no", "kari.nordmann+tavle@post.helse-sorost.no", "ørjan@sykehus.no"])(
    "%s is taken",
    (text) => {
      expect(mailAddress.safeParse(text).success).toBe(true);
    },
  );

  test.each([
    "ada@sykehus.no\r\nBcc: alle@sykehus.no",
    "ada@sykehus.no,bodil@sykehus.no",
    "Ada <ada@sykehus.no>",
    "ada@[10.0.0.1]",
    "ada@localhost",
    "a b@sykehus.no",
    '"ada"@sykehus.no',
    "ada@sykehus.no>\u0000",
    `${"a".repeat(300)}@sykehus.no`,
  ])("%j is refused", (text) => {
    expect(mailAddress.safeParse(text).success).toBe(false);
  });

  test("is shown masked to others than its owner", () => {
    expect(masked("vakt@sykehus.no")).toBe("v…@sykehus.no");
  });
});
