import { afterAll, beforeAll, expect, test } from "vitest";
import { axe, type TestPage, useBrowser } from "../support/browser.ts";
import { handClock } from "../support/clock.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

/** 07:00 in Oslo on a Monday. */
const MONDAY = Date.UTC(2026, 10, 23, 6, 0);
const browser = useBrowser();
const clock = handClock(MONDAY);
let server: TestServer;

beforeAll(async () => {
  server = await startServer({ clock });
  const body = { unitId: server.hospital.trustId, name: "Prøve HF", kind: "management" };
  await server.as("admin", "POST", "/api/v1/boards", { body });
});
afterAll(() => server.close());

async function pairedWall(): Promise<TestPage> {
  const wall = await browser.visit(`${server.url}/skjerm`, { screen: "wallSmall" });
  const shown = wall.locator(".wall-code");
  await expect.poll(() => shown.textContent()).toMatch(/^\w{4}-\w{4}$/);
  const body = { code: await shown.textContent(), name: "Gangen", mode: "touch", inches: 65, distance: 4 };
  await server.as("leader", "POST", `/api/v1/boards/${server.hospital.boardId}/screens`, { body });
  await wall.getByRole("heading", { level: 1, name: "Sengepost 3" }).waitFor();
  return wall;
}

async function choose(page: TestPage, act: string, doIt: string): Promise<void> {
  await page.getByRole("button", { name: "Endre enhetens plass" }).click();
  await page.getByRole("menuitem", { name: act }).click();
  await page.getByRole("heading", { name: "Dette skjer" }).waitFor();
  await axe(page);
  await page.getByRole("dialog").getByRole("button", { name: doIt }).click();
}

test("a unit is laid down after it was told what that does, its wall says so, and it is opened again", async () => {
  const { unitId, trustId } = server.hospital;
  const wall = await pairedWall();
  const desk = await browser.visit(`${server.url}/enhet/${unitId}`, {
    screen: "laptop",
    cookie: await server.signIn("admin"),
  });
  await desk.getByRole("definition").getByText("Dina Dale").waitFor();
  await choose(desk, "Legg ned", "Legg ned");
  await desk.getByText("Lagt ned 23. november 2026.").waitFor();
  await wall.getByText("Lagt ned 23. november 2026.").waitFor();
  expect(await wall.getByRole("button", { name: "Start møtet" }).count()).toBe(0);

  await choose(desk, "Åpne igjen", "Åpne igjen");
  await desk.getByText("Lagt ned 23. november 2026.").waitFor({ state: "detached" });
  await wall.getByText("Lagt ned 23. november 2026.").waitFor({ state: "detached" });

  // The number of the trust is that of the section, which has none of its own.
  await desk.goto(`${server.url}/enhet/${trustId}`);
  await desk.getByRole("button", { name: "Endre kontakt" }).click();
  const form = desk.getByRole("dialog");
  await form.getByLabel("Nummer når det haster").fill("ring vakta");
  await form.getByRole("button", { name: "Lagre" }).click();
  await form.getByText("Skriv et telefonnummer").waitFor();
  await form.getByLabel("Nummer når det haster").fill("7000");
  await form.getByRole("button", { name: "Lagre" }).click();
  await desk.getByRole("link", { name: "7000" }).waitFor();
  await desk.goto(`${server.url}/enhet/${unitId}`);
  await desk.getByText("fra Prøve HF").first().waitFor();
});

test("the day is told anew when a meeting begins and ends, and each count opens its list", async () => {
  const { trustId, boardId } = server.hospital;
  const day = await browser.visit(`${server.url}/enhet/${trustId}/dagen`, {
    screen: "phone",
    cookie: await server.signIn("reader"),
  });
  const sections = day.getByRole("region", { name: "Seksjonene i dag" });
  await sections.getByText("kl. 07:45").first().waitFor();
  const [type] = (await server.as("leader", "GET", `/api/v1/boards/${boardId}/meeting-types`)).body.items;
  clock.advanceTo(MONDAY + 46 * 60_000);
  const body = { typeId: type.id };
  const started = await server.as("leader", "POST", `/api/v1/boards/${boardId}/meetings`, { body });
  await sections.getByText("i gang siden 07:46").waitFor();
  const command = `/api/v1/meetings/${started.body.meeting.id}/commands`;
  await server.as("leader", "POST", command, { body: { do: "end" } });
  await sections.getByText("holdt 07:46").waitFor();
  await sections.getByRole("button", { name: "holdt: 1" }).click();
  expect(await sections.getByRole("link").count()).toBe(1);
  await axe(day);
  await sections.getByRole("link").click();
  await day.waitForURL(`${server.url}/tavle/${boardId}`);
});
