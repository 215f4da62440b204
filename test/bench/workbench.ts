/**
 * A series of 100,000 points in the workbench, in a real Chromium: how long its page is held by any one task while it is opened,
 * walked through, zoomed, and while a change is thought of.
 */
import { execFileSync } from "node:child_process";
import { loadavg } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium, type Page } from "playwright-core";
import { findChromium } from "../../scripts/machine.ts";
import { addCookie } from "../support/browser.ts";
import { seededRandom } from "../support/ids.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { listen, type Phase, phase, told } from "./pageTasks.ts";

const POINTS = 100_000;
const HOUR = 3_600_000;
const START = Date.UTC(2015, 0, 1);
const random = seededRandom(9);
const share = (): number => ((random(1)[0] ?? 0) * 256 + (random(1)[0] ?? 0)) / 65_536;
const pause = (milliseconds: number) => new Promise((next) => setTimeout(next, milliseconds));

const DEFINITION = {
  name: "Temperatur i medisinkjøleskap",
  unit: "°C",
  direction: "neutral",
  target: null,
  chart: "i",
  rhythm: "event",
  decimals: 1,
  responsible: "Farmasøyt",
};

/** One figure an hour for eleven years. @returns the measure's id */
async function filled(server: TestServer): Promise<string> {
  const body = { ...DEFINITION, unitId: server.hospital.unitId };
  const { id } = (await server.as("leader", "POST", "/api/v1/measures", { body })).body;
  for (let from = 0; from < POINTS; from += 1000) {
    const points = Array.from({ length: 1000 }, (_, i) => ({
      period: new Date(START + (from + i) * HOUR).toISOString(),
      value: Math.round((4 + share() + share() + share() - 1.5) * 100) / 100,
    }));
    await server.as("leader", "POST", `/api/v1/measures/${id}/points`, { body: { points } });
  }
  return id;
}

interface Journey {
  readonly parts: number;
  readonly bytes: number;
  readonly packed: number;
  /** Milliseconds that the server took for the slowest part, the way included. */
  readonly slowest: number;
}

async function journey(server: TestServer, id: string): Promise<Journey> {
  const seen = { parts: 0, bytes: 0, packed: 0, slowest: 0 };
  let next: { period: string; key: string } | null = null;
  do {
    const after: string = next ? `?period=${encodeURIComponent(next.period)}&key=${encodeURIComponent(next.key)}` : "";
    const begun = performance.now();
    const { body } = await server.as("reader", "GET", `/api/v1/measures/${id}/columns${after}`);
    seen.slowest = Math.max(seen.slowest, performance.now() - begun);
    const text = JSON.stringify(body);
    seen.parts += 1;
    seen.bytes += Buffer.byteLength(text);
    seen.packed += gzipSync(text).length;
    next = body.next;
  } while (next);
  return seen;
}

async function inBrowser(server: TestServer, id: string): Promise<{ phases: Phase[]; opened: number }> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error("Chromium is missing");
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: "nb-NO" });
  await addCookie(context, server.url, await server.signIn("leader"));
  const page = await context.newPage();
  await page.addInitScript(listen);
  // The page around it first: what is measured is the series, not the product's first load.
  await page.goto(`${server.url}/profil`);
  await pause(1_500);
  let opened = 0;
  const phases = [
    await phase(page, "it is opened", async () => {
      const begun = Date.now();
      await page.evaluate((to) => {
        history.pushState(null, "", to);
        dispatchEvent(new PopStateEvent("popstate"));
      }, `/maltall/${id}/arbeidsbenk`);
      await page.locator(".bench-point-words").waitFor({ timeout: 60_000 });
      await page.locator(".bench-chart .spc-line").first().waitFor();
      opened = Date.now() - begun;
      await pause(1_000);
    }),
    await phase(page, "one walks from point to point by keys", () => walk(page)),
    await phase(page, "one zooms in and out", () => zoom(page)),
    await phase(page, "a part is dragged in the whole", () => drag(page)),
    await phase(page, "a phase is previewed", () => preview(page)),
  ];
  await browser.close();
  return { phases, opened };
}

async function walk(page: Page): Promise<void> {
  await page.locator(".bench-walk").focus();
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press("ArrowLeft");
    await pause(40);
  }
}

async function zoom(page: Page): Promise<void> {
  for (const key of ["+", "+", "+", "+", "+", "+", "+", "+", "+", "+", "-", "-", "-", "-", "-", "-", "-"]) {
    await page.keyboard.press(key);
    await pause(150);
  }
}

async function drag(page: Page): Promise<void> {
  const box = (await page.locator(".bench-overview").boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(box.x + box.width * 0.2, box.y + box.height / 2);
  await page.mouse.down();
  for (let step = 0; step < 40; step += 1) {
    await page.mouse.move(box.x + box.width * (0.2 + step * 0.015), box.y + box.height / 2);
    await pause(30);
  }
  await page.mouse.up();
}

async function preview(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Ny fase herfra" }).click();
  await page.locator(".bench-both .spc-line").nth(1).waitFor({ timeout: 60_000 });
  await pause(500);
}

/** The part of the report about the workbench. */
export async function workbenchSection(): Promise<string> {
  const root = join(import.meta.dirname, "../..");
  execFileSync(process.execPath, ["scripts/build.ts"], { cwd: root, stdio: "ignore" });
  const server = await startServer({ seed: 13 });
  const id = await filled(server);
  const way = await journey(server, id);
  const { phases, opened } = await inBrowser(server, id);
  await server.close();
  const mega = (bytes: number) => (bytes / 1_048_576).toFixed(1);
  return `## The workbench with ${POINTS.toLocaleString("en")} points

One figure an hour for eleven years, in Chromium on 1920 × 1080, on the same machine as the server. The figures come in ${way.parts} parts of
10,000, a column a field: ${mega(way.bytes)} MiB in all (${mega(way.packed)} MiB packed by gzip), the slowest part ${way.slowest.toFixed(0)} ms from question to answer. A worker
beside the page fetches and computes; the page draws at most two points a pixel column, and every signal. From the click to the chart
it took ${(opened / 1000).toFixed(1)} s, while the page stayed free. Long tasks are those that hold the page for 50 ms and more, as the browser tells them by the
clock on the wall, at a load average of ${loadavg()[0]?.toFixed(0)}.

| while | long tasks | most processor time of one task | longest frame |
|---|---|---|---|
${phases.map(told).join("\n")}
`;
}

if (process.argv[1] === import.meta.filename) {
  process.stdout.write(await workbenchSection());
  process.exit();
}
