import type { Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays } from "../../shared/base/time.ts";
import { useBrowser } from "../support/browser.ts";
import { handClock } from "../support/clock.ts";
import { greyDifferences } from "../support/greyscale.ts";
import { startServer, type TestServer } from "../support/startServer.ts";

/** The last day of a month with thirty-one: everything that can stand in a cross stands in one month. */
const LAST_OF_MONTH = Date.UTC(2026, 9, 30, 9);
const TODAY = "2026-10-30";
/** A share of ink that two marks do not have in common, from which nobody takes one for the other. */
const APART = 0.35;

describe("what a colour says", () => {
  const browser = useBrowser();
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ clock: handClock(LAST_OF_MONTH) });
    const path = `/api/v1/boards/${server.hospital.boardId}`;
    const { version, settings } = (await server.as("leader", "GET", path)).body;
    const four = { version, settings: { ...settings, crossScale: 4 } };
    expect((await server.as("leader", "PATCH", path, { body: four })).status).toBe(200);
    const days = [
      { do: "colour", colour: "green", was: null },
      { do: "colour", colour: "yellow", was: null },
      { do: "colour", colour: "orange", was: null },
      { do: "colour", colour: "red", was: null },
      { do: "close", closed: true },
    ];
    for (const [i, day] of days.entries()) {
      const body = { ...day, date: addDays(TODAY, -3 - i) };
      expect((await server.as("leader", "POST", `${path}/cross/commands`, { body })).status).toBe(200);
    }
  });
  afterAll(() => server.close());

  async function pictures(found: Locator): Promise<Record<string, Buffer>> {
    const states = await found.evaluateAll((all) => all.map((each) => each.getAttribute("data-state") ?? ""));
    const first = new Map(states.map((state, i) => [state, i] as const).toReversed());
    const taken: Record<string, Buffer> = {};
    for (const [state, i] of first) taken[state] = await found.nth(i).screenshot();
    return taken;
  }

  test.each(["light", "dark"] as const)(
    "is said by the shape of its mark too, in the cross: %s",
    async (colorScheme) => {
      const page = await browser.visit(`${server.url}/tavle/${server.hospital.boardId}`, {
        cookie: await server.signIn("leader"),
        colorScheme,
      });
      await page.locator(".cross-day[data-state=red]").waitFor();
      // The number of the day is not the mark.
      await page.locator(".cross-day > span").evaluateAll((all) => {
        for (const each of all) if (each instanceof HTMLElement) each.style.visibility = "hidden";
      });
      const marks = await pictures(page.locator(".cross-day:not([data-state=future])"));
      expect(Object.keys(marks)).toEqual(
        expect.arrayContaining(["green", "yellow", "orange", "red", "closed", "waiting", "blank"]),
      );
      const alike = (await greyDifferences(page, marks)).filter(({ difference }) => difference < APART);
      expect(alike).toEqual([]);
    },
  );

  test("is found by the comparison where only the colour differs", async () => {
    const page = await browser.visit(`${server.url}/version`);
    const dot = async (colour: string): Promise<Buffer> => {
      await page.evaluate((paint) => {
        document.body.innerHTML = `<svg width="32" height="32"><circle cx="16" cy="16" r="9" fill="${paint}"/></svg>`;
      }, colour);
      return await page.locator("svg").screenshot();
    };
    const [found] = await greyDifferences(page, { good: await dot("#080"), bad: await dot("#a00") });
    expect(found?.difference).toBeLessThan(APART);
  });
});
