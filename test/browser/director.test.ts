import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BoardId, newId, type UnitId } from "../../shared/base/ids.ts";
import { MINUTE } from "../../shared/base/time.ts";
import { axe, type ScreenName, type TestPage, useBrowser } from "../support/browser.ts";
import { ask } from "../support/caller.ts";
import { runningClock } from "../support/clock.ts";
import { PASSWORD } from "../support/hospital.ts";
import { seededRandom } from "../support/ids.ts";
import { startServer, type TestServer } from "../support/startServer.ts";
import { pairWall } from "../support/wall.ts";

/** A Monday, half an hour before a clinic's leaders meet. */
const MONDAY = Date.UTC(2026, 10, 23, 7, 15);
const random = seededRandom(505);

/** What a clinic director does who has never seen it, and the most touches that it may take her. */
const SIZES = [
  ["laptop", 8],
  ["phone", 8],
] as const satisfies readonly (readonly [ScreenName, number])[];

describe("a clinic director who has never seen it", () => {
  const browser = useBrowser();
  let server: TestServer;
  let clinic: { unitId: UnitId; boardId: BoardId };
  let ward: { unitId: UnitId; boardId: BoardId };
  let director: string | undefined;

  beforeAll(async () => {
    server = await startServer({ clock: runningClock(MONDAY - 2 * MINUTE), seed: 505 });
    await boardOf(server.hospital.trustId, "Prøve HF", "management");
    clinic = await unitWithBoard(server.hospital.trustId, "clinic", "Kirurgisk klinikk", "management");
    ward = await unitWithBoard(clinic.unitId, "section", "Sengepost 7", "huddle");
    const path = `/api/v1/units/${clinic.unitId}/invitations`;
    const { link } = (await as("POST", path, { name: "Kari Nordahl", role: "leader" })).body;
    const who = { token: new URL(link).hash.slice(1), login: "kari", password: PASSWORD };
    await ask(server.url, "POST", "/api/v1/invitations/redeem", { body: who });
    director = (await ask(server.url, "POST", "/api/v1/session", { body: { name: "kari", password: PASSWORD } }))
      .cookie;
  });
  afterAll(() => server.close());

  const as = (method: string, path: string, body: unknown) => server.as("admin", method, path, { body });

  async function boardOf(unitId: UnitId, name: string, kind: string): Promise<BoardId> {
    return (await as("POST", "/api/v1/boards", { unitId, name, kind, language: "nb" })).body.id;
  }
  async function unitWithBoard(parentId: UnitId, kind: string, name: string, board: string) {
    const unitId: UnitId = (await as("POST", "/api/v1/units", { parentId, kind, name })).body.id;
    return { unitId, boardId: await boardOf(unitId, name, board) };
  }

  async function raise(what: string, change: object = {}): Promise<void> {
    const matter = { cardId: null, kind: "action", tried: "Ringt vekter", asked: "En avgjørelse", to: clinic.boardId };
    const body = { id: newId<"escalation">(random), what, ...matter, ...change };
    expect((await as("POST", `/api/v1/boards/${ward.boardId}/escalations`, body)).status).toBe(200);
  }

  /** Counts what she presses; what she writes is hers to write. */
  function touching(page: TestPage, screen: ScreenName) {
    let touches = 0;
    return {
      count: () => touches,
      async press(role: "link" | "button", name: string | RegExp): Promise<void> {
        touches += 1;
        const found = page.getByRole(role, { name }).first();
        await (screen === "phone" ? found.tap() : found.click());
      },
    };
  }

  const waiting = (page: TestPage) => page.locator(".level-waiting .level-matters").first().getByRole("listitem");

  test.each(SIZES)(
    "finds what waits for her, answers two and takes one further: %s, in %i touches",
    async (screen, most) => {
      await raise("Låst medisinrom i natt", { safety: true });
      await raise("Ventetid på røntgen om kvelden");
      await raise("To senger mangler");
      const page = await browser.visit(`${server.url}/`, { screen, ...(director && { cookie: director }) });
      const { press, count } = touching(page, screen);

      await press("link", /^3 saker venter på svar fra Kirurgisk klinikk/);
      await expect.poll(() => waiting(page).count()).toBe(3);
      await axe(page);
      // Safety stands first, so what she does first is what cannot wait.
      expect(await waiting(page).first().textContent()).toContain("Låst medisinrom");
      for (const [what, text] of [
        ["Låst medisinrom i natt", "Ny lås i dag, nattevakten får nøkkel."],
        ["Ventetid på røntgen om kvelden", "To kvelder med radiograf fra mandag."],
      ] as const) {
        await press("button", `Svar: ${what}`);
        await page.getByLabel("Svaret vårt").fill(text);
        await press("button", "Send svaret");
        // The dialog closes by itself, and she is back at what waits next.
        await expect.poll(() => page.getByRole("button", { name: `Svar: ${what}` }).count()).toBe(0);
        await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
        // The keys are where the next begins, not at the top of the page.
        await expect.poll(() => page.locator("[data-act]:focus").getAttribute("aria-label")).toMatch(/^Svar: /);
      }
      await press("button", "To senger mangler");
      await press("button", "Løft videre");
      await press("button", "Løft videre til Prøve HF");
      await expect.poll(() => page.getByText("Ingen saker venter på svar").count()).toBeGreaterThan(0);
      expect(count()).toBeLessThanOrEqual(most);

      const { items } = (await server.as("admin", "GET", `/api/v1/boards/${ward.boardId}/escalations`)).body;
      const ends = items.slice(-3).map(({ history }: { history: { what: string }[] }) => history.at(-1)?.what);
      expect(ends.toSorted()).toEqual(["answered", "answered", "forwarded"]);
    },
  );

  test("from a line she is on the sender's own board in one step, back by her own, and finds what she began", async () => {
    await raise("Pumper mangler");
    const page = await browser.visit(`${server.url}/niva/${clinic.unitId}`, {
      screen: "laptop",
      ...(director && { cookie: director }),
    });
    await waiting(page).filter({ hasText: "Pumper mangler" }).getByRole("link", { name: "Sengepost 7" }).click();
    await page.getByRole("heading", { level: 1, name: "Sengepost 7" }).waitFor();
    await page.goBack();
    await page.getByRole("link", { name: "Tavle", exact: true }).click();
    await page.getByRole("link", { name: "Oversikt" }).click();
    await expect.poll(() => waiting(page).filter({ hasText: "Pumper mangler" }).count()).toBe(1);

    // In the middle of her answer she looks at their board; then the page itself goes, as on a train.
    const begin = () => page.getByRole("button", { name: "Svar: Pumper mangler" }).click();
    const answer = page.getByLabel("Svaret vårt");
    await begin();
    await answer.fill("To pumper kommer fra lageret");
    await page.getByRole("link", { name: "Åpne tavlen til Sengepost 7" }).click();
    await page.getByRole("heading", { level: 1, name: "Sengepost 7" }).waitFor();
    await page.goBack();
    await begin();
    expect(await answer.inputValue()).toBe("To pumper kommer fra lageret");
    await page.reload();
    await begin();
    expect(await answer.inputValue()).toBe("To pumper kommer fra lageret");
    // On a line that carries nothing she is told that it has not arrived.
    const held: (() => Promise<void>)[] = [];
    await page.route("**/answer", (route) => void held.push(() => route.continue()));
    await page.getByRole("button", { name: "Send svaret" }).click();
    await page.getByText("Nettet er tregt").waitFor();
    for (const go of held) await go();
    await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
    await raise("Pumper mangler");
    await begin();
    expect(await answer.inputValue()).toBe("");
    await page.keyboard.press("Escape");
  });

  test("who loses the right to answer, or to be first, is told so over the text", async () => {
    await raise("Droppestativ mangler");
    const page = await browser.visit(`${server.url}/niva/${clinic.unitId}`, { ...(director && { cookie: director }) });
    const { items } = (await as("GET", `/api/v1/boards/${clinic.boardId}/escalations`, undefined)).body;
    const matter = items.find(({ what }: { what: string }) => what === "Droppestativ mangler");
    const row = waiting(page).filter({ hasText: "Droppestativ mangler" });
    await row.getByRole("button", { name: /^Svar/ }).click();
    const answer = page.getByLabel("Svaret vårt");
    await answer.fill("Vi låner av Sengepost 8");
    const { items: people } = (await as("GET", `/api/v1/units/${clinic.unitId}/people`, undefined)).body;
    const kari = people.find(({ login }: { login: string }) => login === "kari");
    const give = (role: string) => as("PUT", `/api/v1/units/${clinic.unitId}/people/${kari.personId}`, { role });
    await give("reader");
    await page.getByText("Du har ikke tilgang til dette").waitFor();
    expect(await answer.inputValue()).toBe("Vi låner av Sengepost 8");
    await page.getByRole("button", { name: "Avbryt" }).click();
    await page.getByText("Leder eller stedfortreder i Kirurgisk klinikk svarer.").waitFor();
    await page.keyboard.press("Escape");
    await row.getByRole("button", { name: /^Se saken/ }).waitFor();
    await give("leader");
    await row.getByRole("button", { name: /^Svar/ }).click();
    await as("POST", `/api/v1/escalations/${matter.id}/answer`, { text: "Fem stativ er kjøpt." });
    await page.getByText("Ada Aas svarte først: «Fem stativ er kjøpt.»").waitFor();
    expect(await answer.inputValue()).toBe("Vi låner av Sengepost 8");
  });

  test("her wall shows who waits, without anybody touching it, and hears of the next by itself", async () => {
    const { cookie } = await pairWall(server, "look", { boardId: clinic.boardId, leader: director });
    const wall = await browser.visit(`${server.url}/skjerm`, { screen: "wallSmall", cookie });
    const panel = wall.locator('[data-area="waiting"]');
    await expect.poll(() => panel.textContent()).toContain("Pumper mangler");
    await raise("Strømbrudd i C-fløyen", { safety: true });
    await expect.poll(() => panel.locator("li").first().textContent()).toContain("Strømbrudd");
    expect(await wall.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true);
  });

  test("while she reads, nothing moves under her finger: what comes is told, and waits until she asks for it", async () => {
    await raise("Heisen i C-fløyen står");
    const page = await browser.visit(`${server.url}/niva/${clinic.unitId}`, {
      screen: "laptop",
      ...(director && { cookie: director }),
    });
    await waiting(page).first().hover();
    await raise("Gasslekkasje på lab", { safety: true });
    await page.getByRole("button", { name: "1 ny sak" }).waitFor();
    const there = waiting(page).filter({ hasText: "Gasslekkasje" });
    expect(await there.count()).toBe(0);
    await page.getByRole("button", { name: "1 ny sak" }).click();
    await expect.poll(() => there.count()).toBe(1);
  });
});
