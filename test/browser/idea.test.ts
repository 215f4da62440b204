import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cardsInLane } from "../../shared/board/cards.ts";
import { defaultLaneId } from "../../shared/board/templates.ts";
import { CODE_TURN } from "../../shared/idea/idea.ts";
import { axe, type TestPage, useBrowser } from "../support/browser.ts";
import { noon, runningClock, type TurnedClock } from "../support/clock.ts";
import { type Cuttable, cuttable } from "../support/cuttable.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { textBoxFaults } from "../support/textBoxes.ts";
import { openWall } from "../support/wall.ts";

/** B1: what a phone loads before it can be used, packed, with the font. */
const BUDGET = 150_000;
const IDEA = "Fast plass til blærescanneren, så vi slipper å lete på kvelden";

describe("an idea from a phone in Chromium", () => {
  const browser = useBrowser();
  let server: TestServer;
  let clock: TurnedClock;
  let wire: Cuttable;
  beforeAll(async () => {
    clock = runningClock(noon());
    wire = await cuttable();
    server = await startServer({ clock, environment: wire.environment });
  });
  afterAll(async () => {
    await server.close();
    await wire.close();
  });

  async function code() {
    const answer = await server.as("reader", "GET", `/api/v1/boards/${server.hospital.boardId}/idea-code`);
    expect(answer.status).toBe(200);
    return answer.body;
  }

  /** As the camera opens it. */
  async function scan(): Promise<TestPage> {
    const { address, secret } = await code();
    const page = await browser.visit(`${address}#${secret}`, { screen: "phone", keepsPages: true });
    await page.getByText("Sengepost 3", { exact: true }).waitFor();
    return page;
  }

  const field = (page: TestPage) => page.getByLabel("Hva kan vi gjøre bedre?");
  const send = (page: TestPage) => page.getByRole("button", { name: "Send til tavlen" });

  function titles(): Promise<string[]> {
    return server.app.parts.sync.read(server.hospital.boardId, (board) =>
      cardsInLane(board, defaultLaneId("new")).map(({ title }) => title),
    );
  }

  async function settings(change: object): Promise<void> {
    const path = `/api/v1/boards/${server.hospital.boardId}`;
    const { body } = await server.as("leader", "GET", path);
    const patch = { version: body.version, settings: { ...body.settings, ...change } };
    expect((await server.as("leader", "PATCH", path, { body: patch })).status).toBe(200);
  }

  // First: later there are more ideas than the wall has room for.
  test("is invited from the wall, and its card is there at once", async () => {
    const wall = await openWall(browser, server, "wallSmall");
    const place = wall.locator("[data-area=idea]");
    await place.getByText("Har du en idé?").waitFor();
    const { digits, address } = await code();
    await place.getByText(`eller ${address.replace("http://", "")}, kode ${digits}`).waitFor();
    await place.getByRole("img", { name: "Skann og gi en idé" }).waitFor();
    // This server has no address that a phone could reach.
    await place.getByText("Virker bare på denne maskinen").waitFor();
    await axe(wall);
    expect(await textBoxFaults(wall)).toEqual([]);
    const page = await scan();
    await field(page).fill("Rett på veggen");
    await send(page).click();
    await wall.getByText("Rett på veggen").waitFor();
  });

  test("is written and sent with one touch, stands on the board, and its answer is followed", async () => {
    const page = await scan();
    expect(page.url()).not.toContain("#");
    await axe(page);
    await field(page).fill(IDEA);
    await send(page).click();
    await page.getByRole("heading", { name: "Takk for ideen!" }).waitFor();
    await page.getByText("Den står på tavlen nå.").waitFor();
    await expect.poll(titles).toContain(IDEA);
    await axe(page);
    await page.getByRole("link", { name: "Lenke til svaret" }).click();
    await page.getByRole("heading", { name: "Ideen din" }).waitFor();
    await page.locator(".idea-sent").getByText("Ny på tavlen").waitFor();
    await axe(page);
    // Mine ideer is kept on the phone.
    await page.getByRole("heading", { name: "Mine ideer" }).waitFor();
    expect(page.consoleErrors).toEqual([]);
  });

  test("loads at most 150 kB before it can be used", async () => {
    const { address, secret } = await code();
    const page = await browser.visit(`${server.url}/version`, { screen: "phone", keepsPages: true });
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Network.enable");
    await devtools.send("Page.enable");
    const loaded: [string, number][] = [];
    const urls = new Map<string, string>();
    const later = new Set<string>();
    let stands = false;
    devtools.on("Page.loadEventFired", () => (stands = true));
    // What the page fetches when it stands already, for lines and tallies, keeps nobody waiting.
    devtools.on("Network.requestWillBeSent", ({ requestId, request }) => {
      if (stands && !request.url.endsWith(".woff2")) later.add(requestId);
    });
    devtools.on("Network.responseReceived", ({ requestId, response }) => urls.set(requestId, response.url));
    devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      if (!later.has(requestId)) loaded.push([urls.get(requestId) ?? "", encodedDataLength]);
    });
    await page.route("**/i/sw.js", (route) => route.abort());
    await page.goto(`${address}#${secret}`);
    await send(page).waitFor();
    await page.evaluate(() => document.fonts.ready);
    await expect.poll(() => loaded.some(([url]) => url.endsWith(".woff2"))).toBe(true);
    // The page before asks for an icon, sometimes late; the phone's own has none to ask for.
    const own = loaded.filter(([url]) => !url.endsWith("/favicon.ico"));
    const sum = own.reduce((total, [, bytes]) => total + bytes, 0);
    expect(sum, JSON.stringify(loaded)).toBeLessThan(BUDGET);
    expect(sum).toBeGreaterThan(40_000);
  });

  test("from a dead zone is kept, and arrives once when the network is back", async () => {
    const page = await scan();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await expect.poll(() => page.evaluate(() => caches.match("/i").then((kept) => kept !== undefined))).toBe(true);
    // A page that has just been reloaded may not heed the browser's own switch yet: the wire itself is cut as well.
    wire.cut();
    await page.context().setOffline(true);
    const text = "Skrevet i kjelleren uten dekning";
    await field(page).fill(text);
    await send(page).click();
    await page.getByRole("heading", { name: "Ikke sendt ennå", level: 1 }).waitFor();
    await axe(page);
    // The page opens again without network, and still has it.
    await page.reload();
    await page.getByText(text).waitFor();
    expect(await titles()).not.toContain(text);
    wire.mend();
    await page.context().setOffline(false);
    await page.locator(".idea-mine").getByText("Ny på tavlen").waitFor();
    await page.reload();
    await page.locator(".idea-mine").getByText("Ny på tavlen").waitFor();
    expect((await titles()).filter((title) => title === text)).toHaveLength(1);
  });

  test("that would name a patient is stopped before anything is sent", async () => {
    const page = await scan();
    const sent: string[] = [];
    page.on("request", (request) => void (request.method() === "POST" && sent.push(request.postData() ?? "")));
    await field(page).fill("Pasienten 010107 50160 må få svar raskere");
    await page.getByRole("alert").getByText("Dette ligner et fødselsnummer").waitFor();
    await axe(page);
    await send(page).click();
    await field(page).fill("Pasientene må få svar raskere");
    await send(page).click();
    await page.getByRole("heading", { name: "Takk for ideen!" }).waitFor();
    expect(sent.filter((body) => body.includes("50160"))).toEqual([]);
  });

  test("with an old scan asks for the four digits in friendly words, and keeps what was written", async () => {
    const { address, secret } = await code();
    clock.advance(2 * CODE_TURN);
    const page = await browser.visit(`${address}#${secret}`, { screen: "phone", keepsPages: true });
    await page.getByText("Koden er byttet siden sist.").waitFor();
    await field(page).fill("Skrevet før koden var på plass");
    await axe(page);
    await page.getByLabel("Fire sifre").fill((await code()).digits);
    await page.getByRole("button", { name: "Fortsett" }).click();
    await send(page).click();
    await page.getByRole("heading", { name: "Takk for ideen!" }).waitFor();
    await expect.poll(titles).toContain("Skrevet før koden var på plass");
  });

  test("shows earlier ideas that are like it while one types, and sends all the same", async () => {
    const first = await scan();
    await field(first).fill("Merkede hyller på utstyrsrommet");
    await send(first).click();
    await first.getByRole("heading", { name: "Takk for ideen!" }).waitFor();
    await first.getByRole("button", { name: "Gi en idé til" }).click();
    await field(first).fill("Hyllene på utstyrsrommet burde merkes");
    const alike = first.locator(".idea-alike");
    await alike.getByText("Merkede hyller på utstyrsrommet").waitFor();
    await alike.getByText("Ny på tavlen").waitFor();
    await axe(first);
    await send(first).click();
    await first.getByRole("heading", { name: "Takk for ideen!" }).waitFor();
  });

  test("waits for the leader where the board is set so, and says so", async () => {
    await settings({ ideas: "afterLeader" });
    const page = await scan();
    await page.getByText("Lederen leser ideen før den kommer på tavlen.").waitFor();
    await field(page).fill("Til lederen først");
    await send(page).click();
    await page.getByText("Lederen har fått den").waitFor();
    expect(await titles()).not.toContain("Til lederen først");
    await settings({ ideas: "atOnce" });
  });

  test("that waits is let through by the leader on the board, and taken down with a reason", async () => {
    await settings({ ideas: "afterLeader" });
    const page = await scan();
    await field(page).fill("Ny kaffemaskin på vaktrommet");
    await send(page).click();
    await page.getByText("Lederen har fått den").waitFor();
    const desk = await browser.visit(`${server.url}/tavle/${server.hospital.boardId}`, {
      cookie: await server.signIn("leader"),
    });
    const held = desk.getByRole("listitem").filter({ hasText: "Ny kaffemaskin på vaktrommet" });
    await axe(desk);
    await held.getByRole("button", { name: "Slipp fram", exact: true }).click();
    await desk
      .getByRole("button", { name: /^Ny kaffemaskin på vaktrommet/ })
      .first()
      .click();
    await desk.getByRole("button", { name: "Ta ned fra veggen" }).click();
    await axe(desk);
    await desk.getByRole("button", { name: "Vi har den på tavlen fra før" }).click();
    await desk.getByText("Tatt ned.").waitFor();
    expect(await titles()).not.toContain("Ny kaffemaskin på vaktrommet");
    await page.reload();
    await page.locator(".idea-mine").getByText("Vi har den på tavlen fra før").waitFor();
    await settings({ ideas: "atOnce" });
  });
});
