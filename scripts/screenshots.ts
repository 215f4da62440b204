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
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
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
  const [, login = "", password = ""] = /^\s*(\S+)\s+(\S+)\s.*\bleader\b/m.exec(printed) ?? [];
  if (!login) throw new Error(`nobody to sign in as was found in:\n${printed}`);
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

async function signIn(context: BrowserContext, { url, login, password }: Demo): Promise<void> {
  const reply = await context.request.post(`${url}/api/v1/session`, {
    headers: { Origin: url },
    data: { name: login, password },
  });
  if (!reply.ok()) throw new Error(`signing in answered ${reply.status()}`);
}

/** The board that the leader of the example section opens first. */
async function firstBoard(context: BrowserContext, url: string): Promise<{ id: string }> {
  const { items } = await (await context.request.get(`${url}/api/v1/boards`)).json();
  return items.find((board: { mine: boolean }) => board.mine) ?? items[0];
}

/** Waits until nothing is being fetched and fonts are in, then takes the picture. */
async function picture(page: Page, name: string): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(IMAGES, `${name}.png`) });
  console.log(`docs/images/${name}.png`);
}

/** Pairs a fresh browser as a wall the way people do, with the code it shows. */
async function pairWall(browser: Browser, leader: BrowserContext, url: string, boardId: string): Promise<Page> {
  const context = await browser.newContext({ viewport: WALL, locale: "nb-NO", timezoneId: "Europe/Oslo" });
  const page = await context.newPage();
  const made = page.waitForResponse((response) => response.url().endsWith("/api/v1/pairings"));
  await page.goto(`${url}/skjerm`);
  const { code } = await (await made).json();
  const reply = await leader.request.post(`${url}/api/v1/boards/${boardId}/screens`, {
    headers: { Origin: url },
    data: { code, name: "Vaktrommet", mode: "touch" },
  });
  if (!reply.ok()) throw new Error(`pairing answered ${reply.status()}: ${await reply.text()}`);
  return page;
}

async function takeAll(browser: Browser, demo: Demo): Promise<void> {
  const desk = await browser.newContext({ viewport: WALL, locale: "nb-NO", timezoneId: "Europe/Oslo" });
  await signIn(desk, demo);
  const board = await firstBoard(desk, demo.url);
  const shots: [name: string, take: () => Promise<void>][] = [
    [
      "board",
      async () => {
        const page = await desk.newPage();
        await page.goto(`${demo.url}/tavle/${board.id}`);
        await picture(page, "board");
      },
    ],
    [
      "phone",
      async () => {
        const phone = await browser.newContext({
          viewport: PHONE,
          deviceScaleFactor: 2,
          hasTouch: true,
          isMobile: true,
          locale: "nb-NO",
        });
        await signIn(phone, demo);
        const page = await phone.newPage();
        await page.goto(`${demo.url}/tavle/${board.id}`);
        await picture(page, "phone");
      },
    ],
    [
      "wall",
      async () => {
        const page = await pairWall(browser, desk, demo.url, board.id);
        await picture(page, "wall");
      },
    ],
    [
      "meeting",
      async () => {
        const page = await desk.newPage();
        await page.goto(`${demo.url}/tavle/${board.id}/mote`);
        await picture(page, "meeting");
      },
    ],
  ];
  for (const [name, take] of shots) {
    await take().catch((cause: unknown) => {
      console.error(`${name}: ${cause instanceof Error ? cause.message : String(cause)}`);
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
