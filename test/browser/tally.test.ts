import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { crossDays } from "../../server/storage/cross.ts";
import { axe, type TestPage, useBrowser } from "../support/browser.ts";
import { type Cuttable, cuttable } from "../support/cuttable.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { textBoxFaults } from "../support/textBoxes.ts";

const FALLS = {
  name: "Fall",
  unit: "",
  direction: "down",
  target: null,
  chart: "i",
  rhythm: "day",
  decimals: 0,
  responsible: "",
  countable: true,
};

describe("what a phone gives beside an idea, in Chromium", () => {
  const browser = useBrowser();
  let server: TestServer;
  let wire: Cuttable;
  beforeAll(async () => {
    wire = await cuttable();
    server = await startServer({ environment: wire.environment });
    const body = { ...FALLS, unitId: server.hospital.unitId };
    expect((await server.as("leader", "POST", "/api/v1/measures", { body })).status).toBe(200);
  });
  afterAll(async () => {
    await server.close();
    await wire.close();
  });

  async function scan(): Promise<TestPage> {
    const path = `/api/v1/boards/${server.hospital.boardId}/idea-code`;
    const { address, secret } = (await server.as("reader", "GET", path)).body;
    const page = await browser.visit(`${address}#${secret}`, { screen: "phone", keepsPages: true });
    await page.getByRole("button", { name: "Tell", exact: true }).waitFor();
    return page;
  }

  // From the store itself: the wire may be cut.
  async function falls(): Promise<number> {
    const rows = await server.app.parts.storage.db.selectFrom("points").select("value").execute();
    return rows.reduce((sum, { value }) => sum + (value ?? 0), 0);
  }

  async function lines(): Promise<string[]> {
    const { db } = server.app.parts.storage;
    const days = await crossDays(db, server.hospital.boardId, "2000-01-01", "2999-01-01");
    return days.flatMap(({ events }) => events.map(({ line }) => line));
  }

  const one = (page: TestPage) => page.getByRole("button", { name: "Fall +1" });

  /** The page, with all it needs for a dead zone in the phone. */
  async function kept(page: TestPage): Promise<void> {
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    const has = () =>
      page.evaluate(async () => {
        const keys = await (await caches.open("idea-page")).keys();
        return keys.some(({ url }) => url.includes("/Reports-"));
      });
    await expect.poll(has).toBe(true);
  }

  test("an event is counted with one touch, and taken back within ten seconds", async () => {
    const page = await scan();
    await page.getByRole("button", { name: "Tell", exact: true }).click();
    await one(page).click();
    await page.getByText("Telt: Fall").waitFor();
    await page.getByText("skjult, under 5").waitFor();
    await expect.poll(falls).toBe(1);
    await axe(page);
    expect(await textBoxFaults(page)).toEqual([]);
    await one(page).click();
    await expect.poll(falls).toBe(2);
    await page.getByRole("button", { name: "Angre" }).click();
    await page.getByText("Angret: Fall").waitFor();
    await expect.poll(falls).toBe(1);
    expect(page.consoleErrors).toEqual([]);
  });

  test("counted in a dead zone, also over a reload, each arrives once; what was taken back there never does", async () => {
    const before = await falls();
    const page = await scan();
    await kept(page);
    await page.getByRole("button", { name: "Tell", exact: true }).click();
    wire.cut();
    await one(page).click();
    await page.getByText("Telt: Fall").waitFor();
    await page.getByRole("status").getByText("Ikke sendt ennå").waitFor();
    await one(page).click();
    await one(page).click();
    await page.getByRole("button", { name: "Angre" }).click();
    await page.getByText("Angret: Fall").waitFor();
    await page.reload();
    await page.getByRole("button", { name: "Hendelse", exact: true }).click();
    await page.getByRole("heading", { name: "Hva har skjedd?" }).waitFor();
    expect(await falls()).toBe(before);
    wire.mend();
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await expect.poll(falls).toBe(before + 2);
    await page.reload();
    await page.getByRole("button", { name: "Tell", exact: true }).waitFor();
    await expect.poll(falls).toBe(before + 2);
  });

  test("a line for the cross is sent, says what it may not hold, and waits in a dead zone", async () => {
    const page = await scan();
    await page.getByRole("button", { name: "Hendelse", exact: true }).click();
    const send = page.getByRole("button", { name: "Send til tavlen" });
    await send.click();
    await page.getByRole("alert").getByText("Velg hva slags hendelse det var").waitFor();
    await page.getByLabel("Kort om hendelsen").fill("Pasient 01010750160 falt");
    await page.getByRole("alert").getByText("Dette ligner et fødselsnummer").waitFor();
    await axe(page);
    await page.getByLabel("Kort om hendelsen").fill("Glatt gulv på badet");
    await page.getByText("Fall", { exact: true }).click();
    await send.click();
    await page.getByRole("heading", { name: "Takk for at du sa fra" }).waitFor();
    await expect.poll(lines).toEqual(["Glatt gulv på badet"]);
    await axe(page);
    await page.getByRole("button", { name: "Meld en til" }).click();
    wire.cut();
    await page.getByText("I går", { exact: true }).click();
    await page.getByLabel("Kort om hendelsen").fill("Sengegrind manglet");
    await send.click();
    await page.getByText("Linjen ligger trygt på telefonen").waitFor();
    wire.mend();
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await page.getByRole("heading", { name: "Takk for at du sa fra" }).waitFor();
    await expect.poll(async () => (await lines()).toSorted()).toEqual(["Glatt gulv på badet", "Sengegrind manglet"]);
  });

  test("the form of a line stands on a small phone without a word cut off", async () => {
    const page = await scan();
    await page.getByRole("button", { name: "Hendelse", exact: true }).click();
    await page.getByLabel("Kort om hendelsen").waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBe(0);
    await page.getByRole("button", { name: "Tell", exact: true }).click();
    await one(page).click();
    await page.getByText("Telt: Fall").waitFor();
    await page.getByRole("button", { name: "Idé", exact: true }).click();
  });

  test("the idea stays first, and what was typed stands when one has looked elsewhere", async () => {
    const page = await scan();
    const field = page.getByLabel("Hva kan vi gjøre bedre?");
    await field.fill("En halvferdig idé");
    await page.getByRole("button", { name: "Hendelse", exact: true }).click();
    await page.getByRole("button", { name: "Idé", exact: true }).click();
    expect(await field.inputValue()).toBe("En halvferdig idé");
    await axe(page);
  });
});
