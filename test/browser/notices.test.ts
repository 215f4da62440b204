import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../shared/base/ids.ts";
import { axe, useBrowser } from "../support/browser.ts";
import { noon, runningClock } from "../support/clock.ts";
import { seededRandom } from "../support/ids.ts";
import { type MailServer, startMailServer } from "../support/mailServer.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

describe("notices in Chromium", () => {
  const browser = useBrowser();
  const random = seededRandom(8);
  let server: TestServer;
  let post: MailServer;
  let above: string;

  beforeAll(async () => {
    post = await startMailServer();
    const environment = {
      SMTP_URL: `smtp://127.0.0.1:${post.port}`,
      SMTP_FROM: "tavle@sykehus.no",
      NOTICE_HOSTS: "*.environment.api.powerplatform.com",
    };
    server = await startServer({ clock: runningClock(noon()), environment });
    const body = { unitId: server.hospital.trustId, name: "Prøve HF", kind: "management" };
    above = (await server.as("admin", "POST", "/api/v1/boards", { body })).body.id;
  });
  afterAll(async () => {
    await server.close();
    await post.close();
  });

  async function raise(what: string): Promise<void> {
    const texts = { what, tried: "", asked: "En beslutning" };
    const body = { id: newId(random), to: above, cardId: null, kind: "action", safety: true, ...texts };
    const path = `/api/v1/boards/${server.hospital.boardId}/escalations`;
    expect((await server.as("deputy", "POST", path, { body })).status).toBe(200);
  }

  test("the bell counts at once, is read by opening, and is used by keys alone", async () => {
    const page = await browser.visit(server.url, { cookie: await server.signIn("admin") });
    await page.getByRole("button", { name: "Varsler", exact: true }).focus();
    await page.keyboard.press("Enter");
    const panel = page.getByRole("dialog", { name: "Varsler" });
    await panel.getByText("Ingen varsler").waitFor();
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "detached" });
    await raise("Låst medisinrom om natten");
    await raise("Alarmklokker virker ikke i fløy B");
    const bell = page.getByRole("button", { name: "Varsler, 2 uleste" });
    await bell.waitFor();
    // Escape gave the focus back to the bell.
    await page.keyboard.press("Enter");
    await panel.getByText("Låst medisinrom om natten").waitFor();
    expect(await panel.getByText("ny", { exact: true }).count()).toBe(2);
    await axe(page);
    await page.getByRole("button", { name: "Varsler", exact: true }).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${server.url}/tavle/${above}/sak/*`);
    await panel.waitFor({ state: "detached" });
  });

  test("an address is given, confirmed by the link in the mail, and chosen for, on a phone", async () => {
    const cookie = await server.signIn("leader");
    const page = await browser.visit(`${server.url}/profil`, { cookie, screen: "phone" });
    await page.getByLabel("E-postadresse").fill("lise@sykehus.no");
    await page.getByRole("button", { name: "Send lenke" }).tap();
    await page.getByText("Vi venter på at du åpner lenken som er sendt til lise@sykehus.no.").waitFor();
    const link = /https?:\S+bekreft#\S+/.exec(post.mails.at(-1)?.text ?? "")?.[0] ?? "";
    const opened = await browser.visit(link, { screen: "phone" });
    await opened.getByRole("button", { name: "Bekreft adressen" }).tap();
    await opened.getByText("Adressen er bekreftet.").waitFor();
    // The profile hears of it by itself.
    await page.getByText("Varslene går til lise@sykehus.no.").waitFor();
    await page.getByText("Ingenting er valgt ennå").waitFor();
    await page.getByLabel("Svar på saker vi har sendt").tap();
    await expect.poll(() => page.getByText("Ingenting er valgt ennå").count()).toBe(0);
    await page.getByText("Valgene er lagret").waitFor();
    await page.getByRole("button", { name: "Send en prøve" }).tap();
    await page.getByText("Prøven er sendt.").waitFor();
    await axe(page);
  });
});
