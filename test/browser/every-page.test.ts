import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fillWithExample } from "../../server/demo/fillWithExample.ts";
import { pastClock } from "../../server/demo/pastClock.ts";
import { axe, SCREENS, type ScreenName, type TestPage, useBrowser } from "../support/browser.ts";
import { ask } from "../support/caller.ts";
import { handClock } from "../support/clock.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

/** A Monday in the middle of the morning: nothing runs, everything has been used. */
const MONDAY = Date.UTC(2026, 10, 23, 8, 30);

describe("every page of the example hospital", () => {
  const browser = useBrowser();
  let server: TestServer;
  let cookie: string | undefined;
  let paths: readonly string[];

  beforeAll(async () => {
    const clock = pastClock(handClock(MONDAY));
    server = await startServer({ clock, empty: true });
    const said = (await fillWithExample(server.app.parts, clock)).join("\n");
    const password = /all of them is {2}(\S+)/.exec(said)?.[1] ?? "";
    const signedIn = await ask(server.url, "POST", "/api/v1/session", { body: { name: "kari.nes", password } });
    cookie = signedIn.cookie;
    paths = await pathsOf(server.url, cookie);
  });
  afterAll(() => server.close());

  test.each<ScreenName>(["desk", "phone"])(
    "fits its screen, has a name, and no serious finding by day or by night: %s",
    async (screen) => {
      const page = await browser.visit(`${server.url}/`, { screen, ...(cookie && { cookie }) });
      const titles: string[] = [];
      for (const path of paths) {
        await page.goto(server.url + path);
        await settled(page);
        expect(await faultsOf(page), path).toEqual([]);
        await axe(page);
        titles.push(await page.title());
        // Beside Teams a window is as narrow as this; a page that stands open follows, as it follows the evening.
        if (screen !== "desk") continue;
        await page.setViewportSize(SCREENS.laptop.viewport);
        await page.emulateMedia({ colorScheme: "dark" });
        // A chart is drawn again for its new width a moment after the page got it.
        await expect.poll(() => faultsOf(page), { message: `${path} on a laptop` }).toEqual([]);
        await axe(page);
        await page.setViewportSize(SCREENS.desk.viewport);
        await page.emulateMedia({ colorScheme: "light" });
      }
      expect(page.consoleErrors).toEqual([]);
      // Who has ten tabs open finds the right one.
      expect(titles.toSorted()).toEqual([...new Set(titles)].toSorted());
    },
    300_000,
  );
});

async function settled(page: TestPage): Promise<void> {
  await page.locator("main h1").first().waitFor();
  await expect.poll(() => page.locator(".loading, [aria-busy=true]").count()).toBe(0);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** In words: what lies beyond the edge of the screen, and headings that a screen reader would miss. */
function faultsOf(page: TestPage): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) faults.push(`${scrollWidth - clientWidth} px wider than the screen`);
    const headings = [...document.querySelectorAll("h1")].filter((heading) => heading.checkVisibility());
    if (headings.length !== 1) faults.push(`${headings.length} main headings`);
    if (!document.documentElement.lang) faults.push("no language");
    return faults;
  });
}

/** One of each kind of page, with the most in it. */
async function pathsOf(url: string, cookie: string | undefined): Promise<string[]> {
  const items = async (path: string) =>
    (await ask(url, "GET", `/api/v1${path}`, { ...(cookie && { cookie }) })).body.items;
  const boards: { id: string; unitId: string; unitName: string }[] = await items("/boards");
  const board = boards.find(({ unitName }) => unitName.includes("3B")) ?? boards[0];
  if (!board) throw new Error("the example hospital has no board");
  const [measure] = await items(`/measures?unitId=${board.unitId}`);
  const [record] = await items(`/boards/${board.id}/meetings`);
  const units: { id: string; kind: string; name: string }[] = await items("/units");
  const trust = units.find(({ kind }) => kind === "trust");
  const clinic = units.find(({ name }) => name === "Kirurgisk klinikk");
  const clinicBoard = boards.find(({ unitId }) => unitId === clinic?.id);
  const at = `/tavle/${board.id}`;
  const unit = `/enhet/${board.unitId}`;
  return [
    "/",
    "/profil",
    "/par",
    "/skjermer",
    at,
    `${at}/mote`,
    `${at}/moter`,
    `${at}/referat`,
    ...(record ? [`${at}/referat/${record.meeting.id}`] : []),
    `${at}/besok`,
    `${at}/innstillinger`,
    `${at}/flate`,
    unit,
    `/enhet/${trust?.id}`,
    `/enhet/${trust?.id}/dagen`,
    `/niva/${clinic?.id}`,
    `/tavle/${clinicBoard?.id}`,
    `/enhet/${clinic?.id}`,
    `/enhet/${clinic?.id}/svartid`,
    `${unit}/maltall`,
    `${unit}/katalog`,
    `${unit}/signaler`,
    `${unit}/kilder`,
    `${unit}/kilder/ny`,
    `/maltall/${measure.id}`,
    `/maltall/${measure.id}/arbeidsbenk`,
    `/maltall/${measure.id}/import`,
    "/slik-gjor-vi",
    "/finnes-ikke",
  ];
}
