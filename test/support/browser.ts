import { mkdirSync } from "node:fs";
import { join } from "node:path";
import axeCore, { type AxeResults } from "axe-core";
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { findChromium } from "../../scripts/machine.ts";

/** The screens that the product is looked at on. */
export const SCREENS = {
  wall: { viewport: { width: 3840, height: 2160 }, hasTouch: true },
  wallSmall: { viewport: { width: 1920, height: 1080 }, hasTouch: true },
  wallUpright: { viewport: { width: 1080, height: 1920 }, hasTouch: true },
  desk: { viewport: { width: 1920, height: 1080 } },
  laptop: { viewport: { width: 1280, height: 720 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
} satisfies Record<string, BrowserContextOptions>;
export type ScreenName = keyof typeof SCREENS;

export interface Visit {
  readonly screen?: ScreenName;
  /** A session's cookie, `name=value`, as `server.signIn(role)` gives it; absent = not signed in. */
  readonly cookie?: string;
  readonly colorScheme?: "light" | "dark";
  /** Its browser keeps the pages for times without network: for whoever wants that, since it copies the whole client. */
  readonly keepsPages?: boolean;
  /** Takes the place of what else is said here. */
  readonly options?: BrowserContextOptions;
}

/** A page, and what went wrong in it that no test asked for. */
export interface TestPage extends Page {
  /** Errors in the console, as they came: a test that expects none says so. */
  readonly consoleErrors: readonly string[];
}

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** @throws when there is no Chromium, with the line that installs it */
export function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error("Chromium is missing. Install it: sudo apt-get install chromium");
  return chromium.launch({ executablePath, args: FLAGS });
}

/**
 * One Chromium for the tests of a file. What a test opens is closed after it, what `beforeAll` opens after the file; when
 * a test fails, what its pages showed is kept in test-results/. A request to another host or an uncaught error fails the test.
 */
export function useBrowser() {
  let browser: Browser;
  let inTest = false;
  const pages = new Map<TestPage, { readonly ofTest: boolean }>();
  const trouble: string[] = [];

  beforeAll(async () => {
    browser = await launchChromium();
  });
  beforeEach(() => {
    inTest = true;
  });
  afterEach(async ({ task }) => {
    inTest = false;
    if (task.result?.state === "fail") await keepPictures([...pages.keys()], task.name);
    for (const [page, { ofTest }] of pages) {
      if (!ofTest) continue;
      pages.delete(page);
      await page.context().close();
    }
    expect(trouble.splice(0)).toEqual([]);
  });
  afterAll(() => browser.close());

  return {
    /** Opens a page in a context of its own, as another person's machine would. */
    async visit(url: string, visit: Visit = {}): Promise<TestPage> {
      const context = await browser.newContext({
        locale: "nb-NO",
        timezoneId: "Europe/Oslo",
        reducedMotion: "reduce",
        colorScheme: visit.colorScheme ?? "light",
        ...SCREENS[visit.screen ?? "desk"],
        ...visit.options,
      });
      if (visit.cookie) await addCookie(context, url, visit.cookie);
      if (!visit.keepsPages) await context.addInitScript(asInPrivate);
      const page = watched(await context.newPage(), new URL(url).origin, trouble);
      pages.set(page, { ofTest: inTest });
      await page.goto(url);
      return page;
    },
  };
}

/** Runs in the page: as where a browser has no service workers, in a private window. */
function asInPrivate(): void {
  Reflect.deleteProperty(Navigator.prototype, "serviceWorker");
}

/** Lets a browser context be whom the cookie belongs to. */
export async function addCookie(context: BrowserContext, url: string, cookie: string): Promise<void> {
  const [name = "", value = ""] = cookie.split(/=(.*)/s);
  const { origin } = new URL(url);
  const secure = name.startsWith("__Host-");
  // Chromium takes a secure cookie over http from this machine itself, but lets nobody put one in its store for http.
  const address = secure ? origin.replace("http:", "https:") : origin;
  await context.addCookies([{ name, value, url: address, secure, httpOnly: true, sameSite: "Lax" }]);
}

function watched(page: Page, origin: string, trouble: string[]): TestPage {
  const consoleErrors: string[] = [];
  page.on("console", (message) => {
    if (message.type() !== "error") return;
    consoleErrors.push(`${message.text()} (${message.location().url})`);
    if (message.text().includes("Content Security Policy")) trouble.push(message.text());
  });
  page.on("pageerror", (error) => trouble.push(`uncaught in the page: ${error.stack ?? error.message}`));
  page.on("request", (request) => {
    const to = new URL(request.url());
    const host = to.protocol.replace("ws", "http") + to.host;
    const isOurs = host === new URL(origin).protocol + new URL(origin).host;
    if (!isOurs && !["data:", "blob:"].includes(to.protocol)) trouble.push(`request left for ${request.url()}`);
  });
  return Object.assign(page, { consoleErrors });
}

async function keepPictures(pages: readonly Page[], test: string): Promise<void> {
  const folder = join(import.meta.dirname, "..", "..", "test-results");
  mkdirSync(folder, { recursive: true });
  const name = test.replaceAll(/[^\p{L}\p{N}]+/gu, "-").slice(0, 80);
  for (const [number, page] of pages.entries()) {
    if (page.isClosed()) continue;
    await page.screenshot({ path: join(folder, `${name}-${number + 1}.png`) });
  }
}

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

/**
 * Every page must pass: no finding of axe, by the rules of WCAG 2.2 A and AA, that is serious or critical. Without
 * @axe-core/playwright, which sums up in a page of its own for the sake of frames: we have none, and it takes twice the time.
 */
export async function axe(page: Page): Promise<void> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeCore.source);
  const told = await page.evaluate(async (tags) => {
    if (document.querySelector("iframe")) throw new Error("what is in a frame is not looked at");
    // @ts-expect-error -- put there by the source
    const { violations }: AxeResults = await window.axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
  }, WCAG);
  expect(told, page.url()).toEqual([]);
}
