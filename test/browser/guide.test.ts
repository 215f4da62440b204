import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axe, type ScreenName, type TestPage, useBrowser } from "../support/browser.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { textBoxFaults } from "../support/textBoxes.ts";

const browser = useBrowser();
let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

async function visit(who: "leader" | "reader", path: string, screen: ScreenName = "laptop"): Promise<TestPage> {
  return browser.visit(server.url + path, { screen, cookie: await server.signIn(who) });
}

const board = () => `/tavle/${server.hospital.boardId}`;
const note = (page: TestPage) => page.getByRole("dialog", { name: "Omvisning på tavlen" });
const title = (page: TestPage) => note(page).getByRole("heading");

/** Presses a key and waits until the note has turned to another title. */
async function turn(page: TestPage, key: string): Promise<string> {
  const before = await title(page).textContent();
  await page.keyboard.press(key);
  await expect.poll(() => title(page).textContent()).not.toBe(before);
  return (await title(page).textContent()) ?? "";
}

describe("the first look", () => {
  test("is offered on the first board, takes no focus, and is not asked about again when declined", async () => {
    const page = await visit("reader", board());
    const offer = page.getByRole("complementary", { name: "Er du ny her?" });
    await offer.waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BODY");
    await axe(page);
    await offer.getByRole("button", { name: "Nei takk" }).click();
    await offer.waitFor({ state: "hidden" });
    await page.reload();
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.locator(".board-lanes").waitFor();
    expect(await offer.count()).toBe(0);
  });

  test("is walked by the keyboard alone, from thing to thing, and gives the focus back", async () => {
    const page = await visit("leader", board());
    const show = page.getByRole("button", { name: "Vis meg rundt" });
    await show.focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("Her bor ideene");
    expect(await note(page).getByText("1 av").textContent()).toMatch(/^1 av [456]$/);
    await axe(page);
    const titles = [await title(page).textContent()];
    const count = Number((await note(page).getByText("1 av").textContent())?.split(" ").at(-1));
    for (let at = 1; at < count; at += 1) {
      titles.push(await turn(page, "ArrowRight"));
      expect(await isInWindow(page)).toBe(true);
    }
    expect(titles).toContain("Hold det første møtet");
    expect(titles).toContain("Få tavlen på veggen");
    await turn(page, "ArrowLeft");
    await turn(page, "ArrowRight");
    await note(page).getByRole("button", { name: "Ferdig" }).focus();
    await page.keyboard.press("Enter");
    await note(page).waitFor({ state: "detached" });
    await page.reload();
    await page.locator(".board-lanes").waitFor();
    expect(await page.getByRole("button", { name: "Vis meg rundt" }).count()).toBe(0);
  });

  test("comes again from Hjelp on any page, and Escape ends it", async () => {
    const page = await visit("leader", "/");
    await page.getByRole("button", { name: "Hjelp" }).click();
    await page.getByRole("menuitem", { name: "Vis meg rundt på tavlen" }).click();
    await title(page).getByText("Her bor ideene").waitFor();
    await page.keyboard.press("Escape");
    await note(page).waitFor({ state: "detached" });
    expect(page.consoleErrors).toEqual([]);
  });

  test.each(["phone", "desk"] as const)("fits the screen: %s", async (screen) => {
    const page = await visit("reader", board(), screen);
    await page.getByRole("button", { name: "Vis meg rundt" }).click();
    await title(page).waitFor();
    for (;;) {
      expect(await isInWindow(page)).toBe(true);
      const next = note(page).getByRole("button", { name: "Neste" });
      if ((await next.count()) === 0) break;
      await turn(page, "ArrowRight");
    }
    await axe(page);
  });
});

/** What is unclear, or lies over something else. These pages scroll, so what is further down is not cut off. */
async function faultsOf(page: TestPage): Promise<unknown[]> {
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  const faults = (await textBoxFaults(page)).filter(({ fault }) => !fault.startsWith("cut off"));
  return isWide ? [...faults, "wider than the screen"] : faults;
}

/** Whether the whole note stands inside the window, once it has come to rest there. */
async function isInWindow(page: TestPage): Promise<boolean> {
  const box = await note(page).boundingBox();
  const window = page.viewportSize();
  if (!box || !window) return false;
  return box.x >= 0 && box.y >= 0 && box.x + box.width <= window.width && box.y + box.height <= window.height;
}

describe("the page that explains the meeting", () => {
  test.each(["desk", "laptop", "phone"] as const)("is read without signing in: %s", async (screen) => {
    const page = await browser.visit(`${server.url}/slik-gjor-vi`, { screen });
    await page.getByRole("heading", { level: 1, name: "Tavlemøtet på to minutter" }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await axe(page);
    // Nobody is signed in, and the browser says so.
    expect(page.consoleErrors.filter((error) => !error.includes("401"))).toEqual([]);
  });

  test("is found from the page that asks to sign in, from Hjelp, and in the first steps", async () => {
    const stranger = await browser.visit(`${server.url}/`);
    await stranger.getByRole("link", { name: "Les om tavlemøtet på to minutter" }).click();
    await stranger.getByRole("heading", { level: 1, name: "Tavlemøtet på to minutter" }).waitFor();
    const leader = await visit("leader", "/");
    await leader.getByRole("link", { name: "Les om tavlemøtet på to minutter" }).waitFor();
    await leader.getByRole("button", { name: "Hjelp" }).click();
    await leader.getByRole("menuitem", { name: "Slik gjør vi tavlemøter" }).click();
    await leader.getByRole("heading", { level: 1, name: "Tavlemøtet på to minutter" }).waitFor();
  });

  test.each(["nb", "nn", "en"])("is printed on one page of A4: %s", async (language) => {
    const page = await browser.visit(`${server.url}/slik-gjor-vi`);
    await page.evaluate((to) => localStorage.setItem("tavle-language", to), language);
    await page.reload();
    await page.locator(".how-steps").waitFor();
    const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBe(1);
  });
});
