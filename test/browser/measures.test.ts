import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axe, type TestPage, useBrowser } from "../support/browser.ts";
import { call } from "../support/caller.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

const browser = useBrowser();
let server: TestServer;
let leader: TestPage;
let measure: string;
let line: string;

beforeAll(async () => {
  server = await startServer();
  leader = await browser.visit(`${server.url}/enhet/${server.hospital.unitId}/maltall`, {
    screen: "laptop",
    cookie: await server.signIn("leader"),
  });
});
afterAll(() => server.close());

/** Numbers count 1, 2, 3: then the day on which the test runs makes no difference. */
async function push(values: readonly number[], from = 1): Promise<void> {
  const points = values.map((value, i) => ({ period: from + i, value }));
  const path = `/api/v1/measures/${measure}/points`;
  const answer = await server.as("leader", "POST", path, { body: { points } });
  expect(answer.body.code).toBeUndefined();
}

const marks = (page: Page) => page.locator(".spc-point, .spc-signal, .spc-open").count();
const sentence = (page: Page, text: string | RegExp) => page.locator(".spc-tile-sentence", { hasText: text }).first();

describe("a section follows a figure", () => {
  test("three plain questions suggest the chart", async () => {
    await leader.getByText("Ingen målinger ennå").waitFor();
    await axe(leader);
    await leader.getByRole("button", { name: "Lag en måling" }).first().click();
    await leader.getByText("Vi foreslår P-diagram.").waitFor();
    await leader.getByLabel("Tiden mellom sjeldne hendelser").check();
    await leader.getByText("Vi foreslår T-diagram.").waitFor();
    await leader.getByLabel("Ett tall for hver periode").check();
    await leader.getByText("Vi foreslår I-diagram.").waitFor();
    await axe(leader);
  });

  test("what is wrong in the form stands at its field", async () => {
    const dialog = leader.getByRole("dialog");
    await dialog.getByRole("button", { name: "Lagre" }).click();
    await dialog.getByText("Dette må fylles ut").waitFor();
    await dialog.getByLabel("Hva måler dere?").fill("Ventetid på prøvesvar");
    await dialog.getByLabel("Mål", { exact: true }).fill("ti");
    await dialog.getByRole("button", { name: "Lagre" }).click();
    await dialog.getByText("Skriv et tall").waitFor();
    await dialog.getByLabel("Mål", { exact: true }).fill("12,5");
    await dialog.getByLabel("Enhet bak tallet").fill("min");
    await dialog.getByRole("button", { name: "Lagre" }).click();
    await leader.getByRole("heading", { level: 1, name: "Ventetid på prøvesvar" }).waitFor();
    measure = new URL(leader.url()).pathname.split("/").at(-1) ?? "";
    await axe(leader);
  });

  test("a measure without figures says how they come", async () => {
    await leader.getByText("Skriv inn det første tallet").waitFor();
    expect(await leader.getByText(/ingen tall ennå/i).count()).toBe(1);
  });

  test("a figure typed in by hand stands in the chart, and a correction keeps the old one", async () => {
    for (const [typed, said] of [
      ["14,5", "er lagret"],
      ["13", "er rettet"],
    ] as const) {
      await leader.getByRole("button", { name: "Skriv inn et tall" }).click();
      await leader.getByLabel("Verdi (min)").fill(typed);
      await leader.getByRole("button", { name: "Lagre tallet" }).click();
      await leader.getByText(said).first().waitFor();
      await leader.getByRole("dialog").waitFor({ state: "detached" });
    }
    await sentence(leader, "Ett tall så langt: 13").waitFor();
    await leader.getByText("var 14,5, rettet").waitFor();
  });

  test("a new feed key is shown once, in a curl line that works as it stands", async () => {
    await leader.goto(`${server.url}/enhet/${server.hospital.unitId}/maltall`);
    await leader.getByRole("button", { name: "Lag en nøkkel" }).click();
    const make = leader.getByRole("dialog").getByRole("button", { name: "Lag en nøkkel" });
    await make.click();
    await leader.getByText("Dette må fylles ut").waitFor();
    await leader.getByLabel("Hvilket system er det?").fill("Datavarehuset");
    await make.click();
    line = (await leader.locator(".measure-code").last().textContent())?.trim() ?? "";
    await axe(leader);
    // Not the synchronous one: the server that is to answer lives in this process.
    const { stdout } = await promisify(execFile)("sh", ["-c", line]);
    const said = JSON.parse(stdout);
    // The figure by hand stands in the same period: the line corrects it.
    expect(said).toEqual({ stored: 0, corrected: 1, unchanged: 0, older: 0 });
    await leader.getByRole("button", { name: "Lukk" }).last().click();
    await leader.getByText("Datavarehuset").waitFor();
    expect(await leader.content()).not.toContain(line.split("Bearer ")[1]?.slice(17, 60));
  });

  test("a withdrawn key sends nothing more", async () => {
    await leader.getByRole("button", { name: "Trekk tilbake" }).click();
    await leader.getByRole("dialog").getByRole("button", { name: "Trekk tilbake" }).click();
    await leader.getByText("trukket tilbake").waitFor();
    const bearer = /Bearer ([^']+)/.exec(line)?.[1] ?? "";
    const body = { period: 1, value: 1 };
    const path = `/api/v1/measures/${measure}/points`;
    expect((await call(server.url, "POST", path, { bearer, body, origin: null })).status).toBe(401);
  });
});

describe("a chart that is open", () => {
  beforeAll(async () => {
    const body = {
      unitId: server.hospital.unitId,
      name: "Liggetid",
      unit: "dager",
      direction: "down",
      target: 4,
      chart: "i",
      rhythm: "week",
      decimals: 1,
      responsible: "Seksjonsleder",
    };
    measure = (await server.as("leader", "POST", "/api/v1/measures", { body })).body.id;
  });

  test("moves by itself when a figure is pushed, and says what it shows", async () => {
    await push([5, 6, 4, 5, 7, 5, 4, 6, 5, 5, 6, 4, 5, 6, 5, 4, 6, 5, 5, 6, 4, 5]);
    await leader.goto(`${server.url}/maltall/${measure}`);
    await sentence(leader, /Vanlig variasjon rundt 5,1\sdager siden punkt 1\./).waitFor();
    expect(await marks(leader)).toBe(22);
    await push([15], 23);
    await sentence(
      leader,
      /Punkt 23: 15\sdager, over grensen på [\d,]+\sdager\. Vanlig nivå er 5,6\sdager\. Det er ugunstig\./,
    ).waitFor();
    expect(await leader.locator(".spc-signal").count()).toBe(1);
    await leader.locator(".spc-tag", { hasText: "signal" }).waitFor();
  });

  test("is a picture with words, and a table for those who want the figures", async () => {
    const picture = leader.getByRole("img", { name: /Liggetid\. Punkt 23: 15/ });
    await picture.waitFor();
    await leader.getByRole("button", { name: "Vis som tabell" }).click();
    await leader.getByRole("row", { name: /punkt 23 15 5,6/ }).waitFor();
    await axe(leader);
    await leader.getByRole("button", { name: "Vis som diagram" }).click();
    await picture.waitFor();
  });

  test("texts beside the lines lie apart and inside the picture, on a phone too", async () => {
    for (const width of [1280, 390]) {
      await leader.setViewportSize({ width, height: 844 });
      await leader.waitForFunction(
        (wide) => (document.querySelector(".spc-chart svg")?.clientWidth ?? 9999) < wide,
        width,
      );
      const texts = await leader.locator(".spc-chart text").evaluateAll((all) =>
        all.map((text) => {
          const { left, right, top, bottom } = text.getBoundingClientRect();
          return { left, right, top, bottom };
        }),
      );
      const inside = await leader.locator(".spc-chart").evaluate((box) => {
        const { left, right } = box.getBoundingClientRect();
        return { left, right };
      });
      for (const text of texts) {
        expect(text.left).toBeGreaterThanOrEqual(inside.left - 1);
        expect(text.right).toBeLessThanOrEqual(inside.right + 1);
      }
      const overlaps = texts.filter((a, i) =>
        texts.some(
          (b, j) => j > i && a.left < b.right && b.left < a.right && a.top + 3 < b.bottom && b.top + 3 < a.bottom,
        ),
      );
      expect(overlaps).toEqual([]);
    }
    await axe(leader);
  });
});
