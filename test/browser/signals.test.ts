import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSignals } from "../../server/storage/signals.ts";
import { type MeasureId, newId } from "../../shared/base/ids.ts";
import { addTile } from "../../shared/board/tiles.ts";
import { axe, useBrowser } from "../support/browser.ts";
import { handClock } from "../support/clock.ts";
import { seededRandom } from "../support/ids.ts";
import { weekBefore } from "../support/signals.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { textBoxFaults } from "../support/textBoxes.ts";
import { openWall } from "../support/wall.ts";

/** Monday 07:42 in Oslo, three minutes before the board meeting. */
const MONDAY = Date.UTC(2026, 10, 23, 6, 42);
const random = seededRandom(73);

describe("signals in Chromium", () => {
  const browser = useBrowser();
  const clock = handClock(MONDAY);
  let server: TestServer;
  let falls: MeasureId;
  const api = () => `/api/v1/boards/${server.hospital.boardId}`;
  const board = () => `${server.url}/tavle/${server.hospital.boardId}`;
  const open = () => openSignals(server.app.parts.storage.db, { measureId: falls, unitId: server.hospital.unitId });

  beforeAll(async () => {
    server = await startServer({ clock });
    falls = await measure("Fall i uka", (i) => (i === 25 ? 16 : ([5, 7, 6.5, 5.5][i % 4] ?? 6)));
    const meals = await measure("Måltider servert", (i) => (i > 14 ? 9 : ([5, 7, 6.5, 5.5][i % 4] ?? 6)));
    await server.app.parts.sync.edit(server.hospital.boardId, { kind: "system" }, (document) => {
      for (const measureId of [meals, falls]) addTile(document, { id: newId<"tile">(random), measureId });
    });
    const [type] = (await server.as("leader", "GET", `${api()}/meeting`)).body.types;
    const { id, boardId: _board, ...fields } = type;
    const steps = [
      { id: "measures", meaning: "measures", minutes: 5, title: null },
      { id: "ideas", meaning: "ideas", minutes: 5, title: null },
    ];
    await server.as("leader", "PATCH", `/api/v1/meeting-types/${id}`, { body: { ...fields, steps } });
  });
  afterAll(() => server.close());

  async function measure(name: string, value: (week: number) => number): Promise<MeasureId> {
    const plain = { unit: "", direction: "down", target: null, chart: "i", rhythm: "week", decimals: 0 };
    const body = { ...plain, name, responsible: "Fagsykepleier", unitId: server.hospital.unitId };
    const { id } = (await server.as("leader", "POST", "/api/v1/measures", { body })).body;
    const points = Array.from({ length: 26 }, (_, i) => ({ period: weekBefore(26 - i, MONDAY), value: value(i) }));
    const path = `/api/v1/measures/${id}/points`;
    expect((await server.as("leader", "POST", path, { body: { points } })).status).toBe(200);
    return id;
  }

  test("in the meeting one touch sees it, one makes a card, and one explains it", async () => {
    const wall = await openWall(browser, server, "wall");
    await wall.locator(".spc-tag", { hasText: "nytt" }).first().waitFor();
    await wall.getByRole("button", { name: "Start tavlemøtet" }).tap();
    const acts = wall.locator(".huddle-acts");
    await acts.getByRole("button", { name: "Sett" }).waitFor();
    await axe(wall);
    expect(await textBoxFaults(wall)).toEqual([]);
    await wall.locator(".huddle-item", { hasText: "Fall i uka" }).tap();
    await wall.getByRole("heading", { name: "Fall i uka" }).waitFor();
    await acts.getByRole("button", { name: "Sett" }).tap();
    await wall.getByText("Signalet i Fall i uka er sett").waitFor();
    await expect.poll(async () => (await open())[0]?.state).toBe("acknowledged");
    await wall.getByRole("button", { name: "Angre" }).tap();
    await expect.poll(async () => (await open())[0]?.state).toBe("new");
    await acts.getByRole("button", { name: "Lag kort" }).tap();
    await expect.poll(async () => (await open())[0]?.state).toBe("acknowledged");
    await acts.getByRole("button", { name: "Forklar" }).tap();
    await wall.getByRole("heading", { name: "Hva forklarer signalet i Fall i uka?" }).waitFor();
    await axe(wall);
    expect(await textBoxFaults(wall)).toEqual([]);
    await acts.getByRole("button", { name: "Ferie eller helligdager" }).tap();
    await expect
      .poll(async () => (await open())[0])
      .toMatchObject({ state: "explained", line: "Ferie eller helligdager" });
  }, 60_000);

  test("at a desk the strip and the page have what nobody has seen, and the card has its chart as it was", async () => {
    const desk = await browser.visit(board(), { screen: "desk", cookie: await server.signIn("participant") });
    await desk.getByRole("region", { name: "Signaler" }).getByText("Måltider servert").first().waitFor();
    await desk.locator(".board-card-open", { hasText: "Se på: Fall i uka" }).click();
    await desk
      .getByRole("dialog")
      .getByRole("img", { name: /Fall i uka\. Uke 47: 16, over grensen/ })
      .waitFor();
    await axe(desk);
    await desk.goto(`${server.url}/maltall/${falls}`);
    await desk.getByText("forklart · tavlen Gangen").waitFor();
    const phone = await browser.visit(`${server.url}/enhet/${server.hospital.unitId}/signaler`, {
      screen: "phone",
      cookie: await server.signIn("participant"),
    });
    await phone.getByText("Av 2 målinger ville under én gitt signal helt tilfeldig.").waitFor();
    await axe(phone);
    await phone.getByRole("button", { name: "Sett", exact: true }).first().click();
    await phone.getByText("Ingen nye signaler").waitFor();
    await axe(phone);
  }, 60_000);
});
