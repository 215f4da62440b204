import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axe, type TestPage, useBrowser } from "../support/browser.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

const browser = useBrowser();
let server: TestServer;
let page: TestPage;
let measure: string;

const at = (rest: string) => `/api/v1/measures/${measure}${rest}`;

const WIGGLE = [0, 3, -2, 4, -3, 1, -4, 2, -1];
const wiggle = (i: number): number => WIGGLE[(i * 4) % 9] ?? 0;
/** Points that count 1, 2, 3: thirty around 60, thirty around 45; the wiggle is the same in every run. */
const points = Array.from({ length: 60 }, (_, i) => ({ period: i + 1, value: (i < 30 ? 60 : 45) + wiggle(i) }));

beforeAll(async () => {
  server = await startServer();
  const definition = { name: "Ventetid", unit: "min", direction: "down", target: null, chart: "i", rhythm: "week" };
  const body = { ...definition, decimals: 1, responsible: "Leder", unitId: server.hospital.unitId };
  measure = (await server.as("leader", "POST", "/api/v1/measures", { body })).body.id;
  await server.as("leader", "POST", at("/points"), { body: { points } });
  page = await browser.visit(`${server.url}/maltall/${measure}/arbeidsbenk`, {
    screen: "laptop",
    cookie: await server.signIn("leader"),
  });
  await page.getByText("Forslag om ny fase").waitFor();
});
afterAll(() => server.close());

const dialog = () => page.getByRole("dialog");
const phases = async () => (await server.as("leader", "GET", at("/series?points=none"))).body.reading.phases;

describe("the workbench", () => {
  test("shows what an accepted phase would do, and asks for its name and reason before it saves", async () => {
    await page.getByRole("button", { name: "Se forslaget" }).click();
    await dialog().getByText("Slik blir det", { exact: true }).first().waitFor();
    await dialog()
      .getByText(/signaler faller bort/)
      .waitFor();
    await axe(page);
    await dialog().getByRole("button", { name: "Lagre" }).click();
    expect(await dialog().getByText("Dette må fylles ut").count()).toBe(2);
    expect(await phases()).toEqual([]);
    await dialog().getByLabel("Hva kaller dere fasen?").fill("Ny rørpost");
    await dialog().getByLabel("Hvorfor?").fill("Prøvene går rett til laboratoriet");
    await page.keyboard.press("Enter");
    await page.getByText("Frys grunnlinjen").first().waitFor();
    await expect.poll(phases).toMatchObject([{ from: "31", name: "Ny rørpost" }]);
    await page.getByText("Nok punkter og bare vanlig variasjon").waitFor();
  });

  test("is walked through by keys alone, and every point says what it is", async () => {
    await page.getByRole("slider", { name: "Velg punkt" }).focus();
    await page.keyboard.press("Home");
    await page.getByText(/^punkt 1: 60/).waitFor();
    await page.keyboard.press("ArrowRight");
    await page.getByText(/^punkt 2: 57/).waitFor();
    await page.keyboard.press("Tab");
    await page.getByRole("button", { name: "Skriv merknad" }).focus();
    await page.keyboard.press("Enter");
    await dialog().getByLabel("Merknad").fill("Vinterferie");
    await page.keyboard.press("Enter");
    await page.getByText("«Vinterferie»").waitFor();
  });

  test("tells who chose what, and takes it back as a new version", async () => {
    await page.getByRole("tab", { name: "Historikk" }).click();
    await page.getByText("Merknad ved punkt 2: Vinterferie").waitFor();
    await page.getByText("Ny fase «Ny rørpost» fra punkt 31: Prøvene går rett til laboratoriet").waitFor();
    await axe(page);
    await page.getByRole("button", { name: "Tilbake hit" }).last().click();
    await dialog().getByRole("button", { name: "Lagre" }).click();
    await page.getByText("Tok bort fasen «Ny rørpost» fra punkt 31").waitFor();
    await expect.poll(phases).toEqual([]);
    expect((await server.as("leader", "GET", at("/series/versions"))).body.items).toHaveLength(3);
  });

  test("changes chart and rules with the same preview, and every other tool opens without a finding", async () => {
    await page.getByRole("tab", { name: "Diagram og regler" }).click();
    await page.getByLabel("Diagram", { exact: true }).selectOption("run");
    await page.getByRole("button", { name: "Se hva det gjør" }).click();
    await dialog().getByRole("button", { name: "Lagre" }).click();
    await page.getByText(/Versjon 2: Diagram: I-diagram/).waitFor();
    for (const tool of ["Andre blikk", "Enhetene", "Pareto", "R-kode"]) {
      await page.getByRole("tab", { name: tool }).click();
      await axe(page);
    }
    await page.getByText("median(").first().waitFor();
    expect(page.consoleErrors).toEqual([]);
  });

  test("fits a phone", async () => {
    const phone = await browser.visit(`${server.url}/maltall/${measure}/arbeidsbenk`, {
      screen: "phone",
      cookie: await server.signIn("participant"),
    });
    await phone.getByText("Du kan se alt her").waitFor();
    await phone.getByText(/^punkt 60: 43/).waitFor();
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await phone.getByRole("button", { name: "Frys grunnlinjen her" }).count()).toBe(0);
  });
});
