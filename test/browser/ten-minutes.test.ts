import { afterAll, beforeAll, expect, test } from "vitest";
import { exampleTodaySettings } from "../../server/demo/today.ts";
import { addDays, DAY, isoWeek, MINUTE } from "../../shared/base/time.ts";
import { newId } from "../../shared/base/ids.ts";
import { addTile } from "../../shared/board/tiles.ts";
import { axe, type TestPage, useBrowser } from "../support/browser.ts";
import { type Answer, call } from "../support/caller.ts";
import { handClock } from "../support/clock.ts";
import { type Cuttable, cuttable } from "../support/cuttable.ts";
import { PASSWORD, PEOPLE, type PersonName } from "../support/hospital.ts";
import { seededRandom } from "../support/ids.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { openWall } from "../support/wall.ts";

/** 07:40 in Oslo on a Friday: the ward met then, and Monday looks back on three days. */
const FRIDAY = Date.UTC(2026, 10, 20, 6, 40);
/** What the whole meeting may take of whoever stands at the wall. */
const MOST_TOUCHES = 25;
const MOST_PER_IDEA = 3;
const IDEAS = 1;

const browser = useBrowser();
const clock = handClock(FRIDAY);
let wire: Cuttable;
let server: TestServer;

beforeAll(async () => {
  wire = await cuttable();
  server = await startServer({ clock, environment: wire.environment });
});
afterAll(async () => {
  await server.close();
  await wire.close();
});

/** The wall, and how often it has been touched. */
interface Touched {
  readonly page: TestPage;
  touches: number;
}

/** A working day's sessions: nobody is signed in from Friday to Monday. */
const sessions = new Map<PersonName, string>();

async function signIn(who: PersonName): Promise<string> {
  const known = sessions.get(who);
  if (known) return known;
  const body = { name: PEOPLE[who].login, password: PASSWORD };
  const { cookie = "" } = await call(server.url, "POST", "/api/v1/session", { body });
  sessions.set(who, cookie);
  return cookie;
}

async function ask(who: PersonName, method: string, path: string, body?: unknown): Promise<Answer> {
  const answer = await call(server.url, method, `/api/v1${path}`, { cookie: await signIn(who), body });
  expect(answer.status, `${method} ${path}: ${JSON.stringify(answer.body)}`).toBeLessThan(300);
  return answer;
}

const boardPath = () => `/boards/${server.hospital.boardId}`;

/** Friday: a meeting, and a matter that the trust answers. */
async function lastWeek(): Promise<void> {
  const above = { unitId: server.hospital.trustId, name: "Prøve HF", kind: "management" };
  const to = (await ask("admin", "POST", "/boards", above)).body.id;
  const [type] = (await ask("leader", "GET", `${boardPath()}/meeting-types`)).body.items;
  const { meeting } = (await ask("leader", "POST", `${boardPath()}/meetings`, { typeId: type.id })).body;
  await ask("leader", "POST", `/meetings/${meeting.id}/commands`, { do: "end" });
  const id = newId<"escalation">(seededRandom(5));
  const matter = {
    id,
    cardId: null,
    kind: "action",
    what: "Låst medisinrom om natten",
    tried: "",
    asked: "Nøkkel",
    to,
  };
  await ask("leader", "POST", `${boardPath()}/escalations`, matter);
  clock.advance(30 * MINUTE);
  await ask("admin", "POST", `/escalations/${id}/answer`, { text: "Ny lås er bestilt til tirsdag" });
}

/** Staffing that is set up, and a measure with half a year behind it on a tile. */
async function mondayBefore(): Promise<{ readonly measureId: string; readonly key: string }> {
  const { version, settings } = (await ask("leader", "GET", boardPath())).body;
  const today = exampleTodaySettings("3b", "nb");
  await ask("leader", "PATCH", boardPath(), { version, settings: { ...settings, today } });
  const { unitId, boardId } = server.hospital;
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
  const { id: measureId } = (await ask("leader", "POST", "/measures", definition)).body;
  const { key } = (await ask("leader", "POST", "/feed-keys", { name: "Datavarehus", unitId, measureIds: [measureId] }))
    .body;
  const points = Array.from({ length: 24 }, (_, i) => ({
    period: weekBefore(24 - i),
    numerator: 20 + (i % 3),
    denominator: 25,
  }));
  await push(measureId, key, { points });
  const tile = { id: newId<"tile">(seededRandom(6)), measureId };
  await server.app.parts.sync.edit(boardId, { kind: "system" }, (board) => addTile(board, tile));
  return { measureId, key };
}

function weekBefore(weeks: number): string {
  const { year, week } = isoWeek(addDays("2026-11-23", -7 * weeks));
  return `${year}-W${String(week).padStart(2, "0")}`;
}

async function push(id: string, bearer: string, body: unknown): Promise<void> {
  const answer = await server.as(undefined, "POST", `/api/v1/measures/${id}/points`, { bearer, origin: null, body });
  expect(answer.status).toBe(200);
}

/** One touch on a large button at the foot of the wall. */
async function press(wall: Touched, label: string): Promise<void> {
  await wall.page
    .locator(".huddle-acts")
    .getByRole("button", { name: new RegExp(`^\\W*${label}`, "u") })
    .first()
    .tap();
  wall.touches += 1;
}

async function atStep(page: TestPage, step: string): Promise<void> {
  await page
    .locator(".huddle-stage")
    .and(page.getByRole("region", { name: step, exact: true }))
    .waitFor();
}

/** From the code on the wall to a card there, on a phone without an account. */
async function ideaFromPhone(text: string): Promise<void> {
  const { address, secret } = (await ask("reader", "GET", `${boardPath()}/idea-code`)).body;
  const phone = await browser.visit(`${address}#${secret}`, { screen: "phone" });
  await phone.getByLabel("Hva kan vi gjøre bedre?").fill(text);
  await phone.getByRole("button", { name: "Send til tavlen" }).tap();
  await phone.getByRole("heading", { name: "Takk for ideen!" }).waitFor();
}

test("ten minutes on a Monday, by touch on the wall alone, with nobody there to lead", async () => {
  await lastWeek();
  clock.advanceTo(FRIDAY + 3 * DAY + 2 * MINUTE);
  sessions.clear();
  const { measureId, key } = await mondayBefore();
  const page = await openWall(browser, server, "wall", { leader: await signIn("leader") });
  const wall: Touched = { page, touches: 0 };
  await ideaFromPhone("Fast plass til blærescanneren");
  await wall.page.getByText("Fast plass til blærescanneren").first().waitFor();

  // 07:42. The leader is ill; somebody touches the wall, and a colleague at home follows on a laptop.
  await wall.page.getByRole("button", { name: "Start tavlemøtet" }).tap();
  wall.touches += 1;
  await atStep(wall.page, "Velkommen");
  const home = await browser.visit(`${server.url}/tavle/${server.hospital.boardId}/mote`, {
    screen: "laptop",
    cookie: await signIn("participant"),
  });
  await atStep(home, "Velkommen");
  await press(wall, "Neste punkt");

  // Last week's answer is confirmed.
  await atStep(home, "Svar siden sist");
  await wall.page.locator(".huddle-stage").getByText("Ny lås er bestilt til tirsdag").waitFor();
  await press(wall, "Bekreft");
  await press(wall, "Neste punkt");

  // Three days in the cross; the one that was not green gets its line by touch.
  await atStep(home, "Grønt kors");
  await press(wall, "Grønn");
  await wall.page.getByRole("heading", { name: "Hvordan var lørdag 21. november?" }).waitFor();
  await press(wall, "Gul");
  await press(wall, "Fall");
  await press(wall, "Ja");
  await press(wall, "Ferdig med dagen");
  await wall.page.getByRole("heading", { name: "Hvordan var søndag 22. november?" }).waitFor();
  await press(wall, "Grønn");
  await press(wall, "Neste punkt");

  // The day is as planned, in one touch.
  await atStep(home, "I dag");
  await press(wall, "Som planlagt");
  await press(wall, "Neste punkt");

  // A point comes while they look at the chart.
  await atStep(home, "Målinger");
  await wall.page.getByRole("heading", { name: "Ernæring vurdert" }).first().waitFor();
  const marks = wall.page.locator(".huddle-stage svg circle");
  const before = await marks.count();
  await push(measureId, key, { period: "2026-W48", numerator: 9, denominator: 12 });
  await expect.poll(() => marks.count()).toBe(before + 1);

  // The network is cut. The meeting goes on by the wall alone, and says so.
  wire.cut();
  await press(wall, "Neste punkt");
  await atStep(wall.page, "Ideer og tester");
  await wall.page
    .getByText(/Uten nett siden|Ikke kontakt|Frakoblet/)
    .first()
    .waitFor();
  const untilIdea = wall.touches;
  await press(wall, "Test");
  await press(wall, "Uten ansvarlig nå");
  expect(wall.touches - untilIdea).toBeLessThanOrEqual(MOST_PER_IDEA * IDEAS);
  await press(wall, "Neste punkt");

  // What they cannot solve goes up.
  await atStep(wall.page, "Løft");
  await wall.page.locator(".huddle-stage").getByRole("button", { name: "Fast plass til blærescanneren" }).tap();
  wall.touches += 1;
  await press(wall, "Løft dette");
  await press(wall, "Utstyr");
  await press(wall, "Send til Prøve HF");
  await press(wall, "Neste punkt");

  await atStep(wall.page, "Takk");
  await press(wall, "Takk til nattevakta");
  await press(wall, "Avslutt møtet");
  await press(wall, "Ja, avslutt");
  await wall.page
    .getByText(/ikke sendt ennå/)
    .first()
    .waitFor();
  await axe(wall.page);
  wire.mend();

  // Everything arrives once; the record tells it to somebody who was not there.
  const newest = async () => (await ask("leader", "GET", `${boardPath()}/meetings`)).body.items[0].meeting;
  const { id } = await newest();
  const reader = await browser.visit(`${server.url}/tavle/${server.hospital.boardId}/referat/${id}`, {
    cookie: await signIn("reader"),
    screen: "laptop",
  });
  const record = reader.locator("main");
  await record.getByText("Ernæring vurdert").first().waitFor();
  const told = await record.innerText();
  for (const part of [
    "fredag 20. november",
    "lørdag 21. november",
    "søndag 22. november",
    "Fall",
    "Fast plass til blærescanneren",
    "Ny lås er bestilt til tirsdag",
    "til Prøve HF",
    "Takk til nattevakta",
  ]) {
    expect(told).toContain(part);
  }
  await axe(reader);
  expect(await newest()).toMatchObject({ id, state: "ended", leader: null });
  const cards = (await ask("leader", "GET", `${boardPath()}/cards`)).body.items;
  expect(cards).toHaveLength(1);
  expect(cards[0]).toMatchObject({ title: "Fast plass til blærescanneren", meaning: "testing" });
  const raised = (await ask("leader", "GET", `${boardPath()}/escalations`)).body.items;
  expect(raised).toHaveLength(2);

  expect(wall.touches).toBeLessThanOrEqual(MOST_TOUCHES + MOST_PER_IDEA * IDEAS);
}, 240_000);
