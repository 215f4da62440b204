import { beforeEach, describe, expect, test } from "vitest";
import type { Answer } from "../../../client/live/api.ts";
import { type Command, Outbox, type Pending, type Shelf } from "../../../client/live/outbox.ts";

const OK: Answer<unknown> = { ok: true, value: {} };
const NO_NETWORK: Answer<unknown> = { ok: false, refusal: { code: "no-network", message: "" } };
const SIGNED_OUT: Answer<unknown> = { ok: false, refusal: { code: "not-signed-in", message: "" } };
const OVER: Answer<unknown> = { ok: false, refusal: { code: "meeting-over", message: "" } };

/** A network that answers when the test says so, a server that remembers keys, and a clock turned by hand. */
class World {
  readonly sent: string[] = [];
  readonly done = new Set<string>();
  readonly refetched: string[] = [];
  readonly timers: { readonly at: number; readonly run: () => void }[] = [];
  now = 0;
  owner = "kari";
  answers: Answer<unknown>[] = [];
  /** When true the server does the command, but its answer is lost on the way. */
  losesAnswers = false;
  readonly shelf = new Map<string, Pending>();

  outbox(): Outbox {
    return new Outbox({
      send: async (command) => this.#receive(command),
      refetch: async (keys) => void this.refetched.push(...keys.map((key) => key.join(":"))),
      now: () => this.now,
      owner: () => this.owner,
      after: (milliseconds, run) => {
        const timer = { at: this.now + milliseconds, run };
        this.timers.push(timer);
        return () => void this.timers.splice(this.timers.indexOf(timer), 1);
      },
    });
  }

  shelfOf(): Shelf {
    return {
      load: async () => [...this.shelf.values()],
      keep: async (pending) => void this.shelf.set(pending.id, structuredClone(pending)),
      drop: async (id) => void this.shelf.delete(id),
    };
  }

  async advance(milliseconds: number): Promise<void> {
    this.now += milliseconds;
    for (const timer of this.timers.filter(({ at }) => at <= this.now)) {
      this.timers.splice(this.timers.indexOf(timer), 1);
      timer.run();
    }
    await settled();
  }

  async #receive({ id }: Command): Promise<Answer<unknown>> {
    this.sent.push(id);
    const answer = this.answers.shift() ?? OK;
    if (answer.ok) this.done.add(id);
    return this.losesAnswers ? NO_NETWORK : answer;
  }
}

/** Lets every promise that can go on go on. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const command = (id: string, queue = "cross:b"): Command => ({
  id,
  queue,
  path: "/boards/b/cross/commands",
  body: { colour: "green" },
  stale: [["cross", "b"]],
});

const states = (outbox: Outbox): string[] => outbox.list.map(({ id, state }) => `${id} ${state.kind}`);

describe("commands that wait", () => {
  let world: World;
  let outbox: Outbox;
  beforeEach(() => {
    world = new World();
    outbox = world.outbox();
  });

  test("a command shows at once, is sent, and leaves when the server's own picture is there", async () => {
    const answer = outbox.submit(command("a"));
    expect(states(outbox)).toEqual(["a waiting"]);
    expect(await answer).toEqual(OK);
    await settled();
    expect(world.refetched).toEqual(["cross:b"]);
    expect(outbox.list).toEqual([]);
  });

  test("commands of a queue arrive in order, also when the first had to wait", async () => {
    world.answers = [NO_NETWORK];
    void outbox.submit(command("a"));
    void outbox.submit(command("b"));
    await settled();
    expect(world.sent).toEqual(["a"]);
    await world.advance(1000);
    expect(world.sent).toEqual(["a", "a", "b"]);
    expect([...world.done]).toEqual(["a", "b"]);
  });

  test("one queue does not wait for another", async () => {
    world.answers = [NO_NETWORK];
    void outbox.submit(command("a"));
    await settled();
    void outbox.submit(command("m", "meeting:x"));
    await settled();
    expect([...world.done]).toEqual(["m"]);
  });

  test("an answer that is lost is asked for again with the same key", async () => {
    world.losesAnswers = true;
    void outbox.submit(command("a"));
    await settled();
    expect(states(outbox)).toEqual(["a waiting"]);
    world.losesAnswers = false;
    await world.advance(1000);
    expect(world.sent).toEqual(["a", "a"]);
    expect([...world.done]).toEqual(["a"]);
    expect(outbox.list).toEqual([]);
  });

  test("tries come further and further apart, at most half a minute", async () => {
    world.answers = Array.from({ length: 9 }, () => NO_NETWORK);
    void outbox.submit(command("a"));
    await settled();
    const waits: number[] = [];
    for (let tries = 0; tries < 8; tries += 1) {
      const wait = (world.timers[0]?.at ?? 0) - world.now;
      waits.push(wait);
      await world.advance(wait);
    }
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  });

  test("a wire that is back is used at once", async () => {
    world.answers = [NO_NETWORK];
    void outbox.submit(command("a"));
    await settled();
    outbox.flush();
    await settled();
    expect([...world.done]).toEqual(["a"]);
    expect(world.timers).toEqual([]);
  });

  test("a refused command keeps its reason until it has been read, and the next goes on", async () => {
    world.answers = [OVER];
    const answer = outbox.submit(command("a"));
    void outbox.submit(command("b"));
    expect(await answer).toEqual(OVER);
    await settled();
    expect(outbox.list).toMatchObject([{ id: "a", state: { kind: "refused", trouble: { code: "meeting-over" } } }]);
    expect([...world.done]).toEqual(["b"]);
    outbox.dismiss("a");
    expect(outbox.list).toEqual([]);
  });

  test("a session that has ended holds commands back until someone signs in again", async () => {
    world.answers = [SIGNED_OUT];
    void outbox.submit(command("a"));
    await settled();
    expect(states(outbox)).toEqual(["a waiting"]);
    outbox.flush();
    await settled();
    expect([...world.done]).toEqual(["a"]);
  });

  test("what one person gave is told as not done when the page becomes another's, and hers goes on", async () => {
    world.answers = [SIGNED_OUT];
    void outbox.submit(command("a"));
    await settled();
    world.owner = "ola";
    outbox.becomeOwn();
    await outbox.submit(command("b"));
    await settled();
    expect(states(outbox)).toEqual(["a refused"]);
    expect([...world.done]).toEqual(["b"]);
    expect(world.sent).toEqual(["a", "b"]);
  });

  test("a command says who gave it", () => {
    void outbox.submit(command("a"));
    world.owner = "ola";
    expect(outbox.list.map(({ as }) => as)).toEqual(["kari"]);
  });

  test("a command that was sent stays in the picture until the new picture has come", async () => {
    let arrived = (): void => undefined;
    const slow = new Outbox({
      send: async () => OK,
      owner: () => "kari",
      refetch: () => new Promise<void>((resolve) => (arrived = resolve)),
      now: () => 0,
      after: () => () => undefined,
    });
    await slow.submit(command("a"));
    expect(states(slow)).toEqual(["a sent"]);
    arrived();
    await settled();
    expect(slow.list).toEqual([]);
  });

  test("a command carries the time at which it was given", async () => {
    world.now = 5000;
    world.answers = [NO_NETWORK];
    void outbox.submit(command("a"));
    await world.advance(500);
    expect(outbox.list[0]?.at).toBe(5000);
  });
});

describe("commands that outlive a reload", () => {
  test("what one page left is sent by the next, in order, before what is new", async () => {
    const world = new World();
    const first = world.outbox();
    await first.keepOn(world.shelfOf());
    world.answers = [NO_NETWORK];
    void first.submit(command("a"));
    void first.submit(command("b"));
    await settled();
    expect([...world.shelf.keys()]).toEqual(["a", "b"]);

    const second = world.outbox();
    void second.submit(command("c", "meeting:x"));
    await second.keepOn(world.shelfOf());
    expect(states(second).slice(0, 2)).toEqual(["a waiting", "b waiting"]);
    await settled();
    expect([...world.done].filter((id) => id !== "c")).toEqual(["a", "b"]);
    expect(world.shelf.size).toBe(0);
    expect(second.list).toEqual([]);
  });

  test("only what stands nowhere but in memory is counted as lost with the page", async () => {
    const world = new World();
    const outbox = world.outbox();
    world.answers = [NO_NETWORK, NO_NETWORK];
    void outbox.submit(command("a"));
    await settled();
    expect(outbox.unkept).toBe(1);
    await outbox.keepOn(world.shelfOf());
    await settled();
    expect(outbox.unkept).toBe(0);
  });

  test("a refusal outlives a reload until someone has read it", async () => {
    const world = new World();
    const first = world.outbox();
    await first.keepOn(world.shelfOf());
    world.answers = [OVER];
    await first.submit(command("a"));
    await settled();
    const second = world.outbox();
    await second.keepOn(world.shelfOf());
    expect(states(second)).toEqual(["a refused"]);
    second.dismiss("a");
    expect(world.shelf.size).toBe(0);
    expect(world.sent).toEqual(["a"]);
  });

  test("another person at the screen does not send what the first wrote", async () => {
    const world = new World();
    const outbox = world.outbox();
    await outbox.keepOn(world.shelfOf());
    world.answers = [NO_NETWORK];
    void outbox.submit(command("a"));
    await settled();
    outbox.leave();
    await world.advance(60_000);
    expect(world.sent).toEqual(["a"]);
    expect([...world.shelf.keys()]).toEqual(["a"]);
  });
});

describe("a meeting among the commands that wait", () => {
  let world: World;
  let outbox: Outbox;
  const INTERNAL: Answer<unknown> = { ok: false, refusal: { code: "internal", message: "" } };
  const step = (id: string): Command => ({ ...command(id, "meeting:b"), goes: "first" });
  const end = (id: string): Command => ({ ...command(id, "meeting:b"), goes: "last" });
  beforeEach(() => {
    world = new World();
    outbox = world.outbox();
  });

  test("goes before whatever was done in it, and its end after", async () => {
    world.answers = [NO_NETWORK];
    const given = [step("start"), command("cross"), step("next"), command("thanks", "thanks:b"), end("end")];
    for (const each of given) void outbox.submit(each);
    await settled();
    expect(world.sent).toEqual(["start"]);
    outbox.flush();
    await settled();
    const again = world.sent.slice(1);
    expect([again[0], again.at(-1), again.length]).toEqual(["start", "end", 5]);
    // What was given after a step goes after it; what lies side by side may overtake.
    expect(again.indexOf("thanks")).toBeGreaterThan(again.indexOf("next"));
    expect(outbox.list).toEqual([]);
  });

  test("waits with what was done after a reload too", async () => {
    await outbox.keepOn(world.shelfOf());
    world.answers = [NO_NETWORK];
    for (const each of [step("start"), command("cross"), end("end")]) void outbox.submit(each);
    await settled();
    const second = world.outbox();
    await second.keepOn(world.shelfOf());
    await settled();
    expect(world.sent).toEqual(["start", "start", "cross", "end"]);
  });

  test("holds nobody up when the server itself cannot do it", async () => {
    world.answers = [INTERNAL, INTERNAL, INTERNAL];
    void outbox.submit(step("start"));
    void outbox.submit(command("cross"));
    await settled();
    expect(world.sent).toEqual(["start"]);
    await world.advance(1000);
    await world.advance(2000);
    expect([...world.done]).toEqual(["cross"]);
  });

  test("ends when the board is saved, or when that has taken too long", async () => {
    let isBusy = true;
    const release = outbox.holdLast(() => isBusy);
    void outbox.submit(end("end"));
    await settled();
    await world.advance(500);
    expect(world.sent).toEqual([]);
    isBusy = false;
    await world.advance(500);
    expect(world.sent).toEqual(["end"]);
    isBusy = true;
    void outbox.submit(end("another"));
    for (let looks = 0; looks < 121; looks += 1) await world.advance(500);
    expect(world.sent).toEqual(["end", "another"]);
    release();
  });
});
