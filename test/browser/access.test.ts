import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { setUpLink } from "../../server/access/setUp.ts";
import { axe, type ScreenName, type TestPage, useBrowser } from "../support/browser.ts";
import { PASSWORD, PEOPLE } from "../support/hospital.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

async function signInByForm(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel("Brukernavn").fill(login);
  await page.getByLabel("Passord").fill(password);
  await page.getByRole("button", { name: "Logg inn" }).click();
}

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });

describe("a hospital begins", () => {
  const browser = useBrowser();
  let server: TestServer;
  let leader: TestPage;
  let link: string;
  beforeAll(async () => {
    server = await startServer({ empty: true });
    leader = await browser.visit(server.url, { screen: "laptop" });
  });
  afterAll(() => server.close());

  test("whoever comes before the set-up is told what to do", async () => {
    await heading(leader, "Tavlene er ikke satt opp ennå").waitFor();
    await axe(leader);
  });

  test("the set-up link says at each field what is wrong, in words", async () => {
    const setUp = await setUpLink(server.app.parts);
    await leader.goto(setUp ?? "");
    await leader.getByRole("button", { name: "Ta i bruk" }).click();
    await leader.getByText("Passordet må ha minst 10 tegn.").waitFor();
    expect(await leader.getByText("Må fylles ut").count()).toBe(3);
    // The first field to mend has the focus.
    expect(await leader.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("organisation");
    await axe(leader);
  });

  test("five answers open the first board", async () => {
    await leader.getByLabel("Navnet på foretaket").fill("Vestfjord sykehus HF");
    await leader.getByLabel("Den første seksjonen").fill("Ortopedisk sengepost 3B");
    await leader.getByLabel("Ditt navn").fill("Kari Nordahl");
    await leader.getByLabel("Velg brukernavn").fill("kari");
    await leader.getByLabel("Velg passord").fill(PASSWORD);
    await leader.getByRole("button", { name: "Ta i bruk" }).click();
    await heading(leader, "Mine tavler").waitFor();
    await leader.getByRole("link", { name: "Ortopedisk sengepost 3B" }).first().waitFor();
    await leader.getByRole("heading", { name: "Kom i gang" }).waitFor();
    await axe(leader);
  });

  test("the set-up link is worth nothing the second time", async () => {
    const late = await browser.visit(`${server.url}/oppsett#${"a".repeat(43)}`);
    await late.getByText("Tavlene er allerede satt opp.").waitFor();
  });

  test("a leader makes a one-time link for a colleague", async () => {
    await leader.getByRole("button", { name: "Inviter" }).click();
    const dialog = leader.getByRole("dialog");
    expect(await leader.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("name");
    await dialog.getByLabel("Navn").fill("Per Pettersen");
    await axe(leader);
    await dialog.getByRole("button", { name: "Lag lenke" }).click();
    link = await dialog.getByRole("textbox", { name: "Lenke" }).inputValue();
    expect(link).toContain("/invitasjon#");
    await axe(leader);
    await dialog.getByRole("button", { name: "Lukk" }).last().click();
    // The focus is back where it came from.
    expect(await leader.evaluate(() => document.activeElement?.textContent)).toBe("Inviter");
  });

  test("the colleague becomes a person on her phone, with a user name of her own", async () => {
    const phone = await browser.visit(link, { screen: "phone" });
    await heading(phone, "Velkommen til Vestfjord sykehus HF").waitFor();
    await phone.getByLabel("Velg brukernavn").fill("kari");
    await phone.getByLabel("Velg passord").fill(PASSWORD);
    await phone.getByRole("button", { name: "Fullfør og logg inn" }).click();
    await phone.getByText("Navnet er allerede i bruk.").first().waitFor();
    await axe(phone);
    await phone.getByLabel("Velg brukernavn").fill("per");
    await phone.getByRole("button", { name: "Fullfør og logg inn" }).click();
    await heading(phone, "Mine tavler").waitFor();
    expect(new URL(phone.url()).hash).toBe("");
    await axe(phone);
  });

  test("the link is used up, and whoever kept it is shown to the sign-in", async () => {
    const late = await browser.visit(link);
    await late.getByText("Lenken er brukt eller utløpt.").waitFor();
    await late.getByRole("link", { name: "Logg inn" }).click();
    await heading(late, "Logg inn").waitFor();
  });

  test("the leader sees the new colleague at once, and gives another role that can be taken back", async () => {
    await leader.getByRole("link", { name: /^Ortopedisk sengepost 3B Seksjon/ }).click();
    const role = leader.getByRole("button", { name: /^Rollen til Per Pettersen/ });
    await role.focus();
    await leader.keyboard.press("Enter");
    await axe(leader);
    await leader.keyboard.press("ArrowDown");
    await leader.keyboard.press("Enter");
    await leader.getByText("Per Pettersen: Stedfortreder").waitFor();
    // From where one is, by the key that the message tells of; the focus stays.
    await leader.getByRole("status").getByText("Alt + Z angrer.").waitFor();
    await leader.keyboard.press("Alt+KeyZ");
    await leader.getByRole("button", { name: "Rollen til Per Pettersen: Deltaker" }).waitFor();
    expect(await role.evaluate((button) => button === document.activeElement)).toBe(true);
    await axe(leader);
  });

  test("a lost password is mended by a link, and the user name stays", async () => {
    await leader.getByRole("button", { name: "Flere valg for Per Pettersen" }).click();
    await leader.getByRole("menuitem", { name: "Lag lenke for nytt passord" }).click();
    const dialog = leader.getByRole("dialog");
    await dialog.getByRole("button", { name: "Lag lenke" }).click();
    const reset = await dialog.getByRole("textbox", { name: "Lenke" }).inputValue();
    const page = await browser.visit(reset);
    await heading(page, "Velg et nytt passord").waitFor();
    expect(await page.getByLabel("Brukernavn").inputValue()).toBe("per");
    await page.getByLabel("Nytt passord").fill("et helt nytt passord");
    await axe(page);
    await page.getByRole("button", { name: "Fullfør og logg inn" }).click();
    await heading(page, "Mine tavler").waitFor();
  });
});

describe("people come and go", () => {
  const browser = useBrowser();
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.close());

  const visit = async (path: string, screen: ScreenName = "laptop"): Promise<TestPage> =>
    browser.visit(server.url + path, { screen, cookie: await server.signIn("leader") });

  test("a wrong password is said in words, and the address stays for the right one", async () => {
    const page = await browser.visit(`${server.url}/enhet/${server.hospital.unitId}`);
    await signInByForm(page, PEOPLE.leader.login, "feil passord");
    await page.getByText("Feil brukernavn eller passord.").waitFor();
    await axe(page);
    await page.getByLabel("Passord").fill(PASSWORD);
    await page.getByRole("button", { name: "Logg inn" }).click();
    await heading(page, "Sengepost 3").waitFor();
  });

  test("a session that ends is renewed over the page, and what was written stands", async () => {
    const page = await visit("/profil");
    await page.getByLabel("Passordet du har nå").fill("halvveis skrevet");
    await page.context().clearCookies();
    await page.getByLabel("Nynorsk").click();
    const dialog = page.getByRole("dialog", { name: "Logg inn" });
    await dialog.waitFor();
    expect(await dialog.getByLabel("Brukernavn").inputValue()).toBe(PEOPLE.leader.login);
    await axe(page);
    await dialog.getByLabel("Passord").fill(PASSWORD);
    await dialog.getByRole("button", { name: "Logg inn" }).click();
    await dialog.waitFor({ state: "detached" });
    expect(await page.getByLabel("Passordet du har nå").inputValue()).toBe("halvveis skrevet");
  });

  test("a board whose session ended goes on when its person has signed in again", async () => {
    const page = await browser.visit(`${server.url}/tavle/${server.hospital.boardId}`);
    await signInByForm(page, PEOPLE.participant.login, PASSWORD);
    const lane = page.getByRole("heading", { name: "Nye ideer" });
    await lane.waitFor();
    await page.evaluate(async () => void (await fetch("/api/v1/session", { method: "DELETE" })));
    const dialog = page.getByRole("dialog", { name: "Logg inn" });
    await dialog.getByLabel("Passord").fill(PASSWORD);
    await dialog.getByRole("button", { name: "Logg inn" }).click();
    await dialog.waitFor({ state: "detached" });
    await lane.waitFor();
  });

  test("signing out leaves nothing to go back to", async () => {
    const page = await browser.visit(`${server.url}/logg-inn`);
    await signInByForm(page, PEOPLE.participant.login, PASSWORD);
    await heading(page, "Mine tavler").waitFor();
    await page.getByRole("button", { name: /^Konto/ }).click();
    await page.getByRole("menuitem", { name: "Logg ut" }).click();
    await heading(page, "Logg inn").waitFor();
    await page.goBack();
    await heading(page, "Logg inn").waitFor();
  });

  test("a reader sees people, and no button that a reader may not press", async () => {
    const page = await browser.visit(`${server.url}/enhet/${server.hospital.unitId}`, {
      cookie: await server.signIn("reader"),
    });
    await heading(page, "Sengepost 3").waitFor();
    await page.getByRole("link", { name: "Sengepost 3" }).first().waitFor();
    for (const name of ["Inviter", "Ny tavle", "Ny enhet"]) {
      expect(await page.getByRole("button", { name }).count()).toBe(0);
    }
  });

  test("a page that is open shows who has come, without being asked", async () => {
    const { unitId } = server.hospital;
    const page = await visit(`/enhet/${unitId}`);
    await page.getByText(PEOPLE.participant.name).waitFor();
    const body = { name: "Nina Ny", role: "reader" };
    const invited = await server.as("leader", "POST", `/api/v1/units/${unitId}/invitations`, { body });
    const token = new URL(invited.body.link).hash.slice(1);
    const redeemed = { token, login: "nina", password: PASSWORD };
    await server.as(undefined, "POST", "/api/v1/invitations/redeem", { body: redeemed });
    await page.getByText("Nina Ny").waitFor();
  });

  test("an address that leads nowhere says so", async () => {
    const page = await visit("/enhet/finnes-ikke");
    await heading(page, "Denne siden finnes ikke").waitFor();
    await axe(page);
  });

  test("the language is the person's, on every page, in the tab and to the screen reader", async () => {
    const page = await browser.visit(server.url, { cookie: await server.signIn("stranger") });
    await heading(page, "Mine tavler").waitFor();
    for (const [choice, lang, title] of [
      ["Nynorsk", "nn", "Tavlene mine"],
      ["English", "en", "My boards"],
    ] as const) {
      await page.getByRole("button", { name: /(Språk|Language)$/ }).click();
      await page.getByRole("menuitemradio", { name: choice }).click();
      await heading(page, title).waitFor();
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(lang);
      expect(await page.title()).toBe(`${title} – Tavlemøte`);
      await axe(page);
    }
    const again = await browser.visit(server.url, { cookie: await server.signIn("stranger") });
    await heading(again, "My boards").waitFor();
  });

  test("every button is large enough for a finger", async () => {
    const page = await visit(`/enhet/${server.hospital.unitId}`, "phone");
    await page.getByText(PEOPLE.participant.name).waitFor();
    const small = await page.getByRole("button").evaluateAll((buttons) =>
      buttons
        .map((button) => ({ text: button.textContent, box: button.getBoundingClientRect() }))
        .filter(({ box }) => box.width < 44 || box.height < 44)
        .map(({ text }) => text),
    );
    expect(small).toEqual([]);
  });
});

describe("the server goes away and comes back", () => {
  const browser = useBrowser();
  const dataDir = mkdtempSync(join(tmpdir(), "tavle-data-"));
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ dataDir });
  });
  afterAll(async () => {
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  test("the page says since when, keeps what it shows, and is silent again when all is well", async () => {
    const page = await browser.visit(server.url, { cookie: await server.signIn("leader") });
    await page.getByRole("link", { name: "Sengepost 3" }).first().waitFor();
    const { hospital, app } = server;
    await server.close();
    await page.getByText(/^Uten nett siden \d\d:\d\d\. Det du ser, er fra da\./).waitFor();
    expect(await page.getByRole("link", { name: "Sengepost 3" }).first().isVisible()).toBe(true);
    await axe(page);
    server = await startServer({ dataDir, hospital, environment: { PORT: String(app.port) } });
    await page.getByText(/^Uten nett siden/).waitFor({ state: "detached" });
  });
});
