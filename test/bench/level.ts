/**
 * Sixty people have the executive board open while answers are given: how long until an answer stands on the wall that asked,
 * and until the last of the sixty sees it gone from what waits. Counts what comes back from the server. `npm run bench -- level`
 */
import { loadavg } from "node:os";
import { performance } from "node:perf_hooks";
import { io, type Socket } from "socket.io-client";
import { type BoardId, newId, type UnitId } from "../../shared/base/ids.ts";
import type { News, Watch } from "../../shared/protocol/live.ts";
import { ask } from "../support/caller.ts";
import { seededRandom } from "../support/ids.ts";
import { type ServerProcess, startServerProcess } from "../support/serverProcess.ts";
import { pairWall } from "../support/wall.ts";

const VIEWERS = 60;
const SECTIONS = 40;
const ANSWERS = 40;
/** As the pages do: a wall asks 0 to 300 ms after the news, and so does an open overview. */
const JITTER = 300;
const random = seededRandom(60);

interface Listener {
  readonly socket: Socket;
  /** Resolved when what it asks for again says what is waited for. */
  readonly sees: (wanted: (answer: never) => boolean) => Promise<number>;
}

/** A screen that asks again after news of one kind, and tells those who wait when it has seen what they look for. */
async function listener(
  url: string,
  cookie: string,
  kind: News["kind"],
  path: string,
  watch?: Watch,
): Promise<Listener> {
  const waiting = new Set<{ wanted: (answer: never) => boolean; done: (at: number) => void }>();
  const look = async (): Promise<void> => {
    const { body } = await ask(url, "GET", path, { cookie });
    for (const each of waiting) {
      if (!each.wanted(body as never)) continue;
      waiting.delete(each);
      each.done(performance.now());
    }
  };
  const socket = io(url, { transports: ["websocket"], extraHeaders: { cookie, origin: url }, forceNew: true });
  let isAsking = false;
  socket.on("news", (news: News) => {
    if (news.kind !== kind || isAsking) return;
    isAsking = true;
    setTimeout(() => {
      isAsking = false;
      void look();
    }, Math.random() * JITTER);
  });
  await new Promise<void>((resolve) => socket.once("hello", () => resolve()));
  if (watch) await socket.emitWithAck("watch", watch);
  return { socket, sees: (wanted) => new Promise((done) => waiting.add({ wanted, done })) };
}

interface Made {
  readonly trustId: UnitId;
  readonly above: BoardId;
  readonly from: BoardId;
}

/** A trust with many sections, each with a board, under the people of the small hospital. */
async function found(server: ServerProcess): Promise<Made> {
  const { trustId, boardId } = server.hospital;
  const post = async (path: string, body: unknown) =>
    (await server.as("admin", "POST", `/api/v1${path}`, { body })).body;
  const above = await post("/boards", { unitId: trustId, name: "Prøve HF", kind: "management", language: "nb" });
  for (let i = 0; i < SECTIONS; i += 1) {
    const unit = await post("/units", { parentId: trustId, kind: "section", name: `Post ${i + 10}` });
    await post("/boards", { unitId: unit.id, name: unit.name, kind: "huddle", language: "nb" });
  }
  return { trustId, above: above.id, from: boardId };
}

async function raise(server: ServerProcess, { from, above }: Made, i: number): Promise<string> {
  const id = newId<"escalation">(random);
  const matter = { cardId: null, kind: "action", safety: false, tried: "Ringt", asked: "En avgjørelse", to: above };
  await server.as("deputy", "POST", `/api/v1/boards/${from}/escalations`, {
    body: { id, what: `Sak ${i}`, ...matter },
  });
  return id;
}

export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
};

type Step = { readonly what: string };
interface Answered {
  readonly items: readonly { readonly id: string; readonly history: readonly Step[] }[];
}
interface Seen {
  readonly matters: { readonly waiting: readonly { readonly id: string }[] };
}

/** The part of the report about the executive board. */
export async function levelSection(): Promise<string> {
  const server = await startServerProcess();
  try {
    const made = await found(server);
    const cookie = await server.signIn("admin");
    const ids: string[] = [];
    for (let i = 0; i < ANSWERS; i += 1) ids.push(await raise(server, made, i));
    const overview = `/api/v1/units/${made.trustId}/overview`;
    const { cookie: wallCookie } = await pairWall(server, "look");
    const wall = await listener(
      server.url,
      wallCookie,
      "escalation:changed",
      `/api/v1/boards/${made.from}/escalations`,
    );
    const watch: Watch = { kind: "unit", id: made.trustId };
    const viewers: Listener[] = [];
    for (let i = 0; i < VIEWERS; i += 1)
      viewers.push(await listener(server.url, cookie, "overview:changed", overview, watch));

    const alone: number[] = [];
    for (let i = 0; i < 20; i += 1) alone.push(await timed(() => ask(server.url, "GET", overview, { cookie })));
    const atOnce = await Promise.all(viewers.map(() => timed(() => ask(server.url, "GET", overview, { cookie }))));

    const onWall: number[] = [];
    const everywhere: number[] = [];
    for (const id of ids) {
      const begun = performance.now();
      const answered = wall.sees(({ items }: Answered) =>
        items.some((item) => item.id === id && item.history.at(-1)?.what === "answered"),
      );
      const gone = viewers.map(({ sees }) =>
        sees(({ matters }: Seen) => !matters.waiting.some((each) => each.id === id)),
      );
      const body = { text: "Ja, det gjør vi fra mandag." };
      await server.as("admin", "POST", `/api/v1/escalations/${id}/answer`, { body });
      onWall.push((await answered) - begun);
      everywhere.push(Math.max(...(await Promise.all(gone))) - begun);
    }
    for (const { socket } of [wall, ...viewers]) socket.disconnect();
    return told({ alone, atOnce, onWall, everywhere });
  } finally {
    await server.close();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

interface Measured {
  readonly alone: readonly number[];
  readonly atOnce: readonly number[];
  readonly onWall: readonly number[];
  readonly everywhere: readonly number[];
}

function told({ alone, atOnce, onWall, everywhere }: Measured): string {
  const ms = (value: number): string => `${Math.round(value)} ms`;
  const one = quantile(alone, 0.5);
  const ratio = quantile(atOnce, 0.95) / one;
  const load = (loadavg()[0] ?? 0).toFixed(0);
  return `## The executive board, open on ${VIEWERS} desks

${VIEWERS} people have the overview of a trust with ${SECTIONS + 2} sections open, one server process and all screens on the same machine; ${ANSWERS} answers,
one after another. Each screen asks 0 to ${JITTER} ms after it has heard, as the pages do, and that is part of the times. The goal is an answer
on the wall that asked in under 2 s, p95. Load average of the machine: ${load}.

| | |
|---|---|
| from *Send svaret* to the wall that asked, median / p95 | **${ms(quantile(onWall, 0.5))} / ${ms(quantile(onWall, 0.95))}** |
| until the last of the ${VIEWERS} sees it gone from what waits, median / p95 | ${ms(quantile(everywhere, 0.5))} / ${ms(quantile(everywhere, 0.95))} |
| ${VIEWERS} who open it at once, p95, as a multiple of one who opens it alone | ${ratio.toFixed(1)} |
`;
}
