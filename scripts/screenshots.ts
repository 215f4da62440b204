/**
 * `npm run screenshots`: the pictures in docs/images, taken of the example hospital on a temporary folder. A page that
 * cannot be reached is said and left out, so that the others are still taken.
 */
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import {
  type APIResponse,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from "playwright-core";
import { startApp } from "../server/app.ts";
import { type Clock, systemClock } from "../server/clock.ts";
import { readConfig } from "../server/config.ts";
import { fillWithExample } from "../server/demo/fillWithExample.ts";
import { pastClock } from "../server/demo/pastClock.ts";
import { newId } from "../shared/base/ids.ts";
import { buildClient } from "./build.ts";
import { findChromium } from "./machine.ts";

const ROOT = join(import.meta.dirname, "..");
const IMAGES = join(ROOT, "docs", "images");
const WALL = { width: 1920, height: 1080 };
const PHONE = { width: 390, height: 844 };

/** A Monday morning, three minutes before the board meeting: walls are light then, whenever this runs. */
const MONDAY = Date.UTC(2026, 10, 23, 6, 42);

interface Demo {
  readonly url: string;
  readonly login: string;
  readonly password: string;
  stop(): Promise<void>;
}

/** A clock that runs as the machine's does, from that Monday on. */
function mondayClock(): Clock {
  const ahead = MONDAY - Date.now();
  return { now: () => systemClock.now() + ahead, after: systemClock.after };
}

/** Starts the example hospital in this process, by a clock of its own, and reads who can sign in from what it says. */
async function startDemo(): Promise<Demo> {
  const dataDir = mkdtempSync(join(tmpdir(), "tavle-pictures-"));
  const read = readConfig({ DATA_DIR: dataDir, PORT: "0", LOG_LEVEL: "warn" });
  if ("faults" in read) throw new Error(read.faults.join("\n"));
  const clock = pastClock(mondayClock());
  const log = pino({ level: read.config.logLevel });
  const app = await startApp({ config: read.config, clock, random: (count) => randomBytes(count), log });
  const said = (await fillWithExample(app.parts, clock)).join("\n");
  const password = /the password of all of them is\s+(\S+)/.exec(said)?.[1];
  const login = /^\s+(\S+)\s+section leader/m.exec(said)?.[1];
  if (!login || !password) throw new Error(`nobody to sign in as was found in:\n${said}`);
  return {
    url: `http://localhost:${app.port}`,
    login,
    password,
    async stop() {
      await app.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A browser of somebody's own. */
function newContext(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
  return browser.newContext({ locale: "nb-NO", timezoneId: "Europe/Oslo", reducedMotion: "reduce", ...options });
}

/** Sends a command as the page itself would. @throws with what was answered when it is refused */
async function send(
  context: BrowserContext,
  method: "post" | "patch",
  url: string,
  data: unknown,
): Promise<APIResponse> {
  const reply = await context.request[method](url, { headers: { Origin: new URL(url).origin }, data });
  if (!reply.ok()) throw new Error(`${url} answered ${reply.status()}: ${await reply.text()}`);
  return reply;
}

async function items(context: BrowserContext, url: string): Promise<{ id: string; mine?: boolean }[]> {
  return (await (await context.request.get(url)).json()).items;
}

/** Waits until fonts are in and nothing is being fetched, then takes the picture. */
async function picture(page: Page, name: string): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(IMAGES, `${name}.png`) });
  console.log(`docs/images/${name}.png`);
}

/** What every picture is taken of: the leader of the example section, and her board. */
interface Scene {
  readonly browser: Browser;
  readonly leader: BrowserContext;
  readonly url: string;
  readonly boardId: string;
}

async function board({ leader, url, boardId }: Scene): Promise<void> {
  const page = await leader.newPage();
  await page.goto(`${url}/tavle/${boardId}`);
  await picture(page, "board");
}

async function phone({ browser, leader, url, boardId }: Scene): Promise<void> {
  const storageState = await leader.storageState();
  const options = { viewport: PHONE, deviceScaleFactor: 2, hasTouch: true, isMobile: true, storageState };
  const page = await (await newContext(browser, options)).newPage();
  await page.goto(`${url}/tavle/${boardId}`);
  await picture(page, "phone");
}

/** Pairs a fresh browser as a wall the way people do, with the code that it shows; then holds a meeting in front of it. */
async function wall({ browser, leader, url, boardId }: Scene): Promise<void> {
  const page = await (await newContext(browser, { viewport: WALL })).newPage();
  const opened = page.waitForResponse((response) => response.url().endsWith("/api/v1/pairings"));
  await page.goto(`${url}/skjerm`);
  const { code } = await (await opened).json();
  const asked = { code, name: "Vaktrommet", mode: "touch", inches: 65, distance: 4 };
  await send(leader, "post", `${url}/api/v1/boards/${boardId}/screens`, asked);
  const keepOn = page.getByText("Ikke slå av skjermen");
  await keepOn.waitFor();
  await keepOn.waitFor({ state: "hidden", timeout: 90_000 });
  // The measures come in turns: those with the most to say first.
  await page.getByText("Målinger 1–2").waitFor({ timeout: 60_000 });
  await picture(page, "wall");
  await meeting(leader, url, boardId);
  await page.getByRole("region", { name: "Målinger" }).waitFor();
  await picture(page, "meeting");
}

/** A meeting that has come to its measures, led by the leader, with eight in the room and two at home. */
async function meeting(leader: BrowserContext, url: string, boardId: string): Promise<void> {
  const [type] = await items(leader, `${url}/api/v1/boards/${boardId}/meeting-types`);
  const started = await send(leader, "post", `${url}/api/v1/boards/${boardId}/meetings`, { typeId: type?.id });
  const { id, steps } = (await started.json()).meeting;
  const { actor } = await (await leader.request.get(`${url}/api/v1/session`)).json();
  const to = steps.findIndex(({ meaning }: { meaning: string }) => meaning === "measures");
  for (const command of [
    { do: "takeLead", leader: { personId: actor.id, name: actor.name } },
    { do: "heads", id: newId(randomBytes), where: "room", by: 2 },
    { do: "heads", id: newId(randomBytes), where: "remote", by: 2 },
    { do: "goTo", to },
  ]) {
    await send(leader, "post", `${url}/api/v1/meetings/${id}/commands`, command);
  }
}

async function takeAll(browser: Browser, { url, login, password }: Demo): Promise<void> {
  const leader = await newContext(browser, { viewport: WALL });
  await send(leader, "post", `${url}/api/v1/session`, { name: login, password });
  const boards = await items(leader, `${url}/api/v1/boards`);
  const boardId = (boards.find(({ mine }) => mine) ?? boards[0])?.id ?? "";
  for (const take of [board, phone, wall]) {
    await take({ browser, leader, url, boardId }).catch((cause: unknown) => {
      console.error(`${take.name}: ${cause instanceof Error ? cause.message : String(cause)}`);
      process.exitCode = 1;
    });
  }
}

const executablePath = findChromium();
if (!executablePath) throw new Error("Chromium is missing. Install it: sudo apt-get install chromium");
mkdirSync(IMAGES, { recursive: true });
await buildClient();
const demo = await startDemo();
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
try {
  await takeAll(browser, demo);
} finally {
  await browser.close();
  await demo.stop();
}
