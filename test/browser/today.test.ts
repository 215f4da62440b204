import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MINUTE } from "../../shared/base/time.ts";
import { axe, type TestPage, useBrowser } from "../support/browser.ts";
import { handClock } from "../support/clock.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { textBoxFaults } from "../support/textBoxes.ts";
import { openWall } from "../support/wall.ts";

/** A Monday, three minutes before the board meeting. */
const MONDAY = Date.UTC(2026, 10, 23, 6, 42);

describe("today in Chromium", () => {
  const browser = useBrowser();
  const clock = handClock(MONDAY);
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ clock });
  });
  afterAll(() => server.close());

  const board = () => `${server.url}/tavle/${server.hospital.boardId}`;
  async function press(wall: TestPage, label: string): Promise<void> {
    await wall.locator(".huddle-acts").getByRole("button", { name: label, exact: true }).tap();
  }
  const today = async () => (await server.as("leader", "GET", `/api/v1/boards/${server.hospital.boardId}/today`)).body;

  test("is set up by a leader, said by touch on the wall, and from a phone at any hour", async () => {
    const wall = await openWall(browser, server, "wallSmall");
    await wall.getByText("Bemanning, senger og beredskap er ikke satt opp").waitFor();

    // A leader follows the board's own hint and sets the need once.
    const desk = await browser.visit(board(), { cookie: await server.signIn("leader") });
    await desk.getByRole("link", { name: "Sett opp bemanning og senger" }).click();
    await desk.getByRole("button", { name: "Begynn med dag, kveld og natt" }).click();
    for (const [shift, need] of [
      ["Dag", "9"],
      ["Kveld", "6"],
      ["Natt", "4"],
    ] as const) {
      const fields = desk.getByRole("group", { name: shift, exact: true });
      await fields.getByLabel("Behov mandag").fill(need);
      await fields.getByRole("button", { name: "Mandag gjelder alle dager" }).click();
    }
    await desk.getByLabel("Antall senger").fill("20");
    await desk.getByRole("button", { name: "Bruk de vanlige nivåene" }).click();
    await axe(desk);
    await desk.getByRole("button", { name: "Lagre", exact: true }).first().click();
    await desk.getByText("Lagret").first().waitFor();

    // The wall says what is not known, and that operation is normal.
    await wall.getByText("Bemanning: ikke oppgitt ennå").waitFor();
    await wall.getByText("Normal drift").waitFor();
    expect(await wall.locator('[data-area="today"] button').count()).toBe(0);
    expect(await textBoxFaults(wall)).toEqual([]);
    await axe(wall);

    // In the meeting one touch says that all is as planned; what is not is one touch more.
    await wall.getByRole("button", { name: "Start tavlemøtet" }).tap();
    for (const step of ["Svar siden sist", "Grønt kors", "I dag"]) {
      await press(wall, "Neste punkt");
      await wall
        .locator(".huddle-stage")
        .and(wall.getByRole("region", { name: step, exact: true }))
        .waitFor();
    }
    await wall.getByRole("heading", { name: "Hvor mange er på dag?" }).waitFor();
    expect(await textBoxFaults(wall)).toEqual([]);
    await press(wall, "Som planlagt");
    await wall.getByRole("heading", { name: "Hvor mange pasienter?" }).waitFor();
    await press(wall, "20, fullt");
    await press(wall, "+ pasient");
    await press(wall, "+ pasient");
    await wall.getByText("22 på 20 senger").waitFor();
    await wall.getByText("2 over kapasiteten").waitFor();
    await wall.getByRole("button", { name: /Kveld 6 av 6/ }).tap();
    await press(wall, "− Kveld");
    await wall.getByText("1 under behovet").waitFor();
    expect(await textBoxFaults(wall)).toEqual([]);
    await axe(wall);
    await expect.poll(async () => (await today()).day.patients?.count).toBe(22);
    const { running } = (await server.as("leader", "GET", `/api/v1/boards/${server.hospital.boardId}/meeting`)).body;
    await server.as("leader", "POST", `/api/v1/meetings/${running.id}/commands`, { body: { do: "end" } });
    clock.advance(6 * MINUTE);

    // After it a nurse corrects from a phone; the wall follows.
    const phone = await browser.visit(board(), { screen: "phone", cookie: await server.signIn("participant") });
    await phone.getByText("Kveld 5 av 6").waitFor();
    await phone.getByRole("button", { name: "Oppgi" }).tap();
    const dialog = phone.getByRole("dialog", { name: "Hvordan er dagen?" });
    await dialog.getByRole("button", { name: "Kveld: én til" }).tap();
    await dialog.getByRole("button", { name: "Pasienter: én færre" }).tap();
    await dialog.getByRole("button", { name: "Grønn beredskap" }).tap();
    await axe(phone);
    await dialog.getByText("Rettet i dag").click();
    await dialog.getByText(/pasienter rettet, var 22/).waitFor();
    await wall.getByText("21 på 20 senger").waitFor();
    await wall.getByText("Grønn beredskap").waitFor();
    // The panel holds as many lines as it has room for; what is as planned is the first to give way.
    await wall.getByText("Bemanning 19 av 19").waitFor({ state: "attached" });
    expect(await textBoxFaults(wall)).toEqual([]);

    // Without network a figure waits on the phone, says so, and arrives once.
    await phone.context().setOffline(true);
    await dialog.getByRole("button", { name: "Pasienter: én færre" }).tap();
    await dialog.getByText("ikke sendt ennå").waitFor();
    await phone.context().setOffline(false);
    await expect.poll(async () => (await today()).day.patients?.count, { timeout: 40_000 }).toBe(20);
    await dialog.getByText("ikke sendt ennå").waitFor({ state: "detached" });
    await wall.getByText("20 på 20 senger").waitFor({ state: "attached" });
  }, 120_000);

  test("is only read by those who may not say it", async () => {
    const reader = await browser.visit(board(), { cookie: await server.signIn("reader") });
    await reader.getByRole("region", { name: "I dag" }).waitFor();
    expect(await reader.getByRole("button", { name: "Oppgi" }).count()).toBe(0);
  });
});
