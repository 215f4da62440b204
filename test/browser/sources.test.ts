import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axe, type TestPage, useBrowser } from "../support/browser.ts";
import { runningClock } from "../support/clock.ts";
import { type Source, startSource } from "../support/source.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

const browser = useBrowser();
const clock = runningClock(Date.parse("2026-11-23T06:45:00Z"));
let source: Source;
let server: TestServer;
let leader: TestPage;
let measureId: string;

beforeAll(async () => {
  source = await startSource();
  server = await startServer({ clock, environment: { PULL_ALLOW: source.place } });
  const body = {
    unitId: server.hospital.unitId,
    name: "Fall",
    unit: "%",
    direction: "down",
    target: null,
    chart: "p",
    rhythm: "week",
    decimals: 1,
    responsible: "Fagsykepleier",
  };
  measureId = (await server.as("leader", "POST", "/api/v1/measures", { body })).body.id;
  leader = await browser.visit(`${server.url}/enhet/${server.hospital.unitId}/maltall`, {
    screen: "laptop",
    cookie: await server.signIn("leader"),
  });
});
afterAll(async () => {
  await server.close();
  await source.close();
});

const csv = (...lines: string[]) =>
  source.answer((_, response) =>
    response.writeHead(200, { "Content-Type": "text/csv" }).end(["Uke;Teller;Nevner", ...lines].join("\r\n")),
  );

describe("a leader lets the board fetch figures", () => {
  test("tries an address, and sees the columns found and understood, with the row that is wrong", async () => {
    csv("2026-W44;3;41", "2026-W45;4;40", "2026-W46;mange;42");
    await leader.getByRole("link", { name: "Kilder som hentes" }).click();
    await leader.getByText("Ingen kilder ennå").waitFor();
    await axe(leader);
    await leader.getByRole("link", { name: "Ny kilde" }).click();
    await leader.getByLabel("Nettadresse som svarer med CSV").check();
    await leader.getByLabel("Nettadresse", { exact: true }).fill(`${source.url}/fall.csv`);
    await leader.getByRole("button", { name: "Prøv uten å lagre" }).click();
    await leader.getByText("2 rader kan brukes.").waitFor();
    await leader.getByText("Rad 4, Teller: «mange»").waitFor();
    expect(await leader.getByLabel("Periode", { exact: true }).inputValue()).toBe("Uke");
    expect(await leader.getByLabel("Nevner", { exact: true }).inputValue()).toBe("Nevner");
    await axe(leader);
  });

  test("is told at its field what is missing, and saves", async () => {
    await leader.getByRole("button", { name: "Lagre", exact: true }).click();
    await leader.getByText("Fyll ut dette.").waitFor();
    await leader.getByLabel("Navn").fill("Datavarehuset");
    await leader.getByLabel("Klokken", { exact: true }).fill("06:30");
    await leader.getByRole("button", { name: "Lagre", exact: true }).click();
    await leader.getByText("Ikke hentet ennå").waitFor();
    await leader.getByText("Hver dag kl. 06:30").waitFor();
    await leader.getByText("i morgen 06:30").waitFor();
  });

  test("sees by mark and word how each fetch went, and why one did not", async () => {
    await leader.getByRole("button", { name: "Hent nå" }).click();
    await leader.getByText("1 rad kan ikke brukes").waitFor();
    csv("2026-W44;3;41", "2026-W45;4;40", "2026-W46;5;42");
    await leader.getByRole("button", { name: "Hent nå" }).click();
    await leader.getByText("Henter som den skal").waitFor();
    source.answer((_, response) => response.writeHead(503).end());
    await leader.getByRole("button", { name: "Hent nå" }).click();
    await leader.getByText("Tjeneren svarte 503 (ute av drift).").first().waitFor();
    await leader.getByText("De siste gode tallene er fra i dag", { exact: false }).waitFor();
    await leader.getByText("Siste hentinger").click();
    await expect.poll(() => leader.locator(".pull-run-list > li").count()).toBe(3);
    await axe(leader);
    // Whoever looks at the measure sees it too, and finds the way back.
    const measure = await browser.visit(`${server.url}/maltall/${measureId}`, {
      cookie: await server.signIn("leader"),
    });
    await measure.locator(".pull-from", { hasText: "Hentes fra Datavarehuset" }).getByText("Feil").waitFor();
    await measure.getByRole("link", { name: "Datavarehuset" }).click();
    await measure.getByRole("heading", { level: 1, name: "Kilder som hentes" }).waitFor();
  });

  test("changes, pauses and takes away, on a phone too", async () => {
    const phone = await browser.visit(`${server.url}/enhet/${server.hospital.unitId}/kilder`, {
      screen: "phone",
      colorScheme: "dark",
      cookie: await server.signIn("leader"),
    });
    await phone.getByRole("button", { name: "Sett på pause" }).click();
    await phone.getByText("Satt på pause").waitFor();
    await leader.getByText("Satt på pause").waitFor();
    const wider = () =>
      phone.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await wider()).toBe(0);
    await axe(phone);
    await phone.getByRole("link", { name: "Rediger" }).click();
    expect(await phone.getByLabel("Navn").inputValue()).toBe("Datavarehuset");
    expect(await phone.getByLabel("Teller", { exact: true }).inputValue()).toBe("Teller");
    expect(await wider()).toBe(0);
    await axe(phone);
    await phone.getByRole("link", { name: "Avbryt" }).click();
    await phone.getByRole("button", { name: "Ta bort" }).click();
    await phone.getByRole("dialog").getByRole("button", { name: "Ta bort" }).click();
    await phone.getByText("Ingen kilder ennå").waitFor();
  });
});
