import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOUR, MINUTE } from "../../shared/base/time.ts";
import { newId } from "../../shared/base/ids.ts";
import { ask, call } from "../support/caller.ts";
import { axe, type ScreenName, type TestPage, useBrowser } from "../support/browser.ts";
import { runningClock, type TurnedClock } from "../support/clock.ts";
import { PASSWORD, PEOPLE } from "../support/hospital.ts";
import { seededRandom } from "../support/ids.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { textBoxFaults } from "../support/textBoxes.ts";
import { codeOn, pairWall } from "../support/wall.ts";

/** 22:10 in Oslo, on a Sunday. */
const EVENING = Date.UTC(2026, 10, 22, 21, 10);

describe("the night at the wall in Chromium", () => {
  const browser = useBrowser();
  const random = seededRandom(31);
  let server: TestServer;
  let clock: TurnedClock;
  let falls: string;
  beforeAll(async () => {
    clock = runningClock(EVENING);
    server = await startServer({ clock });
    const definition = { name: "Fall", unit: "", direction: "down", target: null, chart: "i", rhythm: "day" };
    const body = { ...definition, decimals: 0, responsible: "", countable: true, unitId: server.hospital.unitId };
    falls = (await server.as("leader", "POST", "/api/v1/measures", { body })).body.id;
  });
  afterAll(() => server.close());

  async function wall(screen: ScreenName): Promise<TestPage> {
    // Signed in anew: a session does not last a night.
    const body = { name: PEOPLE.leader.login, password: PASSWORD };
    const leader = (await ask(server.url, "POST", "/api/v1/session", { body })).cookie;
    const { cookie } = await pairWall(server, "touch", { leader });
    return await browser.visit(`${server.url}/skjerm`, { screen, cookie });
  }

  test("it shows its board to whoever has just paired it, and greets when it is opened anew", async () => {
    const page = await browser.visit(`${server.url}/skjerm`, { screen: "wallSmall" });
    const body = { code: await codeOn(page), name: "Gangen", mode: "touch", inches: 65, distance: 4 };
    const path = `/api/v1/boards/${server.hospital.boardId}/screens`;
    expect((await server.as("leader", "POST", path, { body })).status).toBe(200);
    await page.getByText("Svar til oss").waitFor();
    await page.reload();
    await page.getByText("God vakt").waitFor();
  });

  async function ticket(): Promise<string> {
    const path = `/api/v1/boards/${server.hospital.boardId}/idea-code`;
    const { address, secret } = (await server.as("leader", "GET", path)).body;
    const body = { short: address.split("/").at(-1), secret };
    return (await ask(server.url, "POST", "/api/v1/ideas/tickets", { body })).body.ticket;
  }

  test.each<ScreenName>(["wallSmall", "wall", "wallUpright"])(
    "it greets calmly and dark, with the code large, on %s",
    async (screen) => {
      const page = await wall(screen);
      await page.getByText("God vakt").waitFor();
      const qr = await page.getByRole("img", { name: "Skann og gi en idé" }).boundingBox();
      const { width } = page.viewportSize() ?? { width: 0 };
      // A camera reads it from some steps away.
      expect((qr?.width ?? 0) / width).toBeGreaterThan(0.15);
      expect(await page.evaluate(() => document.documentElement.dataset.colorScheme)).toBe("dark");
      await axe(page);
      expect(await textBoxFaults(page)).toEqual([]);
      if (screen !== "wallSmall") return;
      // Whoever touches it sees the board.
      await page.getByText("God vakt").click();
      await page.getByText("Svar til oss").waitFor();
    },
  );

  test("what came meanwhile stands in the morning as *Fra natta*, and where the meeting begins", async () => {
    const bearer = await ticket();
    const idea = { id: newId(random), secret: newId(random), text: "Nattlys på gangen", name: "" };
    expect((await call(server.url, "POST", "/api/v1/ideas", { bearer, body: idea })).status).toBe(200);
    const line = { id: newId(random), date: "2026-11-22", kind: "fall", line: "Ved sengekanten", reported: "yes" };
    expect((await call(server.url, "POST", "/api/v1/cross-lines", { bearer, body: line })).status).toBe(200);
    const tally = { id: newId(random), measureId: falls };
    expect((await call(server.url, "POST", "/api/v1/tallies", { bearer, body: tally })).status).toBe(200);
    clock.advance(9 * HOUR + 32 * MINUTE);
    const page = await wall("wallSmall");
    await page.getByText("Fra natta: 3").waitFor();
    expect(await textBoxFaults(page)).toEqual([]);
    await axe(page);
    await page.getByRole("button", { name: "Start tavlemøtet" }).click();
    const news = page.getByRole("region", { name: "Fra natta: 3" });
    await news.getByText("Nattlys på gangen").waitFor();
    await news.getByText("+ 2 til").waitFor();
    expect(await textBoxFaults(page)).toEqual([]);
  });
});
