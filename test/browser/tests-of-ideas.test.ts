import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CardId, type MeasureId, newId } from "../../shared/base/ids.ts";
import { addCard } from "../../shared/board/cards.ts";
import { writeTest } from "../../shared/board/pdsa.ts";
import { defaultLaneId } from "../../shared/board/templates.ts";
import { addTile } from "../../shared/board/tiles.ts";
import { axe, type TestPage, useBrowser } from "../support/browser.ts";
import { handClock } from "../support/clock.ts";
import { seededRandom } from "../support/ids.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { textBoxFaults } from "../support/textBoxes.ts";
import { openWall, startOnWall } from "../support/wall.ts";

/** A Monday, three minutes before the board meeting. */
const MONDAY = Date.UTC(2026, 10, 23, 6, 42);
const random = seededRandom(71);

describe("the tests of ideas in Chromium", () => {
  const browser = useBrowser();
  const clock = handClock(MONDAY);
  let server: TestServer;
  let falls: MeasureId;
  const cards = { night: newId<"card">(random), mobile: newId<"card">(random), socks: newId<"card">(random) };
  const api = () => `/api/v1/boards/${server.hospital.boardId}`;
  const page = () => `${server.url}/tavle/${server.hospital.boardId}`;
  const edit = (change: Parameters<typeof server.app.parts.sync.edit>[2]) =>
    server.app.parts.sync.edit(server.hospital.boardId, { kind: "system" }, change);
  const cardOn = (screen: TestPage, id: CardId) => screen.locator(`[data-card="${id}"]`);

  beforeAll(async () => {
    server = await startServer({ clock });
    const body = {
      unitId: server.hospital.unitId,
      name: "Fall i uka",
      unit: "",
      direction: "down",
      target: null,
      chart: "run",
      rhythm: "week",
      decimals: 0,
      responsible: "Fagsykepleier",
    };
    falls = (await server.as("leader", "POST", "/api/v1/measures", { body })).body.id;
    const values = [6, 7, 5, 8, 6, 7, 9, 6, 5, 7, 8, 6, 3, 2];
    const points = values.map((value, i) => ({ period: `2026-W${34 + i}`, value }));
    await server.as("leader", "POST", `/api/v1/measures/${falls}/points`, { body: { points } });
    await edit((board) => {
      const laneId = defaultLaneId("testing");
      addTile(board, { id: newId<"tile">(random), measureId: falls });
      addCard(board, { id: cards.night, title: "Ekstra tilsyn om natten", laneId, who: "Nattevakten" });
      addCard(board, { id: cards.mobile, title: "Mobilisering samme kveld", laneId, evaluateOn: "2026-11-20" });
      addCard(board, { id: cards.socks, title: "Sklisikre sokker", laneId: defaultLaneId("new") });
      writeTest(
        board,
        { cardId: cards.mobile, number: 1, today: "2026-10-26", freshId: newId<"test">(random) },
        { plan: "Første pasient hver dag", prediction: "Kortere liggetid", measureId: falls },
      );
    });
  });
  afterAll(() => server.close());

  test("a card in Tester nå is given a plan at a desk, and says so on the board and on the chart it aims at", async () => {
    const desk = await browser.visit(page(), { screen: "desk", cookie: await server.signIn("leader") });
    const card = cardOn(desk, cards.night);
    await card.getByText("Test 1 mangler plan · Nattevakten").waitFor();
    await card.locator(".board-card-open").click();
    const dialog = desk.getByRole("dialog");
    await dialog.getByLabel("Hva prøver vi?").fill("Runde kl. 3");
    await dialog.getByLabel("Hva tror vi vil skje?").fill("Færre fall enn 15918012364");
    await dialog.getByText("Dette ligner et fødselsnummer").first().waitFor();
    await dialog.getByLabel("Hva tror vi vil skje?").fill("Færre fall");
    await dialog.getByLabel("Fra", { exact: true }).fill("2026-11-02");
    await dialog.getByLabel("Hvilken måling skal vise det?").selectOption({ label: "Fall i uka" });
    await dialog.getByRole("group", { name: "Evalueres" }).getByRole("button", { name: "Om en uke" }).click();
    await axe(desk);
    await dialog.getByRole("button", { name: "Lukk" }).last().click();
    await card.getByText("Test 1 · til 30. november · Nattevakten").waitFor();
    await desk.locator(".spc-chart svg text", { hasText: "test: Ekstra tilsyn om natten" }).waitFor();
    const chart = desk.getByRole("img", { name: /Testen «Ekstra tilsyn om natten, test 1» begynte 2. november/ });
    await chart.waitFor();
    await axe(desk);

    const phone = await browser.visit(`${server.url}/maltall/${falls}`, {
      screen: "phone",
      cookie: await server.signIn("participant"),
    });
    await phone.getByRole("heading", { name: "Tester som sikter på denne målingen" }).waitFor();
    await phone.getByText("fra 2. november · pågår").waitFor();
    await phone.getByRole("button", { name: "Vis som tabell" }).click();
    await phone.getByText("Testen «Ekstra tilsyn om natten, test 1» begynte").waitFor();
    await axe(phone);
  }, 120_000);

  test("on the wall a test that is due is ended by touch, and the next is opened with its day", async () => {
    const [type] = (await server.as("leader", "GET", `${api()}/meeting`)).body.types;
    const { id, boardId: _board, ...fields } = type;
    const steps = [
      { id: "welcome", meaning: "welcome", minutes: 1, title: null },
      { id: "tests", meaning: "tests", minutes: 5, title: null },
      { id: "ideas", meaning: "ideas", minutes: 5, title: null },
    ];
    expect(
      (await server.as("leader", "PATCH", `/api/v1/meeting-types/${id}`, { body: { ...fields, steps } })).status,
    ).toBe(200);
    const wall = await openWall(browser, server, "wall");
    const running = await startOnWall(wall, server, server.hospital.boardId);
    await server.as("leader", "POST", `/api/v1/meetings/${running.id}/commands`, { body: { do: "goTo", to: 1 } });

    const acts = wall.locator(".huddle-acts");
    const stage = wall.locator(".huddle-stage");
    await stage.getByText("Test 1 skal vurderes · siden fredag").waitFor();
    await stage.getByRole("heading", { level: 1, name: "Mobilisering samme kveld" }).waitFor();
    await stage.getByText("Vi trodde: Kortere liggetid").waitFor();
    await stage.locator(".spc-chart svg").waitFor();
    // A chart that has just got another height is drawn anew in the next frame.
    await expect.poll(() => textBoxFaults(wall)).toEqual([]);
    await axe(wall);
    await acts.getByRole("button", { name: "Delvis" }).tap();
    await acts.getByRole("button", { name: "Juster" }).tap();
    await stage.getByText("Når ser vi på den igjen?").waitFor();
    await expect.poll(() => textBoxFaults(wall)).toEqual([]);
    await acts.getByRole("button", { name: "Om to uker" }).tap();
    await stage.getByText("Test 2 · til 7. desember").waitFor();

    // Taken back at once, and given up instead: the reason is asked, and its giver reads it.
    await acts.getByRole("button", { name: "Ikke som vi trodde" }).tap();
    await acts.getByRole("button", { name: "Forkast" }).tap();
    await stage.getByText("Hvorfor forkaster vi den?").waitFor();
    await acts.getByRole("button", { name: "Vi har nok å teste" }).tap();
    await stage.getByRole("heading", { level: 1, name: "Ekstra tilsyn om natten" }).waitFor();
    await acts.getByRole("button", { name: "Som vi trodde", exact: true }).tap();
    await acts.getByRole("button", { name: "Innfør" }).tap();
    await stage.getByText("Ingen tester pågår").waitFor();
    await expect.poll(() => textBoxFaults(wall)).toEqual([]);
    await axe(wall);
    await wall.locator(".toast").getByRole("button", { name: "Angre" }).tap();
    await stage.getByRole("heading", { level: 1, name: "Ekstra tilsyn om natten" }).waitFor();
    await acts.getByRole("button", { name: "Som vi trodde", exact: true }).tap();
    await acts.getByRole("button", { name: "Innfør" }).tap();
    await stage.getByText("Ingen tester pågår").waitFor();

    await server.as("leader", "POST", `/api/v1/meetings/${running.id}/commands`, { body: { do: "end" } });
    const record = await browser.visit(`${page()}/referat/${running.id}`, {
      screen: "laptop",
      cookie: await server.signIn("participant"),
    });
    const tests = record.locator("section", { has: record.getByRole("heading", { name: "Tester", exact: true }) });
    await tests.getByText("Test 2: forkastet").waitFor();
    await tests.getByText("Test 1: innført").waitFor();
    await tests.getByText("Test 1: justert").waitFor();
    await axe(record);
  }, 180_000);

  test("one test more than the team wanted is said, and may be started all the same", async () => {
    const { version, settings } = (await server.as("leader", "GET", api())).body;
    const body = { version, settings: { ...settings, testLimit: 1 } };
    expect((await server.as("leader", "PATCH", api(), { body })).status).toBe(200);
    await edit((board) =>
      addCard(board, { id: newId<"card">(random), title: "Rød snor på sengen", laneId: defaultLaneId("testing") }),
    );
    const desk = await browser.visit(page(), { screen: "laptop", cookie: await server.signIn("participant") });
    await cardOn(desk, cards.socks).locator(".board-card-open").click();
    const move = async () => {
      await desk.getByRole("dialog").getByRole("button", { name: "Flytt til ..." }).click();
      await desk.getByRole("menuitemradio", { name: "Tester nå" }).click();
    };
    await move();
    await desk.getByRole("heading", { name: /^Dere tester allerede/ }).waitFor();
    await axe(desk);
    await desk.getByRole("button", { name: "Vent med den" }).click();
    await move();
    await desk.getByRole("button", { name: "Start likevel" }).click();
    await desk.getByText("Test 1 mangler plan").first().waitFor();
  }, 120_000);
});
