import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DAY, MINUTE } from "../../shared/base/time.ts";
import { axe, useBrowser } from "../support/browser.ts";
import { handClock } from "../support/clock.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { textBoxFaults } from "../support/textBoxes.ts";
import { openWall, startOnWall } from "../support/wall.ts";

/** A Monday, three minutes before the board meeting. */
const MONDAY = Date.UTC(2026, 10, 23, 6, 42);

describe("thanks in Chromium", () => {
  const browser = useBrowser();
  const clock = handClock(MONDAY);
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ clock });
  });
  afterAll(() => server.close());

  const board = () => `${server.url}/tavle/${server.hospital.boardId}`;

  test("are given by one or two touches in the last step and from a phone, and stand on the wall for a day", async () => {
    const wall = await openWall(browser, server, "wallSmall");
    const running = await startOnWall(wall, server, server.hospital.boardId);
    const commands = `/api/v1/meetings/${running.id}/commands`;
    await server.as("leader", "POST", commands, { body: { do: "goTo", to: running.steps.length - 1 } });
    const acts = wall.locator(".huddle-acts");
    await acts.getByRole("button", { name: "Takk til nattevakta" }).tap();
    await wall.locator(".thanks-line").getByText("Takk til nattevakta").waitFor();
    await acts.getByRole("button", { name: "Andre", exact: true }).tap();
    expect(await textBoxFaults(wall)).toEqual([]);
    await acts.getByRole("button", { name: "legene", exact: true }).tap();
    await wall.locator(".thanks-line").getByText("Takk til legene").waitFor();
    await axe(wall);
    await server.as("leader", "POST", commands, { body: { do: "end" } });
    clock.advance(6 * MINUTE);

    // From a phone: two touches, and one to take it back.
    const phone = await browser.visit(board(), { screen: "phone", cookie: await server.signIn("participant") });
    const strip = phone.getByRole("region", { name: "Takk", exact: true });
    await strip.getByText("Takk til legene").waitFor();
    await strip.getByRole("button", { name: "Takk noen" }).tap();
    await axe(phone);
    await phone.getByRole("dialog").getByRole("button", { name: "renholderne" }).tap();
    await wall.getByText("Takk til renholderne").waitFor();
    expect(await textBoxFaults(wall)).toEqual([]);
    await axe(wall);
    await phone.locator(".toast").getByRole("button", { name: "Angre" }).tap();
    await wall.getByText("Takk til renholderne").waitFor({ state: "detached" });

    // At a desk in own words, but never with a patient's number.
    const desk = await browser.visit(board(), { cookie: await server.signIn("leader") });
    await desk.getByRole("button", { name: "Takk noen" }).click();
    const line = desk.getByLabel("Eller skriv selv: Takk …");
    await line.fill("til pasient 13097248022");
    await desk.getByText("Dette ligner et fødselsnummer").waitFor();
    expect(await desk.getByRole("button", { name: "Send takk" }).isDisabled()).toBe(true);
    await line.fill("for hjelpen i natt");
    await desk.getByRole("button", { name: "Send takk" }).click();
    await wall.getByText("Takk for hjelpen i natt").waitFor();

    clock.advance(DAY);
    await wall.reload();
    await wall.getByRole("heading", { level: 1, name: "Sengepost 3" }).waitFor();
    await expect.poll(() => wall.locator(".thanks-line").count()).toBe(0);
  }, 120_000);
});
