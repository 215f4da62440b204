import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axe, type TestPage, useBrowser } from "../support/browser.ts";
import { type Cuttable, cuttable } from "../support/cuttable.ts";
import { runningClock, type TurnedClock } from "../support/clock.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { textBoxFaults } from "../support/textBoxes.ts";
import { openWall } from "../support/wall.ts";

/** What a phone loads before a code can be typed, packed, with the font; the wire comes while the code is looked at. */
const BUDGET = 150_000;
/** 07:43 in Oslo on a Monday. */
const MONDAY = Date.UTC(2026, 10, 23, 6, 43);

describe("a phone as the keyboard of a wall, in Chromium", () => {
  const browser = useBrowser();
  let server: TestServer;
  let clock: TurnedClock;
  let wire: Cuttable;
  let wall: TestPage;

  beforeAll(async () => {
    clock = runningClock(MONDAY);
    wire = await cuttable();
    server = await startServer({ clock, environment: wire.environment });
    wall = await openWall(browser, server, "wall");
    await wall.getByRole("button", { name: "Start tavlemøtet" }).tap();
    await atStep("Velkommen");
  });
  afterAll(async () => {
    await server.close();
    await wire.close();
  });

  async function atStep(step: string): Promise<void> {
    await wall
      .locator(".huddle-stage")
      .and(wall.getByRole("region", { name: step, exact: true }))
      .waitFor();
  }

  async function press(label: string): Promise<void> {
    await wall.locator(".huddle-foot, .huddle-acts").first().getByRole("button", { name: label }).first().tap();
  }

  /** Opens the panel and scans: what a camera reads is known to the server, and taken from its answer. */
  async function scan(cookie?: string): Promise<TestPage> {
    const answered = wall.waitForResponse((response) => response.url().endsWith("/remote-codes"));
    await press("Mobil");
    const { address, secret } = await (await answered).json();
    const page = await browser.visit(`${address}#${secret}`, { screen: "phone", ...(cookie && { cookie }) });
    await page.getByText("Koblet til Gangen").waitFor();
    await wall.getByRole("region", { name: "Skriv fra mobilen" }).waitFor({ state: "detached" });
    return page;
  }

  const onPhone = (phone: TestPage, name: string) => phone.getByRole("button", { name });

  test("is invited by one touch in the corner, by a code and by letters", async () => {
    await press("Mobil");
    const panel = wall.getByRole("region", { name: "Skriv fra mobilen" });
    await panel.getByRole("img", { name: "Skann og skriv på skjermen" }).waitFor();
    const letters = await panel.locator("strong").textContent();
    expect(letters).toMatch(/^[A-Z]{3} [A-Z]{3}$/);
    await axe(wall);
    expect(await textBoxFaults(wall)).toEqual([]);
    const phone = await browser.visit(`${server.url}/f`, { screen: "phone" });
    await axe(phone);
    await phone.getByLabel("Seks bokstaver").fill((letters ?? "").toLowerCase());
    await onPhone(phone, "Koble til").tap();
    await phone.getByRole("heading", { name: "Velkommen" }).waitFor();
    await wall.getByText("En mobil skriver på skjermen nå").waitFor();
    await panel.waitFor({ state: "detached" });
    await axe(phone);
    expect(await textBoxFaults(phone)).toEqual([]);
    expect(phone.consoleErrors).toEqual([]);
  });

  test("writes a line of the cross while one writes, and turns to the next step", async () => {
    const phone = await scan();
    expect(phone.url()).not.toContain("#");
    await onPhone(phone, "Neste punkt").tap();
    await atStep("Svar siden sist");
    await onPhone(phone, "Neste punkt").tap();
    await atStep("Grønt kors");
    await onPhone(phone, "Gul").tap();
    const field = phone.getByRole("textbox");
    await field.fill("Glatt gulv");
    const onWall = wall.locator(".huddle-stage input");
    await expect.poll(() => onWall.inputValue()).toBe("Glatt gulv");
    await field.fill("Glatt gulv ved rom 4");
    await expect.poll(() => onWall.inputValue()).toBe("Glatt gulv ved rom 4");
    await axe(wall);
    expect(await textBoxFaults(wall)).toEqual([]);
    await axe(phone);
    expect(await textBoxFaults(phone)).toEqual([]);
    await onPhone(phone, "Ferdig").first().tap();
    await wall.locator(".cross-events").getByText("Glatt gulv ved rom 4").waitFor();
    await expect.poll(() => field.inputValue()).toBe("");
    expect(phone.consoleErrors).toEqual([]);
  });

  test("keeps a patient's number on the phone: neither wire nor wall sees it", async () => {
    const phone = await scan();
    const field = phone.getByRole("textbox");
    await field.pressSequentially("Pasient 01010750160");
    await phone.getByRole("alert").getByText("Dette ligner et fødselsnummer").waitFor();
    await onPhone(phone, "Ferdig").first().tap();
    await expect.poll(() => wall.locator(".huddle-stage input").inputValue()).toBe("Pasient 010107");
    await field.fill("");
    await expect.poll(() => wall.locator(".huddle-stage input").inputValue()).toBe("");
  });

  test("gives way to another phone, and says so", async () => {
    const first = await scan();
    const second = await scan();
    await first.getByText("En annen mobil har overtatt").waitFor();
    await axe(first);
    await onPhone(second, "Ferdig med dagen").waitFor();
    await press("Mobil på");
    await press("Koble fra mobilen");
    await second.getByText("Mobilen er koblet fra").waitFor();
  });

  test("says when it has no network, keeps what was written, and goes on by itself", async () => {
    const phone = await scan();
    const field = phone.getByRole("textbox");
    await field.waitFor();
    wire.cut();
    await phone.getByText("Uten nett").waitFor();
    await field.fill("Skrevet uten nett");
    await axe(phone);
    expect(await onPhone(phone, "Ferdig med dagen").isDisabled()).toBe(true);
    wire.mend();
    await expect.poll(() => wall.locator(".huddle-stage input").inputValue()).toBe("Skrevet uten nett");
    // A page that the phone has thrown away in the meantime is back with the same link.
    await phone.reload();
    await phone.getByText("Koblet til Gangen").waitFor();
    await onPhone(phone, "Ferdig med dagen").tap();
  });

  test("raises what the step has in hand, with words from the phone", async () => {
    const body = { unitId: server.hospital.trustId, name: "Prøve HF", kind: "management" };
    await server.as("admin", "POST", "/api/v1/boards", { body });
    await wall.reload();
    await atStep("Grønt kors");
    const phone = await scan();
    await onPhone(phone, "Løft").tap();
    const field = phone.getByRole("textbox");
    expect(await field.inputValue()).toContain("Glatt gulv ved rom 4");
    await field.fill("Gulvet må byttes");
    await onPhone(phone, "Penger").tap();
    await expect.poll(() => wall.locator(".huddle-stage input").inputValue()).toBe("Gulvet må byttes");
    await onPhone(phone, "Send til Prøve HF").tap();
    await wall.getByText("Saken er løftet videre til Prøve HF").waitFor();
  });

  test("loads at most 150 kB before it can be used", async () => {
    const page = await browser.visit(`${server.url}/version`, { screen: "phone" });
    const network = await page.context().newCDPSession(page);
    await network.send("Network.enable");
    const loaded: [string, number][] = [];
    const urls = new Map<string, string>();
    network.on("Network.responseReceived", ({ requestId, response }) => urls.set(requestId, response.url));
    network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      loaded.push([urls.get(requestId) ?? "", encodedDataLength]);
    });
    await page.goto(`${server.url}/f`);
    await page.getByLabel("Seks bokstaver").waitFor();
    await page.evaluate(() => document.fonts.ready);
    await expect.poll(() => loaded.some(([url]) => url.endsWith(".woff2"))).toBe(true);
    // The page before asks for an icon, sometimes late; the phone's own has none to ask for.
    const own = loaded.filter(([url]) => !url.endsWith("/favicon.ico"));
    const sum = own.reduce((total, [, bytes]) => total + bytes, 0);
    expect(sum, JSON.stringify(own)).toBeLessThan(BUDGET);
    expect(sum).toBeGreaterThan(40_000);
  });

  test("ends the meeting from the phone, and the phone with it", async () => {
    const phone = await scan();
    await onPhone(phone, "Mer").tap();
    await onPhone(phone, "Avslutt møtet").tap();
    await onPhone(phone, "Ja, avslutt").tap();
    await phone.getByRole("heading", { name: "Møtet er slutt" }).waitFor();
    await axe(phone);
    expect(phone.consoleErrors).toEqual([]);
  });
});
