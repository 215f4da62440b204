/**
 * `npm run screenshots`: the pictures in docs/images, taken of the example hospital on a temporary folder. A page that
 * cannot be reached is said and left out, so that the others are still taken.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type APIResponse,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from "playwright-core";
import { buildClient } from "./build.ts";
import { findChromium } from "./machine.ts";

const ROOT = join(import.meta.dirname, "..");
const IMAGES = join(ROOT, "docs", "images");
const WALL = { width: 1920, height: 1080 };
const PHONE = { width: 390, height: 844 };

interface Demo {
  readonly url: string;
  readonly login: string;
  readonly password: string;
  stop(): Promise<void>;
}

/** A port that is free now: the server prints its address, but links in it need to be known before. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** Starts the example hospital as a user would, and reads who can sign in from what it prints. */
async function startDemo(): Promise<Demo> {
  const dataDir = mkdtempSync(join(tmpdir(), "tavle-pictures-"));
  const port = await freePort();
  const env = { ...process.env, DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: "warn" };
  const child = spawn(process.execPath, ["server/main.ts", "--demo"], {
    cwd: ROOT,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const printed = await new Promise<string>((resolve, reject) => {
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (part: string) => {
      text += part;
      if (text.includes("Tavlemøte is at")) resolve(text);
    });
    child.once("exit", () => reject(new Error(`the example hospital did not start:\n${text}`)));
  });
  const password = /the password of all of them is\s+(\S+)/.exec(printed)?.[1];
  const login = /^\s+(\S+)\s+section leader/m.exec(printed)?.[1];
  if (!login || !password) throw new Error(`nobody to sign in as was found in:\n${printed}`);
  return {
    url: `http://localhost:${port}`,
    login,
    password,
    async stop() {
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      await gone;
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

/** Pairs a fresh browser as a wall the way people do, with the code that it shows. */
async function wall({ browser, leader, url, boardId }: Scene): Promise<void> {
  const page = await (await newContext(browser, { viewport: WALL })).newPage();
  const opened = page.waitForResponse((response) => response.url().endsWith("/api/v1/pairings"));
  await page.goto(`${url}/skjerm`);
  const { code } = await (await opened).json();
  const asked = { code, name: "Vaktrommet", mode: "touch", inches: 65, distance: 4 };
  const { id, version } = await (await send(leader, "post", `${url}/api/v1/boards/${boardId}/screens`, asked)).json();
  // At whatever hour this runs: a wall is dark at night.
  await send(leader, "patch", `${url}/api/v1/screens/${id}`, { version, theme: "light" });
  const keepOn = page.getByText("Ikke slå av skjermen");
  await keepOn.waitFor();
  await keepOn.waitFor({ state: "hidden", timeout: 90_000 });
  await picture(page, "wall");
}

async function meeting({ leader, url, boardId }: Scene): Promise<void> {
  const [type] = await items(leader, `${url}/api/v1/boards/${boardId}/meeting-types`);
  await send(leader, "post", `${url}/api/v1/boards/${boardId}/meetings`, { typeId: type?.id });
  const page = await leader.newPage();
  await page.goto(`${url}/tavle/${boardId}/mote`);
  await picture(page, "meeting");
}

async function takeAll(browser: Browser, { url, login, password }: Demo): Promise<void> {
  const leader = await newContext(browser, { viewport: WALL });
  await send(leader, "post", `${url}/api/v1/session`, { name: login, password });
  const boards = await items(leader, `${url}/api/v1/boards`);
  const boardId = (boards.find(({ mine }) => mine) ?? boards[0])?.id ?? "";
  for (const take of [board, phone, wall, meeting]) {
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
