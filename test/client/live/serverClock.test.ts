import { describe, expect, test } from "vitest";
import { type ClockShelf, ServerClock } from "../../../client/live/serverClock.ts";

/** A browser whose clock is a minute slow. */
function slowBrowser(): { clock: ServerClock; wait: (milliseconds: number) => void; server: () => number } {
  let server = 1_000_000;
  const clock = new ServerClock(() => server - 60_000);
  return { clock, wait: (milliseconds) => void (server += milliseconds), server: () => server };
}

describe("the server's clock on a screen", () => {
  test("is the browser's own until the server has been heard", () => {
    const { clock } = slowBrowser();
    expect(clock.now()).toBe(940_000);
  });

  test("takes the middle of the journey as the moment of the answer", () => {
    const { clock, wait, server } = slowBrowser();
    const sentAt = clock.localNow();
    wait(100);
    const answered = server();
    wait(100);
    clock.hear(answered, sentAt);
    expect(clock.now()).toBe(server());
  });

  test("keeps the sample with the shortest journey", () => {
    const { clock, wait, server } = slowBrowser();
    clock.hear(server(), clock.localNow());
    const sentAt = clock.localNow();
    const answered = server();
    wait(4000);
    clock.hear(answered, sentAt);
    expect(clock.now()).toBe(server());
  });

  test("lets an old sample go, since clocks of walls drift", () => {
    const { clock, wait, server } = slowBrowser();
    clock.hear(server() - 3000, clock.localNow());
    wait(11 * 60_000);
    clock.hear(server());
    expect(clock.now()).toBe(server());
  });
});

describe("a clock that is set while the network is away", () => {
  /** A wall whose own clock a test sets; `ticks` run on evenly. */
  function aWall(local: number, shelf?: ClockShelf) {
    const time = { local, ticks: 0 };
    const clock = new ServerClock(
      () => time.local,
      () => time.ticks,
      shelf,
    );
    const pass = (milliseconds: number): void => {
      time.local += milliseconds;
      time.ticks += milliseconds;
    };
    return { clock, time, pass };
  }
  function aShelf(): ClockShelf {
    const kept = new Map<string, string>();
    return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
  }

  test("does not move what was done: it is told by how long ago it was", () => {
    const { clock, time, pass } = aWall(500);
    clock.hear(1_000_000, 500);
    const before = clock.moment();
    pass(60_000);
    // Somebody sets the wall's clock a day ahead; the server is heard again.
    time.local += 86_400_000;
    const after = clock.moment();
    pass(60_000);
    clock.hear(1_120_000, time.local);
    expect([clock.told(before), clock.told(after)]).toEqual([1_000_000, 1_060_000]);
  });

  test("corrects what was done on a wall whose clock had always been wrong", () => {
    const { clock, pass } = aWall(500);
    const moment = clock.moment();
    pass(30_000);
    clock.hear(1_030_000, 30_500);
    expect(clock.told(moment)).toBe(1_000_000);
  });

  test("goes on with the last known difference after a reload without network", () => {
    const shelf = aShelf();
    aWall(500, shelf).clock.hear(1_000_000, 500);
    expect(aWall(60_500, shelf).clock.now()).toBe(1_060_000);
  });

  test("is never earlier than it has been, though a machine without a battery begins anew", () => {
    const shelf = aShelf();
    aWall(9_000_000, shelf).clock.hear(10_000_000, 9_000_000);
    const { clock, pass } = aWall(0, shelf);
    pass(1000);
    expect(clock.now()).toBe(10_001_000);
    clock.hear(10_500_000, 1000);
    expect(clock.now()).toBe(10_500_000);
  });

  test("is kept by anything that is heard, however long its journey", () => {
    const shelf = aShelf();
    aWall(0, shelf).clock.hear(1_000_000, 0);
    const { clock, pass } = aWall(0, shelf);
    pass(9000);
    clock.hear(2_000_000, 0);
    expect(clock.now()).toBe(2_004_500);
  });
});
