/**
 * The free surface on a wall of 3840x2160 with 500 objects and 30 people drawing, in a real Chromium: how long its page is
 * held by any one task, as the browser itself tells it (PerformanceObserver, `longtask`: 50 ms and more), and how much
 * processor time the longest one took (a trace of the page's main thread): on a machine that others use, only that holds.
 */
import { execFileSync } from "node:child_process";
import { loadavg } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import * as Y from "yjs";
import { newId, type SurfaceId } from "../../shared/base/ids.ts";
import { SurfaceDocument } from "../../shared/surface/document.ts";
import { packInk, type Point } from "../../shared/surface/ink.ts";
import { addObject, type NewObject, removeObjects } from "../../shared/surface/objects.ts";
import { INKS, PAPERS } from "../../shared/surface/schema.ts";
import { findChromium } from "../../scripts/machine.ts";
import { listen, type Phase, phase, told } from "./pageTasks.ts";
import { seededRandom } from "../support/ids.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { type StockClient, stockClient } from "../support/syncServer.ts";
import { pairWall } from "../support/wall.ts";

const OBJECTS = { notes: 150, strokes: 310, arrows: 30, texts: 10 };
const PEOPLE = 30;
/** Each person draws a line so often, and wipes it out again after a while: the surface stays as full as it is. */
const EVERY_MS = 1_200;
const LINES_EACH = 4;
const PHASE_MS = 5_000;

const random = seededRandom(77);
const share = (): number => ((random(1)[0] ?? 0) * 256 + (random(1)[0] ?? 0)) / 65_536;
const fresh = () => newId<"object">(random);
const pause = (milliseconds: number) => new Promise((next) => setTimeout(next, milliseconds));

function scribble(at: Point): NewObject {
  const turn = share() * 6;
  const points = Array.from({ length: 60 }, (_, step) => ({
    x: at.x + step * 3 + 12 * Math.sin(step / 3 + turn),
    y: at.y + 30 * Math.sin(step / 5 + turn),
  }));
  const ink = INKS[Math.floor(share() * INKS.length)] ?? "black";
  return { kind: "stroke", id: fresh(), ...at, ink, width: 4, points: packInk(points) };
}

const somewhere = (): Point => ({ x: Math.round(share() * 4_800), y: Math.round(share() * 2_000) });

function fill(surface: SurfaceDocument): void {
  const notes = Array.from({ length: OBJECTS.notes }, (_, at) => {
    const place = { x: (at % 18) * 260, y: Math.floor(at / 18) * 250 };
    const note: NewObject = { kind: "note", id: fresh(), ...place, paper: PAPERS[at % PAPERS.length] ?? "yellow" };
    addObject(surface, note, `Forslag ${at}: flytt blæreskanneren til lageret ved vaktrommet`);
    return note;
  });
  for (let at = 0; at < OBJECTS.strokes; at += 1) addObject(surface, scribble(somewhere()));
  for (let at = 0; at < OBJECTS.texts; at += 1) {
    addObject(surface, { kind: "text", id: fresh(), ...somewhere(), ink: "blue", size: "large" }, "Prøves på mandag");
  }
  for (let at = 0; at < OBJECTS.arrows; at += 1) {
    const ends = { from: notes[at * 3]?.id ?? null, to: notes[at * 3 + 1]?.id ?? null };
    addObject(surface, { kind: "arrow", id: fresh(), x: 0, y: 0, dx: 50, dy: 0, ink: "black", ...ends });
  }
}

/** Somebody elsewhere with a pen. @returns how to stop */
function drawer(client: StockClient, number: number): () => void {
  const surface = new SurfaceDocument(client.doc);
  const mine: NewObject["id"][] = [];
  const draw = (): void => {
    const stroke = scribble(somewhere());
    mine.push(stroke.id);
    surface.edit("bench", () => {
      addObject(surface, stroke);
      if (mine.length > LINES_EACH) removeObjects(surface, mine.splice(0, 1));
    });
  };
  let timer: ReturnType<typeof setInterval> | undefined;
  // Spread over the interval, as people are.
  const first = setTimeout(
    () => {
      timer = setInterval(draw, EVERY_MS);
    },
    (number / PEOPLE) * EVERY_MS,
  );
  return () => {
    clearTimeout(first);
    clearInterval(timer);
  };
}

async function untilPast(milliseconds: number, step: (round: number) => Promise<unknown>): Promise<void> {
  const end = performance.now() + milliseconds;
  for (let round = 0; performance.now() < end; round += 1) await step(round);
}

async function onWall(server: TestServer, id: SurfaceId): Promise<Phase[]> {
  const wall = await pairWall(server, "touch");
  const executablePath = findChromium();
  if (!executablePath) throw new Error("Chromium is missing");
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
  const context = await browser.newContext({ viewport: { width: 3840, height: 2160 }, hasTouch: true });
  const [name = "", value = ""] = wall.cookie.split(/=(.*)/s);
  // A secure cookie goes over http on this machine itself, but nobody may put one in the browser for http.
  const secure = name.startsWith("__Host-");
  const url = secure ? server.url.replace("http:", "https:") : server.url;
  await context.addCookies([{ name, value, url, secure, httpOnly: true, sameSite: "Lax" }]);
  const page = await context.newPage();
  await page.addInitScript(listen);
  await page.goto(`${server.url}/skjerm`);
  const open = page.getByRole("button", { name: "Fri flate" });
  await open.waitFor();
  await pause(1_500);
  const phases: Phase[] = [];
  phases.push(
    await phase(page, "the surface is opened", async () => {
      await open.click();
      await page
        .locator(".surface-note")
        .nth(OBJECTS.notes - 1)
        .waitFor();
      await pause(1_000);
    }),
  );
  const [cookie = "", secret = ""] = (await server.signIn("participant")).split(/=(.*)/s);
  const address = { url: server.url.replace("http", "ws"), origin: server.url };
  const clients = Array.from({ length: PEOPLE }, () => stockClient(address, id, secret, new Y.Doc(), cookie));
  while (clients.some(({ provider }) => !provider.synced)) await pause(50);
  const stops = clients.map(drawer);
  const box = (await page.locator(".surface-stage").boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  phases.push(await phase(page, "30 people draw", () => pause(PHASE_MS)));
  phases.push(
    await phase(page, "and one at the wall draws with them", () =>
      untilPast(PHASE_MS, async (round) => {
        const from = { x: box.x + 200 + (round % 5) * 500, y: box.y + 200 + (round % 3) * 300 };
        await page.mouse.move(from.x, from.y);
        await page.mouse.down();
        for (let step = 0; step < 12; step += 1)
          await page.mouse.move(from.x + step * 30, from.y + 60 * Math.sin(step));
        await page.mouse.up();
      }),
    ),
  );
  phases.push(
    await phase(page, "and one at the wall zooms in and out", async () => {
      await page.mouse.move(middle.x, middle.y);
      await untilPast(PHASE_MS, async (round) => {
        await page.mouse.wheel(0, round % 40 < 20 ? -100 : 100);
        await pause(30);
      });
    }),
  );
  phases.push(
    await phase(page, "and one at the wall moves a note", async () => {
      await page.getByRole("button", { name: "Vis alt" }).click();
      await page.getByRole("button", { name: "Velg" }).click();
      await untilPast(PHASE_MS, async () => {
        const note = (await page.locator(".surface-note").first().boundingBox()) ?? box;
        await page.mouse.move(note.x + 20, note.y + 20);
        await page.mouse.down();
        for (let step = 0; step < 8; step += 1) await page.mouse.move(note.x + 20 + step * 24, note.y + 20 + step * 12);
        for (let step = 8; step >= 0; step -= 1)
          await page.mouse.move(note.x + 20 + step * 24, note.y + 20 + step * 12);
        await page.mouse.move(note.x + 32, note.y + 30);
        await page.mouse.up();
      });
    }),
  );
  for (const stop of stops) stop();
  for (const client of clients) client.close();
  await browser.close();
  return phases;
}

/** The part of the report about the free surface. */
export async function surfaceSection(): Promise<string> {
  const root = join(import.meta.dirname, "../..");
  execFileSync(process.execPath, ["scripts/build.ts"], { cwd: root, stdio: "ignore" });
  const server = await startServer({ seed: 7 });
  const at = `/api/v1/boards/${server.hospital.boardId}`;
  const [type] = (await server.as("leader", "GET", `${at}/meeting-types`)).body.items;
  await server.as("leader", "POST", `${at}/meetings`, { body: { typeId: type.id } });
  const { id } = (await server.as("participant", "GET", `${at}/surface`)).body;
  await server.app.parts.sync.editSurface(id, { kind: "system" }, fill);
  const phases = await onWall(server, id);
  await server.close();
  const count = Object.values(OBJECTS).reduce((sum, each) => sum + each, 0);
  return `## The free surface

${count} objects (${OBJECTS.notes} notes, ${OBJECTS.strokes} lines of ink of 60 points, ${OBJECTS.arrows} arrows, ${OBJECTS.texts} texts) on a wall of 3840 × 2160 in Chromium without a
graphics processor, on the same machine as the server and the ${PEOPLE} who draw: a line each every ${EVERY_MS / 1000} s. Long tasks are those that hold
the page for 50 ms and more, as the browser tells them; a frame waits also for the drawing that other threads do. Both are by the
clock on the wall: where others use the machine, as here at a load average of ${loadavg()[0]?.toFixed(0)}, only the processor time says what the page itself takes.

| while | long tasks | most processor time of one task | longest frame |
|---|---|---|---|
${phases.map(told).join("\n")}
`;
}

if (process.argv[1] === import.meta.filename) {
  process.stdout.write(await surfaceSection());
  process.exit();
}
