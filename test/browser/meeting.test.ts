import { afterAll, beforeAll, expect, test } from "vitest";
import { addDays, DAY, isoWeek, MINUTE } from "../../shared/base/time.ts";
import { axe, type TestPage, useBrowser } from "../support/browser.ts";
import { type Answer, ask, call } from "../support/caller.ts";
import { PASSWORD, PEOPLE, type PersonName } from "../support/hospital.ts";
import { startServerProcess, type ServerProcess } from "../support/serverProcess.ts";
import { openWall } from "../support/wall.ts";

/** 07:40 in Oslo on a Friday: the ward met then, so Monday looks back on three days. */
const FRIDAY = Date.UTC(2026, 10, 20, 6, 40);
const browser = useBrowser();
let server: ServerProcess;
let cookies: Record<"leader" | "participant", string>;

beforeAll(async () => {
  server = await startServerProcess({ now: FRIDAY });
});
afterAll(() => server.close());

async function signIn(who: PersonName): Promise<string> {
  const { cookie } = await ask(server.url, "POST", "/api/v1/session", {
    body: { name: PEOPLE[who].login, password: PASSWORD },
  });
  return cookie ?? "";
}

/** As the leader, who has signed in today. */
function lead(method: string, path: string, body?: unknown): Promise<Answer> {
  return ask(server.url, method, `/api/v1${path}`, { cookie: cookies.leader, body });
}

async function meetOnFriday(): Promise<void> {
  const board = `/boards/${server.hospital.boardId}`;
  const [type] = (await lead("GET", `${board}/meeting-types`)).body.items;
  const { meeting } = (await lead("POST", `${board}/meetings`, { typeId: type.id })).body;
  await lead("POST", `/meetings/${meeting.id}/commands`, { do: "end" });
}

/** Twenty-four weeks of a plain measure, pushed as an analyst pushes them. */
async function measureWithKey(): Promise<{ id: string; key: string }> {
  const { unitId } = server.hospital;
  const definition = {
    unitId,
    name: "Ernæring vurdert",
    unit: "%",
    direction: "up",
    target: null,
    chart: "p",
    rhythm: "week",
    decimals: 0,
    responsible: "Ernæringskontakt",
  };
  const { id } = (await lead("POST", "/measures", definition)).body;
  const key = (await lead("POST", "/feed-keys", { name: "Datavarehus", unitId, measureIds: [id] })).body.key;
  const points = Array.from({ length: 24 }, (_, index) => ({
    period: weekBefore(24 - index),
    numerator: 20 + (index % 3),
    denominator: 25,
  }));
  expect((await push(id, key, { points })).body).toMatchObject({ stored: 24 });
  return { id, key };
}

function weekBefore(weeks: number): string {
  const { year, week } = isoWeek(addDays("2026-11-23", -7 * weeks));
  return `${year}-W${String(week).padStart(2, "0")}`;
}

function push(id: string, key: string, body: unknown): Promise<Answer> {
  return call(server.url, "POST", `/api/v1/measures/${id}/points`, { bearer: key, origin: null, body });
}

/** A press on one of the large buttons at the foot of the wall. */
async function press(wall: TestPage, label: string): Promise<void> {
  await wall.locator(".huddle-acts").getByRole("button", { name: label }).first().tap();
}

async function atStep(page: TestPage, step: string): Promise<void> {
  await page
    .locator(".huddle-stage")
    .and(page.getByRole("region", { name: step, exact: true }))
    .waitFor();
}

test("a section holds its Monday meeting: a touch wall, two laptops, a cut network and a server that restarts", async () => {
  cookies = { leader: await signIn("leader"), participant: await signIn("participant") };
  await meetOnFriday();
  const friday = server.now();
  await server.advance(FRIDAY + 3 * DAY + 2 * MINUTE - friday);
  cookies = { leader: await signIn("leader"), participant: await signIn("participant") };
  const { id: measureId, key } = await measureWithKey();

  // Before the meeting: a wall is paired, the leader puts the measure on the board, a nurse writes an idea.
  const board = `${server.url}/tavle/${server.hospital.boardId}`;
  const leader = await browser.visit(board, { screen: "desk", cookie: cookies.leader });
  await leader.getByRole("button", { name: "Ny flis" }).click();
  await leader
    .getByRole("dialog")
    .getByRole("button", { name: /Ernæring vurdert/ })
    .click();
  await leader.getByRole("heading", { name: "Ernæring vurdert" }).waitFor();
  const nurse = await browser.visit(board, { screen: "laptop", cookie: cookies.participant });
  await nurse.getByPlaceholder("Skriv, og trykk Enter").first().fill("Fast plass til blærescanner");
  await nurse.keyboard.press("Enter");
  const wall = await openWall(browser, server, "wall", { leader: cookies.leader });
  await wall.getByText("Fast plass til blærescanner").waitFor();
  await wall.getByText(/Vanlig variasjon rundt 84\s%/).waitFor();
  await axe(wall);

  // 07:42: one touch starts it; both laptops follow.
  await wall.getByRole("button", { name: "Start tavlemøtet" }).tap();
  await atStep(wall, "Velkommen");
  await Promise.all([leader.goto(`${board}/mote`), nurse.goto(`${board}/mote`)]);
  await Promise.all([atStep(leader, "Velkommen"), atStep(nurse, "Velkommen")]);
  await axe(wall);
  await press(wall, "Neste punkt");
  await Promise.all([leader, nurse].map((page) => atStep(page, "Svar siden sist")));
  await press(wall, "Neste punkt");

  // Three days in the cross, oldest first; the one that was not green is asked what happened.
  await atStep(nurse, "Grønt kors");
  await wall.getByRole("heading", { name: "Hvordan var fredag 20. november?" }).waitFor();
  await press(wall, "Grønn");
  await wall.getByRole("heading", { name: "Hvordan var lørdag 21. november?" }).waitFor();
  await press(wall, "Gul");
  await press(wall, "Fall");
  await press(wall, "Ja");
  await press(wall, "Ferdig med dagen");
  await wall.getByRole("heading", { name: "Hvordan var søndag 22. november?" }).waitFor();
  await axe(wall);

  // The server is killed before the third: the wall goes on, says what is not sent, and sends it once.
  await server.kill();
  await press(wall, "Grønn");
  await press(wall, "Neste punkt");
  await atStep(wall, "I dag");
  await wall
    .getByText(/ikke sendt ennå/)
    .first()
    .waitFor();
  await server.restart();
  await wall
    .getByText(/ikke sendt ennå/)
    .first()
    .waitFor({ state: "detached", timeout: 40_000 });
  await atStep(wall, "I dag");
  await Promise.all([atStep(leader, "I dag"), atStep(nurse, "I dag")]);

  // Measures: a point comes by curl, and the picture moves on the wall and on the laptops.
  await press(wall, "Neste punkt");
  await atStep(nurse, "Målinger");
  await wall.getByRole("heading", { name: "Ernæring vurdert" }).first().waitFor();
  const before = await wall.locator(".huddle-stage svg circle").count();
  expect((await push(measureId, key, { period: "2026-W48", numerator: 9, denominator: 12 })).body.stored).toBe(1);
  await expect.poll(() => wall.locator(".huddle-stage svg circle").count()).toBe(before + 1);

  // The network of the wall is cut; the meeting goes on and catches up.
  await wall.context().setOffline(true);
  for (let at = 0; at < 3 && (await wall.getByRole("button", { name: "Neste måling" }).count()) > 0; at += 1) {
    await press(wall, "Neste måling");
  }
  await press(wall, "Neste punkt");
  await atStep(wall, "Ideer og tester");
  await wall.context().setOffline(false);
  await Promise.all([leader, nurse].map((page) => atStep(page, "Ideer og tester")));

  // The idea is placed by one large button, and stands in its lane on the laptop.
  await wall.getByRole("heading", { name: "Fast plass til blærescanner" }).first().waitFor();
  await press(wall, "Ikke nå");
  await press(wall, "Venter på andre");
  // A hand that slips takes it back on the wall itself.
  await wall.getByRole("button", { name: "Angre", exact: true }).tap();
  await press(wall, "Test");
  await press(wall, "Uten ansvarlig nå");
  await press(wall, "Neste punkt");
  await atStep(nurse, "Løft");
  await press(wall, "Neste punkt");
  await atStep(wall, "Takk");
  await axe(leader);
  await press(wall, "Avslutt møtet");
  await press(wall, "Ja, avslutt");

  // The record tells it to somebody who was not there.
  const { items } = (await lead("GET", `/boards/${server.hospital.boardId}/meetings`)).body;
  const reader = await browser.visit(`${board}/referat/${items[0].meeting.id}`, {
    cookie: cookies.participant,
    screen: "laptop",
  });
  const page = reader.locator("main");
  await page.getByText("Ernæring vurdert").first().waitFor();
  const text = await page.innerText();
  for (const told of [
    "fredag 20. november",
    "lørdag 21. november",
    "søndag 22. november",
    "Fall",
    "Fast plass til blærescanner",
    "Tester nå",
  ]) {
    expect(text).toContain(told);
  }
  await axe(reader);
  await expectPaper(reader);
  const cards = await lead("GET", `/boards/${server.hospital.boardId}/cards`);
  expect(cards.body.items.map(({ title, meaning }: Record<string, string>) => [title, meaning])).toEqual([
    ["Fast plass til blærescanner", "testing"],
  ]);
}, 240_000);

/** From a dark screen, too, a record prints black on white, whole rows at a time, and without what one presses. */
async function expectPaper(page: TestPage): Promise<void> {
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const paper = await page.evaluate(() => {
    const styleOf = (selector: string) => {
      const found = document.querySelector(selector);
      if (!found) throw new Error(`no ${selector} in the record`);
      return getComputedStyle(found);
    };
    const pressed = [...document.querySelectorAll("button, header a")].filter((each) => each.checkVisibility());
    return {
      ink: ["h1", ".record small", ".record-times td", ".record-colour"].map((each) => styleOf(each).color),
      ground: styleOf("body").backgroundColor,
      breaks: [styleOf(".record-part > h2").breakAfter, styleOf(".record-list > li").breakInside],
      pressed: pressed.map((each) => each.textContent),
    };
  });
  const [black, small] = ["rgb(0, 0, 0)", "rgb(34, 34, 34)"];
  expect(paper).toEqual({
    ink: [black, small, black, black],
    ground: "rgb(255, 255, 255)",
    breaks: ["avoid", "avoid"],
    pressed: [],
  });
}
