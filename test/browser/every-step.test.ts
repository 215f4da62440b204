import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axe, type TestPage, useBrowser } from "../support/browser.ts";
import { runningClock } from "../support/clock.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { textBoxFaults } from "../support/textBoxes.ts";
import { openWall } from "../support/wall.ts";

/** 07:43 in Oslo on a Monday. */
const MONDAY = Date.UTC(2026, 10, 23, 6, 43);
const STEPS = [
  "Velkommen",
  "Svar siden sist",
  "Grønt kors",
  "I dag",
  "Målinger",
  "Ideer og tester",
  "Løft",
  "Takk",
] as const;

describe("every step of a meeting on a wall with a keyboard", () => {
  const browser = useBrowser();
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ clock: runningClock(MONDAY) });
    const above = { unitId: server.hospital.trustId, name: "Prøve HF", kind: "management" };
    await server.as("admin", "POST", "/api/v1/boards", { body: above });
  });
  afterAll(() => server.close());

  async function atStep(wall: TestPage, step: string): Promise<void> {
    await wall
      .locator(".huddle-stage")
      .and(wall.getByRole("region", { name: step, exact: true }))
      .waitFor();
  }

  const acts = (wall: TestPage) => wall.locator(".huddle-acts");
  const press = (wall: TestPage, name: string) => acts(wall).getByRole("button", { name }).first().tap();

  /** The row with everything one can do: how far down the screen it begins, 0 to 1. */
  async function startOfRow(wall: TestPage): Promise<number> {
    const box = await wall.locator(".huddle-foot").boundingBox();
    return (box?.y ?? 0) / (wall.viewportSize()?.height ?? 1);
  }

  test("begins, goes on, back and ends by keys alone; a card and a raise stand in each, within reach", async () => {
    const wall = await openWall(browser, server, "wall");
    await wall.getByRole("button", { name: "Start tavlemøtet" }).waitFor();
    await wall.keyboard.press("Space");
    for (const step of STEPS) {
      await atStep(wall, step);
      await wall.getByRole("status").filter({ hasText: step }).first().waitFor({ state: "attached" });
      await acts(wall).getByRole("button", { name: "Lag kort" }).waitFor();
      await acts(wall).getByRole("button", { name: "Løft", exact: true }).waitFor();
      expect(await startOfRow(wall), step).toBeGreaterThan(0.85);
      expect(await textBoxFaults(wall), step).toEqual([]);
      if (step !== "Takk") await wall.keyboard.press("ArrowRight");
    }
    await axe(wall);
    await wall.keyboard.press("ArrowLeft");
    await atStep(wall, "Løft");
    await wall.keyboard.press("Space");
    await atStep(wall, "Takk");

    // Nobody has said who leads, and nothing waited for it: a role is enough, and no account.
    await press(wall, "Mer");
    await press(wall, "Jeg leder i dag");
    await axe(wall);
    await press(wall, "Koordinator");
    await wall.locator(".huddle-people").getByText("Koordinator leder").waitFor();

    await wall.keyboard.press("PageDown");
    await acts(wall).getByRole("button", { name: "Ja, avslutt møtet" }).waitFor();
    await wall.keyboard.press("PageDown");
    await wall.getByText("Ledet av Koordinator").waitFor();
    // The wall shows the end before the server has heard of it.
    const path = `/api/v1/boards/${server.hospital.boardId}/meetings`;
    await expect
      .poll(async () => (await server.as("leader", "GET", path)).body.items[0].meeting)
      .toMatchObject({ state: "ended", leader: { personId: null, name: "Koordinator" } });
  });

  test("makes a card, and raises, of what it has in hand, without a letter typed", async () => {
    const wall = await openWall(browser, server, "wallSmall");
    const started = await server.as("leader", "GET", `/api/v1/boards/${server.hospital.boardId}/meeting-types`);
    const body = { typeId: started.body.items[0].id };
    await server.as("leader", "POST", `/api/v1/boards/${server.hospital.boardId}/meetings`, { body });
    await atStep(wall, "Velkommen");
    await wall.locator(".huddle-steps button").nth(2).tap();
    await atStep(wall, "Grønt kors");
    // The meeting before asked about yesterday; a touch on the day corrects it.
    await wall
      .locator(".huddle-rail")
      .getByRole("button", { name: /22\. november/ })
      .tap();
    await press(wall, "Rød");
    await press(wall, "Fall");
    await press(wall, "Ja");
    await press(wall, "Ferdig med dagen");
    await press(wall, "Lag kort");
    await wall.getByText("«Følg opp søndag 22. november: Fall» står i Nye ideer").waitFor();
    expect(await textBoxFaults(wall)).toEqual([]);
    await press(wall, "Løft");
    await axe(wall);
    await press(wall, "Flere folk");
    await press(wall, "Send til Prøve HF");
    await wall.getByText("Saken er løftet videre til Prøve HF").waitFor();
    const path = `/api/v1/boards/${server.hospital.boardId}/escalations`;
    await expect
      .poll(async () =>
        (await server.as("reader", "GET", path)).body.items.map(({ what, asked }: never) => [what, asked]),
      )
      .toEqual([["Følg opp søndag 22. november: Fall", "Flere folk"]]);
    // Escape gives up a question.
    await press(wall, "Løft");
    await wall.getByRole("heading", { name: "Hva ber vi om?" }).waitFor();
    await wall.locator(".huddle-stage").focus();
    await wall.keyboard.press("Escape");
    await acts(wall).getByRole("button", { name: "Neste punkt" }).waitFor();
  });
});
