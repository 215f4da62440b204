import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { UnitId } from "../../shared/base/ids.ts";
import { localDate } from "../../shared/base/time.ts";
import { axe, type TestPage, useBrowser } from "../support/browser.ts";
import type { PersonName } from "../support/hospital.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

/**
 * Twenty errors that teachers of SPC name, each with figures that tempt to it, and what our faces make of them. The same list with
 * its sources: `docs/reading-charts.md`. With TAVLE_PICTURES=1 the pictures there are taken anew.
 */
const FOLDER = process.env.TAVLE_PICTURES
  ? join(import.meta.dirname, "..", "..", "docs", "images", "reading-charts")
  : join(import.meta.dirname, "..", "..", "test-results", "reading-charts");

const browser = useBrowser();
let server: TestServer;
let list: TestPage;
let desk: TestPage;

const usual = [14, 17, 12, 16, 13, 18, 11, 15, 16, 12, 14, 17, 13, 15, 12, 16, 14, 18, 13, 15, 12, 17];
const fallen = [...usual.slice(0, 14), 9, 8, 10, 9, 8, 9, 10, 9, 8, 9];
type Body = Readonly<Record<string, unknown>>;
const values = (all: readonly (number | null)[]): Body[] =>
  all.flatMap((value, i) => (value === null ? [] : [{ period: i + 1, value }]));
const shares = (all: readonly (readonly [number, number])[]): Body[] =>
  all.map(([numerator, denominator], i) => ({ period: i + 1, numerator, denominator }));

const PLAIN = {
  unit: "min",
  direction: "down",
  target: null,
  chart: "i",
  rhythm: "week",
  decimals: 0,
  responsible: "",
};
const SHARE = { unit: "%", chart: "p", direction: "up" };

async function define(
  name: string,
  change: Body,
  points: readonly Body[],
  who: PersonName = "leader",
): Promise<string> {
  const body = { ...PLAIN, name, unitId: server.hospital.unitId, ...change };
  const made = await server.as(who, "POST", "/api/v1/measures", { body });
  expect(made.status, JSON.stringify(made.body)).toBeLessThan(300);
  if (points.length > 0) await push(made.body.id, points, who);
  return made.body.id;
}

async function push(id: string, points: readonly Body[], who: PersonName = "leader", unitId?: UnitId): Promise<void> {
  const body = { points, ...(unitId && { unitId }) };
  const pushed = await server.as(who, "POST", `/api/v1/measures/${id}/points`, { body });
  expect(pushed.status, JSON.stringify(pushed.body)).toBeLessThan(300);
}

async function read(id: string, change: Body): Promise<number> {
  const reading = { freeze: null, phases: [], excluded: [], notes: [], ...change };
  const { version } = (await server.as("leader", "GET", `/api/v1/measures/${id}/series`)).body;
  return (await server.as("leader", "PATCH", `/api/v1/measures/${id}/series`, { body: { version, reading } })).status;
}

const ids = new Map<string, string>();

beforeAll(async () => {
  server = await startServer();
  mkdirSync(FOLDER, { recursive: true });
  const today = localDate(Date.now(), "Europe/Oslo");
  const made = await Promise.all([
    define("To punkter", {}, values([...usual, 11, 19])),
    define("Det høyeste", {}, values([...usual, 21])),
    define("Ustabil utgangsmåling", {}, values(fallen)),
    define("Fristende fase", {}, values(fallen)),
    define("Langt fra målet", { target: 3 }, values(usual)),
    define("Ulike nevnere", SHARE, shares(usual.map((_, i) => (i % 2 === 0 ? [7, 10] : [90 + (i % 5), 100])))),
    define("Frosne grenser", { decimals: 1 }, values(usual)),
    define("Mellom to og tre sigma", {}, values([...usual, 22])),
    define("Seks som stiger", {}, values([...usual.slice(0, 16), 11, 12, 13, 14, 15, 16])),
    define("Høye andeler", SHARE, shares(usual.map((value) => [70 + value, 100]))),
    define("Uker uten tall", {}, values([...usual.slice(0, 9), null, null, ...usual.slice(9)])),
    define("Fem tall", {}, values([14, 17, 12, 16, 13])),
    define("Sjelden hendelse", { ...SHARE, direction: "down" }, shares(usual.map((_, i) => [i % 8 === 0 ? 1 : 0, 40]))),
    define("Utelatt tall", {}, values([...usual.slice(0, 10), 60, ...usual.slice(10)])),
    define(
      "Døgnet er ikke over",
      { rhythm: "day" },
      [...values(usual), { period: today, value: 1 }].map((point, i) =>
        i < usual.length ? { ...point, period: dayBefore(today, usual.length - i) } : point,
      ),
    ),
    define("Stille helger", { rhythm: "day" }, quietWeekends(today)),
    define("Andel med teller", SHARE, shares(usual.map((value, i) => [value, 20 + (i % 7)]))),
    define("Aldri annet enn 100", { ...SHARE, target: 95 }, shares(usual.map((_, i) => [20 + i, 20 + i]))),
  ]);
  const names = (await server.as("leader", "GET", `/api/v1/measures?unitId=${server.hospital.unitId}`)).body.items;
  for (const { id, definition } of names) ids.set(definition.name, id);
  expect(made).toHaveLength(ids.size);
  await read(idOf("Frosne grenser"), { freeze: "22" });
  await read(idOf("Utelatt tall"), { excluded: [{ period: "11", reason: "Streik på røntgen" }] });
  const path = `/enhet/${server.hospital.unitId}/maltall`;
  list = await browser.visit(`${server.url}${path}`, { cookie: await server.signIn("leader") });
  desk = await browser.visit(`${server.url}/slik-gjor-vi`, { cookie: await server.signIn("leader"), screen: "laptop" });
  await list
    .locator(".spc-chart svg")
    .nth(ids.size - 1)
    .waitFor();
}, 60_000);
afterAll(() => server.close());

function dayBefore(today: string, days: number): string {
  return new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10);
}
/** Six weeks up to yesterday, with half as much on Saturdays and Sundays. */
function quietWeekends(today: string): Body[] {
  return Array.from({ length: 42 }, (_, i) => {
    const period = dayBefore(today, 42 - i);
    const isWeekend = [0, 6].includes(new Date(period).getUTCDay());
    return { period, value: (usual[i % usual.length] ?? 0) * (isWeekend ? 1 : 2) };
  });
}
const idOf = (name: string): string => ids.get(name) ?? "";
const tile = (name: string): Locator => list.locator(".measure-card", { has: list.getByText(name, { exact: true }) });
const said = (name: string): Promise<string> => tile(name).locator(".spc-tile-sentence").innerText();
const keep = (what: Locator, file: string) => what.screenshot({ path: join(FOLDER, `${file}.png`) });
const colours = (what: Locator) =>
  what.evaluateAll((all) => [...new Set(all.map((each) => getComputedStyle(each).fill))]);
/** One page for all of them: a new one for each would take longer than the rest together. */
async function page(name: string): Promise<TestPage> {
  await desk.goto(`${server.url}/maltall/${idOf(name)}`);
  await desk.getByRole("heading", { level: 1, name }).waitFor();
  await desk.locator(".spc-chart svg").first().waitFor();
  return desk;
}

describe("what the figures tempt to, and what is shown", () => {
  test("1 two points compared: the sentence tells the level and the period", async () => {
    expect(await said("To punkter")).toMatch(/^Vanlig variasjon rundt 1\d\smin siden punkt 1\.$/);
    await keep(tile("To punkter"), "01-two-points");
  });

  test("2 the highest ever, within the limits: no signal", async () => {
    expect(await tile("Det høyeste").locator(".spc-tag, .spc-signal").count()).toBe(0);
    await keep(tile("Det høyeste"), "02-highest-ever");
  });

  test("3 limits from a baseline with a signal: nobody is asked to freeze it", async () => {
    const opened = await page("Ustabil utgangsmåling");
    await opened.locator(".spc-tile-sentence", { hasText: "på rad" }).first().waitFor();
    expect(await opened.getByText(/Frys dem/).count()).toBe(0);
    await keep(opened.locator(".panel").first(), "03-unstable-baseline");
    await axe(opened);
  });

  test("4 a phase where it looks best: none comes by itself, and none without a reason", async () => {
    expect(await tile("Fristende fase").locator(".spc-break").count()).toBe(0);
    expect(await read(idOf("Fristende fase"), { phases: [{ from: "15", name: "Bedre", reason: "" }] })).toBe(400);
    await keep(tile("Fristende fase"), "04-tempting-phase");
  });

  test("5 red and green against the target: every point has one colour", async () => {
    expect(await colours(tile("Langt fra målet").locator(".spc-point"))).toHaveLength(1);
    expect(await colours(tile("To punkter").locator(".spc-point"))).toEqual(
      await colours(tile("Langt fra målet").locator(".spc-point")),
    );
    await keep(tile("Langt fra målet"), "05-one-colour");
  });

  test("6 an average of averages: the level is all that was counted of all there were", async () => {
    expect(await said("Ulike nevnere")).toContain("90\u00a0%");
    await keep(tile("Ulike nevnere"), "06-unequal-denominators");
  });

  test("7 limits that move with each point: frozen ones stay", async () => {
    const limits = () => tile("Frosne grenser").locator(".spc-text-limit").allInnerTexts();
    const before = await limits();
    await push(idOf("Frosne grenser"), [{ period: 23, value: 30 }]);
    await tile("Frosne grenser").locator(".spc-signal").waitFor();
    expect(await limits()).toEqual(before);
    await keep(tile("Frosne grenser"), "07-frozen-limits");
  });

  test("8 the target drawn as a limit: it is dotted, named, and judged apart", async () => {
    const far = tile("Langt fra målet");
    await far.getByText("Målet nås ikke uten endring").waitFor();
    await far.locator(".spc-text-target", { hasText: "mål 3" }).waitFor();
    expect(await far.locator(".spc-signal").count()).toBe(0);
    await tile("Aldri annet enn 100").getByText("Målet nås stabilt").waitFor();
    await keep(tile("Aldri annet enn 100"), "08-target-met");
  });

  test("9 limits at two sigma: only those at three are drawn, and nothing between is a signal", async () => {
    expect(await tile("Mellom to og tre sigma").locator(".spc-limit").count()).toBe(2);
    expect(await tile("Mellom to og tre sigma").locator(".spc-signal").count()).toBe(0);
    await keep(tile("Mellom to og tre sigma"), "09-two-sigma");
  });

  test("10 a trend of few points: no trend line, and six that rise are no signal", async () => {
    expect(await tile("Seks som stiger").locator(".spc-signal").count()).toBe(0);
    expect(await tile("Seks som stiger").locator("path.spc-line").count()).toBe(1);
    await keep(tile("Seks som stiger"), "10-six-rising");
  });

  test("11 an axis cut off in silence: the page numbers it, the tile its level and limits", async () => {
    const opened = await page("Høye andeler");
    const axis = await opened.locator(".spc-text-axis").allInnerTexts();
    expect(axis.length).toBeGreaterThan(2);
    expect(axis).not.toContain("0");
    expect(await tile("Høye andeler").locator(".spc-text-limit, .spc-text-level").count()).toBe(3);
    await keep(opened.locator(".measure-big-chart"), "11-numbered-axis");
  });

  test("12 a line through missing points: it breaks, and the gap has its room", async () => {
    const line = await tile("Uker uten tall").locator("path.spc-line").first().getAttribute("d");
    expect(line?.match(/M/g)).toHaveLength(2);
    await keep(tile("Uker uten tall"), "12-gap");
  });

  test("15 too few points: dots and a median, no judgement", async () => {
    expect(await said("Fem tall")).toContain("For få til å si noe sikkert");
    expect(await tile("Fem tall").locator(".spc-limit, .spc-tag, .spc-signal").count()).toBe(0);
    await keep(tile("Fem tall"), "15-five-points");
  });

  test("16 a percentage of something rare: another chart is advised, with the reason", async () => {
    const opened = await page("Sjelden hendelse");
    await opened.locator(".measure-advice").first().waitFor();
    await keep(opened.locator(".measure-advice").first(), "16-rare-events");
  });

  test("17 weekdays read as signals: the workbench says that the week explains it", async () => {
    await desk.goto(`${server.url}/maltall/${idOf("Stille helger")}/arbeidsbenk`);
    await desk.getByText(/^Tallene følger uk/).waitFor();
    await keep(desk.locator(".bench-advice"), "17-weekdays");
  });

  test("18 points left out and hidden: they stand there as a hollow cross, with the reason", async () => {
    expect(await tile("Utelatt tall").locator(".spc-excluded").count()).toBe(1);
    const opened = await page("Utelatt tall");
    // Nothing but common cause and enough points: this one may be frozen.
    await opened.getByText(/Frys dem/).waitFor();
    await opened.locator(".spc-reader").focus();
    for (const key of ["Home", ...Array<string>(10).fill("ArrowRight")]) await opened.keyboard.press(key);
    await opened.getByRole("status").getByText("punkt 11: 60\u00a0min, holdt utenfor: Streik på røntgen").waitFor();
    await keep(opened.locator(".measure-big-chart"), "18-left-out");
  });

  test("19 a period that is not over: hollow, dashed, and outside all rules", async () => {
    const open = tile("Døgnet er ikke over");
    expect(await open.locator(".spc-open").count()).toBe(1);
    expect(await open.locator(".spc-signal, .spc-tag").count()).toBe(0);
    expect(await open.locator("path.spc-line[stroke-dasharray]").count()).toBe(1);
    await keep(open, "19-not-over");
  });

  test("20 a percentage without its denominator: table and point tell of how many", async () => {
    await tile("Andel med teller").getByRole("button", { name: "Vis Andel med teller som tabell" }).click();
    const row = tile("Andel med teller").getByRole("row", { name: /^punkt 1 / });
    expect(await row.innerText()).toMatch(/punkt 1\s+70\s+14\s+20/);
    await keep(tile("Andel med teller"), "20-counts-in-table");
  });
});

describe("units and other faces", () => {
  test("13 and 14 unlike axes and units in order of value: one axis, and the order of the organisation", async () => {
    const { trustId, unitId, otherUnitId } = server.hospital;
    const id = await define("Håndhygiene", { ...SHARE, unitId: trustId }, [], "admin");
    const of = (level: number) => shares(usual.map((value) => [level + value, 100]));
    await push(id, of(50), "admin", unitId);
    await push(id, of(75), "admin", otherUnitId);
    const opened = await browser.visit(`${server.url}/enhet/${trustId}/maltall/${id}`, {
      cookie: await server.signIn("admin"),
    });
    const heads = opened.locator(".multiple-head");
    await heads.nth(1).waitFor();
    expect((await heads.allInnerTexts()).map((text) => text.split("\n")[0])).toEqual(["Sengepost 3", "Sengepost 4"]);
    await keep(opened.locator(".multiples").first(), "13-small-multiples");
  });

  test("on a phone the same chart, walked along by touch", async () => {
    const path = `/maltall/${idOf("Utelatt tall")}`;
    const phone = await browser.visit(`${server.url}${path}`, {
      cookie: await server.signIn("leader"),
      screen: "phone",
    });
    await phone.locator(".spc-reader").tap({ position: { x: 60, y: 80 } });
    await phone.locator(".spc-told").waitFor();
    await keep(phone.locator(".panel").first(), "phone");
  });

  test("a picture that is taken away says what it is, and makes no trouble with the content policy", async () => {
    const opened = await page("Langt fra målet");
    await opened.getByRole("button", { name: "Last ned bilde" }).click();
    const download = opened.waitForEvent("download");
    await opened.getByRole("menuitem", { name: /^PNG/ }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe("langt-fra-malet.png");
    await file.saveAs(join(FOLDER, "export.png"));
    expect(opened.consoleErrors).toEqual([]);
  });
});
