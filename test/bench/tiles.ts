/**
 * Thirty tiles of 500 points on one page, in a real Chromium: what the page's main thread does when one measure gets a new point.
 * The goal is one frame, 16 ms of processor time in any one task; and nothing of the other tiles is drawn anew.
 */
import { loadavg } from "node:os";
import { chromium, type Page } from "playwright-core";
import { findChromium } from "../../scripts/machine.ts";
import { addCookie } from "../support/browser.ts";
import { seededRandom } from "../support/ids.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { listen, type Phase, phase } from "./pageTasks.ts";

const TILES = 30;
const POINTS = 500;
const NEWS = 10;
const random = seededRandom(30);
const value = (): number => 10 + ((random(1)[0] ?? 0) + (random(1)[0] ?? 0)) / 64;

const DEFINITION = {
  unit: "min",
  direction: "down",
  target: 9,
  chart: "i",
  rhythm: "week",
  decimals: 1,
  responsible: "",
};

async function filled(server: TestServer): Promise<string[]> {
  const ids: string[] = [];
  for (let tile = 0; tile < TILES; tile += 1) {
    const body = { ...DEFINITION, name: `Måling ${tile + 1}`, unitId: server.hospital.unitId };
    const { id } = (await server.as("leader", "POST", "/api/v1/measures", { body })).body;
    const points = Array.from({ length: POINTS }, (_, i) => ({ period: i + 1, value: value() }));
    await server.as("leader", "POST", `/api/v1/measures/${id}/points`, { body: { points } });
    ids.push(id);
  }
  return ids;
}

/** Counts the tiles whose picture changed while something was done. */
async function drawnAnew(page: Page, work: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const changed = new Set<Element>();
    const tiles = document.querySelectorAll(".spc-tile-chart");
    for (const tile of tiles) {
      new MutationObserver(() => changed.add(tile)).observe(tile, { subtree: true, childList: true, attributes: true });
    }
    Object.assign(window, { changedTiles: changed });
  });
  await work();
  return await page.evaluate(() => {
    const { changedTiles } = window as unknown as { changedTiles: Set<Element> };
    return changedTiles.size;
  });
}

async function inBrowser(server: TestServer, ids: readonly string[]): Promise<{ seen: Phase; changed: number }> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error("Chromium is missing");
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: "nb-NO" });
  await addCookie(context, server.url, await server.signIn("leader"));
  const page = await context.newPage();
  await page.addInitScript(listen);
  await page.goto(`${server.url}/enhet/${server.hospital.unitId}/maltall`);
  await page
    .locator(".spc-chart svg")
    .nth(TILES - 1)
    .waitFor({ timeout: 60_000 });
  let seen: Phase | undefined;
  const changed = await drawnAnew(page, async () => {
    seen = await phase(page, "a new point", async () => {
      for (let news = 0; news < NEWS; news += 1) {
        const body = { points: [{ period: POINTS + 1 + news, value: value() }] };
        const arrived = page.waitForResponse((answer) => answer.url().includes(`/measures/${ids[0]}/series`));
        await server.as("leader", "POST", `/api/v1/measures/${ids[0]}/points`, { body });
        await arrived;
        await page.locator(".spc-text-date", { hasText: `punkt ${POINTS + 1 + news}` }).waitFor();
      }
    });
  });
  await browser.close();
  if (!seen) throw new Error("nothing was measured");
  return { seen, changed };
}

/** The part of the report about a wall full of tiles. */
export async function tilesSection(): Promise<string> {
  const server = await startServer();
  try {
    const ids = await filled(server);
    const { seen, changed } = await inBrowser(server, ids);
    const load = (loadavg()[0] ?? 0).toFixed(0);
    return `## A new point on a page of ${TILES} tiles

${TILES} measures of ${POINTS} points each on one page in Chromium on 1920 × 1080, the server on the same machine; ${NEWS} new points of one of
them, one after another. The goal is one frame of 16 ms for the answer that is read, the analysis, the layout and the drawing together.
Load average of the machine: ${load}; processor time of the main thread does not follow it.

| | |
|---|---|
| most processor time of any one task | **${seen.processor.toFixed(1)} ms** |
| long tasks (50 ms and more, by the clock on the wall) | ${seen.tasks.length} |
| tiles that were drawn anew | ${changed} of ${TILES} |
`;
  } finally {
    await server.close();
  }
}
