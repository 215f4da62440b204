import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { ScreenName, TestPage, useBrowser } from "./browser.ts";
import { ask, type Call, call } from "./caller.ts";
import type { TestServer } from "./startServer.ts";

/** A wall that a leader has paired with a section's board. */
export interface Wall {
  readonly id: string;
  readonly cookie: string;
  asks(method: string, path: string, how?: Omit<Call, "cookie">): ReturnType<typeof call>;
}

interface Pairing {
  readonly name?: string;
  /** Absent = the first section's. */
  readonly boardId?: string;
  /** The session of who pairs it; absent = the leader's, who has signed in once. */
  readonly leader?: string | undefined;
}

type Server = Pick<TestServer, "url" | "hospital" | "as">;

export async function pairWall(server: Server, mode: "look" | "touch", pairing: Pairing = {}): Promise<Wall> {
  const opened = (await ask(server.url, "POST", "/api/v1/pairings")).body;
  const body = { code: opened.code, name: pairing.name ?? "Gangen", mode, inches: 65, distance: 4 };
  const path = `/api/v1/boards/${pairing.boardId ?? server.hospital.boardId}/screens`;
  const { leader } = pairing;
  const paired = await (leader === undefined
    ? server.as("leader", "POST", path, { body })
    : call(server.url, "POST", path, { body, cookie: leader }));
  if (paired.status !== 200) throw new Error(`pairing answered ${paired.status}`);
  const claimed = await ask(server.url, "POST", "/api/v1/pairings/claim", { body: { secret: opened.secret } });
  const { cookie } = claimed;
  if (!cookie) throw new Error("a paired wall got no cookie");
  const asks: Wall["asks"] = (method, at, how = {}) => call(server.url, method, `/api/v1${at}`, { ...how, cookie });
  return { id: paired.body.id, cookie, asks };
}

const CODE = /^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$/;

/** What a wall without a board shows, once it has asked for it. */
export async function codeOn(wall: Page): Promise<string> {
  const shown = wall.locator(".wall-code");
  await expect.poll(() => shown.textContent()).toMatch(CODE);
  return (await shown.textContent()) ?? "";
}

/**
 * Opens a wall for touch that has been paired before: one that shows its code asks only every three seconds whether
 * somebody has used it. `browser/wall.test.ts` pairs one by hand.
 */
export async function openWall(
  browser: ReturnType<typeof useBrowser>,
  server: Server,
  screen: ScreenName,
  pairing: Pairing = {},
): Promise<TestPage> {
  const { cookie } = await pairWall(server, "touch", pairing);
  const wall = await browser.visit(`${server.url}/skjerm`, { screen, cookie });
  await wall.getByRole("heading", { level: 1, name: "Sengepost 3" }).waitFor();
  return wall;
}

interface RunningMeeting {
  readonly id: string;
  readonly steps: readonly { readonly id: string; readonly meaning: string }[];
}

/** Starts the meeting by touch. A wall shows it before it has told the server, which is what the rest of a test asks. */
export async function startOnWall(
  wall: Page,
  server: Pick<TestServer, "as">,
  boardId: string,
): Promise<RunningMeeting> {
  await wall.getByRole("button", { name: "Start tavlemøtet" }).tap();
  await wall.getByText("Velkommen").first().waitFor();
  const running = async () => (await server.as("leader", "GET", `/api/v1/boards/${boardId}/meeting`)).body.running;
  await expect.poll(running).not.toBeNull();
  return running();
}
