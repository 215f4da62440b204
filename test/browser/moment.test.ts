import { afterAll, beforeAll, expect, test } from "vitest";
import { axe, type TestPage, useBrowser } from "../support/browser.ts";
import { type Cuttable, cuttable } from "../support/cuttable.ts";
import { PEOPLE } from "../support/hospital.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { textBoxFaults } from "../support/textBoxes.ts";
import { openWall } from "../support/wall.ts";

const browser = useBrowser();
let wire: Cuttable;
let server: TestServer;
beforeAll(async () => {
  wire = await cuttable();
  server = await startServer({ environment: wire.environment });
});
afterAll(async () => {
  await server.close();
  await wire.close();
});

const api = () => `/api/v1/boards/${server.hospital.boardId}`;
const board = () => `${server.url}/tavle/${server.hospital.boardId}`;
const per = PEOPLE.participant.name;
const IDEAS = ["Fast plass til blærescanner", "Rullestol ved heisen", "Stille time på natta"];

/** Ideas as a nurse writes them, before the meeting. */
async function writeIdeas(page: TestPage): Promise<void> {
  for (const idea of IDEAS) {
    await page.getByPlaceholder("Skriv, og trykk Enter").first().fill(idea);
    await page.keyboard.press("Enter");
    await page.locator(".board-card-title").getByText(idea).waitFor();
  }
}

/** Starts the meeting, whatever the clock says: far from its time a wall needs a PIN, a leader does not. */
async function startMeeting(): Promise<{ id: string; steps: { id: string; meaning: string }[] }> {
  const { types } = (await server.as("leader", "GET", `${api()}/meeting`)).body;
  const started = await server.as("leader", "POST", `${api()}/meetings`, { body: { typeId: types[0].id } });
  return started.body.meeting;
}

function press(page: TestPage, label: string | RegExp): Promise<void> {
  return page.locator(".huddle-acts").getByRole("button", { name: label }).first().click();
}

test("people who are not in the room are equals: they are seen, point, raise a hand, comment and vote", async () => {
  const nurse = await browser.visit(board(), { screen: "laptop", cookie: await server.signIn("participant") });
  await writeIdeas(nurse);
  const wall = await openWall(browser, server, "wallSmall");
  const meeting = await startMeeting();
  const commands = `/api/v1/meetings/${meeting.id}/commands`;
  const goTo = (meaning: string) => {
    const to = meeting.steps.findIndex((step) => step.meaning === meaning);
    return server.as("leader", "POST", commands, { body: { do: "goTo", to } });
  };
  await nurse.goto(`${board()}/mote`);
  const leader = await browser.visit(`${board()}/mote`, { screen: "laptop", cookie: await server.signIn("leader") });

  // Seen by name, and counted once by one touch in the room.
  await wall.locator(".moment-with-us").getByText(per).waitFor();
  await leader.getByRole("button", { name: "Med nå: 2" }).click();
  await leader.getByLabel("Jeg er med hjemmefra").check();
  await axe(leader);
  await leader.keyboard.press("Escape");
  await wall.getByText("2 med hjemmefra").waitFor();
  await wall.getByText(`${PEOPLE.leader.name}, ${per}`).waitFor();
  await press(wall, "Tell med 2 hjemmefra");
  await wall.locator(".huddle-heads dd").filter({ hasText: /^2$/ }).waitFor();
  expect(await textBoxFaults(wall)).toEqual([]);
  await axe(wall);
  await axe(nurse);

  // Points by keyboard at what the step is, and everybody sees around what, and hears it.
  await nurse.keyboard.press("Alt+KeyP");
  for (const page of [wall, leader, nurse]) await page.locator(".moment-ring").getByText(per).waitFor();
  await leader.getByRole("status").getByText(`${per} peker på: Velkommen`).waitFor({ state: "attached" });
  await wall.locator(".moment-ring").waitFor({ state: "detached" });

  // Looks at another step alone; what is pointed at there is not in the room's sight, so the wall has it in words.
  await nurse.getByRole("button", { name: /^Punkt 3 av 8/ }).click();
  const away = nurse.locator(".huddle-follow");
  await away.getByText("Du ser på Grønt kors. Møtet er i Velkommen.").waitFor();
  await nurse.keyboard.press("Alt+KeyP");
  await wall
    .locator(".moment-pointed")
    .getByText(new RegExp(`^${per} peker på: `))
    .waitFor();
  await nurse.getByRole("button", { name: "Følg møtelederen" }).press("Enter");
  await away.waitFor({ state: "detached" });

  // By the menu too: what the screen shows, by its words.
  await nurse.getByRole("button", { name: "Pek på noe" }).press("ArrowDown");
  await nurse.getByRole("menuitem").first().press("Enter");
  await wall.locator(".moment-ring").getByText(per).waitFor();

  // And by holding: the press that ends it does nothing else, so the nurse still sees what the room sees.
  await expect.poll(() => wall.locator(".moment-ring").count()).toBe(0);
  await nurse.getByRole("button", { name: /^Punkt 4 av 8/ }).hover();
  await nurse.mouse.down();
  await wall.locator(".moment-ring").getByText(per).waitFor();
  await nurse.mouse.up();
  expect(await away.count()).toBe(0);

  // A hand that is raised by keyboard and lowered by one touch on the wall.
  await nurse.keyboard.press("Alt+KeyH");
  const hand = wall.getByRole("button", { name: `Ta ned hånda til ${per}` });
  await hand.waitFor();
  await expect.poll(() => wall.locator(".moment-ring").count()).toBe(0);
  expect(await textBoxFaults(wall)).toEqual([]);
  await axe(wall);
  await hand.tap();
  await hand.waitFor({ state: "detached" });
  await nurse.getByRole("button", { name: "Rekk opp hånda", pressed: false }).waitFor();

  // Comments from a dead zone: written once, sent again and again, there once.
  await goTo("ideas");
  await nurse.goto(board());
  await nurse.locator(".board-card-open").filter({ hasText: "Rullestol ved heisen" }).click();
  const comments = nurse.getByRole("region", { name: "Kommentarer" });
  await comments.getByLabel("Skriv en kommentar").waitFor();
  wire.cut();
  await comments.getByLabel("Skriv en kommentar").fill("Vi kan låne en fra poliklinikken");
  await comments.getByRole("button", { name: "Send kommentar" }).press("Enter");
  await comments.getByText("ikke sendt ennå").waitFor();
  wire.mend();
  await comments.getByText("ikke sendt ennå").waitFor({ state: "detached", timeout: 60_000 });
  const { items } = (await server.as("reader", "GET", `${api()}/comments`)).body;
  expect(items).toMatchObject([{ count: 1 }]);
  await comments.getByLabel("Skriv en kommentar").fill("Gjelder 13097248022");
  await comments.getByText("Dette ligner et fødselsnummer").waitFor();
  expect(await comments.getByRole("button", { name: "Send kommentar" }).isDisabled()).toBe(true);
  await axe(nurse);
  await nurse.keyboard.press("Escape");
  await nurse.locator(".card-mark").getByText("1 kommentar").waitFor({ state: "attached" });

  // Dots: hands in the room counted at the wall, everybody else their own; sums when it is closed, and no names.
  await Promise.all([nurse.goto(`${board()}/mote`), leader.reload()]);
  await press(wall, /^Stem på ideene/);
  await wall.getByRole("heading", { name: "Hvem vil prøve denne? Tell hendene" }).waitFor();
  const first = await wall.locator(".vote-title").first().innerText();
  await press(wall, "+ hånd");
  await press(wall, "+ hånd");
  await nurse.getByRole("heading", { name: "Gi 3 prikker til det dere vil prøve først" }).waitFor();
  await press(nurse, "+ prikk");
  await press(nurse, "+ prikk");
  await nurse.getByRole("button", { name: "Legg en til på Rullestol ved heisen" }).press("Enter");
  await nurse.getByText("Du har gitt alle prikkene dine").waitFor();
  await wall.getByText("5 prikker gitt til nå").waitFor();
  expect(await textBoxFaults(wall)).toEqual([]);
  await axe(wall);
  await axe(nurse);
  await press(wall, "Avslutt avstemningen");
  for (const page of [wall, nurse]) {
    await page.getByRole("heading", { name: "Slik ble det" }).waitFor();
    expect(await page.locator(".vote-sums li").first().innerText()).toMatch(new RegExp(`^${first}\\s+4 prikker$`));
  }
  expect(await textBoxFaults(wall)).toEqual([]);
  await press(wall, "Til ideene");
  await wall.locator(".vote-sums").waitFor({ state: "detached" });
  const { last, open } = (await server.as("reader", "GET", `${api()}/votes`)).body;
  expect([open, last.sums.map(({ dots }: { dots: number }) => dots).toSorted()]).toEqual([null, [0, 1, 4]]);
  await nurse.goto(board());
  const winner = nurse.locator(".board-lane-card").filter({ hasText: first });
  await winner.getByText("4 prikker i siste avstemning").waitFor({ state: "attached" });
}, 240_000);
