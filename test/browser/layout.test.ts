import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axe, useBrowser } from "../support/browser.ts";
import { noon, runningClock } from "../support/clock.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { textBoxFaults } from "../support/textBoxes.ts";
import { openWall } from "../support/wall.ts";

describe("what a meeting type shows, in Chromium", () => {
  const browser = useBrowser();
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ clock: runningClock(noon()) });
    const falls = { name: "Fall", unit: "", direction: "down", target: null, chart: "i", rhythm: "day", decimals: 0 };
    const body = { ...falls, responsible: "", countable: true, unitId: server.hospital.unitId };
    expect((await server.as("leader", "POST", "/api/v1/measures", { body })).status).toBe(200);
  });
  afterAll(() => server.close());

  test("is ticked off in words beside a small wall that follows, and the wall takes it at once", async () => {
    const page = await openWall(browser, server, "wallSmall");
    await page.locator("[data-area=cross]").waitFor();
    const desk = await browser.visit(`${server.url}/tavle/${server.hospital.boardId}/moter`, {
      cookie: await server.signIn("leader"),
    });
    const form = desk.getByRole("form", { name: "Tavlemøte" });
    await form.getByRole("img", { name: /^Slik blir veggen: grønt kors, i dag/ }).waitFor();
    await axe(desk);
    await form.getByRole("checkbox", { name: "Grønt kors" }).uncheck();
    await form.getByRole("checkbox", { name: "Takk" }).uncheck();
    await form.getByRole("img", { name: "Slik blir veggen: i dag, svar til oss, ideer og tester, målinger" }).waitFor();
    await form.getByLabel("Ved siden av Svar siden sist").selectOption("testing");
    await form.getByLabel("Når viser veggen dette?").selectOption("fixed");
    await form.getByLabel("Fra klokka").fill("06:30");
    await form.getByRole("button", { name: "Lagre" }).click();
    await desk.getByText("Lagret", { exact: true }).waitFor();
    await page.locator("[data-area=cross]").waitFor({ state: "detached" });
    await page.locator("[data-area=today]").waitFor();
    expect(await textBoxFaults(page)).toEqual([]);
    const path = `/api/v1/boards/${server.hospital.boardId}/meeting-types`;
    const [type] = (await server.as("leader", "GET", path)).body.items;
    expect(type.layout).toEqual({ panels: ["today", "answers", "ideas", "measures"], measures: null, from: "06:30" });
    expect(type.steps.map(({ rail }: { rail?: string }) => rail ?? null)).toContain("testing");
  });

  test("a wall that is touched counts one more, and takes it back", async () => {
    const count = async () =>
      (await server.as("reader", "GET", `/api/v1/boards/${server.hospital.boardId}/tallies`)).body.items[0].count;
    const page = await openWall(browser, server, "wallSmall");
    await page.getByRole("button", { name: "Tell +1" }).tap();
    await page.getByRole("button", { name: "Fall +1" }).tap();
    await page.getByText("Telt: Fall").waitFor();
    await expect.poll(count).toBe(1);
    await axe(page);
    expect(await textBoxFaults(page)).toEqual([]);
    // A fresh one, since looking at the page may have taken longer than there is to take it back.
    await page.getByRole("button", { name: "Fall +1" }).tap();
    await page.getByRole("button", { name: "Angre" }).tap();
    await page.getByText("Telt: Fall").waitFor({ state: "detached" });
    await expect.poll(count).toBe(1);
    await page.getByRole("button", { name: "Ferdig" }).tap();
    await page.getByRole("button", { name: "Start tavlemøtet" }).waitFor();
  });

  // Last: after a meeting walls show its record for a while.
  test("puts beside a step what was chosen for it", async () => {
    const path = `/api/v1/boards/${server.hospital.boardId}/meeting-types`;
    const [{ id: typeId }] = (await server.as("leader", "GET", path)).body.items;
    const start = `/api/v1/boards/${server.hospital.boardId}/meetings`;
    const begun = await server.as("leader", "POST", start, { body: { typeId } });
    expect(begun.status).toBe(200);
    const desk = await browser.visit(`${server.url}/tavle/${server.hospital.boardId}/mote`, {
      cookie: await server.signIn("leader"),
    });
    await desk.getByRole("button", { name: /^Neste/ }).click();
    await desk.getByRole("heading", { name: "Tester nå" }).waitFor();
    await desk.getByText("Ikke noe nå").waitFor();
    await axe(desk);
    const { id } = begun.body.meeting;
    await server.as("leader", "POST", `/api/v1/meetings/${id}/commands`, { body: { do: "end" } });
  });
});
