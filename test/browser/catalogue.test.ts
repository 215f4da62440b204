import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nextPeriod } from "../../shared/measure/period.ts";
import { axe, type TestPage, useBrowser } from "../support/browser.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

const browser = useBrowser();
let server: TestServer;
let page: TestPage;
/** Of the trust, with figures of both sections. */
let falls: string;

beforeAll(async () => {
  server = await startServer();
  falls = await aTrustMeasure();
  page = await browser.visit(`${server.url}/enhet/${server.hospital.unitId}/katalog`, {
    screen: "laptop",
    cookie: await server.signIn("leader"),
  });
});
afterAll(() => server.close());

const post = (path: string, body: object) => server.as("admin", "POST", `/api/v1${path}`, { body });

/** A measure of the trust with the weeks of two sections, counted 1, 2, 3 so that no day matters. */
async function aTrustMeasure(): Promise<string> {
  const { trustId, unitId, otherUnitId } = server.hospital;
  const plain = { unit: "per 1000 liggedøgn", per: 1000, direction: "down", target: null, rhythm: "week", decimals: 1 };
  const body = { ...plain, name: "Fall i foretaket", chart: "u", responsible: "", unitId: trustId };
  const { id } = (await post("/measures", body)).body;
  for (const [i, unit] of [unitId, otherUnitId].entries()) {
    let period = "1";
    const points = Array.from({ length: 24 }, (_, at) => {
      const point = { period, numerator: 3 + ((at + i) % 4), denominator: 400 + i * 100 };
      period = nextPeriod(period) ?? "";
      return point;
    });
    await post(`/measures/${id}/points?unitId=${unit}`, { points });
  }
  return id;
}

describe("a section picks what it follows", () => {
  test("one touch in the catalogue puts a ready measure on the board, and undo takes it back", async () => {
    await page.getByRole("heading", { name: "Pasientsikkerhet" }).waitFor();
    await axe(page);
    await page.getByRole("button", { name: "Sett på tavlen: Håndhygiene" }).click();
    await page.getByText("«Håndhygiene» står på tavlen.").waitFor();
    await page.getByRole("listitem").filter({ hasText: "Håndhygiene" }).getByText("Står på tavlen").waitFor();
    await page.getByRole("button", { name: "Angre" }).click();
    await page.getByRole("button", { name: "Sett på tavlen: Håndhygiene" }).waitFor();
  });

  test("a word finds it among all, and what is defined above stands with the section's own figures", async () => {
    await page.getByLabel("Søk etter en måling").fill("foretaket");
    const row = page.getByRole("listitem").filter({ hasText: "Fall i foretaket" });
    await row.getByText("har tall for dere").waitFor();
    expect(await page.getByRole("heading", { name: "Smittevern" }).count()).toBe(0);
    await row.getByRole("button").click();
    await row.getByText("Står på tavlen").waitFor();
    await page.goto(`${server.url}/tavle/${server.hospital.boardId}`);
    await page.getByRole("link", { name: "Fall i foretaket" }).click();
    await page.getByText("Sengepost 3").first().waitFor();
    expect(new URL(page.url()).pathname).toContain(`/enhet/${server.hospital.unitId}/maltall/`);
  });
});

test("the trust sees the sum, the sections beside each other on one axis, and as a table; on a phone too", async () => {
  for (const screen of ["laptop", "phone"] as const) {
    const trust = await browser.visit(`${server.url}/maltall/${falls}`, {
      screen,
      cookie: await server.signIn("admin"),
    });
    await trust.getByText("summert fra 2 seksjoner").first().waitFor();
    const units = trust.locator(".multiple h3");
    await units.first().waitFor();
    expect(await units.allTextContents()).toEqual(["Sengepost 3", "Sengepost 4"]);
    expect(await trust.locator(".multiple-chart svg[role=img]").count()).toBe(2);
    await axe(trust);
    const section = trust.locator("section", { has: trust.locator(".multiples") });
    await section.getByRole("button", { name: "Vis som tabell" }).click();
    await section.getByRole("rowheader", { name: "Sengepost 4" }).waitFor();
    const width = await trust.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(width).toBeLessThanOrEqual(0);
  }
});
