import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "../../shared/base/ids.ts";
import { MINUTE } from "../../shared/base/time.ts";
import { seededRandom } from "../support/ids.ts";
import { type MailServer, startMailServer } from "../support/mailServer.ts";
import { type ServerProcess, startServerProcess } from "../support/serverProcess.ts";
import { type Source, startSource } from "../support/source.ts";

const random = seededRandom(77);
/** The server is killed once in the middle of each. */
const WAYS = ["mail", "teams"] as const;
let server: ServerProcess;
let post: MailServer;
let teams: Source;
let above: string;

beforeAll(async () => {
  [post, teams] = await Promise.all([startMailServer(), startSource()]);
  server = await startServerProcess({
    now: Date.parse("2026-11-23T06:45:00Z"),
    environment: {
      SMTP_URL: `smtp://127.0.0.1:${post.port}`,
      SMTP_FROM: "tavle@sykehus.no",
      NOTICE_HOSTS: teams.place,
    },
  });
  const { trustId } = server.hospital;
  const as = (method: string, path: string, body: unknown) => server.as("admin", method, `/api/v1${path}`, { body });
  above = (await as("POST", "/boards", { unitId: trustId, name: "Prøve HF", kind: "management" })).body.id;
  await as("PUT", "/notices/address", { address: "ada@sykehus.no" });
  const token = /bekreft#(\S+)/.exec(post.mails[0]?.text ?? "")?.[1];
  await as("POST", "/notices/confirm", { token });
  await as("PUT", "/notices/choices", { mailed: ["safety"] });
  await as("PUT", `/units/${trustId}/notices`, { teams: `${teams.url}/flow`, posted: ["safety"] });
});
afterAll(async () => {
  await server.close();
  await Promise.all([post.close(), teams.close()]);
});

async function raise(): Promise<string> {
  const id = newId<"escalation">(random);
  const what = { what: "Låst medisinrom", tried: "", asked: "En beslutning" };
  const body = { id, to: above, cardId: null, kind: "action", safety: true, ...what };
  const path = `/api/v1/boards/${server.hospital.boardId}/escalations`;
  // Sent until it is answered, as a screen's outbox does: once there, it is there once.
  expect((await server.as("deputy", "POST", path, { body, key: id })).status).toBe(200);
  return id;
}

/** How many matters each message tells of, a repeat of one counted once. */
function countedOnce(said: readonly { readonly id: string; readonly text: string }[]): number {
  const once = new Map(said.map(({ id, text }) => [id, Number(/(\d+) sak(?:er)? venter/.exec(text)?.[1] ?? 0)]));
  return [...once.values()].reduce((sum, count) => sum + count, 0);
}

test("a server killed while it sends tells each recipient of each matter once; a repeat has the same id", async () => {
  const posts: { id: string; text: string }[] = [];
  // By which way the next message dies: the other side has it, and the server is gone before it hears so.
  let dying: "mail" | "teams" | undefined;
  let killed = Promise.withResolvers<void>();
  const inTheMiddle = async (way: "mail" | "teams"): Promise<void> => {
    if (dying !== way) return;
    dying = undefined;
    await server.kill();
    killed.resolve();
  };
  post.beforeAnswer(() => inTheMiddle("mail"));
  teams.answer((request, response) => {
    let text = "";
    request.on("data", (part: Buffer) => (text += part.toString()));
    request.on("end", () => {
      posts.push({ id: JSON.parse(text).id, text });
      void inTheMiddle("teams").then(() => response.writeHead(202).end());
    });
  });
  const raised: string[] = [];
  for (const way of WAYS) {
    raised.push(await raise(), await raise());
    killed = Promise.withResolvers();
    dying = way;
    // Past the minutes in which things wait for each other; the next look sends them.
    await server.advance(4 * MINUTE);
    await killed.promise;
    await server.restart();
  }
  const mails = () =>
    post.mails.slice(1).map(({ headers, subject }) => ({ id: headers.get("message-id") ?? "", text: subject }));
  const repeats = (all: readonly { readonly id: string }[]) => all.length - new Set(all.map(({ id }) => id)).size;
  const told = async () => {
    // What a dead process had claimed is free when its lease is over.
    await server.advance(4 * MINUTE);
    return {
      mailed: countedOnce(mails()),
      posted: countedOnce(posts),
      isRepeated: repeats(mails()) > 0 && repeats(posts) > 0,
    };
  };
  // What was on its way at the kill comes again, and can be told by its id; nothing is lost and nothing else is told twice.
  const all = { mailed: raised.length, posted: raised.length, isRepeated: true };
  await expect.poll(told, { interval: 1500, timeout: 60_000 }).toEqual(all);
  const { items } = (await server.as("admin", "GET", "/api/v1/notices")).body;
  expect(items.map(({ matterId }: { matterId: string }) => matterId).toSorted()).toEqual(raised.toSorted());
});
