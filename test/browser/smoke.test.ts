import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axe, type ScreenName, useBrowser } from "../support/browser.ts";
import { call } from "../support/caller.ts";
import { PASSWORD, PEOPLE } from "../support/hospital.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

describe("the product in Chromium", () => {
  const browser = useBrowser();
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.close());

  test("says that it is alive and ready", async () => {
    for (const path of ["/healthz", "/readyz", "/version"]) {
      expect((await call(server.url, "GET", path)).status).toBe(200);
    }
  });

  test.each<ScreenName>(["desk", "phone"])("asks who you are, on a %s, without a serious finding", async (screen) => {
    const page = await browser.visit(server.url, { screen });
    await page.getByLabel("Passord").waitFor();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Logg inn");
    await axe(page);
  });

  test("lets a person in by the form, and shows what is hers", async () => {
    const page = await browser.visit(`${server.url}/logg-inn`);
    await page.getByLabel("Brukernavn").fill(PEOPLE.leader.login);
    await page.getByLabel("Passord").fill(PASSWORD);
    await page.getByRole("button", { name: "Logg inn" }).click();
    await page.getByRole("link", { name: "Sengepost 3" }).first().waitFor();
    await axe(page);
  });

  test("writes no error to the console while it does", async () => {
    const page = await browser.visit(server.url, { cookie: await server.signIn("leader") });
    await page.getByRole("link", { name: "Sengepost 3" }).first().waitFor();
    expect(page.consoleErrors).toEqual([]);
  });
});
