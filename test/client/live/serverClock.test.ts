import { describe, expect, test } from "vitest";
import { ServerClock } from "../../../client/live/serverClock.ts";

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
