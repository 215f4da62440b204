/**
 * `npm run screenshots`: the pictures in docs/images, taken of the example hospital on a temporary folder: the same seed,
 * ids and morning each time. A page that cannot be reached is said and left out, so that the others are still taken.
 */
import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { startApp } from "../server/app.ts";
import { type Clock, systemClock } from "../server/clock.ts";
import { readConfig } from "../server/config.ts";
import { fillWithExample } from "../server/demo/fillWithExample.ts";
import { pastClock } from "../server/demo/pastClock.ts";
import { seededBy } from "../server/demo/seeded.ts";
import { buildClient } from "./build.ts";
import { findChromium } from "./machine.ts";

const ROOT = join(import.meta.dirname, "..");
const IMAGES = join(ROOT, "docs", "images");
const WALL = { width: 1920, height: 1080 };
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** The address in the pictures: no such host is asked, the browser is told where it is. */
const ADDRESS = "http://tavle.example.no";
/** A picture that is larger makes the front page slow to open. */
const LARGEST = 450_000;

/** A Monday morning, three minutes before the board meeting: walls are light then, whenever this runs. */
const MONDAY = Date.UTC(2026, 10, 23, 6, 42);
/** An hour later sections and departments have met, and the clinics are about to. */
const BEFORE_CLINIC = Date.UTC(2026, 10, 23, 7, 33);

interface Demo {
  readonly port: number;
  readonly login: string;
  readonly password: string;
  stop(): Promise<void>;
}

/** A clock that runs as the machine's does, from an instant on. */
function clockFrom(start: number): Clock {
  const ahead = start - Date.now();
  return { now: () => systemClock.now() + ahead, after: systemClock.after };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/**
 * Starts the example hospital in this process, by a clock of its own, and reads who can sign in from what it says.
 * @param role as the terminal words it: whose pictures these are
 */
async function startDemo(start: number, role: string): Promise<Demo> {
  const dataDir = mkdtempSync(join(tmpdir(), "tavle-pictures-"));
  const environment = { PUBLIC_URL: ADDRESS, INSECURE_HTTP: "1", HOST: "127.0.0.1", LOG_LEVEL: "warn" };
  const read = readConfig({ ...environment, DATA_DIR: dataDir, PORT: String(await freePort()) });
  if ("faults" in read) throw new Error(read.faults.join("\n"));
  const clock = pastClock(clockFrom(start));
  const log = pino({ level: read.config.logLevel });
  // The same codes and ids in every run: these pictures are of nobody's data.
  const { bytes } = seededBy(2026, "pictures");
  const app = await startApp({ config: read.config, clock, random: bytes, log });
  const said = (await fillWithExample(app.parts, clock, { tell: console.log })).join("\n");
  const password = /the password of all of them is\s+(\S+)/.exec(said)?.[1];
  const login = new RegExp(`^\\s+(\\S+)\\s+${role}`, "m").exec(said)?.[1];
  if (!login || !password) throw new Error(`nobody to sign in as was found in:\n${said}`);
  return {
    port: app.port,
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
  return browser.newContext({
    locale: "nb-NO",
    timezoneId: "Europe/Oslo",
    reducedMotion: "reduce",
    colorScheme: "light",
    ...options,
  });
}

/** Asks the server as a page of somebody would. @throws with what was answered when it is refused */
async function ask<T>(page: Page, method: "GET" | "POST", path: string, body?: unknown): Promise<T> {
  const answer = await page.evaluate(
    async ([how, where, what]) => {
      const headers = { "Content-Type": "application/json" };
      const reply = await fetch(where, { method: how, ...(what !== "" && { headers, body: what }) });
      return { ok: reply.ok, status: reply.status, text: await reply.text() };
    },
    [method, `/api/v1${path}`, body === undefined ? "" : JSON.stringify(body)] as const,
  );
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${answer.text}`);
  return JSON.parse(answer.text);
}

/** Waits until fonts are in and nothing is being fetched, then takes the picture. */
async function picture(page: Page, name: string, how: { readonly whole?: boolean } = {}): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => document.fonts.ready);
  // What has just been drawn may still measure itself.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  const path = join(IMAGES, `${name}.png`);
  await page.screenshot({ path, fullPage: how.whole ?? false });
  const { size } = statSync(path);
  console.log(`docs/images/${name}.png, ${Math.round(size / 1_000)} kB`);
  if (size > LARGEST) throw new Error(`${name}.png is larger than ${LARGEST / 1_000} kB`);
}

/** What every picture is taken of: the leader of the example section at her desk, and her board. */
interface Scene {
  readonly browser: Browser;
  readonly leader: BrowserContext;
  readonly desk: Page;
  readonly boardId: string;
}

async function board({ desk, boardId }: Scene): Promise<void> {
  await desk.goto(`${ADDRESS}/tavle/${boardId}`);
  await desk.locator(".board-lanes").waitFor();
  await desk.locator(".spc-chart").first().waitFor();
  await desk.setViewportSize({ ...DESK, height: 1_250 });
  await picture(desk, "board");
  await desk.setViewportSize(DESK);
}

interface Measures {
  readonly items: readonly { readonly id: string; readonly definition: { readonly name: string } }[];
}

/** A measure whose level has shifted, with the phase that is proposed for it. */
async function workbench({ desk, boardId }: Scene): Promise<void> {
  const { items } = await ask<Measures>(desk, "GET", `/measures?boardId=${boardId}`);
  const id = items.find(({ definition }) => definition.name === "Utskrevet før klokka 12")?.id;
  if (id === undefined) throw new Error("the example's measure has another name now");
  await desk.goto(`${ADDRESS}/maltall/${id}/arbeidsbenk`);
  await desk.getByText("Forslag om ny fase").waitFor();
  await picture(desk, "workbench");
}

async function surface({ desk, boardId }: Scene): Promise<void> {
  await desk.goto(`${ADDRESS}/tavle/${boardId}/flate`);
  await desk.getByText("Fast plass, og et navn på lista").first().waitFor();
  await picture(desk, "surface");
}

interface Listed {
  readonly items: readonly { readonly meeting: { readonly id: string; readonly decisions?: readonly unknown[] } }[];
}

/** The record of a meeting with much in it, of the last ones. */
async function record({ desk, boardId }: Scene): Promise<void> {
  const { items } = await ask<Listed>(desk, "GET", `/boards/${boardId}/meetings`);
  let best = { id: "", weight: -1 };
  for (const { meeting } of items) {
    if (!meeting.decisions) continue;
    const { facts } = await ask<{ facts: Readonly<Record<string, unknown>> | null }>(
      desk,
      "GET",
      `/meetings/${meeting.id}`,
    );
    const filled = Object.entries(facts ?? {}).filter(([, part]) => Array.isArray(part) && part.length > 0);
    // Cards that moved say more of a meeting than anything else.
    const weight =
      filled.length + Number(meeting.decisions.length > 0) + Number(filled.some(([name]) => name === "cards"));
    if (weight > best.weight) best = { id: meeting.id, weight };
  }
  await desk.goto(`${ADDRESS}/tavle/${boardId}/referat/${best.id}`);
  await desk.locator("main h1").waitFor();
  await picture(desk, "record", { whole: true });
}

/** An idea on a phone that has scanned the wall: no account. */
async function idea({ browser, desk, boardId }: Scene): Promise<void> {
  const { address, secret } = await ask<Record<"address" | "secret", string>>(
    desk,
    "GET",
    `/boards/${boardId}/idea-code`,
  );
  const phone = { viewport: PHONE, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
  const page = await (await newContext(browser, phone)).newPage();
  await page.goto(`${address}#${secret}`);
  await page.getByRole("textbox").first().fill("Fast krok til blærescanneren ved vaktrommet");
  await page.getByText("Fast plass til blærescanner").waitFor();
  await picture(page, "idea");
  await page.context().close();
}

/** Pairs a fresh browser as a wall the way people do, with the code that it shows; then holds a meeting in front of it. */
async function wall(scene: Scene): Promise<void> {
  const { browser, desk, boardId } = scene;
  const page = await (await newContext(browser, { viewport: WALL, hasTouch: true })).newPage();
  const opened = page.waitForResponse((response) => response.url().endsWith("/api/v1/pairings"));
  await page.goto(`${ADDRESS}/skjerm`);
  const { code } = await (await opened).json();
  const asked = { code, name: "Vaktrommet", mode: "touch", inches: 65, distance: 4 };
  await ask(desk, "POST", `/boards/${boardId}/screens`, asked);
  const keepOn = page.getByText("Ikke slå av skjermen");
  await keepOn.waitFor();
  await keepOn.waitFor({ state: "hidden", timeout: 90_000 });
  // The measures come in turns: those with the most to say first.
  await page.getByText(/^Målinger 1\b/).waitFor({ timeout: 150_000 });
  await picture(page, "wall");
  const meeting = await startMeeting(scene);
  await goTo(scene, meeting, page, "answers", "Svar siden sist");
  await picture(page, "meeting-answers");
  await remote(scene, page);
  await goTo(scene, meeting, page, "measures", "Målinger");
  await picture(page, "meeting-measures");
  await goTo(scene, meeting, page, "ideas", "Ideer og tester");
  await picture(page, "meeting-ideas");
}

interface Started {
  readonly id: string;
  readonly steps: readonly { readonly meaning: string }[];
}

/** A meeting led by the leader, with eight in the room and two at home. */
async function startMeeting({ desk, boardId }: Scene): Promise<Started> {
  const types = await ask<{ items: readonly { id: string }[] }>(desk, "GET", `/boards/${boardId}/meeting-types`);
  const typeId = types.items[0]?.id;
  return (await ask<{ meeting: Started }>(desk, "POST", `/boards/${boardId}/meetings`, { typeId })).meeting;
}

async function goTo({ desk }: Scene, { id, steps }: Started, page: Page, meaning: string, name: string): Promise<void> {
  const to = steps.findIndex((step) => step.meaning === meaning);
  await ask(desk, "POST", `/meetings/${id}/commands`, { do: "goTo", to });
  await page
    .locator(".huddle-stage")
    .and(page.getByRole("region", { name, exact: true }))
    .waitFor();
}

/** A phone that the wall has lent its keyboard to. */
async function remote({ browser }: Scene, page: Page): Promise<void> {
  const answered = page.waitForResponse((response) => response.url().endsWith("/remote-codes"));
  await page.getByRole("button", { name: "Mobil" }).first().tap();
  const { address, secret } = await (await answered).json();
  const options = { viewport: PHONE, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
  const phone = await (await newContext(browser, options)).newPage();
  await phone.goto(`${address}#${secret}`);
  await phone.getByRole("button", { name: "Neste punkt" }).waitFor();
  await picture(phone, "remote");
  await phone.context().close();
  await page.keyboard.press("Escape");
  await page.getByText("En mobil skriver på skjermen nå").waitFor({ state: "hidden" });
}

async function takeAll(browser: Browser, { login, password }: Demo): Promise<void> {
  const leader = await newContext(browser, { viewport: DESK });
  const desk = await leader.newPage();
  await desk.goto(`${ADDRESS}/slik-gjor-vi`);
  await ask(desk, "POST", "/session", { name: login, password });
  const { actor } = await ask<{ actor: { id: string } }>(desk, "GET", "/session");
  // She has been here before: nobody offers to show her round.
  await desk.evaluate((id) => localStorage.setItem(`tavle-first-look:${id}`, "1"), actor.id);
  const boards = await ask<{ items: readonly { id: string; mine: boolean }[] }>(desk, "GET", "/boards");
  const boardId = boards.items.find(({ mine }) => mine)?.id ?? "";
  for (const take of [board, workbench, surface, record, idea, wall]) {
    await take({ browser, leader, desk, boardId }).catch((cause: unknown) => {
      console.error(`${take.name}: ${cause instanceof Error ? cause.message : String(cause)}`);
      process.exitCode = 1;
    });
  }
}

/** What a clinic director has on her laptop twelve minutes before her meeting. */
async function level(browser: Browser, { login, password }: Demo): Promise<void> {
  const desk = await (await newContext(browser, { viewport: DESK })).newPage();
  await desk.goto(`${ADDRESS}/slik-gjor-vi`);
  await ask(desk, "POST", "/session", { name: login, password });
  const { actor } = await ask<{ actor: { id: string; roles: readonly { unitId: string }[] } }>(desk, "GET", "/session");
  await desk.evaluate((id) => localStorage.setItem(`tavle-first-look:${id}`, "1"), actor.id);
  await desk.goto(`${ADDRESS}/niva/${actor.roles[0]?.unitId}`);
  await desk.getByText("Venter på svar fra oss").first().waitFor();
  await desk.locator("svg").nth(3).waitFor();
  await picture(desk, "level");
}

const executablePath = findChromium();
if (!executablePath) throw new Error("Chromium is missing. Install it: sudo apt-get install chromium");
mkdirSync(IMAGES, { recursive: true });
await buildClient();

/** Opens a browser on an example of its own. */
async function inFrontOf(demo: Demo, take: (browser: Browser, demo: Demo) => Promise<void>): Promise<void> {
  const args = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    `--host-resolver-rules=MAP tavle.example.no 127.0.0.1:${demo.port}`,
    // As behind the hospital's https, which this machine has no certificate for.
    `--unsafely-treat-insecure-origin-as-secure=${ADDRESS}`,
  ];
  const browser = await chromium.launch({ executablePath: executablePath ?? "", args });
  try {
    await take(browser, demo);
  } finally {
    await browser.close();
    await demo.stop();
  }
}

await inFrontOf(await startDemo(BEFORE_CLINIC, "clinic director"), level);
await inFrontOf(await startDemo(MONDAY, "section leader"), takeAll);
