import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { openBoard, type OpenBoard } from "../../client/board/openBoard.ts";
import { startPath, withPending } from "../../client/huddle/meetingNow.ts";
import type { Answer } from "../../client/live/api.ts";
import { type Command, Outbox, type Pending, type Shelf } from "../../client/live/outbox.ts";
import { ServerClock } from "../../client/live/serverClock.ts";
import { newId } from "../../shared/base/ids.ts";
import { DAY, HOUR, MINUTE } from "../../shared/base/time.ts";
import { defaultLaneId } from "../../shared/board/templates.ts";
import { plannedMeetingId } from "../../shared/huddle/late.ts";
import type { MeetingType } from "../../shared/huddle/meetingType.ts";
import type { MeetingNow } from "../../shared/protocol/meetings.ts";
import { ask, call } from "../support/caller.ts";
import { PASSWORD, PEOPLE } from "../support/hospital.ts";
import { seededRandom } from "../support/ids.ts";
import { type ServerProcess, startServerProcess } from "../support/serverProcess.ts";
import { stockClient, until } from "../support/syncServer.ts";
import { pairWall } from "../support/wall.ts";

/** 07:40 on a Monday; the board meets at 07:45. */
const MONDAY = Date.parse("2026-11-23T06:40:00Z");
const PLANNED = MONDAY + 5 * MINUTE;
const NEW = defaultLaneId("new");
const TESTING = defaultLaneId("testing");
const random = seededRandom(72);
const press = () => newId<"press">(random);
const LONG = { timeout: 40_000 };

/** A screen of the board as a browser runs it, without the browser: its document, its outbox, and its own clock. */
class Client {
  readonly board: OpenBoard;
  readonly clock: ServerClock;
  outbox: Outbox;
  cookie: string;
  private readonly server: ServerProcess;
  /** What a reload finds again. */
  private readonly shelf = new Map<string, Pending>();

  constructor(server: ServerProcess, cookie: string, clockIsAhead = 0) {
    this.server = server;
    this.cookie = cookie;
    const now = (): number => server.now() + clockIsAhead;
    this.clock = new ServerClock(now, now);
    const environment = {
      server: server.url.replace("http", "ws"),
      Socket: this.socket(),
      random: (count: number) => crypto.getRandomValues(new Uint8Array(count)),
      now,
      askSession: () => this.askSession(),
      after: soon,
    };
    this.board = openBoard({ boardId: server.hospital.boardId, environment });
    this.outbox = this.newOutbox();
    void this.outbox.keepOn(this.shelfOf());
  }

  /** The page is loaded anew without a server: what waits is found on its shelf. */
  async reload(): Promise<void> {
    this.outbox.leave();
    this.outbox = this.newOutbox();
    await this.outbox.keepOn(this.shelfOf());
  }

  private newOutbox(): Outbox {
    return new Outbox({
      send: (pending) => this.send(pending),
      refetch: () => Promise.resolve(),
      now: () => this.clock.now(),
      moment: () => this.clock.moment(),
      owner: () => null,
      after: soon,
    });
  }

  submit(queue: string, path: string, body: unknown, goes?: Command["goes"]): void {
    void this.outbox.submit({ id: press(), queue, path, body, stale: [], ...(goes && { goes }) });
  }

  get waiting(): number {
    return this.outbox.list.filter(({ state }) => state.kind === "waiting").length;
  }

  get refused(): string[] {
    return this.outbox.list.flatMap(({ state }) => (state.kind === "refused" ? [state.trouble.code] : []));
  }

  get isAtRest(): boolean {
    return this.waiting === 0 && this.board.unsaved === 0 && this.board.connection.state !== "offline";
  }

  private async send({ path, body, id, at, moment }: Pending): Promise<Answer<unknown>> {
    const given = Math.round(moment ? this.clock.told(moment) : at);
    try {
      const how = { body, key: id, given, cookie: this.cookie };
      const answer = await call(this.server.url, "POST", `/api/v1${path}`, how);
      return answer.status < 300 ? { ok: true, value: answer.body } : { ok: false, refusal: answer.body };
    } catch {
      // No server: what `fetch` in a browser throws too.
      return { ok: false, refusal: { code: "no-network", message: "" } };
    }
  }

  private async askSession(): Promise<"signedIn" | "signedOut" | "unreachable"> {
    try {
      const { status } = await call(this.server.url, "GET", "/api/v1/session", { cookie: this.cookie });
      return status === 401 ? "signedOut" : "signedIn";
    } catch {
      return "unreachable";
    }
  }

  /** Opens with the cookie that the browser has then. */
  private socket(): typeof globalThis.WebSocket {
    const headers = (): Record<string, string> => ({ cookie: this.cookie });
    const origin = this.server.url;
    class Browser extends WebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols, { origin, headers: headers() });
      }
    }
    return Browser as unknown as typeof globalThis.WebSocket;
  }

  private shelfOf(): Shelf {
    return {
      load: async () => [...this.shelf.values()],
      keep: async (pending) => void this.shelf.set(pending.id, structuredClone(pending)),
      drop: async (id) => void this.shelf.delete(id),
    };
  }
}

/** Waits of the product are made short: only their order matters here. */
function soon(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, Math.min(milliseconds, 100));
  return () => clearTimeout(timer);
}

describe("72 hours without server", () => {
  let server: ServerProcess;
  let wall: Client;
  let lise: Client;
  let per: Client;
  let last: MeetingNow;
  const path = () => `/boards/${server.hospital.boardId}`;
  const lead = async (at: string) => (await ask(server.url, "GET", `/api/v1${at}`, { cookie: lise.cookie })).body;

  beforeAll(async () => {
    server = await startServerProcess({ now: MONDAY });
    const asks = { url: server.url, hospital: server.hospital, as: server.as };
    const paired = await pairWall(asks, "touch");
    // A wall whose own clock is two hours ahead, as it has been told.
    wall = new Client(server, paired.cookie, 2 * HOUR);
    wall.clock.hear(server.now(), server.now() + 2 * HOUR);
    lise = new Client(server, await signIn("leader"));
    per = new Client(server, await signIn("participant"));
    last = await lead(`${path()}/meeting`);
  });
  afterAll(async () => {
    for (const client of [wall, lise, per]) client.board.close();
    await server.close();
  });

  async function signIn(who: "leader" | "participant"): Promise<string> {
    const body = { name: PEOPLE[who].login, password: PASSWORD };
    return (await ask(server.url, "POST", "/api/v1/session", { body })).cookie ?? "";
  }

  function type(): MeetingType {
    const [first] = last.types;
    if (!first) throw new Error("the board has no meeting");
    return first;
  }
  const meetingOf = (day: number): string => plannedMeetingId(type().id, PLANNED + day * DAY);

  function begin(client: Client): void {
    const known = type();
    const late = { id: press(), steps: known.steps, heads: { room: 6, remote: 0 } };
    client.submit("meeting", startPath(server.hospital.boardId), { typeId: known.id, late }, "first");
  }

  /** One press, on the meeting as the client shows it. */
  function run(client: Client, day: number, command: Record<string, unknown>): void {
    const calendar = { zone: "Europe/Oslo", closedDays: [] };
    const { running } = withPending(last, client.outbox.list, calendar);
    const body = { ...command, ...(command["do"] !== "heads" && { id: press(), after: running?.moved?.id ?? null }) };
    client.submit("meeting", `/meetings/${meetingOf(day)}/commands`, body, command["do"] === "end" ? "last" : "first");
  }

  const heads = (client: Client, day: number, where: "room" | "remote") =>
    run(client, day, { do: "heads", id: press(), where, by: 1 });
  const colour = (client: Client, date: string, what: string) =>
    client.submit("cross", `${path()}/cross/commands`, { do: "colour", date, colour: what, was: null });
  const thank = (client: Client, to: string) =>
    client.submit("thanks", `${path()}/thanks/commands`, { do: "give", id: press(), to, line: "" });

  test("lose nobody's work, double none of it, and leave equal documents on three clients and the server", async () => {
    const shared = lise.board.edit.addCard({ title: "Felles kort", laneId: NEW });
    await until(() => [wall, per].every(({ board }) => board.state.card(shared) !== undefined) && lise.isAtRest);
    await server.kill();
    await until(() => [wall, lise, per].every(({ board }) => board.connection.state === "offline"));

    for (let day = 0; day < 3; day += 1) {
      await server.advance(MONDAY + day * DAY + 5 * MINUTE - server.now());
      // The wall holds the meeting; on Tuesday the leader, who is cut off too, holds the same one on a laptop.
      begin(wall);
      heads(wall, day, "room");
      if (day === 1) {
        begin(lise);
        heads(lise, day, "remote");
        run(lise, day, { do: "goTo", to: 4 });
      }
      await server.advance(MINUTE);
      run(wall, day, { do: "next", from: 0 });
      await server.advance(2 * MINUTE);
      run(wall, day, { do: "next", from: 1 });
      colour(wall, `2026-11-2${2 + day}`, "green");
      wall.board.edit.addCard({ title: `Veggen, dag ${day}`, laneId: NEW });
      thank(wall, "nightShift");
      await server.advance(5 * MINUTE);
      run(wall, day, { do: "end" });
      // In the day the two others work at their desks.
      await server.advance(3 * HOUR);
      lise.board.edit.addCard({ title: `Lise, dag ${day}`, laneId: NEW });
      lise.board.note(shared).splice(0, 0, `Lise ${day}. `);
      per.board.edit.addCard({ title: `Per, dag ${day}`, laneId: TESTING });
      per.board.note(shared).splice(0, 0, `Per ${day}. `);
      thank(per, "doctors");
      // In the night the wall is loaded anew.
      await wall.reload();
      await server.advance(9 * HOUR);
    }
    lise.board.edit.moveCard(shared, { laneId: TESTING, beforeId: null });
    await server.advance(MONDAY + 72 * HOUR - server.now());
    expect([wall.waiting, lise.waiting, per.waiting]).toEqual([21, 3, 3]);

    await server.restart();
    // Killed once more in the middle of it.
    await until(() => wall.waiting < 18 || wall.refused.length > 0, "the first commands of the wall");
    await server.kill();
    await server.restart();
    // The people have been away for too long: they sign in anew, and nothing of theirs is gone by it.
    await until(() => [lise, per].every(({ board }) => board.connection.state === "signedOut"));
    expect([lise.waiting, per.waiting]).toEqual([3, 3]);
    lise.cookie = await signIn("leader");
    per.cookie = await signIn("participant");
    for (const client of [lise, per]) {
      client.outbox.flush();
      client.board.rejoin();
    }
    await until(() => [wall, lise, per].every((client) => client.isAtRest), "all at rest");

    // The documents.
    const [name = "", value = ""] = lise.cookie.split(/=(.*)/s);
    const address = { url: server.url.replace("http", "ws"), origin: server.url };
    const fresh = stockClient(address, server.hospital.boardId, value, undefined, name);
    await until(() => fresh.provider.synced);
    await expect
      .poll(() => [wall, lise, per].map(({ board }) => board.digest()), LONG)
      .toEqual(Array(3).fill(fresh.board.digest()));
    const titles = fresh.board.cards.all().map(({ title }) => title);
    const written = [0, 1, 2].flatMap((day) => [`Veggen, dag ${day}`, `Lise, dag ${day}`, `Per, dag ${day}`]);
    expect(titles.toSorted()).toEqual([...written, "Felles kort"].toSorted());
    const note = fresh.board.note(shared)?.toString() ?? "";
    for (const said of written.filter((title) => !title.startsWith("V"))) {
      expect(note.split(`${said.replace(", dag", "")}. `)).toHaveLength(2);
    }
    fresh.close();

    // The meetings, at their own times.
    for (let day = 0; day < 3; day += 1) {
      const { meeting, facts } = await lead(`/meetings/${meetingOf(day)}`);
      const startedAt = PLANNED + day * DAY;
      expect(meeting).toMatchObject({
        state: "ended",
        plannedAt: startedAt,
        heads: { room: 7, remote: day === 1 ? 1 : 0 },
      });
      expect(Math.abs(meeting.startedAt - startedAt)).toBeLessThan(MINUTE);
      if (day === 1) continue;
      expect(Math.abs(meeting.endedAt - startedAt - 8 * MINUTE)).toBeLessThan(MINUTE);
      expect(meeting.spent.map((ms: number) => Math.round(ms / MINUTE))).toEqual([1, 2, 5, 0, 0, 0, 0, 0]);
      expect(facts.cross.map(({ date }: { date: string }) => date)).toContain(`2026-11-2${2 + day}`);
    }
    const { items } = await lead(`${path()}/meetings`);
    expect(items.map(({ meeting }: { meeting: { state: string } }) => meeting.state)).toEqual(Array(3).fill("ended"));
    // Whoever came second to Tuesday's meeting was told, and nothing else was refused.
    const told = [...wall.refused, ...lise.refused, ...per.refused];
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter((code) => code !== "changed-meanwhile" && code !== "meeting-over")).toEqual([]);

    // Cross and thanks.
    const cross = await lead(`${path()}/cross?from=2026-11-22&to=2026-11-26`);
    expect(cross.days.map(({ date, colour: one }: { date: string; colour: string }) => [date, one])).toEqual(
      [22, 23, 24].map((date) => [`2026-11-${date}`, "green"]),
    );
    expect((await lead(`${path()}/thanks`)).items).toHaveLength(6);
  }, 120_000);
});
